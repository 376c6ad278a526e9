# SPDX-License-Identifier: EUPL-1.2
"""A project frozen, opened for changes again, compared, concluded, left and opened again, by keyboard."""

import pathlib
import re
import sqlite3
import subprocess
import tempfile

import chooser
import pages
from harness import Case, get_screen, wait_for
from screen import ALT, CONTROL
from tour import pattern

TITLE = 'Registry of a town'
FROZEN_FOR = 'Before the signature'
AMENDED_FOR = 'Another body buys'
OLD_LAW = '2019-03-01'


class History(Case):
    def press(self, key, *modifiers):
        get_screen().key(key, *modifiers)

    def go(self, name):
        """To the row of this name, and into it."""
        row = self.app.find('row', name, lambda node: 'row.go' in node.actions)
        self.app.move_to('row', row.name)
        self.press('Return')

    def give_reason(self, text):
        """In the dialog that opens, whose entry has the focus; Return does what it asks about."""
        self.app.wait_focus('entry', self.app.words('Reason'))
        get_screen().type(text)
        self.press('Return')
        self.app.wait_gone('dialog')

    def go_back(self, title):
        """To the page of this title."""
        self.press('Left', ALT)
        self.app.find('grouping', self.app.words(title))

    def test_frozen_changed_compared_concluded(self):
        self.app.start()
        pages.create_project(self.app, TITLE)
        pages.choose(self.app, 'organisation.type', 'commune')
        self.freeze()
        self.change()
        self.compare()
        self.conclude()
        self.read_log()
        self.open_again()
        self.save_comparison()
        self.app.quit()
        self.see_before(OLD_LAW)
        self.learn_what_changed()

    def freeze(self):
        pages.open_result(self.app, 'History')
        self.go(self.app.words('Freeze…'))
        self.give_reason(FROZEN_FOR)
        self.go(pattern(self.app.words('Version %u, %s')))
        self.app.find('row', self.app.words('Justification (PDF)'), lambda node: 'row.go' in node.actions)
        self.app.wait_text(re.escape(FROZEN_FOR))
        self.go_back('History')

    def change(self):
        self.go(self.app.words('Amend…'))
        self.give_reason(AMENDED_FOR)
        self.app.find('row', self.app.words('Freeze…'), lambda node: 'row.go' in node.actions)
        pages.open_step(self.app, 'organisation')
        pages.choose(self.app, 'organisation.type', 'state-central')

    def compare(self):
        """What it was, what it is, and what follows."""
        words = self.app.words
        pages.open_result(self.app, 'History')
        self.go(words('Compare'))
        self.app.find('row', words.question('organisation.type'))
        for value in ('commune', 'state-central'):
            self.app.wait_text(re.escape(words.option('organisation.type', value)[0]))
        self.go_back('History')

    def save_comparison(self):
        """The same as a document: both sides, and why the version was frozen."""
        words = self.app.words
        pages.open_saved(self.app, TITLE)
        pages.open_result(self.app, 'History')
        self.go(words('Compare'))
        path = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix='boussole-comparison-')), 'changes.txt')
        self.go(words('Plain Text'))
        chooser.save(path, 'Enregistrer' if words.language == 'fr' else 'Save')
        self.app.wait_text(re.escape(words('“%s” saved', path.name)))
        text = path.read_text()
        for expected in (FROZEN_FOR, *(words.option('organisation.type', value)[0] for value in ('commune', 'state-central'))):
            self.assertIn(expected, text)

    def conclude(self):
        words = self.app.words
        self.go(words('Outcome of the Procurement'))
        combo = wait_for(lambda: (now := self.app.focused) and now.name == words('The Procurement') and now, 'the focus on how it ended')
        self.press('space')
        for _ in range(3):  # the last of what there is to choose
            self.press('Down')
        self.press('Return')
        self.app.wait_focus(combo.role, combo.name)
        self.app.find('entry', words('Day, for example 15/03/2027'))
        self.app.move_to('entry', words('Day, for example 15/03/2027'))
        get_screen().type('15/03/2027')
        self.app.move_to('button', words('Record the Outcome'))
        self.press('Return')
        self.app.find('row', words('Freeze…'), lambda node: 'row.go' in node.actions)
        self.app.wait_text(rf"{words('Abandoned')} · 15\s[Mm]ar(s|ch)\s2027")

    def read_log(self):
        self.go(self.app.words('Log'))
        self.app.wait_text(re.escape(self.app.words('The Log Is Whole')))
        for reason in (FROZEN_FOR, AMENDED_FOR):
            self.app.wait_text(reason)
        self.go_back('History')

    def open_again(self):
        """The list says how it ended; what one did oneself is no news."""
        pages.leave_project(self.app)
        self.app.wait_text(rf"(?m)^{self.app.words('Abandoned')} · ")
        pages.open_saved(self.app, TITLE)
        self.app.find('row', pattern(self.app.words('Version %u, %s')))
        self.assertIsNone(self.app.look('button', self.app.words('Mark as Read')))
        pages.leave_project(self.app)

    def see_before(self, day):
        """As if the project was last seen when the law of that day was in force."""
        path = next(self.home.rglob('boussole.db'))
        with sqlite3.connect(path) as database:
            answers = database.execute('SELECT id, value FROM answer').fetchall()
            project = '{"format": "boussole-project", "version": 1, "title": "", "answers": {%s}}' % \
                ', '.join(f'"{answer}": {value}' for answer, value in answers)
            done = subprocess.run(self.app.command('evaluate', '-', '--on', day, program='boussole-cli'), input=project.encode(),
                                  env=self.app.environment() | {'LC_ALL': 'fr_FR.UTF-8'}, capture_output=True, check=True)
            database.execute('UPDATE kept SET fingerprint = ?, size = ?, packed = 0, evaluation = ?',
                             (day, len(done.stdout), done.stdout))
            database.execute('UPDATE project SET reviewed = ?', (day,))
        database.close()

    def learn_what_changed(self):
        """The list says that there is something, the project what; once it is read neither does."""
        words = self.app.words
        to_review = words('To review: law, catalogue or day make a difference')
        self.app.start()
        self.app.wait_text(re.escape(to_review))
        self.app.move_to('row', TITLE)
        self.press('Return')
        self.app.find('grouping', words('Since Last Time'))
        self.app.move_to('button', words('Mark as Read'))
        self.press('Return')
        pages.leave_project(self.app)
        wait_for(lambda: to_review not in self.app.node.texts, 'nothing to review any more')
        self.press('q', CONTROL)
        self.assertEqual(self.app.wait_ended(), 0)


class HistoryInFrench(History):
    language = 'fr_FR.UTF-8'
