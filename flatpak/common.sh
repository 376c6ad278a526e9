# shellcheck shell=bash
# SPDX-License-Identifier: EUPL-1.2
# What flatpak/run and flatpak/test share: host packages, the runtime, the application.

app_id=org.boussole.Boussole
suite=${BOUSSOLE_SUITE:-trixie}
branch=13
remote=boussole-local

# See need_packages. Flatpak looks into every icon that an application exports, with the loaders of the host.
needs=(
  flatpak=flatpak flatpak-builder=flatpak-builder ostree=ostree mmdebstrap=mmdebstrap bwrap=bubblewrap
  dbus-run-session=dbus-daemon
  /usr/share/keyrings/debian-archive-keyring.gpg=debian-archive-keyring
  '/usr/lib/*/gdk-pixbuf-2.0/*/loaders/*svg*:/usr/lib*/gdk-pixbuf-2.0/*/loaders/*svg*=librsvg2-common'
)
[ "$suite" = trixie ] || { branch=$suite; remote=boussole-local-$suite; }

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/boussole/$suite
installation=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
larger_disk='free some space, or set XDG_CACHE_HOME to a folder on a larger disk.'
repo=$cache/repo
log=$cache/log
started=$SECONDS

say () {
  printf 'boussole: %s\n' "$*" >&2
}

# stop MESSAGE REMEDY: every way to fail names what to do about it.
stop () {
  printf '\nboussole: %s\n  What to do: %s\n' "$1" "$2" >&2
  exit "${3:-1}"
}

half_made=()
ticker=

# Whatever ends the script: nothing half-made is left to be taken for the whole.
clean_up () {
  [ -z "$ticker" ] || kill "$ticker" 2>/dev/null || true
  [ "${#half_made[@]}" = 0 ] || rm -rf "${half_made[@]}"
}
trap clean_up EXIT
trap "stop 'interrupted' 'run the same command again; what was finished is kept.' 130" INT TERM HUP

# Shows the seconds a step takes, for as long as this script lives.
tick () {
  local text=$1 begin=$SECONDS
  while kill -0 $$ 2>/dev/null; do
    printf '\rboussole: %s … %d s ' "$text" $((SECONDS - begin)) >&2
    sleep 0.3
  done
}

# step TEXT COMMAND...: runs a command quietly, shows how long it takes, keeps its output in the log.
step () {
  local text=$1 begin=$SECONDS status=0
  shift
  printf '\n== %s: %s\n' "$text" "$*" >> "$log"
  if [ -t 2 ]; then
    tick "$text" 9>&- &
    ticker=$!
  else
    say "$text …"
  fi
  ("$@") >> "$log" 2>&1 < /dev/null || status=$?
  if [ -n "$ticker" ]; then
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    ticker=
    printf '\r' >&2
  fi
  if [ "$status" -ne 0 ]; then
    tail -n 25 "$log" | sed 's/^/  | /' >&2
    say "$text: failed after $((SECONDS - begin)) s (whole log: $log)"
    return "$status"
  fi
  say "$text: done in $((SECONDS - begin)) s "
}

# For a command that must not be interrupted half-way: Ctrl-C then counts once it has ended.
whole () (
  trap '' INT
  "$@"
)

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# has COMMAND, or has /FILE[:/FILE…]: whether it is here; the names of files may be patterns.
has () {
  local file
  case $1 in
    /*) for file in ${1//:/ }; do [ ! -e "$file" ] || return 0; done; return 1 ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# need_packages WHAT=PACKAGE...: installs the packages of which this machine does not have WHAT.
need_packages () {
  local entry missing=()
  for entry; do
    has "${entry%%=*}" || missing+=("${entry#*=}")
  done
  [ "${#missing[@]}" != 0 ] || return 0
  command -v apt-get >/dev/null ||
    stop "this machine lacks: ${missing[*]}" \
      "install these (Debian package names) with the package manager of your system, then run this command again."
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
      stop "packages are missing and there is no sudo: ${missing[*]}" \
        "ask an administrator to run: apt-get install ${missing[*]}"
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; } ||
      stop "packages are missing and sudo refuses: ${missing[*]}" \
        "run 'sudo apt-get install ${missing[*]}' yourself, or ask an administrator."
  fi
  say "installing from Debian: ${missing[*]}"
  step 'package lists' whole as_root apt-get update -q ||
    stop 'the Debian mirror of this machine does not answer' \
      'check the network, the proxy and /etc/apt/sources.list, then run this command again.'
  step 'host packages' whole as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}" ||
    stop "apt-get could not install: ${missing[*]}" \
      'read the lines above; often the mirror or the free space is the cause.'
}

need_namespaces () {
  bwrap --unshare-user --unshare-pid --ro-bind / / --proc /proc --dev /dev true 2>> "$log" && return
  stop 'this system does not allow the sandbox (user namespaces), which Flatpak needs' \
    "as administrator, the one of these that is set otherwise: 'sysctl -w user.max_user_namespaces=15000',
    'sysctl -w kernel.unprivileged_userns_clone=1' (Debian), 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
    (Ubuntu); in a container, start it with --privileged."
}

# need_space FOLDER MEGABYTES REMEDY
need_space () {
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$2" ] || stop "only $free MB free in $1, $2 MB needed" "$3"
}

# need_folder FOLDER REMEDY
need_folder () {
  mkdir -p "$1" 2>/dev/null || true
  [ -w "$1" ] || stop "cannot write to $1" "$2"
}

# Flatpak asks the system bus about parental controls. A container often has no such bus; an empty
# one of our own answers that there are none.
has_system_bus () {
  [ "$(id -u)" = 0 ] || [ -n "${DBUS_SYSTEM_BUS_ADDRESS-}" ] || [ -S /run/dbus/system_bus_socket ]
}

user_flatpak () {
  if has_system_bus; then
    flatpak --user "$@"
  else
    # shellcheck disable=SC2016 # for the shell inside
    dbus-run-session -- sh -c \
      'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec flatpak --user "$@"' sh "$@"
  fi
}

prepare_host () {
  need_folder "$cache" 'set XDG_CACHE_HOME to a folder you may write to.'
  need_folder "$installation" 'give yourself the right to write there: Flatpak installs applications of yours in it.'
  exec 9> "$cache/lock"
  flock -n 9 || { say 'another run is busy, waiting for it …'; flock 9; }
  : > "$log"
  need_packages "${needs[@]}"
  need_namespaces
}

hash_of () {
  sha256sum | cut -d ' ' -f 1
}

# A stable suite stays as it is; another one is looked at anew every week.
runtime_key () {
  local week=
  [ "$suite" = trixie ] || week=$(date +%G-%V)
  { echo "$suite $branch $(flatpak --default-arch) ${BOUSSOLE_MIRROR-}$week"
    cat "$top"/flatpak/runtime/*; } | hash_of
}

# Everything the application is built from; other tests, scripts and texts about it do not count.
source_key () {
  local place='app ui data po tests/cases meson.build meson.options flatpak/modules flatpak/org.boussole.Boussole.json'
  cd "$top" || return
  { cat "$cache/runtime.key"
    # shellcheck disable=SC2086 # a list of words
    find $place -type f ! -name '*.pyc' ! -name '*~' -print0 | sort -z | xargs -0 sha256sum; } | hash_of
}

# installed REF: the commit of ours that is installed for this user is the one in our repository.
installed () {
  local commit
  commit=$(flatpak --user info --show-commit "$1" 2>/dev/null) &&
    [ "$commit" = "$(ostree --repo="$repo" rev-parse "$2" 2>/dev/null)" ]
}

install_ref () {
  flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate \
    --title='Boussole, built on this machine' "$remote" "file://$repo" &&
    flatpak --user remote-modify --url="file://$repo" "$remote" &&
    flatpak build-update-repo --no-update-appstream "$repo" &&
    user_flatpak install -y --noninteractive --no-related --no-deps --or-update "$remote" "$@"
}

no_runtime () {
  if grep -q 'Release file .* is expired' "$log"; then
    stop 'the lists of the Debian mirror have expired' \
      'check the date of this machine, or set BOUSSOLE_MIRROR to the address of a mirror that is kept up.'
  elif grep -q 'Failed to fetch\|Could not connect\|Could not resolve\|apt-get update.*failed' "$log"; then
    stop 'the Debian mirror does not answer' \
      'set BOUSSOLE_MIRROR to the address of one that does (http://…/debian), or http_proxy to your proxy.'
  elif grep -q 'No space left' "$log"; then
    stop 'the disk is full' "$larger_disk"
  fi
  stop 'the runtime could not be made' "read $log"
}

# OSTree would keep three hundredths of the disk free.
make_repo () {
  [ -e "$repo/config" ] || ostree init --mode=bare-user-only --repo="$repo" || return
  ostree --repo="$repo" config set core.min-free-space-percent 0
}

make_runtime () {
  make_repo && "$top/flatpak/runtime/build" "$1" "$repo" "$suite" "$branch"
}

prepare_runtime () {
  local key arch tree=$cache/tree
  key=$(runtime_key)
  arch=$(flatpak --default-arch)
  if [ "$(cat "$cache/runtime.key" 2>/dev/null)" = "$key" ] &&
     installed "org.boussole.Sdk//$branch" "runtime/org.boussole.Sdk/$arch/$branch" &&
     installed "org.boussole.Platform//$branch" "runtime/org.boussole.Platform/$arch/$branch"; then
    return
  fi
  need_space "$cache" 2500 "$larger_disk"
  need_space "$installation" 1000 'free some space there: Flatpak installs applications of yours in it.'
  # The files of a runtime have no time: what was built with another one would be taken for current.
  rm -rf "$cache"/{runtime.key,app.key,build/{warnings,sanitizers,bench}}
  half_made+=("$tree")
  step "runtime and SDK from Debian packages ($suite)" make_runtime "$tree" || no_runtime
  rm -rf "$tree"
  step 'installing the runtime for this user' \
    install_ref "org.boussole.Platform//$branch" "org.boussole.Sdk//$branch" ||
    stop 'the runtime could not be installed' "read $log"
  ostree --repo="$repo" prune --refs-only --depth=0 >> "$log"
  echo "$key" > "$cache/runtime.key"
}

# The same manifest on the runtime of another suite of Debian.
manifest () {
  local folder=$top/flatpak file=$cache/manifest.json
  [ "$suite" != trixie ] || file=$folder/$app_id.json
  [ "$suite" = trixie ] || sed "s|\(\"runtime-version\": \)\"13\"|\1\"$branch\"|; s|\"modules/|\"$folder/modules/|" \
    "$folder/$app_id.json" > "$file"
  echo "$file"
}

prepare_app () {
  local key arch
  key=$(source_key)
  arch=$(flatpak --default-arch)
  if [ "$(cat "$cache/app.key" 2>/dev/null)" = "$key" ] &&
     installed "$app_id//master" "app/$app_id/$arch/master"; then
    return
  fi
  need_space "$cache" 500 "$larger_disk"
  step 'building the application' flatpak-builder --force-clean --disable-rofiles-fuse --ccache \
    --state-dir="$cache/builder" --repo="$repo" "$cache/app" "$(manifest)" ||
    stop 'the application does not build' "read the lines above; the whole log is $log"
  step 'installing the application for this user' install_ref "$app_id//master" ||
    stop 'the application could not be installed' "read $log"
  rm -rf "$cache/app"
  echo "$key" > "$cache/app.key"
}
