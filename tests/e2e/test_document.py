# SPDX-License-Identifier: EUPL-1.2
"""The document in the window: a text written and seen, a sentence followed to its answer, another form
saved, the print dialog."""

import pathlib
import re
import tempfile

import accessible
import chooser
import harness
import pages
from screen import CONTROL, get_screen
from waiting import wait_for
from words import find_question

PLAN = 'Le service se quitte en trois mois.'


def has(action):
    return lambda node: action in node.actions


class Document(harness.Case):
    def start(self):
        self.app.start()
        pages.open_example(self.app)
        pages.open_result(self.app, 'Document')

    def go(self, name, action='row.go'):
        self.app.find('row', name, has(action)).do(action)

    def open_section(self, title):
        self.go(re.compile(rf'^\d+\. {re.escape(title)}$'))

    def test_written_followed_saved_printed(self):
        self.start()
        self.write_plan()
        self.follow_answer()
        self.save_tasks()
        self.see_print_dialog()
        self.app.quit()

    def write_plan(self):
        words = self.app.words
        self.open_section({'fr': 'Réversibilité et coût', 'en': 'Exit and cost'}[words.language])
        self.title = {'fr': 'Plan de sortie', 'en': 'Exit plan'}[words.language]
        self.go(re.compile(rf'^{self.title}\n'), 'line.go')
        self.app.wait_text(re.escape(words('Write nothing classified here: the file is not made to hold it.')))
        self.app.find('entry', self.title).set_text(PLAN)
        pages.go_back(self.app)
        self.app.find('row', re.compile(re.escape(PLAN)), has('line.go'))
        pages.go_back(self.app)

    def follow_answer(self):
        topic = find_question('organisation.type')['topic'][self.app.words.language]
        self.open_section('Identification')
        self.go(re.compile(rf'^{re.escape(topic)}\n'), 'line.go')
        self.app.find('grouping', self.app.words.step('organisation'))
        # and back to the same line
        pages.open_result(self.app, 'Document')
        self.app.find('row', re.compile(rf'^{re.escape(topic)}\n'), has('line.go'))
        pages.go_back(self.app)

    def save_tasks(self):
        words = self.app.words
        path = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix='boussole-documents-')), 'reste.txt')
        self.go(words('Other Documents'))
        # the page before has a row of the name pressed next, as long as it shows
        self.app.wait_gone('row', words('Other Documents'))
        self.go({'fr': 'Ce qui reste à faire', 'en': 'What remains to do'}[words.language])
        self.go(words('Plain Text'))
        chooser.save(path, 'Enregistrer' if words.language == 'fr' else 'Save')
        self.app.wait_text(re.escape(words('“%s” saved', path.name)))
        text = path.read_text()
        self.assertIn({'fr': 'Parties à compléter', 'en': 'Parts to complete'}[words.language], text)
        self.assertNotIn(self.title, text)  # written above

    def see_print_dialog(self):
        get_screen().key('p', CONTROL)
        dialog = wait_for(look_print_dialog, 'the print dialog')
        dialog.find('button', re.compile('^(Cancel|Annuler)$')).press()
        wait_for(lambda: look_print_dialog() is None, 'no print dialog any more')
        self.assertIsNone(self.app.look('dialog', self.app.words('Document Not Printed')))

    def test_told_once_what_remains(self):
        self.start()
        self.go('PDF')
        self.app.wait_text(re.escape(self.app.words('Some Points Are Still Open')))
        self.app.find('button', self.app.words('See What Remains')).press()
        self.app.wait_text(re.escape(self.app.words('Before the Contract Is Signed')))
        wait_for(lambda: (focused := self.app.focused) and focused.role == 'row' and 'row.go' in focused.actions, 'the focus in a task')
        self.app.quit()


class DocumentInFrench(Document):
    language = 'fr_FR.UTF-8'


def look_print_dialog():
    """That of the portal, outside the sandbox, or of GTK in a local build."""
    for names in (('xdg-desktop-portal-gtk',), ('boussole', 'org.boussole.boussole')):
        program = accessible.find_root(*names)
        dialog = program and program.look('dialog', where=lambda node: node.look('button', re.compile('^(Print|Imprimer)$')))
        if dialog:
            return dialog
    return None
