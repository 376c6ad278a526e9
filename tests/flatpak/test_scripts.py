#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""flatpak/run and flatpak/test on machines where something is missing, refuses or breaks off.

The scripts are the real ones; the commands they call are stand-ins (fakes/) on a PATH of their own,
so that every way to fail takes a blink. A package "installed" by the apt-get among them adds its
command to that PATH. FAULT names what goes wrong.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
# What every machine has.
BASICS = ('awk bash basename cat chmod cmp cp cut date df dirname echo env find flock grep head kill ln ls mkdir mktemp mv '
          'nproc rm sed sh sha256sum sleep sort tail tee touch tr true uname xargs').split()
# A package and what it brings: commands among the fakes, or files.
PACKAGES = {
    'flatpak': ['flatpak'], 'flatpak-builder': ['flatpak-builder'], 'ostree': ['ostree'],
    'mmdebstrap': ['mmdebstrap'], 'bubblewrap': ['bwrap'], 'dbus-daemon': ['dbus-run-session'],
    'debian-archive-keyring': ['/usr/share/keyrings/debian-archive-keyring.gpg'],
    'librsvg2-common': ['/usr/lib/triplet/gdk-pixbuf-2.0/2.10.0/loaders/libpixbufloader-svg.so'],
}
SOURCES = ('app', 'ui', 'data', 'po', 'tests/cases', 'meson.build', 'meson.options')


def wait_for(condition, what):
    end = time.monotonic() + 20
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f'not within 20 s: {what}')
        time.sleep(0.01)


def is_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class Machine:
    """A folder that passes for a machine: its commands, its home, a clone of the source."""

    def __init__(self, folder, missing=(), uid=0):
        self.folder = folder
        self.bin, self.home, self.source = folder / 'bin', folder / 'home', folder / 'source'
        self.calls = folder / 'calls'
        self.cache = self.home / '.cache/boussole/trixie'
        for place in (self.bin, self.home, self.source / 'data/example'):
            place.mkdir(parents=True)
        self.calls.touch()
        for name in BASICS:
            (self.bin / name).symlink_to(shutil.which(name))
        for name in ('apt-get', 'sudo', 'id'):
            if name not in missing:
                self.add(name)
        self.uid = uid
        self.clone()

    def add(self, name):
        shutil.copy(HERE / 'fakes' / name, self.bin / name)

    def clone(self):
        """The real scripts, which look for files in this folder and not on the real machine."""
        shutil.copytree(TOP / 'flatpak', self.source / 'flatpak')
        common = self.source / 'flatpak/common.sh'
        text, count = re.subn(r'/usr/(?=lib|share)', f'{self.folder}/usr/', common.read_text())
        assert count >= 3, 'common.sh names no files of packages any more'
        common.write_text(text)
        for place in SOURCES:
            (self.source / place).parent.mkdir(exist_ok=True)
            (self.source / place).touch() if '.' in place else (self.source / place).mkdir(exist_ok=True)
        (self.source / 'data/example/example.boussole').write_text('{}')

    def install_everything(self):
        for package in PACKAGES:
            self.install(package)
        return self

    def take_over(self, other):
        """What another machine has built and installed."""
        self.install_everything()
        for place in ('.cache', 'installed'):
            shutil.copytree(other.home / place, self.home / place)
        return self

    def forget_application(self):
        (self.home / 'installed/org.boussole.Boussole').unlink()
        return self

    def install(self, package):
        for thing in PACKAGES[package]:
            if thing.startswith('/'):
                path = self.folder / thing[1:]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
            else:
                self.add(thing)

    def environment(self, **more):
        packages = ' '.join(f'{package}={thing}' for package, things in PACKAGES.items() for thing in things)
        return {'PATH': str(self.bin), 'HOME': str(self.home), 'LC_ALL': 'C.UTF-8', 'FAKE_UID': str(self.uid),
                'CALLS': str(self.calls), 'MACHINE': str(self.folder), 'FAKES': str(HERE / 'fakes'),
                'PACKAGES': packages, **more}

    def start(self, *arguments, script='run', cwd=None, **more):
        return subprocess.Popen([self.bin / 'bash', self.source / 'flatpak' / script, *arguments],
                                env=self.environment(**more), cwd=cwd or self.home, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                start_new_session=True)

    def run(self, *arguments, **more):
        with self.start(*arguments, **more) as process:
            output, messages = process.communicate(timeout=60)
        return process.returncode, output, messages

    def called(self, command):
        return [line for line in self.calls.read_text().splitlines() if line.split()[0] == command]


class Scripts(unittest.TestCase):
    ready = None

    def machine(self, **more):
        folder = pathlib.Path(tempfile.mkdtemp(prefix='boussole-machine-'))
        self.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        return Machine(folder, **more)

    def ready_machine(self, **more):
        """One where everything was built before; the building itself is done once."""
        if Scripts.ready is None:
            machine = self.machine().install_everything()
            self.makes_example(machine)
            Scripts.ready = machine
        machine = self.machine(**more).take_over(Scripts.ready)
        return machine

    def nothing_half_made(self, machine):
        left = [path for path in machine.home.rglob('*') if path.name.endswith('.part') or path.name == 'tree']
        self.assertEqual(left, [])

    def stops(self, machine, *expected, status=1, arguments=('--example',), **more):
        """The script ends with a message and a remedy, and leaves nothing half-made."""
        found, output, messages = machine.run(*arguments, **more)
        self.assertEqual(found, status, messages)
        self.assertEqual(output, '')
        self.assertRegex(messages, r'\n  What to do: \S+')
        for words in expected:
            self.assertIn(words, messages)
        self.nothing_half_made(machine)

    def makes_example(self, machine, **more):
        status, output, messages = machine.run('--example', **more)
        self.assertEqual(status, 0, messages)
        odt, pdf = machine.home / 'justification-example.odt', machine.home / 'justification-example.pdf'
        self.assertEqual(output.splitlines()[-1], f'{odt} {pdf}')
        self.assertEqual((odt.read_text(), pdf.read_text()), ('a document as odt\n', 'a document as pdf\n'))
        self.nothing_half_made(machine)
        return messages

    def test_bare_machine(self):
        for uid in (0, 1000):
            with self.subTest(uid=uid):
                machine = self.machine(uid=uid)
                self.makes_example(machine)
                self.assertEqual(len(machine.called('apt-get')), 2, 'one update, one installation')
                self.assertEqual(len(machine.called('sudo')) > 0, uid != 0)

    def test_second_run_builds_nothing(self):
        machine = self.ready_machine()
        self.makes_example(machine, FAULT='mirror')
        for command in ('apt-get', 'mmdebstrap', 'flatpak-builder'):
            self.assertEqual(machine.called(command), [])

    def test_change_of_source_builds_the_application_only(self):
        machine = self.ready_machine()
        for place in ('app/core.c', 'tests/cases/case.json'):
            (machine.source / place).write_text('new')
            self.makes_example(machine)
            self.assertEqual(machine.called('mmdebstrap'), [])
            self.assertEqual(len(machine.called('flatpak-builder')), 1, place)
            machine.calls.write_text('')
        (machine.source / 'README.md').write_text('new')
        self.makes_example(machine)
        self.assertEqual(machine.called('flatpak-builder'), [])

    def test_change_of_recipe_builds_the_runtime(self):
        machine = self.ready_machine()
        with open(machine.source / 'flatpak/runtime/platform.packages', 'a') as packages:
            packages.write('another-library\n')
        self.makes_example(machine)
        self.assertEqual(len(machine.called('mmdebstrap')), 2)

    def test_application_taken_away_is_installed_again(self):
        machine = self.ready_machine().forget_application()
        self.makes_example(machine)
        self.assertTrue((machine.home / 'installed/org.boussole.Boussole').exists())

    def test_no_sudo(self):
        machine = self.machine(missing=['sudo'], uid=1000)
        self.stops(machine, 'there is no sudo', 'ask an administrator to run: apt-get install flatpak ')
        self.assertEqual(machine.called('apt-get'), [])

    def test_sudo_refuses(self):
        machine = self.machine(uid=1000)
        self.stops(machine, 'sudo refuses', 'apt-get install flatpak ', FAULT='sudo')
        self.assertEqual(machine.called('apt-get'), [])

    def test_no_sudo_needed_where_nothing_is_missing(self):
        self.makes_example(self.ready_machine(missing=['sudo', 'apt-get'], uid=1000))

    def test_all_that_is_missing_is_named_at_once(self):
        machine = self.machine(missing=['sudo'], uid=1000)
        self.stops(machine, 'flatpak-builder', 'librsvg2-common', 'xvfb', 'libreoffice-writer-nogui',
                   script='test', arguments=())

    def test_another_system(self):
        self.stops(self.machine(missing=['apt-get']), 'this machine lacks: flatpak ', 'package manager of your system')

    def test_apt_cannot_update(self):
        machine = self.machine()
        self.stops(machine, 'the Debian mirror of this machine does not answer', '/etc/apt/sources.list',
                   FAULT='apt-update')

    def test_apt_cannot_install(self):
        machine = self.machine()
        self.stops(machine, 'apt-get could not install: flatpak', 'E: Unable to locate', FAULT='apt-install')

    def test_no_user_namespaces(self):
        self.stops(self.ready_machine(), 'user namespaces', 'sysctl -w', '--privileged', FAULT='namespaces')

    def test_mirror_is_dead(self):
        machine = self.machine().install_everything()
        self.stops(machine, 'the Debian mirror does not answer', 'BOUSSOLE_MIRROR', 'http_proxy', FAULT='mirror')
        self.makes_example(machine)

    def test_mirror_is_out_of_date(self):
        machine = self.machine().install_everything()
        self.stops(machine, 'the lists of the Debian mirror have expired', 'BOUSSOLE_MIRROR', 'the date of this machine',
                   FAULT='mirror-is-old')
        self.makes_example(machine)

    def test_mirror_is_passed_on(self):
        machine = self.machine().install_everything()
        self.makes_example(machine, BOUSSOLE_MIRROR='http://mirror.example/debian')
        for call in machine.called('mmdebstrap'):
            self.assertTrue(call.endswith(' http://mirror.example/debian'), call)

    def test_no_space_to_begin_with(self):
        machine = self.machine().install_everything()
        self.add_df(machine, 200)
        self.stops(machine, 'only 200 MB free', '2500 MB needed', 'XDG_CACHE_HOME')
        self.assertEqual(machine.called('mmdebstrap'), [])

    def add_df(self, machine, megabytes):
        (machine.bin / 'df').unlink()
        (machine.bin / 'df').write_text(f'#!/bin/sh\necho Filesystem\necho tmpfs 9999 9999 {megabytes} 0% /\n')
        (machine.bin / 'df').chmod(0o755)

    def test_disk_fills_up(self):
        for fault in ('disk-full', 'disk-full-on-export'):
            with self.subTest(fault=fault):
                machine = self.machine().install_everything()
                self.stops(machine, 'the disk is full', 'XDG_CACHE_HOME', FAULT=fault)

    def test_no_right_to_write(self):
        machine = self.machine()
        file = machine.home / 'file'
        file.touch()
        self.stops(machine, 'cannot write to /proc', 'change to a folder', cwd='/proc')
        self.assertEqual(machine.called('apt-get'), [])
        self.stops(machine, f'cannot write to {file}', 'XDG_CACHE_HOME', XDG_CACHE_HOME=str(file))
        self.stops(machine, 'cannot write to /proc', 'XDG_CACHE_HOME', XDG_CACHE_HOME='/proc')
        self.stops(machine, f'cannot write to {file}', 'the right to write', FLATPAK_USER_DIR=str(file / 'flatpak'))

    def test_application_does_not_build(self):
        machine = self.ready_machine().forget_application()
        self.stops(machine, 'the application does not build', 'error: expected', FAULT='build')
        self.makes_example(machine)

    def test_installation_fails(self):
        machine = self.ready_machine().forget_application()
        self.stops(machine, 'could not be installed', FAULT='install')
        self.makes_example(machine)

    def test_export_fails(self):
        machine = self.ready_machine()
        self.stops(machine, 'the pdf of the example was not written', FAULT='export')
        self.assertFalse((machine.home / 'justification-example.pdf').exists())

    def interrupt(self, machine, during, number=signal.SIGINT):
        """As Ctrl-C does: the signal reaches everything the terminal started."""
        machine.calls.write_text('')
        with machine.start('--example', FAULT=f'slow-{during}') as process:
            # Platform and Sdk are unpacked at once. A signal between fork and exec of a command is lost in bash.
            parts = 2 if during == 'mmdebstrap' else 1
            wait_for(lambda: len(machine.called('slow')) == parts, 'the step')
            os.killpg(process.pid, number)
            output, messages = process.communicate(timeout=20)
        self.assertEqual(output, '')
        self.assertRegex(messages, r'interrupted\n  What to do: run the same command again')
        self.assertEqual(process.returncode, 130)
        wait_for(lambda: not is_alive(process.pid), 'the end of all it started')
        self.nothing_half_made(machine)

    def test_interrupted(self):
        machine = self.machine().install_everything()
        for during in ('mmdebstrap', 'flatpak-builder', 'flatpak-install'):
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(during=during, signal=number):
                    self.interrupt(machine, during, number)
        self.makes_example(machine)

    def test_packages_are_installed_whole(self):
        machine = self.machine()
        self.interrupt(machine, 'apt-get')
        self.assertIn('slow apt-get ended', machine.called('slow'))
        self.assertEqual(machine.called('mmdebstrap'), [])
        self.assertTrue((machine.bin / 'flatpak-builder').exists())

    def test_two_at_once(self):
        machine = self.ready_machine().forget_application()
        runs = [machine.start('--example', cwd=place, FAULT='pause') for place in (machine.home, machine.folder)]
        messages = []
        for run in runs:  # the second waits
            output, text = run.communicate(timeout=60)
            self.assertEqual(run.returncode, 0, text)
            self.assertIn('justification-example.odt', output)
            messages.append(text)
        self.assertEqual(sum('another run is busy' in text for text in messages), 1)
        self.assertEqual(len(machine.called('flatpak-builder')), 1)

    def test_no_display(self):
        machine = self.ready_machine()
        status, output, messages = machine.run()
        self.assertEqual((status, output), (0, ''))
        self.assertIn('no display', messages)
        self.assertIn('--command=boussole-cli', messages)

    def test_window_opens_what_it_is_given(self):
        machine = self.ready_machine()
        (machine.home / 'my project.boussole').touch()
        status, _output, messages = machine.run('my project.boussole', '--version', DISPLAY=':9')
        self.assertEqual(status, 0, messages)
        self.assertEqual(machine.called('flatpak')[-1], 'flatpak --user run --file-forwarding org.boussole.Boussole '
                         '@@ my project.boussole @@ --version')

    def install_release(self, machine, folder):
        done = subprocess.run([machine.bin / 'sh', folder / 'install'], env=machine.environment(), text=True,
                              capture_output=True, timeout=60)
        return done.returncode, done.stdout + done.stderr

    def test_release(self):
        machine = self.ready_machine()
        status, output, messages = machine.run('stick', script='release')
        self.assertEqual((status, output), (0, f'{machine.home / "stick"}\n'), messages)
        self.assertEqual(sorted(path.name for path in (machine.home / 'stick').iterdir()),
                         ['SHA256SUMS', 'boussole.flatpak', 'install', 'runtime.flatpak'])
        self.stops(machine, 'exists already', 'does not exist yet', script='release', arguments=['stick'])
        other = self.machine(missing=['apt-get', 'sudo']).install_everything()
        for _ in range(2):
            status, text = self.install_release(other, machine.home / 'stick')
            self.assertEqual(status, 0, text)
            self.assertIn('is installed', text)
        self.assertEqual(sorted(path.name for path in (other.home / 'installed').iterdir()),
                         ['boussole.flatpak', 'runtime.flatpak'])

    def test_damaged_release(self):
        machine = self.ready_machine()
        machine.run('stick', script='release')
        with open(machine.home / 'stick/boussole.flatpak', 'a') as bundle:
            bundle.write('x')
        other = self.machine().install_everything()
        status, text = self.install_release(other, machine.home / 'stick')
        self.assertEqual(status, 1)
        self.assertRegex(text, r'damaged\n  What to do: copy the folder again')
        self.assertEqual(other.called('flatpak'), [])
        self.assertEqual(self.install_release(self.machine(), machine.home / 'stick')[0], 1)

    def test_release_is_whole_or_not_there(self):
        machine = self.ready_machine()
        self.stops(machine, 'the release was not written', FAULT='disk-full-on-bundle',
                   script='release', arguments=['stick'])
        self.assertFalse((machine.home / 'stick').exists())

    def test_help_needs_nothing(self):
        machine = self.machine(missing=['apt-get', 'sudo'])
        for script in ('run', 'test', 'release'):
            status, output, messages = machine.run('--help', script=script)
            self.assertEqual((status, messages), (0, ''))
            self.assertIn(f'flatpak/{script}', output)
        self.assertEqual(sorted(path.name for path in machine.home.iterdir()), [])


if __name__ == '__main__':
    unittest.main()
