# SPDX-License-Identifier: EUPL-1.2
"""Whatever a person can act on has a name, on every page, wide in usual text and narrow in large text;
and in French nothing is left in English."""

import re

from harness import Case, get_screen, wait_for
from tour import pattern, tour

INTERACTIVE = {'button', 'toggle', 'check', 'radio', 'entry', 'combo', 'row', 'link', 'tab', 'spin button', 'slider',
               'menu item', 'check menu item', 'radio menu item'}
BORDER = 5  # drawn by the window itself where there is no window manager
SLACK = 8  # GTK forgets the padding of a header bar in the places of its buttons


def is_part(node):
    """What GTK makes inside a control that has a name itself: the list of a combo row, the toggle in a
    menu button."""
    holder = {'row': 'combo', 'toggle': 'button'}.get(node.role)
    parent = node.parent
    while parent is not None and parent.role != holder:
        parent = parent.parent
    return parent is not None and parent.name != ''


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
                self.check_page(page)
        self.app.quit()

    def check_page(self, page):
        """As it has come to rest, the same twice: one that is still sliding in is read again."""
        faults, before = [], None

        def is_faultless_and_still():
            nonlocal before
            root = self.app.node
            last, before = before, root.dump()
            return self.is_faultless(root, faults) and before == last

        wait_for(is_faultless_and_still, lambda: f'{page} without faults: {faults}')

    def is_faultless(self, root, faults):
        nodes = [node for node in root.walk() if node.role in INTERACTIVE and
                 (node.role != 'row' or node.actions)]  # other rows are there to be read
        faults[:] = [f'no name: {node.role} in {node.parent!r} {node.actions}' for node in nodes
                     if not node.name.strip() and not is_part(node)]
        if self.width:
            faults += list_beside(root.children[0], nodes)
        faults += list_foreign(root, self.app.words)
        return not faults and len(nodes) > 3


def list_beside(frame, nodes):
    """What lies beside the window. A menu has a surface of its own, which is moved on the screen."""
    left, _, width, _ = frame.extents
    for node in nodes:
        if node.role.endswith('menu item'):
            continue
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
    """As narrow as a telephone and in large text: what fits here fits with either."""

    language = 'fr_FR.UTF-8'
    width = 360
    resolution = 96 * 1.5
