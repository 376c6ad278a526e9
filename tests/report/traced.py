#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What a controller traces: where levels come from, addresses on paper, counts that are those of their table, days.

traced.py CLI: CLI is boussole-cli.
"""

import datetime
import json
import pathlib
import re
import sys
import unittest

from program import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPLETE = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
DAY = COMPLETE['answers']['purchase.decision-date']
OFFERS = {offer['name']: offer for offer in json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))['offers']}
TITLES = {scale['id']: scale['title']['fr'] for grid in json.loads((ROOT / 'data/rules/criteria.json').read_text(encoding='utf-8'))['grids']
          if grid['id'] == 'circular-6519' for criterion in grid['criteria'] for scale in criterion.get('parts', [criterion])}
EXAMPLE = json.loads((ROOT / 'data/example/example.boussole').read_text(encoding='utf-8'))
LAUNCHED = 'La consultation est lancée depuis le'
ENDING = 'Aucune qualification SecNumCloud connue de ces offres ne court jusqu’à la fin du contrat'


def write(project=COMPLETE, form='file', out='txt', **answers):
    text = run('export', '--format', out, '--form', form, '-o', '-', project=dict(project, answers=project['answers'] | answers))
    return re.sub(r'\[\d+\]', '', text).replace('\u00a0', ' ').replace('\u202f', ' ')


def between(text, first, last):
    start = text.index(first) + len(first)
    return text[start:text.index(last, start)]


class Levels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = write()
        cls.study = json.loads(run('study', '--json', project=COMPLETE))

    def test_levels_of_the_catalogue(self):
        """Each that counts in a score stands in the table, and no other."""
        names = {offer['id']: name for name, offer in OFFERS.items()}
        expected = {(TITLES[scale], str(int(level['from'])), names[offer['offer']].replace('\u00a0', ' '))
                    for offer in self.study['offers'] for scale, level in offer['levels'].items()
                    if level['origin'] == 'catalogue' and level['from'] == level['to']}
        table = between(self.text, 'Niveaux établis par les faits du catalogue\n', 'Niveaux donnés par une personne')
        rows = re.findall(r'  - (.*)\n    Niveau : (\d) – .*\n    Offres : (.*)\n', table)
        found = [(scale, level, offer) for scale, level, offers in rows for offer in offers.split(' ; ')]
        self.assertGreater(len(found), 10)
        self.assertEqual(sorted(found), sorted(expected))

    def test_level_that_does_not_count(self):
        """What a person gave where the catalogue decides says which level counts; the others say nothing of it."""
        levels = {(offer['offer'], scale): level for offer in self.study['offers'] for scale, level in offer['levels'].items()}
        given = COMPLETE['study']['levels']['circular-6519']
        unused = [levels[offer, scale] for offer, scales in given.items() for scale in scales if levels[offer, scale]['origin'] == 'catalogue']
        self.assertEqual(len(unused), 1)
        self.assertEqual(re.findall(r'Non compté : les faits du catalogue établissent le niveau (\d)\.', self.text), [str(int(unused[0]['from']))])


class Addresses(unittest.TestCase):
    def test_on_paper(self):
        """Every source of what is chosen, in full: a printed link has no address."""
        for name in 'ovh-snc-cloud-platform', 'numspot-iaas-snc', 's3ns-premi3ns':
            offer = next(offer for offer in OFFERS.values() if offer['id'] == name)
            text = write(dict(COMPLETE, document={'texts': {'decision.offer': name}}))
            part = between(text, 'Adresses des sources lues pour cette offre :\n', '\n\n')
            self.assertEqual(re.findall(r'https?://\S+', part), [source['url'] for source in offer['sources']])
            self.assertRegex(part, r'[^.]\.$')


class Tasks(unittest.TestCase):
    def test_count_is_that_of_the_table(self):
        for project in COMPLETE, *(json.loads((ROOT / f'tests/cases/{name}.json').read_text(encoding='utf-8'))['project']
                                   for name in ('health-analytics-ministry', 'engaged-derogation')):
            text = write(project)
            counts = set(re.findall(r'à joindre ou à faire : (\d+), dont obligatoires avant la signature du contrat : (\d+)\.', text))
            self.assertEqual(len(counts), 1)
            count, blocking = map(int, counts.pop())
            rows = re.findall(r'\n    Échéance et état : .*\n      (.*)', text)
            to_do = [row for row in rows if not row.startswith(('Indiqué', 'Sans objet'))]
            self.assertGreater(count, 10)
            self.assertEqual(len(to_do), count)
            self.assertLessEqual(blocking, count)


class Days(unittest.TestCase):
    def test_consultation_that_runs(self):
        """Clauses and questions are no longer to be taken over after its first day: on that day, and where it is not known, they are."""
        day = datetime.date.fromisoformat(DAY)
        for date, told in ((day - datetime.timedelta(1)).isoformat(), 2), (DAY, 0), ((day + datetime.timedelta(1)).isoformat(), 0), ('unknown', 0):
            for form in 'file', 'clauses':
                self.assertEqual(write(form=form, **{'purchase.consultation-date': date}).count(LAUNCHED), told, (date, form))

    def test_past_launch_is_not_planned(self):
        text = write()
        self.assertIn(LAUNCHED, text)
        self.assertIn('lancement de la consultation, le 21 septembre 2026', text)
        self.assertNotRegex(text, 'consultation, prévu')

    def test_due_day_that_is_past(self):
        text = write(**{'purchase.contract-start': '2027-03-01'})
        self.assertIn('lancement de la consultation, le 21 septembre 2026 – date passée', text)
        self.assertNotIn('commencer le 1er mars 2027 – date passée', text)

    def test_qualification_that_ends(self):
        """Said where none of those eligible lasts; not where one does, nor where the end of the contract is not known."""
        for months, told in (48, 1), (3, 0), ('unknown', 0):
            self.assertEqual(write(**{'purchase.contract-months': months}).count(ENDING), told, months)

    def test_the_only_one_that_ends(self):
        text = write(**{'service.needs': ['dns']})
        self.assertIn('Pour l’offre suivante, aucune règle connue', text)
        self.assertNotIn(ENDING, text)
        self.assertIn('Aucune qualification SecNumCloud connue de cette offre ne court jusqu’à la fin du contrat', text)


class Figures(unittest.TestCase):
    def test_legend_and_names(self):
        """Empty bars are explained where there can be any; of names in a figure no word is lost that finds room in three lines."""
        page = write(out='html')
        legend = ('court jusqu’à la fin du contrat au moins', 'sauf renouvellement')
        for words in legend:
            self.assertRegex(page, rf'<text[^>]*>[^<]*{words}')
        for words in legend:
            self.assertNotRegex(write(out='html', **{'purchase.contract-months': 'unknown'}), rf'<text[^>]*>[^<]*{words}')
        name = next(name for name in OFFERS if name.startswith('IaaS Secure Temple')).replace('\u00a0', ' ')
        figure = page[page.index('<svg'):page.index('</svg>')]
        words = ' '.join(re.findall(r'<text[^>]*>([^<]*)', figure))
        self.assertIn(name, words)


    def test_days_and_estimates(self):
        """The picture of the contract has what the table below it has: decision, law, and an end that is estimated."""
        page = write(project=EXAMPLE, out='html')
        figure = next(figure for figure in re.findall(r'<svg.*?</svg>', page, re.S) if 'certificat HDS' in figure)
        words = re.findall(r'<text[^>]*>([^<]*)', figure)
        self.assertIn('HDS-12', page)
        for word in 'Décision et droit', 'décision', 'certificat HDS', 'certificat HDS, fin estimée':
            self.assertIn(word, words)
        self.assertEqual(len(re.findall('<(?:ellipse|circle)', figure)), 4)  # decision and one day of law, and the legend of each
        self.assertNotIn('qualification, fin estimée', words)  # that has no end where there is none


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
