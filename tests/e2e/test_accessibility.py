# SPDX-License-Identifier: EUPL-1.2
"""Whatever a person can act on has a name, on every page, wide and narrow, with usual and large text;
and in French nothing is left in English."""

import re

from harness import Case, get_screen, wait_for
from tour import pattern, tour

INTERACTIVE = {'button', 'toggle', 'check', 'radio', 'entry', 'combo', 'row', 'link', 'tab', 'spin button', 'slider',
               'menu item', 'check menu item', 'radio menu item'}
BORDER = 5  # drawn by the window itself where there is no window manager
SLACK = 8  # GTK forgets the padding of a header bar in the places of its buttons


def is_part(node):
    """What GTK makes inside a control that has a name itself: the list of a combo row, the row in an
    expander, the toggle in a menu button."""
    parent = node.parent
    for _ in range(6):
        if parent is None:
            return False
        if parent.role in ('combo', 'row', 'button', 'entry', 'spin button') and parent.name:
            return True
        parent = parent.parent
    return False


class EveryPage(Case):
    """Wide, in English."""

    width = None
    resolution = None

    def setUp(self):
        super().setUp()
        if self.resolution:
            get_screen().set_resolution(self.resolution)
            self.addCleanup(get_screen().set_resolution, None)

    def test_every_page(self):
        self.app.start()
        if self.width:
            outside = self.width + 2 * BORDER
            get_screen().resize('Boussole', outside, 700)
            wait_for(lambda: self.app.find('frame').extents[2] == outside, f'a window {self.width} wide')
        for page in tour(self.app):
            with self.subTest(page=page):
                faults = []
                wait_for(lambda: self.is_faultless(faults), lambda: f'{page} without faults: {faults}')
        self.app.quit()

    def is_faultless(self, faults):
        """A page that is still sliding in may be read again."""
        root = self.app.node
        nodes = [node for node in root.walk() if node.role in INTERACTIVE and
                 (node.role != 'row' or node.actions)]  # other rows are there to be read
        faults[:] = [f'no name: {node.role} in {node.parent!r} {node.actions}' for node in nodes
                     if not node.name.strip() and not is_part(node)]
        if self.width:
            faults += list_beside(root.children[0], nodes)
        faults += list_foreign(root, self.app.words)
        return not faults and len(nodes) > 3


def list_beside(frame, nodes):
    """What lies beside the window."""
    left, _, width, _ = frame.extents
    for node in nodes:
        x, _, node_width, _ = node.extents
        if x < left - SLACK or x + node_width > left + width + SLACK:
            yield f'beside the window: {node!r} at {x}, {node_width} wide'


def list_foreign(root, words):
    """Texts of the other language: a translation that is missing or was not asked for."""
    plain = {text for text in words.foreign if '%' not in text}
    patterns = [pattern(text) for text in words.foreign if '%' in text and len(re.findall(r'[a-zé]{3,}', text)) > 2]
    for text in root.texts.splitlines():
        if text in plain or any(pattern.fullmatch(text) for pattern in patterns):
            yield f'not in this language: {text}'


class EveryPageInFrench(EveryPage):
    """As narrow as a telephone."""

    language = 'fr_FR.UTF-8'
    width = 360


class EveryPageInLargeText(EveryPage):
    language = 'fr_FR.UTF-8'
    resolution = 96 * 1.5
