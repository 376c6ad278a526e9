# SPDX-License-Identifier: EUPL-1.2
"""Saved projects that cannot be opened, by keyboard: the page says why, and leads on without a restart."""

import re

import pages
from harness import Case, get_screen
from screen import CONTROL
from tour import pattern

TITLE = 'Registry of a town'
NOTES = 'notes about something else'


class Trouble(Case):
    def press(self, key, *modifiers):
        get_screen().key(key, *modifiers)

    def setUp(self):
        super().setUp()
        self.app.start()
        pages.create_project(self.app, TITLE)
        self.app.quit()
        self.path = next(self.home.rglob('boussole.db'))
        self.projects = self.path.read_bytes()

    def start_with(self, content):
        for backup in self.path.parent.glob('boussole.db.backups/*'):
            backup.unlink()
        self.path.write_bytes(content)
        self.app.start()
        words = self.app.words
        text = self.app.wait_text(re.escape(words('Another File Is in the Place of the Projects')))
        self.assertIn('boussole.db', text)
        self.app.wait_focus('button', words('Set Aside and Start Anew…'))

    def test_try_again(self):
        """Too early, then after somebody has put the projects back."""
        words = self.app.words
        self.start_with(NOTES.encode())
        self.app.move_to('button', words('Try Again'))
        self.press('Return')
        self.app.wait_text(words('The projects still cannot be opened'))
        self.app.wait_focus('button', words('Set Aside and Start Anew…'))
        self.path.write_bytes(self.projects)
        self.app.move_to('button', words('Try Again'))
        self.press('Return')
        self.app.find('grouping', TITLE, lambda node: 'project.open' in node.actions)
        self.press('q', CONTROL)
        self.assertEqual(self.app.wait_ended(), 0)

    def test_set_aside(self):
        """Not before it is confirmed."""
        words = self.app.words
        self.start_with(NOTES.encode())
        self.press('Return')
        self.app.wait_focus('button', words('Cancel'))
        self.press('Return')
        self.app.wait_focus('button', words('Set Aside and Start Anew…'))
        self.assertEqual(self.path.read_text(), NOTES)
        self.press('Return')
        self.app.wait_focus('button', words('Cancel'))
        self.app.move_to('button', words('Set Aside'))
        self.press('Return')
        self.app.wait_focus('button', words('New Procurement'))
        text = self.app.wait_text(pattern(words('Set aside: %s')))
        kept = next(self.path.parent.glob('boussole.db.backups/*-damaged.db'))
        self.assertIn(kept.name, text)
        self.assertEqual(kept.read_text(), NOTES)
        pages.create_project(self.app, 'Anew')
        self.press('q', CONTROL)
        self.assertEqual(self.app.wait_ended(), 0)


class TroubleInFrench(Trouble):
    language = 'fr_FR.UTF-8'
