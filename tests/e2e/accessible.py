# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader finds: the accessible objects of a program, read over the AT-SPI bus.

A Tree is a picture of one moment; a Node is an object in it. A whole window takes one call for the
objects and one per parent for the order of its children, sent together, where libatspi asks for
every name, role and state on its own.
"""

import functools

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from screen import get_screen  # noqa: E402
from waiting import wait_for  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
TEXT = 'org.a11y.atspi.Text'
CALL_TIMEOUT = 10_000

# One name per role, whatever the version of AT-SPI and GTK.
ROLES = {
    'push button': 'button', 'toggle button': 'toggle', 'push button menu': 'button',
    'check box': 'check', 'switch': 'check', 'radio button': 'radio', 'text': 'entry',
    'password text': 'entry', 'window': 'frame', 'combo box': 'combo', 'list box': 'list',
    'list item': 'row', 'file chooser': 'dialog', 'alert': 'dialog', 'page tab': 'tab',
}

_connection = None


def connection():
    """The accessibility bus, whose address the session bus knows."""
    global _connection
    if _connection is None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, CALL_TIMEOUT).unpack()[0]
        flags = Gio.DBusConnectionFlags
        _connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION)
        # GTK 3 keeps its objects ready only when somebody listens.
        ask('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry', 'RegisterEvent',
            GLib.Variant('(sass)', ('window:create', [], '')))
    return _connection


def ask(bus, path, interface, method, arguments=None):
    """Calls and waits; what fails raises GLib.Error."""
    result = connection().call_sync(bus, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                    CALL_TIMEOUT).unpack()
    return result[0] if result else None


def ask_property(bus, path, interface, name):
    return ask(bus, path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (interface, name)))


def ask_all(bus, paths, method):
    """The answers of many objects by path, asked at once; those that went away are left out."""
    answers = {}
    waiting = set(paths)

    def take(source, result, path):
        waiting.discard(path)
        try:
            answers[path] = source.call_finish(result).unpack()[0]
        except GLib.Error:
            pass

    for path in paths:
        connection().call(bus, path, ACCESSIBLE, method, None, None, Gio.DBusCallFlags.NONE, CALL_TIMEOUT, None, take, path)
    while waiting:
        GLib.MainContext.default().iteration(True)
    return answers


class Item:
    """Name, role and states of an object, at one moment."""

    def __init__(self, states, children=-1, interfaces=(), name='', role=0, description=''):
        self.states = states[0] | states[1] << 32
        self.children = children
        self.interfaces = interfaces
        self.name = name
        self.role = role
        self.description = description

    def has(self, state):
        return bool(self.states >> int(state) & 1)


class Tree:
    """The objects of the program BUS that are shown; with whole=False those that were read before."""

    def __init__(self, bus, whole=True):
        self.bus = bus
        self.items = {}
        self.children = {}
        self.parents = {}
        self._load()
        if whole:
            self._read_all()

    def _read_all(self):
        known = len(self.items)
        while parents := [path for path in self.items if self._is_unread(path)]:
            self._read_children(parents)
        if len(self.items) > known:
            self._load()

    def _load(self):
        """Reads the objects that somebody asked for before, all that the program keeps ready."""
        for (_, path), _, _, _, count, interfaces, name, role, description, states in ask(
                self.bus, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems'):
            self.items[path] = Item(states, count, interfaces, name, role, description)

    def _is_unread(self, path):
        item = self.items[path]
        return path not in self.children and (
            path == ROOT or (item.children != 0 and item.has(Atspi.StateType.SHOWING)))

    def _read_children(self, parents):
        answers = ask_all(self.bus, parents, 'GetChildren')
        for parent in parents:
            self.children[parent] = [path for _, path in answers.get(parent, ())]
            self.parents.update((path, parent) for path in self.children[parent])
        new = [path for parent in parents for path in self.children[parent] if path not in self.items]
        self.items.update((path, Item(states)) for path, states in ask_all(self.bus, new, 'GetState').items())

    @property
    def root(self):
        return Node(self, ROOT)

    @property
    def focused(self):
        """What has the keyboard focus, or None."""
        found = [path for path, item in self.items.items()
                 if item.has(Atspi.StateType.FOCUSED) and item.has(Atspi.StateType.SHOWING) and
                 item.role != Atspi.Role.FRAME]
        return Node(self, found[0]) if len(found) == 1 else None


class Node:
    """An accessible object."""

    def __init__(self, tree, path):
        self.tree = tree
        self.path = path
        self.item = tree.items[path]

    @property
    def role(self):
        name = Atspi.Role(self.item.role).value_nick.replace('-', ' ')
        return ROLES.get(name, name)

    @property
    def name(self):
        # GTK 4.18 leaves the name of a menu item to the label it points to; a screen reader follows
        if self.item.name == '' and self.role in ('menu item', 'check menu item', 'radio menu item'):
            return ''.join(self._read_labels())
        return self.item.name

    def _read_labels(self):
        for relation, targets in self._ask(ACCESSIBLE, 'GetRelationSet'):
            if relation == Atspi.RelationType.LABELLED_BY:
                for bus, path in targets:
                    yield ask(bus, path, TEXT, 'GetText', GLib.Variant('(ii)', (0, -1)))

    @property
    def description(self):
        return self.item.description

    def has(self, state):
        return self.item.has(getattr(Atspi.StateType, state.upper()))

    @property
    def checked(self):
        return self.has('checked')

    @property
    def children(self):
        return [Node(self.tree, path) for path in self.tree.children.get(self.path, ()) if path in self.tree.items]

    @property
    def parent(self):
        parent = self.tree.parents.get(self.path)
        return None if parent is None else Node(self.tree, parent)

    def refreshed(self):
        """The same object as it is now, or None where it went away."""
        tree = Tree(self.tree.bus)
        return Node(tree, self.path) if self.path in tree.items else None

    def walk(self):
        """This node and all below that are shown, in reading order."""
        if self.path != ROOT and not self.has('showing'):
            return
        yield self
        for child in self.children:
            yield from child.walk()

    def look(self, role, name=None, where=None):
        """The first node of this role and name (text or pattern) below, or None."""
        for node in self.walk():
            if node.role == role and matches(name, node.name) and (where is None or where(node)):
                return node
        return None

    def find(self, role, name=None, where=None, timeout=None):
        """Waits for it to come."""
        return wait_for(lambda: (now := self.refreshed()) and now.look(role, name, where),
                        f'{role} {describe(name)} in {self!r}', timeout)

    def find_all(self, role, name=None):
        return [node for node in self.walk() if node.role == role and matches(name, node.name)]

    @property
    def texts(self):
        """Every name and text below, line by line."""
        lines = {}
        for node in self.walk():
            lines.update((line, None) for line in (node.name, node.description) if line)
        return '\n'.join(lines)

    def wait_texts(self, *expected):
        """Waits until each of EXPECTED is shown below: a dialog is found before all of it is drawn."""
        def missing():
            now = self.refreshed()
            texts = now.texts if now is not None else ''
            return [words for words in expected if words not in texts]

        wait_for(lambda: not missing(), lambda: f'{missing()} in {self!r}')

    def _ask(self, interface, method, arguments=None):
        return ask(self.tree.bus, self.path, interface, method, arguments)

    @property
    def text(self):
        """What stands in an entry or a label."""
        if TEXT not in self.item.interfaces:
            return ''
        return self._ask(TEXT, 'GetText', GLib.Variant('(ii)', (0, -1)))

    @property
    def value(self):
        """The number of a spin button or a slider."""
        return ask_property(self.tree.bus, self.path, 'org.a11y.atspi.Value', 'CurrentValue')

    @property
    def actions(self):
        """The names of what can be done; those of GTK's own buttons are in the user's language."""
        if ACTION not in self.item.interfaces:
            return []
        return [name for name, _, _ in self._ask(ACTION, 'GetActions')]

    def _do(self, index):
        self._ask(ACTION, 'DoAction', GLib.Variant('(i)', (index,)))

    def do(self, action):
        """Runs the action of this name, where the node offers it."""
        actions = self.actions
        if action not in actions:
            raise AssertionError(f'{self!r} has no action {action!r}, only {actions}')
        self._do(actions.index(action))

    def press(self):
        """The action of a button, else a click in the middle."""
        if self.role in ('button', 'toggle', 'menu item', 'link') and self.actions:
            self._do(0)
        else:
            self.click()

    def click(self):
        frame = self
        while frame.parent is not None and frame.parent.path != ROOT:
            frame = frame.parent
        left, top, _, _ = frame.extents
        x, y, width, height = self.extents
        get_screen().click(x - left + width / 2, y - top + height / 2)

    @property
    def extents(self):
        return self._ask('org.a11y.atspi.Component', 'GetExtents', GLib.Variant('(u)', (Atspi.CoordType.WINDOW,)))

    def set_text(self, text):
        if not self._ask('org.a11y.atspi.EditableText', 'SetTextContents', GLib.Variant('(s)', (text,))):
            raise AssertionError(f'{self!r} does not take text')

    def __repr__(self):
        return f'{self.role} “{self.name}”'

    def dump(self, depth=0):
        """What a screen reader finds here, for the record of a failure."""
        states = [state for state in ('focused', 'checked', 'expanded', 'selected') if self.has(state)]
        lines = [f'{"  " * depth}{self!r} {self.description!r} {states}']
        return '\n'.join(lines + [child.dump(depth + 1) for child in self.children])


def matches(wanted, text):
    if wanted is None:
        return True
    return wanted == text if isinstance(wanted, str) else wanted.search(text) is not None


def describe(name):
    return '' if name is None else f'“{name}”' if isinstance(name, str) else f'/{name.pattern}/'


@functools.cache
def name_program(bus):
    return ask_property(bus, ROOT, ACCESSIBLE, 'Name')


def programs():
    """Those on the accessibility bus: the name of each and its address on the bus."""
    for bus, _ in ask('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren'):
        try:
            yield name_program(bus), bus
        except GLib.Error:  # it just ended
            continue


def find_program(*names):
    """The bus name of the running program of one of these names, or None."""
    return next((bus for name, bus in programs() if name.lower() in names), None)


def find_root(*names):
    bus = find_program(*names)
    return bus and Tree(bus).root


def dump_programs():
    """What a screen reader finds on the whole desktop."""
    for name, bus in programs():
        try:
            yield Tree(bus).root.dump()
        except GLib.Error as error:
            yield f'application “{name}” ({error.message})'
