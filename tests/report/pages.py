#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What stands together on a page: contents, a sentence and its table, a clause and its sources; where pages begin.

pages.py PROGRAM SAMPLE: PROGRAM is justify.c, SAMPLE sample.c.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

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

    def test_report_with_its_articles(self):
        """Where a report is asked for, its heading stands above the sentence that cites what it holds."""
        found = [(name, n) for name, pages in self.pages.items() for n, page in enumerate(pages)
                 if any(re.match(r'\d+\.\d+ Éléments du rapport de présentation$', line) for line in page)]
        self.assertGreater(len(found), 1)
        for name, n in found:
            with self.subTest(name):
                self.assertIn(n, self.find(name, 'R. 2184-1'))

    def test_no_page_begins_with_small_print_below_a_clause(self):
        for name, pages in self.pages.items():
            for n, page in enumerate(pages):
                self.assertIsNone(SOURCE.match(page[0]) if page else None, (name, n + 1))

    def test_no_row_alone(self):
        """Below "(suite)" and the header stands more than the last row, which a heading would follow."""
        found = [(name, n, page) for name, pages in self.pages.items() for n, page in enumerate(pages)
                 if page and re.match(r'\d+ Éligibilité des offres \(suite\)$', page[0])]
        self.assertGreater(len(found), 1)
        for name, n, page in found:
            with self.subTest(name):
                self.assertGreater([bool(re.match(r'\d+\.\d+ ', line)) for line in page].index(True), 3, n + 1)

    def test_long_title(self):
        """At the head of a page it is cut after a word, and says so."""
        title = ' '.join(['Plateforme de télémédecine'] * 8)
        heads = [page.split('\n')[0] for page in print_pages(read_project(CASES[0]) | {'title': title})[1:]]
        self.assertEqual({bool(re.match(r'Projet de justification – (Plateforme|de|télémédecine| )*(Plateforme|de|télémédecine)…  +Projet$', head)) for head in heads}, {True}, heads[0])


class Starts(unittest.TestCase):
    def write(self, kind):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        subprocess.run([sys.argv[2], folder, kind], check=True, capture_output=True)
        return folder

    @staticmethod
    def read_pdf(folder):
        return subprocess.run(['pdftotext', folder / 'document.pdf', '-'], check=True, capture_output=True, text=True).stdout.split('\f')[:-1]

    def test_no_heading_alone(self):
        """At whatever height of the page: a heading and the head of a table stand with the first row."""
        pages = self.read_pdf(self.write('starts'))
        self.assertGreater(len(pages), 20)
        for n, page in enumerate(pages):
            titles, rows = (re.findall(rf'{word}(\d\d)\n', page) for word in ('Titre', 'Rang'))
            self.assertEqual(titles, rows, n + 1)

    def test_page_breaks(self):
        """Before each kind of block, in all three."""
        folder = self.write('breaks')
        pages = self.read_pdf(folder)
        self.assertEqual([re.search(r'Page\d', page)[0] for page in pages], [f'Page{n}' for n in range(1, 8)])
        html = (folder / 'document.html').read_text(encoding='utf-8')
        parts = re.sub(r'<[^>]*>', ' ', html[html.index('<main>'):].replace('<div class="page"></div>', '\f')).split('\f')
        self.assertEqual([re.search(r'Page\d', part)[0] for part in parts], [f'Page{n}' for n in range(1, 8)])
        with zipfile.ZipFile(folder / 'document.odt') as package:
            content = package.read('content.xml').decode()
        breaks = re.findall(r'style:name="([^"]*)"[^>]*>(?:(?!</style:style>).)*fo:break-before="page"', content)
        body = content[content.index('<office:body>'):]
        starts = re.findall(rf'(?:text|table):style-name="(?:{"|".join(breaks)})".*?Page(\d)', body)
        self.assertEqual(starts, [str(n) for n in range(2, 8)])
        self.assertIn('style:parent-style-name="Warning"', content)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
