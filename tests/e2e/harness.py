# SPDX-License-Identifier: EUPL-1.2
"""Drives Boussole through AT-SPI, as a screen reader does.

The program is the installed Flatpak, or the local build BOUSSOLE_PROGRAM names (then with
BOUSSOLE_DATADIR, and boussole-cli beside it). Display and session bus are those of flatpak/test;
every test has a home of its own. What is awaited is polled for until a deadline, never slept for.
"""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

from accessible import Tree, describe, dump_programs, find_program, find_root, matches
from screen import CONTROL, get_screen
from waiting import wait_for
from words import TOP, Words

APP_ID = 'org.boussole.Boussole'
PROGRAM = os.environ.get('BOUSSOLE_PROGRAM')
IN_FLATPAK = PROGRAM is None
NAMES = ('boussole', APP_ID.lower())


class Boussole:
    """The program under test, in the home HOME."""

    def __init__(self, home, language='C.UTF-8'):
        self.home = pathlib.Path(home)
        self.language = language
        self.words = Words('fr' if language.startswith('fr') else 'en')
        self.process = None
        self.log = self.home / 'messages.txt'

    def environment(self):
        environment = {
            **os.environ, 'HOME': str(self.home), 'LC_ALL': self.language, 'GDK_BACKEND': 'x11',
            'GSK_RENDERER': 'cairo', 'GDK_DISABLE': 'gl,vulkan', 'GSETTINGS_BACKEND': 'memory',
            'ADW_DISABLE_PORTAL': '1', 'NO_COLOR': '1',
        }
        for name, place in (('DATA', '.local/share'), ('CONFIG', '.config'), ('CACHE', '.cache'),
                            ('STATE', '.local/state')):
            environment[f'XDG_{name}_HOME'] = str(self.home / place)
        if IN_FLATPAK:
            environment.setdefault('FLATPAK_USER_DIR', os.path.expanduser('~/.local/share/flatpak'))
        else:
            environment['GDK_DEBUG'] = 'no-portals'
        return environment

    def command(self, *arguments, program='boussole'):
        """How a desktop starts it; files are forwarded into the sandbox."""
        if not IN_FLATPAK:
            path = pathlib.Path(PROGRAM)
            return [str(path if program == 'boussole' else path.with_name(program)), *map(str, arguments)]
        command = ['flatpak', 'run', f'--command={program}', '--file-forwarding', APP_ID]
        for argument in arguments:
            command += ['@@', str(argument), '@@'] if os.path.isabs(str(argument)) else [str(argument)]
        return command

    def spawn(self, *arguments):
        with open(self.log, 'ab') as log:
            return subprocess.Popen(self.command(*arguments), env=self.environment(), cwd=self.home,
                                    stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def start(self, *arguments):
        get_screen().move(500, 400)  # with no window manager the keys go to the window under it
        self.process = self.spawn(*arguments)
        wait_for(self.window_or_exit, 'the window of Boussole')
        return self

    def window_or_exit(self):
        if self.process.poll() is not None:
            raise AssertionError(f'Boussole ended with status {self.process.returncode}:\n{self.messages}')
        return self.look('frame')

    @property
    def node(self):
        return find_root(*NAMES)

    def look(self, role, name=None, where=None):
        node = self.node
        return node.look(role, name, where) if node is not None else None

    def find(self, role, name=None, where=None, timeout=None):
        return wait_for(lambda: self.look(role, name, where), f'{role} {describe(name)}', timeout)

    def wait_gone(self, role, name=None):
        wait_for(lambda: self.look(role, name) is None, f'no {role} {describe(name)} any more')

    def wait_text(self, pattern, timeout=None):
        """Waits until something shown matches, and returns all texts."""
        def read():
            node = self.node
            texts = node.texts if node is not None else ''
            return texts if matches(re.compile(pattern) if isinstance(pattern, str) else pattern, texts) else None

        return wait_for(read, f'a text like {pattern}', timeout)

    @property
    def focused(self):
        """What has the keyboard focus: one call where it was read before."""
        bus = find_program(*NAMES)
        return bus and (Tree(bus, whole=False).focused or Tree(bus).focused)

    def has_focus(self, role, name):
        focused = self.focused
        return focused if focused and focused.role == role and focused.name == name else None

    def wait_focus(self, role, name):
        return wait_for(lambda: self.has_focus(role, name),
                        lambda: f'the focus on {role} “{name}”, not on {self.focused!r}')

    def reach(self, what, is_wanted, key='Tab', most=60):
        """Presses the key until what has the focus is wanted, and returns it."""
        seen = []
        for _ in range(most):
            focused = wait_for(lambda: self.focused, 'a focus')
            if is_wanted(focused):
                return focused
            seen.append(focused)
            get_screen().key(key)
            wait_for(lambda: (now := self.focused) and now.path != focused.path, f'another focus than {focused!r}')
        raise AssertionError(f'no way to {what} with {key}, only to {seen}')

    def move_to(self, role, name, key='Tab', most=60):
        self.reach(f'{role} “{name}”', lambda node: (node.role, node.name) == (role, name), key, most)

    @property
    def messages(self):
        return self.log.read_text(errors='replace') if self.log.exists() else ''

    def wait_ended(self):
        status = wait_for(lambda: None if self.process.poll() is None else (self.process.returncode,),
                          'the end of Boussole')
        wait_for(lambda: find_program(*NAMES) is None, 'Boussole gone from the accessibility bus')
        self.process = None
        return status[0]

    def press_quit(self):
        get_screen().key('q', CONTROL)

    def quit(self):
        self.press_quit()
        status = self.wait_ended()
        if status != 0:
            raise AssertionError(f'Boussole ended with status {status}:\n{self.messages}')

    def pids(self):
        """The process of the program itself, behind the sandbox: here no other one is called so."""
        return [int(comm.parent.name) for comm in pathlib.Path('/proc').glob('[0-9]*/comm') if is_program(comm)]

    def _kill_all(self):
        for pid in self.pids():
            with contextlib.suppress(ProcessLookupError):  # it ended by itself
                os.kill(pid, signal.SIGKILL)

    def kill(self):
        """As when the power goes."""
        self._kill_all()
        self.wait_ended()

    def stop(self):
        """Whatever the test did not end."""
        self._kill_all()
        if self.process is not None and not IN_FLATPAK:
            self.process.wait()  # a child of ours stays in the list until then
        wait_for(lambda: not self.pids() and find_program(*NAMES) is None, 'the end of Boussole')


def is_program(comm):
    try:
        return comm.read_text().strip() == 'boussole'
    except OSError:  # it just ended
        return False


class Case(unittest.TestCase):
    """A test with a program and a home of its own."""

    language = 'C.UTF-8'

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='boussole-home-'))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.app = Boussole(self.home, self.language)
        self.addCleanup(self.app.stop)

    def tearDown(self):
        self.check_messages()

    def check_messages(self):
        """A warning of GLib or GTK in what the program wrote is a fault of the program."""
        faults = [line for line in self.app.messages.splitlines()
                  if re.search(r'\b(WARNING|CRITICAL|ERROR)\b', line) and not re.search(ALLOWED, line)]
        self.assertEqual(faults, [])

    def keep_evidence(self):
        place = pathlib.Path(os.environ.get('BOUSSOLE_KEEP') or tempfile.mkdtemp(prefix='boussole-e2e-'))
        place.mkdir(parents=True, exist_ok=True)
        stem = place / self.id().rsplit('.', 2)[-1]
        try:
            get_screen().save(f'{stem}.png')
            pathlib.Path(f'{stem}.txt').write_text('\n\n'.join([*dump_programs(), self.app.messages]))
        except Exception as error:  # the failure itself matters more
            print(f'     no picture: {error}', file=sys.stderr)
        print(f'     what it looked like: {stem}.png and .txt', flush=True)


# What does not come from the program: a session without a settings portal or a system bus.
ALLOWED = r'portal|dconf|Unable to acquire session bus|system_bus_socket'
