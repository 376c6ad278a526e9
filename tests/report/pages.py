#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What stands together on a page of the PDF: contents, a sentence and its table, a clause and its sources.

pages.py PROGRAM: PROGRAM is justify.c.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ['health-analytics-ministry', 'commune-civil-registry', 'university-hospital-record', 'big-programme', 'rectorat-suite']
SOURCE = re.compile(r'Pour .*Source :|Source :')


def read_project(name):
    return json.loads((ROOT / f'tests/cases/{name}.json').read_text(encoding='utf-8'))['project']


def print_pages(project):
    """The text of each page."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        line = '\t'.join(('pdf', str(path), folder, 'fr', 'file')) + '\n'
        subprocess.run([sys.argv[1], '-'], input=line, check=True, capture_output=True, text=True)
        text = subprocess.run(['pdftotext', '-layout', f'{folder}/document.pdf', '-'], check=True, capture_output=True, text=True).stdout
    return text.replace('\u00a0', ' ').replace('\u202f', ' ').split('\f')[:-1]


def read_pages(name):
    """Of each page its lines, without what stands at its head and foot."""
    pages = [[line.strip() for line in page.split('\n') if line.strip()] for page in print_pages(read_project(name))]
    return [[line for line in page[1:-1] if line != 'Projet'] for page in pages]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = {name: read_pages(name) for name in CASES}

    def find(self, name, start):
        found = [n for n, page in enumerate(self.pages[name]) if any(line.startswith(start) for line in page)]
        self.assertNotEqual(found, [], (name, start))
        return found

    def test_contents_on_one_page(self):
        for name, pages in self.pages.items():
            with self.subTest(name):
                first = pages[self.find(name, 'Sommaire')[0]]
                self.assertTrue(any('Empreintes et avertissements' in line for line in first), first[-3:])

    def test_sentence_above_its_table(self):
        for name in CASES:
            with self.subTest(name):
                self.assertIn(self.find(name, 'Oui : aucune règle')[0], self.find(name, 'Le tableau suivant donne, pour chaque offre'))
                report = [n for n, page in enumerate(self.pages[name]) if any(re.match(r'13\.1 .*rapport de présentation$', line) for line in page)]
                for n in report:
                    self.assertIn(n, self.find(name, 'R. 2184-1'))

    def test_no_page_begins_with_small_print_below_a_clause(self):
        for name, pages in self.pages.items():
            for n, page in enumerate(pages):
                self.assertIsNone(SOURCE.match(page[0]) if page else None, (name, n + 1))

    def test_no_row_alone(self):
        """Below "(suite)" and the header stands more than the last row, which a heading would follow."""
        for name, pages in self.pages.items():
            for n, page in enumerate(pages):
                if page and page[0].startswith('7 Éligibilité des offres (suite)'):
                    self.assertGreater([line.startswith('7.1 ') for line in page].index(True), 3, (name, n + 1))

    def test_long_title(self):
        """At the head of a page it is cut after a word, and says so."""
        title = ' '.join(['Plateforme de télémédecine'] * 8)
        heads = [page.split('\n')[0] for page in print_pages(read_project(CASES[0]) | {'title': title})[1:]]
        self.assertEqual({bool(re.match(r'Projet de justification – (Plateforme|de|télémédecine| )*(Plateforme|de|télémédecine)…  +Projet$', head)) for head in heads}, {True}, heads[0])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
