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
        self.assertIn('Règle GDPR-01 : Règlement (UE) 2016/679 (RGPD), art. 28*.', text)
        self.assertIn('S11*', text)
        self.assertEqual(text.count('Un astérisque y renvoie'), 1)
        self.assertIn('Texte non relu dans sa version en vigueur', text)

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

    def test_a_light_form_says_what_was_read(self):
        self.assertIn('Texte non relu dans sa version en vigueur', write(self.project, '--form', 'light'))

    def test_a_duty_that_a_chapter_tells_is_not_to_do(self):
        def tell(*options):
            return dict(re.findall(r'\(((?:[A-Z]+-)+\w+)\)\n +Échéance et état : .*\n +(.*)', write(self.project, *options)))

        states = tell()
        self.assertEqual(states['GDPR-01'], 'Indiqué : chapitre 9')
        self.assertNotIn('DOC-R7', states)
        self.assertIn('Sans objet : une offre d’informatique en nuage est retenue', write(self.project).replace('\u00a0', ' '))
        self.assertEqual(states['PUR-14'], 'À joindre ou à faire')
        self.assertEqual(tell('--withheld')['DOC-R4'], 'Non communiqué')
        for place in 'personal.contract', 'decision.offer':
            del self.project['document']['texts'][place]
        states = tell()
        self.assertEqual((states['GDPR-01'], states['DOC-R7']), ('À joindre ou à faire',) * 2)

    def test_a_note_of_a_long_sender_has_one_page(self):
        self.project['document']['texts']['identification.sender'] = '\n'.join(f'Direction {n}' for n in range(24))
        self.project['title'] = 'Hébergement, exploitation et maintien en condition du système ' * 6
        note = write(self.project, '--form', 'note')
        self.assertIn('en-tête abrégé', note)
        self.assertNotIn('Direction 9', note)


if __name__ == '__main__':
    CLI = sys.argv.pop(1)
    unittest.main()
