# SPDX-License-Identifier: EUPL-1.2
"""The window itself: its dialogs, its menus, and what can be taken back."""

import re

import pages
from harness import Case, get_screen, wait_for
from screen import ALT, CONTROL
from tour import close_dialog, open_dialog, pattern
from words import TOP


class Window(Case):
    def test_about(self):
        self.app.start()
        open_dialog(self.app, 'About Boussole')
        version = re.search(r"version: '([^']+)'", (TOP / 'meson.build').read_text())[1]
        self.app.find('dialog').wait_texts('Boussole', version, 'The Boussole contributors')
        for page, words in (('Details', 'does not give legal advice'), ('Legal', 'EUPL-1.2')):
            self.app.find('dialog').find('row', page).click()
            self.app.wait_text(words)
            get_screen().key('Left', ALT)
            self.app.find('dialog').find('row', 'Legal')
        close_dialog(self.app)
        self.app.quit()

    def test_shortcuts(self):
        """The keys shown do what is said of them."""
        self.app.start()
        get_screen().key('question', CONTROL)
        self.app.find('dialog', 'Keyboard Shortcuts').wait_texts(
            'New Procurement', 'Ctrl+N', 'Undo the Last Change', 'Ctrl+Z', 'Alt+Page Down', 'F10')
        close_dialog(self.app)
        get_screen().key('n', CONTROL)
        self.app.find('entry', 'Title of the procurement')
        get_screen().key('F10')
        self.app.find('menu item', 'Undo')
        get_screen().key('Escape')
        self.app.wait_gone('menu item', 'Undo')
        get_screen().key('Left', ALT)
        self.app.find('grouping', 'New procurement', lambda node: 'project.open' in node.actions)
        get_screen().key('f', CONTROL)
        self.app.wait_focus('entry', 'Search the projects')
        get_screen().type('nothing of the kind')
        self.app.wait_text('No Project Found')
        get_screen().key('w', CONTROL)
        self.assertEqual(self.app.wait_ended(), 0)

    def test_undo_and_redo(self):
        """By the buttons of the header, across steps."""
        self.app.start()
        pages.create_project(self.app, 'Undone')
        self.app.find('button', 'Undo', lambda node: node.has('sensitive'))
        pages.choose(self.app, 'organisation.type', 'commune')
        pages.press_next(self.app, 'data')
        pages.choose(self.app, 'data.classes', 'public')
        for answer, value in (('data.classes', 'public'), ('organisation.type', 'commune')):
            self.app.find('button', 'Undo').press()
            wait_for(lambda: pages.look_question(self.app, answer) and not pages.is_chosen(self.app, answer, value),
                     f'{answer} undone')
        for answer, value in (('organisation.type', 'commune'), ('data.classes', 'public')):
            self.app.find('button', 'Redo').press()
            pages.wait_chosen(self.app, answer, value)
        self.app.find('button', 'Redo', lambda node: not node.has('sensitive'))
        self.app.quit()

    def test_trash_and_undo(self):
        """A project moved to the trash comes back, from the toast and from the trash."""
        self.app.start()
        pages.create_project(self.app, 'Thrown away')
        pages.leave_project(self.app)
        for way in (self.undo_by_toast, self.restore_from_trash):
            self.open_menu()
            self.app.find('menu item', 'Move to Trash').press()
            self.app.wait_gone('list', 'Projects')
            way()
            self.app.find('grouping', 'Thrown away', lambda node: 'project.open' in node.actions)
        self.app.quit()

    def open_menu(self):
        self.app.find('toggle', pattern(self.app.words('Menu of “%s”'))).press()

    def undo_by_toast(self):
        self.app.find('button', 'Undo').press()

    def restore_from_trash(self):
        self.app.find('toggle', 'Main Menu').press()
        self.app.find('menu item', 'Trash').press()
        self.app.find('grouping', 'Thrown away')
        self.open_menu()
        self.app.find('menu item', 'Restore').press()
        self.app.wait_text('The Trash Is Empty')
        pages.go_back(self.app)
