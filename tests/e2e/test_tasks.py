# SPDX-License-Identifier: EUPL-1.2
"""A task of the file marked as done by the keyboard alone: a fault told beside its field, done again after a restart, and
in the exported document."""

import pathlib
import re
import tempfile

import chooser
import harness
import pages
from screen import CONTROL, get_screen
from waiting import wait_for

EVIDENCE = 'Annexe 4, coffre du service.'
WHO = 'Camille Roux'
# the contract of article 28
DUTY = {'fr': '^Contrat ou annexe', 'en': '^Contract or annex'}


def has(action):
    return lambda node: action in node.actions


class Tasks(harness.Case):
    def start(self):
        self.app.start()
        pages.open_example(self.app)
        pages.open_result(self.app, 'Document')

    def tab_to(self, name):
        """By the keyboard alone, as far as it takes; what has the focus then."""
        return self.app.reach(name, lambda node: re.search(name, node.name), most=80)

    def press(self, name):
        self.tab_to(name)
        get_screen().key('Return')

    def down_to(self, name):
        """From a row of a list to another one below it."""
        return self.app.reach(name, lambda node: re.search(name, node.name), 'Down')

    def test_task(self):
        self.start()
        self.open_task()
        self.mark()
        self.app.quit()
        self.app.start()
        self.see_done()
        self.save()
        self.app.quit()

    def open_task(self):
        words = self.app.words
        self.press('^' + re.escape(words('What Remains to Do')))
        self.app.wait_text(re.escape(words('Before the Contract Is Signed')))
        wait_for(lambda: (now := self.app.focused) and 'row.go' in now.actions, 'the focus in a task')
        self.down_to(DUTY[words.language])
        get_screen().key('Return')
        self.app.wait_text(re.escape(words('Not done yet.')))

    def mark(self):
        words = self.app.words
        self.press('^' + re.escape(words('Mark as Done…')))
        what = self.app.find('entry', words('What proves it, and where it is kept'))
        wait_for(lambda: (now := self.app.focused) and now.path == what.path, 'the focus in the evidence')
        get_screen().key('s', CONTROL)
        self.app.wait_text(re.escape(words('Write what proves it: a document and where it is kept.')))
        what.set_text(EVIDENCE)
        self.app.find('entry', words('Who says so')).set_text(WHO)
        get_screen().key('s', CONTROL)
        self.app.wait_text(re.escape(words('Task marked as done')))
        self.app.find('row', words('Change the Evidence…'))
        wait_for(lambda: self.app.focused, 'a focus')

    def see_done(self):
        words = self.app.words
        self.app.find('grouping', where=has('project.open')).do('project.open')
        pages.open_result(self.app, 'Document')
        self.app.find('row', words('What Remains to Do'), has('row.go')).do('row.go')
        self.app.wait_text(re.escape(EVIDENCE) + '.*' + re.escape(WHO))
        pages.go_back(self.app)

    def save(self):
        words = self.app.words
        path = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix='boussole-tasks-')), 'reste.txt')
        self.app.find('row', words('Other Documents'), has('row.go')).do('row.go')
        self.app.wait_gone('row', words('Other Documents'))
        self.app.find('row', {'fr': 'Ce qui reste à faire', 'en': 'What remains to do'}[words.language], has('row.go')).do('row.go')
        self.app.find('row', words('Plain Text'), has('row.go')).do('row.go')
        chooser.save(path, 'Enregistrer' if words.language == 'fr' else 'Save')
        self.app.wait_text(re.escape(words('“%s” saved', path.name)))
        text = re.sub(r'\s+', ' ', path.read_text())
        self.assertIn(EVIDENCE, text)
        self.assertIn(WHO, text)


class TasksInFrench(Tasks):
    language = 'fr_FR.UTF-8'
