# SPDX-License-Identifier: EUPL-1.2
"""Files given to Boussole, as by the file manager; and whatever may be wrong with them."""

import json

import pages
from harness import Case, get_screen, wait_for

READ_ONLY = 'This project can be read but not changed: it was written by a newer version of Boussole.'
ANSWERS = {'organisation.type': 'commune', 'data.classes': ['public']}


class OpenFileCase(Case):
    def write(self, name, content):
        path = self.home / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    def project(self, name, title, **other):
        return self.write(name, {'format': 'boussole-project', 'version': 1, 'title': title, 'answers': ANSWERS, **other})

    def hand_over(self, path):
        """A second start: the program that runs already shows the file."""
        second = self.app.spawn(path)
        self.assertEqual(wait_for(lambda: None if second.poll() is None else (second.returncode,),
                                  'the second process to hand over')[0], 0)

    def refuse(self, path, *expected):
        """A dialog names the file, the place in it and what to do; nothing is added."""
        self.hand_over(path)
        dialog = self.app.find('dialog', self.app.words('File Not Opened'))
        dialog.wait_texts(path.name, *expected)
        get_screen().key('Escape')
        self.app.wait_gone('dialog')


class OpenFile(OpenFileCase):
    def test_opens_a_file_and_a_second_in_the_same_window(self):
        self.app.start(self.project('first.boussole', 'First purchase'))
        self.app.find('grouping', 'First purchase')
        self.assertNotIn(READ_ONLY, self.app.node.texts)
        pages.open_step(self.app, 'data')
        pages.wait_chosen(self.app, 'data.classes', 'public')
        self.hand_over(self.project('second.boussole', 'Second purchase'))
        self.app.find('grouping', 'Second purchase')
        self.assertEqual(len(self.app.node.find_all('frame')), 1)
        pages.leave_project(self.app)
        for title in ('First purchase', 'Second purchase'):
            self.app.find('grouping', title, lambda node: 'project.open' in node.actions)
        self.app.quit()

    def test_refuses_wrong_files(self):
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        self.refuse(self.project('answer.boussole', 'x', answers={'organisation.tipe': 'commune'}),
                    "$.answers['organisation.tipe']", 'Did you mean “organisation.type”?')
        self.refuse(self.project('value.boussole', 'x', answers={'organisation.type': 'comune'}),
                    "$.answers['organisation.type']", 'Did you mean “commune”?')
        self.refuse(self.project('date.boussole', 'x', answers={'purchase.decision-date': '2026-02-30'}),
                    "$.answers['purchase.decision-date']", '2026-02-30', 'A day of the calendar')
        self.refuse(self.write('cut.boussole', '{"format": "boussole-project", "answers": {'),
                    'line 1, column 44', 'Take a complete copy of it')
        self.refuse(self.write('letter.boussole', 'Bonjour'), 'line 1, column 1', 'A value was expected here')
        self.refuse(self.write('other.boussole', {'format': 'other'}), '$.format', 'boussole-project')
        self.assertIsNone(self.app.look('grouping', None, lambda node: 'project.open' in node.actions))
        self.app.quit()

    def test_reads_a_newer_version_only(self):
        """The window says so, shows the answers and offers no change."""
        self.app.start(self.project('newer.boussole', 'From the future', version=99, future={'key': 1}))
        self.app.find('button', self.app.words('Import')).press()
        self.app.find('grouping', READ_ONLY)
        pages.open_step(self.app, 'data')
        group = pages.question(self.app, 'data.classes')
        public, _ = self.app.words.option('data.classes', 'public')
        self.assertTrue(group.find('check', public).checked)
        self.assertIsNone(group.look('row', None, lambda node: 'choice.select' in node.actions))
        self.app.quit()


class OpenFileInFrench(OpenFileCase):
    language = 'fr_FR.UTF-8'

    def test_refuses_a_wrong_file(self):
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        self.refuse(self.project('date.boussole', 'x', answers={'purchase.decision-date': '2026-02-30'}),
                    'Un jour du calendrier était attendu ici')
        self.app.quit()
