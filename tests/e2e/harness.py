# SPDX-License-Identifier: EUPL-1.2
"""Drives Boussole through AT-SPI, as a screen reader does.

The program is the installed Flatpak, or the local build BOUSSOLE_PROGRAM names (then with
BOUSSOLE_DATADIR, and boussole-cli beside it). Display and session bus are those of flatpak/test;
every test has a home of its own. What is awaited is polled for until a deadline, never slept for.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

import screen  # noqa: E402

APP_ID = 'org.boussole.Boussole'
PROGRAM = os.environ.get('BOUSSOLE_PROGRAM')
IN_FLATPAK = PROGRAM is None
TOP = pathlib.Path(__file__).resolve().parent.parent.parent
DEADLINE = float(os.environ.get('BOUSSOLE_DEADLINE', '15'))

# One name per role, whatever the version of AT-SPI and GTK.
ROLES = {
    'push button': 'button', 'button': 'button', 'toggle button': 'toggle', 'push button menu': 'button',
    'check box': 'check', 'switch': 'check', 'radio button': 'radio', 'text': 'entry', 'entry': 'entry',
    'password text': 'entry', 'window': 'frame', 'combo box': 'combo', 'list box': 'list',
    'list item': 'row', 'file chooser': 'dialog', 'alert': 'dialog', 'page tab': 'tab',
}

_screen = None


def get_screen():
    global _screen
    if _screen is None:
        Atspi.init()
        _screen = screen.Screen()
    return _screen


def wait_for(condition, what, timeout=None):
    """Polls until CONDITION gives something true, and returns that."""
    end = time.monotonic() + (timeout or DEADLINE)
    context = GLib.MainContext.default()
    pause = 0.01
    while True:
        while context.iteration(False):
            pass
        try:
            result = condition()
        except GLib.Error:  # a widget went away while it was read
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f'not within {timeout or DEADLINE:.0f} s: {what}')
        time.sleep(pause)  # between two polls, not instead of one
        pause = min(pause * 2, 0.2)


def matches(wanted, text):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return wanted.search(text or '') is not None
    return wanted == (text or '')


class Node:
    """An accessible object."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def role(self):
        name = self.accessible.get_role_name()
        return ROLES.get(name, name)

    @property
    def name(self):
        return self.accessible.get_name() or ''

    @property
    def description(self):
        return self.accessible.get_description() or ''

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    @property
    def checked(self):
        return self.has('checked')

    @property
    def children(self):
        found = []
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                found.append(Node(child))
        return found

    @property
    def parent(self):
        parent = self.accessible.get_parent()
        return Node(parent) if parent is not None else None

    def walk(self):
        """This node and all below that are shown, in reading order."""
        try:
            if not self.has('showing') and self.role != 'application':
                return
            yield self
            children = self.children
        except GLib.Error:
            return
        for child in children:
            yield from child.walk()

    def look(self, role, name=None, where=None):
        """The first node of this role and name (text or pattern) below, or None."""
        for node in self.walk():
            try:
                if node.role == role and matches(name, node.name) and (where is None or where(node)):
                    return node
            except GLib.Error:
                continue
        return None

    def find(self, role, name=None, where=None, timeout=None):
        return wait_for(lambda: self.look(role, name, where), f'{role} {describe(name)}', timeout)

    def find_all(self, role, name=None):
        return [node for node in self.walk() if node.role == role and matches(name, node.name)]

    @property
    def texts(self):
        """Every name and text below, line by line."""
        lines = []
        for node in self.walk():
            for line in (node.name, node.description):
                if line and line not in lines:
                    lines.append(line)
        return '\n'.join(lines)

    @property
    def text(self):
        if self.accessible.get_text_iface() is None:
            return ''
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))

    @property
    def actions(self):
        if self.accessible.get_action_iface() is None:
            return []
        return [Atspi.Action.get_action_name(self.accessible, i)
                for i in range(Atspi.Action.get_n_actions(self.accessible))]

    def do(self, action):
        """Runs the action of this name, where the node offers it."""
        actions = self.actions
        if action not in actions:
            raise AssertionError(f'{self!r} has no action {action!r}, only {actions}')
        Atspi.Action.do_action(self.accessible, actions.index(action))

    def press(self):
        """The action of a button, else a click in the middle."""
        for action in ('click', 'press', 'toggle', 'activate'):
            if action in self.actions:
                self.do(action)
                return
        self.click()

    @property
    def extents(self):
        extents = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)
        return extents.x, extents.y, extents.width, extents.height

    def click(self):
        extents = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)
        frame = self
        while frame.parent is not None and frame.parent.role != 'application':
            frame = frame.parent
        origin = Atspi.Component.get_extents(frame.accessible, Atspi.CoordType.WINDOW)
        get_screen().click(extents.x - origin.x + extents.width / 2, extents.y - origin.y + extents.height / 2)

    def set_text(self, text):
        if not Atspi.EditableText.set_text_contents(self.accessible, text):
            raise AssertionError(f'{self!r} does not take text')

    def __repr__(self):
        return f'{self.role} “{self.name}”'

    def dump(self):
        """What a screen reader finds here, for the record of a failure."""
        lines = []

        def add(node, depth):
            try:
                states = [s for s in ('focused', 'checked', 'expanded', 'selected') if node.has(s)]
                lines.append(f'{"  " * depth}{node!r} {node.description!r} {node.actions} {states}')
                for child in node.children:
                    add(child, depth + 1)
            except GLib.Error as error:
                lines.append(f'{"  " * depth}({error.message})')

        add(self, 0)
        return '\n'.join(lines)


def describe(name):
    return f'/{name.pattern}/' if isinstance(name, re.Pattern) else f'“{name}”' if name else ''


def find_application(names):
    """The running application of one of these names, or None."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application is not None and (application.get_name() or '').lower() in names:
            application.clear_cache()
            return Node(application)
    return None


class Boussole:
    """The program under test, in the home HOME."""

    def __init__(self, home, language='C.UTF-8'):
        self.home = pathlib.Path(home)
        self.language = language
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
        return find_application(('boussole', APP_ID.lower()))

    def look(self, role, name=None, where=None):
        node = self.node
        return node.look(role, name, where) if node is not None else None

    def find(self, role, name=None, where=None, timeout=None):
        return wait_for(lambda: self.look(role, name, where), f'{role} {describe(name)}', timeout)

    def wait_gone(self, role, name=None):
        wait_for(lambda: self.look(role, name) is None, f'no {role} {describe(name)} any more')

    def wait_text(self, pattern):
        """Waits until something shown matches, and returns all texts."""
        def read():
            node = self.node
            texts = node.texts if node is not None else ''
            return texts if matches(re.compile(pattern) if isinstance(pattern, str) else pattern, texts) else None

        return wait_for(read, f'a text like {pattern}')

    @property
    def focused(self):
        node = self.node
        if node is None:
            return None
        found = [n for n in node.walk() if n.has('focused') and n.role != 'frame']
        return found[-1] if found else None

    @property
    def messages(self):
        return self.log.read_text(errors='replace') if self.log.exists() else ''

    def wait_ended(self):
        status = wait_for(lambda: None if self.process.poll() is None else (self.process.returncode,),
                          'the end of Boussole')
        wait_for(lambda: self.node is None, 'Boussole gone from the accessibility bus')
        self.process = None
        return status[0]

    def quit(self):
        get_screen().key('q', screen.CONTROL)
        status = self.wait_ended()
        if status != 0:
            raise AssertionError(f'Boussole ended with status {status}:\n{self.messages}')

    def pids(self):
        """The process of the program itself, behind the sandbox."""
        return [pid for pid in descendants(self.process.pid) if is_program(pid)]

    def kill(self):
        """As when the power goes."""
        for pid in self.pids():
            os.kill(pid, signal.SIGKILL)
        self.wait_ended()

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        for pid in self.pids():
            os.kill(pid, signal.SIGKILL)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def descendants(pid):
    found = [pid]
    parents = {}
    for entry in pathlib.Path('/proc').glob('[0-9]*/stat'):
        try:
            content = entry.read_text()
        except OSError:
            continue
        parents.setdefault(int(content.rsplit(')', 1)[1].split()[1]), []).append(int(entry.parent.name))
    for parent in found:
        found += parents.get(parent, [])
    return found


def is_program(pid):
    try:
        return pathlib.Path(f'/proc/{pid}/comm').read_text().strip() == 'boussole'
    except OSError:
        return False


class Case(unittest.TestCase):
    """A test with a program and a home of its own."""

    language = 'C.UTF-8'

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='boussole-home-'))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.app = Boussole(self.home, self.language)
        self.addCleanup(self.app.stop)

    def _callTestMethod(self, method):
        try:
            super()._callTestMethod(method)
            self.check_messages()
        except unittest.SkipTest:
            raise
        except BaseException:
            self.keep_evidence()
            raise

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
            desktop = Node(Atspi.get_desktop(0))
            desktop.accessible.clear_cache()
            pathlib.Path(f'{stem}.txt').write_text(desktop.dump() + '\n\n' + self.app.messages)
        except Exception as error:  # the failure itself matters more
            print(f'     no picture: {error}', file=sys.stderr)
        print(f'     what it looked like: {stem}.png and .txt', flush=True)


# What does not come from the program: a session without a settings portal or a system bus.
ALLOWED = r'portal|dconf|Unable to acquire session bus|system_bus_socket'
