# SPDX-License-Identifier: EUPL-1.2
"""The first step of the wizard without a mouse, undone and redone."""

import pages
from harness import Case, get_screen, wait_for
from screen import ALT, CONTROL, SHIFT

TITLE = 'Registry of a town'
QUESTION = 'What is your organisation?'


def place(node):
    """What tells one focus from another."""
    return None if node is None else (node.role, node.name, node.extents)


class Keyboard(Case):
    def press(self, key, *modifiers):
        get_screen().key(key, *modifiers)

    def wait_focus(self, role, name):
        return wait_for(lambda: (focused := self.app.focused) and focused.role == role and focused.name == name,
                        f'focus on {role} “{name}”, not {self.app.focused!r}')

    def move_to(self, role, name, key='Tab', most=30):
        """Presses the key until the focus is there."""
        for _ in range(most):
            focused = self.app.focused
            if focused is not None and focused.role == role and focused.name == name:
                return
            before = place(focused)
            self.press(key)
            wait_for(lambda: place(self.app.focused) not in (None, before), f'another focus than {focused!r}')
        self.fail(f'no way to {role} “{name}” with {key}; focus is on {self.app.focused!r}')

    def test_first_step(self):
        self.app.start()
        self.wait_focus('button', 'New Procurement')
        self.press('Return')
        self.wait_focus('entry', 'Title of the procurement')
        self.press('a', CONTROL)
        get_screen().type(TITLE)
        self.app.find('grouping', TITLE)
        self.move_to('row', 'Local authorities and bodies', 'Down')
        self.press('Return')
        self.app.find('radio', 'Commune')
        self.move_to('radio', 'Commune', 'Tab')
        self.press('space')
        pages.wait_chosen(self.app, QUESTION, 'Commune')
        self.app.find('entry', 'How many inhabitants does your commune have?')
        self.undo_and_redo()
        self.press('Page_Down', ALT)
        self.app.find('grouping', 'What will the service hold?')
        self.press('Page_Up', ALT)
        pages.wait_chosen(self.app, QUESTION, 'Commune')
        self.app.quit()

    def undo_and_redo(self):
        self.press('z', CONTROL)
        wait_for(lambda: pages.choice(self.app, QUESTION, 'I don’t know yet').checked, 'the answer undone')
        self.press('z', CONTROL, SHIFT)
        pages.wait_chosen(self.app, QUESTION, 'Commune')
