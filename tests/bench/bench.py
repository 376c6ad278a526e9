#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Time to the first frame and memory, against a minimal libadwaita window; and time to the first frame
with many saved projects, against one. Run by flatpak/test --bench.

bench.py BUILD SOURCE [PAIRS]

What is compared is built in the same Sdk and run there in alternating pairs, so that what the machine
does besides falls on both. Time counts from before the process is started to its first frame.
"""

import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

GOAL = 1.25  # beside a minimal window
GOAL_MANY = 1.1  # with MANY projects beside one
MANY = 10000


def environment(home, source):
    """Both programs get the same surroundings; the cairo renderer needs no GPU."""
    return {
        **os.environ,
        'HOME': str(home), 'XDG_DATA_HOME': str(home / 'data'), 'XDG_CONFIG_HOME': str(home / 'config'),
        'XDG_CACHE_HOME': str(home / 'cache'), 'XDG_RUNTIME_DIR': str(home),
        'BOUSSOLE_DATADIR': str(source / 'data'), 'GSETTINGS_SCHEMA_DIR': str(home / 'schemas'),
        'GSETTINGS_BACKEND': 'memory', 'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo',
        'LC_ALL': 'fr_FR.UTF-8', 'BOUSSOLE_BENCH': '1',
    }


def first_frame(command, env):
    """Milliseconds until the program says that its first frame is drawn."""
    begin = time.monotonic()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith('first-frame'):
                elapsed = (time.monotonic() - begin) * 1000
                process.communicate(timeout=20)
                return elapsed
    raise SystemExit(f'bench: {command[0]} ended without a first frame (status {process.returncode})')


def resident(command, env):
    """Proportional set size in MB once it no longer grows."""
    env = {name: value for name, value in env.items() if name != 'BOUSSOLE_BENCH'}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as process:
        sizes = [0]
        for _ in range(40):
            time.sleep(0.5)
            rollup = pathlib.Path(f'/proc/{process.pid}/smaps_rollup').read_text()
            sizes.append(int(re.search(r'^Pss:\s+(\d+)', rollup, re.MULTILINE).group(1)))
            if len(sizes) > 5 and sizes[-1] == sizes[-3]:
                break
        process.terminate()
    return sizes[-1] / 1024


def pairs(base, ours, count):
    """The medians of two (command, surroundings)."""
    for run in (base, ours, base, ours):
        first_frame(*run)
    times = [(first_frame(*base), first_frame(*ours)) for _ in range(count)]
    return [statistics.median(column) for column in zip(*times)]


def fill(home, build, source, projects):
    """The surroundings of a home folder with saved projects."""
    env = environment(home, source)
    (home / 'schemas').mkdir(parents=True)
    subprocess.run(['glib-compile-schemas', '--targetdir', str(home / 'schemas'), str(source / 'data')],
                   check=True)
    subprocess.run([str(build / 'tests/fill-store'), str(source / 'data/example/example.boussole'),
                    str(projects)], env=env, check=True)
    return env


def measure(build, source, projects, count):
    application = build / 'app/boussole'
    minimal = [str(build / 'tests/minimal-window')]
    with tempfile.TemporaryDirectory() as folder:
        env = fill(pathlib.Path(folder) / 'home', build, source, projects)
        base, ours = pairs((minimal, env), ([str(application), '--exit-after-first-frame'], env), count)
        base_memory, our_memory = resident(minimal, env), resident([str(application)], env)
    print(f'{projects:5} saved: first frame {ours:.0f} ms, minimal window {base:.0f} ms, '
          f'ratio {ours / base:.2f} (median of {count} pairs); '
          f'memory {our_memory:.0f} MB, minimal window {base_memory:.0f} MB', flush=True)
    return ours / base


def measure_many(build, source, count):
    command = [str(build / 'app/boussole'), '--exit-after-first-frame']
    with tempfile.TemporaryDirectory() as folder:
        one, many = [(command, fill(pathlib.Path(folder) / str(projects), build, source, projects))
                     for projects in (1, MANY)]
        base, ours = pairs(one, many, count)
    print(f'{MANY:5} saved: first frame {ours:.0f} ms, with 1 saved {base:.0f} ms, ratio {ours / base:.2f} '
          f'(median of {count} pairs)', flush=True)
    return ours / base


def main():
    build, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    reader, writer = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(writer), '-screen', '0', '1280x900x24', '-noreset',
                               '-nolisten', 'tcp'], pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as display:
            os.environ['DISPLAY'] = ':' + display.readline().strip()
        ratios = [measure(build, source, projects, count) for projects in (1, 1000)]
        many = measure_many(build, source, count)
    finally:
        server.terminate()
    reached = max(ratios) <= GOAL and many <= GOAL_MANY
    print(f'goal: at most {GOAL}, with {MANY} projects at most {GOAL_MANY} times that with 1; '
          f'{"reached" if reached else "missed"}')
    return 0 if reached else 1


if __name__ == '__main__':
    sys.exit(main())
