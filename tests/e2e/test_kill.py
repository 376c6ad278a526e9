# SPDX-License-Identifier: EUPL-1.2
"""The power goes in the middle of the wizard: nothing that was shown as saved is lost."""

import pages
from harness import Case, get_screen, wait_for
from screen import CONTROL


class Kill(Case):
    def test_in_the_middle_of_the_wizard(self):
        self.app.start()
        pages.create_project(self.app, 'Cut short')
        pages.choose(self.app, 'organisation.type', 'public-hospital')
        pages.press_next(self.app, 'data')
        for kind in ('personal', 'health-hosted'):
            pages.choose(self.app, 'data.classes', kind)
        self.app.kill()

        self.app.start()
        pages.open_saved(self.app, 'Cut short')
        self.app.find('grouping', self.app.words.step('data'))
        for kind in ('personal', 'health-hosted'):
            pages.wait_chosen(self.app, 'data.classes', kind)
        self.assertFalse(pages.is_chosen(self.app, 'data.classes', 'public'))
        self.undo_what_was_done_before()
        pages.open_step(self.app, 'organisation')
        self.app.find('entry', 'Title of the procurement', lambda node: node.text == 'Cut short')
        self.app.find('row', 'Health and care', lambda node: 'options.toggle' in node.actions)
        self.app.wait_text('(?m)^Public hospital$')
        self.app.quit()

    def undo_what_was_done_before(self):
        get_screen().key('z', CONTROL)
        wait_for(lambda: not pages.is_chosen(self.app, 'data.classes', 'health-hosted'), 'the last answer undone')
        pages.wait_chosen(self.app, 'data.classes', 'personal')

    def test_while_typing(self):
        """The text is saved where typing pauses, with no other sign than what the window shows of it."""
        self.app.start()
        pages.create_project(self.app, 'Town hall')
        pages.choose(self.app, 'organisation.type', 'commune')
        self.type_into(self.app.words.question('organisation.population'), '12500')
        pages.question(self.app, 'organisation.population').find('label', '12,500\u00a0inhabitants')
        self.app.kill()

        self.app.start()
        pages.open_saved(self.app, 'Town hall')
        self.wait_text(self.app.words.question('organisation.population'), '12,500')
        self.type_into('Title of the procurement', 'Registry of a town')
        self.app.find('frame').find('grouping', 'Registry of a town')
        self.app.kill()

        self.app.start()
        pages.open_saved(self.app, 'Registry of a town')
        self.wait_text('Title of the procurement', 'Registry of a town')
        self.app.quit()

    def type_into(self, name, text):
        self.app.move_to('entry', name)
        get_screen().key('a', CONTROL)
        get_screen().type(text)

    def wait_text(self, name, text):
        """The focus is on the entry of this name, and it holds the text."""
        focused = self.app.wait_focus('entry', name)
        self.assertEqual(focused.text, text)
