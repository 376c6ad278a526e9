#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What of a text was read is told where it is cited, and what is withheld tells nothing by its absence.

extent.py CLI
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPLETE = ROOT / 'tests/report/complete.boussole'


def write(project, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        return subprocess.run([CLI, 'export', path, '-o', '-', '--format', 'txt', '--lang', 'fr', *options], capture_output=True,
                              check=True, text=True).stdout.replace('\u00a0', ' ')


class Extent(unittest.TestCase):
    def setUp(self):
        self.project = json.loads(COMPLETE.read_text(encoding='utf-8'))

    def test_every_text_says_what_was_read(self):
        sources = json.loads((ROOT / 'data/rules/sources.json').read_text(encoding='utf-8'))['sources']
        # N04 is the catalogue itself
        self.assertEqual([source['id'] for source in sources
                          if 'extent' not in source and not source.get('reading') and source['id'] != 'N04'], [])
        for source in sources:
            if source['grade'] in ('C', 'C+', 'D'):
                self.assertNotIn(source.get('extent'), ('whole', 'extract'), source['id'])

    def test_what_was_not_read_is_said_where_cited(self):
        text = write(self.project)
        self.assertNotRegex(text, r'Règle [A-Z0-9a-z-]+, fiabilité')
        self.assertIn('Règle GDPR-01 : Règlement (UE) 2016/679 (RGPD), art. 28 (texte non relu dans sa version en vigueur).', text)
        self.assertIn('S11 (texte non lu, connu par d’autres sources)', text)

    def test_an_empty_opinion_reads_as_one_withheld(self):
        given = write(self.project, '--withheld')
        for place in [name for name in self.project['document']['texts'] if name.startswith('opinion.')]:
            del self.project['document']['texts'][place]
        empty = write(self.project, '--withheld')
        chapter = re.compile(r'^14 Avis$(.*?)^15 ', re.M | re.S)
        self.assertEqual(chapter.search(given)[1], chapter.search(empty)[1])

    def test_a_light_form_names_what_it_leaves_out(self):
        whole, light = write(self.project), write(self.project, '--form', 'light')
        self.assertLess(len(light), len(whole) * 2 / 3)
        self.assertIn('Ce que cette forme ne reprend pas', light)
        for title in ('Synthèse', 'Besoin', 'Règles applicables', 'Offres non éligibles', 'Décision', 'Signature'):
            self.assertIn(title, light)


if __name__ == '__main__':
    CLI = sys.argv.pop(1)
    unittest.main()
