# SPDX-License-Identifier: EUPL-1.2
"""The whole wizard without a mouse, up to the page of the document, undone and redone on the way."""

import chooser
import pages
from harness import Case, get_screen, wait_for
from screen import ALT, CONTROL, SHIFT

TITLE = 'Registry of a town'


class Keyboard(Case):
    def press(self, key, *modifiers):
        get_screen().key(key, *modifiers)

    def answer(self, answer, value):
        """From wherever the focus is: to the option, unfolding its group, and on it."""
        option, group = self.app.words.option(answer, value)
        if group is not None:
            self.app.move_to('row', group)
            self.press('space')
        row = wait_for(lambda: pages.look_choice(self.app, answer, value), f'the option {option}')
        self.app.move_to('radio' if row.look('radio') else 'check', option)
        self.press('space')
        pages.wait_chosen(self.app, answer, value)

    def type_into(self, answer, text, shown=None):
        title = self.app.words.question(answer)
        self.app.find('entry', title)
        self.app.move_to('entry', title)
        get_screen().type(text)
        self.press('Return')
        if shown is not None:  # not the same words twice
            pages.question(self.app, answer).find('label', shown)

    def next_step(self, step):
        self.press('Page_Down', ALT)
        self.app.find('grouping', self.app.words.step(step))

    def test_whole_wizard(self):
        self.app.start()
        self.describe_organisation()
        self.undo_and_redo()
        self.describe_need()
        self.reach_document()

    def describe_organisation(self):
        self.app.wait_focus('button', 'New Procurement')
        self.press('Return')
        self.app.wait_focus('entry', 'Title of the procurement')
        self.press('a', CONTROL)
        get_screen().type(TITLE)
        self.app.find('grouping', TITLE)
        self.answer('organisation.type', 'commune')
        self.type_into('organisation.population', '12500', '12,500\u00a0inhabitants')
        self.answer('organisation.flags', 'contracting-entity')

    def undo_and_redo(self):
        """Across pages too: undoing shows the step it changes."""
        self.next_step('data')
        self.press('z', CONTROL)
        self.app.find('grouping', self.app.words.step('organisation'))
        wait_for(lambda: not pages.is_chosen(self.app, 'organisation.flags', 'contracting-entity'), 'the answer undone')
        self.press('z', CONTROL, SHIFT)
        pages.wait_chosen(self.app, 'organisation.flags', 'contracting-entity')

    def describe_need(self):
        self.next_step('data')
        self.answer('data.classes', 'personal')
        self.answer('data.secrets', 'privacy')
        self.next_step('services')
        self.answer('service.kinds', 'saas')
        self.answer('service.needs', 'email')
        self.next_step('project')
        self.answer('project.state', 'new')
        self.type_into('purchase.contract-start', '1/4/2027', '1 April 2027')
        self.type_into('purchase.contract-months', '36')
        self.press('Page_Up', ALT)
        pages.wait_chosen(self.app, 'service.kinds', 'saas')
        self.next_step('project')

    def reach_document(self):
        for page in ('Summary', 'Offers', 'Market Study', 'Rules', 'Document'):
            self.press('Page_Down', ALT)
            self.app.find('grouping', page)
        self.app.move_to('row', 'PDF', 'Tab')
        self.press('Return')
        self.app.wait_focus('button', 'Save Anyway')
        self.press('Return')
        self.cancel_chooser()
        self.press('Left', ALT)
        self.app.find('grouping', TITLE, lambda node: 'project.open' in node.actions)
        self.press('q', CONTROL)
        self.assertEqual(self.app.wait_ended(), 0)

    def cancel_chooser(self):
        wait_for(chooser.look, 'the file chooser')
        self.press('Escape')
        wait_for(lambda: chooser.look() is None, 'no file chooser any more')
