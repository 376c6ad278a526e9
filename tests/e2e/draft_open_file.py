# SPDX-License-Identifier: EUPL-1.2
"""Files given to Boussole, as by the file manager."""

import json

import pages
from harness import Case, wait_for


class OpenFile(Case):
    def write(self, name, content):
        path = self.home / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    def project(self, name, title):
        return self.write(name, {'format': 'boussole-project', 'version': 1, 'title': title,
                                 'answers': {'organisation.type': 'commune', 'data.classes': ['public']}})

    def test_opens_a_file_and_a_second_in_the_same_window(self):
        self.app.start(self.project('first.boussole', 'First purchase'))
        self.app.find('grouping', 'First purchase')
        pages.open_page(self.app, 'The data')
        pages.wait_chosen(self.app, 'What will the service hold?', 'Public data')
        second = self.app.spawn(self.project('second.boussole', 'Second purchase'))
        self.app.find('grouping', 'Second purchase')
        self.assertEqual(wait_for(lambda: None if second.poll() is None else (second.returncode,),
                                  'the second process to hand over')[0], 0)
        self.assertEqual(len(self.app.node.find_all('frame')), 1)
        self.app.find('button', 'All Projects').press()
        for title in ('First purchase', 'Second purchase'):
            self.app.find('grouping', title, lambda node: 'project.open' in node.actions)
        self.app.quit()

    def check_refused(self, name, content, *expected):
        self.app.start(self.write(name, content))
        dialog = self.app.find('dialog', 'File Not Opened')
        texts = dialog.texts
        for words in (name, *expected):
            self.assertIn(words, texts)
        dialog.find('button', 'Close').press()
        self.app.wait_gone('dialog')
        self.app.find('button', 'New Procurement')
        self.app.quit()

    def test_refuses_a_file_cut_short(self):
        self.check_refused('cut.boussole', '{"format": "boussole-project", "answers": {', 'cut short')

    def test_refuses_an_unknown_answer(self):
        self.check_refused('unknown.boussole', {'format': 'boussole-project', 'version': 1, 'title': 'x',
                                                'answers': {'organisation.tipe': 'commune'}},
                           'organisation.tipe', 'organisation.type')

    def test_opens_the_example(self):
        self.app.start()
        pages.open_example(self.app)
        self.app.find('button', 'All Projects').press()
        self.app.find('grouping', None, lambda node: 'project.open' in node.actions)
        self.app.quit()
