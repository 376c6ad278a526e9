#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A consultation asks its clauses of every candidate, whatever the offers of the day; a contract has those of the offer chosen.

clauses.py CLI: CLI is boussole-cli.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = {rule['id']: rule for path in (ROOT / 'data/rules').glob('*.json')
         for rule in json.loads(path.read_text(encoding='utf-8')).get('rules', []) if 'clause' in rule}
CATALOGUE = json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))
COMPLETE = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
OF_THE_FILE = {'DOC-R9i', 'DOC-INT-2'}  # what the buyer writes or obtains, whoever is a candidate
QUALIFICATION = {'SNC-1', 'SNC-3', 'SNC-4', 'SNC-5', 'SNC-6', 'SNC-10'}
EVERYBODY = 'Pour tout candidat.'


def read_answers(case):
    return json.loads((ROOT / 'tests/cases' / f'{case}.json').read_text(encoding='utf-8'))['project']['answers']


class Clauses(unittest.TestCase):
    def write(self, project, offers=None, form='clauses'):
        """The annex, its rules, and what is said of each."""
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / 'project.boussole').write_text(json.dumps(dict(project, format='boussole-project', version=1)), encoding='utf-8')
        options = []
        if offers is not None:
            (folder / 'offers.json').write_text(json.dumps(dict(CATALOGUE, offers=offers)), encoding='utf-8')
            options = ['--catalogue', folder / 'offers.json']
        text = subprocess.run([sys.argv[1], 'export', folder / 'project.boussole', '--lang', 'fr', '--form', form, '--format', 'txt',
                               '-o', '-', *options], check=True, capture_output=True, text=True).stdout
        text = text.partition('Clauses prêtes pour le contrat\n=')[2].partition('Questions à poser aux candidats\n=')[0]
        parts = re.split(r'\(([A-Z][\w-]+)\)\n', text)
        return {rule: re.sub(r'\s+', ' ', said) for rule, said in zip(parts[1::2], parts[2::2])}

    def test_each_clause_is_for_a_consultation(self):
        self.assertEqual({id for id, rule in RULES.items() if 'tender' not in rule['clause']}, OF_THE_FILE)

    def test_whatever_the_offers(self):
        offers = [dict(offer, **{'depends-on': [], 'alternatives': []}) for offer in CATALOGUE['offers'] if '"qualified"' not in json.dumps(offer)]
        self.assertGreater(len(offers), 3)
        for case in 'office-suite-sensitive', 'health-analytics-ministry':
            project = {'title': case, 'answers': read_answers(case)}
            today = self.write(project)
            for rest in (offers, offers[:1]):
                self.assertEqual(today.keys() - OF_THE_FILE, self.write(project, rest).keys() - OF_THE_FILE)
            self.assertLessEqual(QUALIFICATION, today.keys())
            for rule in QUALIFICATION:
                self.assertIn(EVERYBODY, today[rule])
            self.assertIn('SecNumCloud, ou une certification reconnue équivalente', today['SNC-5'])

    def test_not_without_need(self):
        clauses = self.write({'title': 'x', 'answers': read_answers('open-data-portal')})
        self.assertEqual(clauses.keys() & (QUALIFICATION | {'HDS-1'}), set())
        self.assertIn('PUR-13', clauses)

    def test_where_it_is_not_known(self):
        answers = {name: value for name, value in read_answers('office-suite-sensitive').items() if name != 'data.harm'}
        self.assertIn('si la règle s’applique, ce qui n’est pas encore établi', self.write({'title': 'x', 'answers': answers})['SNC-5'])

    def test_for_candidates_whatever_is_chosen(self):
        """Bidders learn neither the choice nor what the buyer has to write for himself."""
        clauses = self.write(COMPLETE)
        self.assertIn(EVERYBODY, clauses['SNC-5'])
        self.assertNotIn('SNC Cloud Platform', ' '.join(clauses.values()))
        for case in 'commune-civil-registry', 'university-hospital-record', 'rectorat-suite':
            clauses = self.write({'title': 'x', 'answers': read_answers(case)})
            self.assertEqual(clauses.keys() & OF_THE_FILE, set())
            self.assertEqual([said for said in clauses.values() if 'Pour tout candidat' not in said], [])

    def test_of_the_offer_chosen(self):
        clauses = self.write(COMPLETE, form='file')
        self.assertIn('Pour : SNC Cloud Platform', clauses['SNC-5'])
        self.assertNotIn(EVERYBODY, ' '.join(clauses.values()))

    def test_offer_that_cannot_be_chosen(self):
        """What the law asks stands in the consultation all the same."""
        texts = dict(COMPLETE['document']['texts'], **{'decision.offer': 'ovh-public-cloud'})
        self.assertIn(EVERYBODY, self.write(dict(COMPLETE, document={'texts': texts}))['SNC-5'])

    def test_certificate_kept(self):
        clauses = self.write({'title': 'x', 'answers': read_answers('university-hospital-record')})
        self.assertRegex(clauses['HDS-1'], 'certificat.*maintient.*pendant toute la durée du contrat')

    def test_place_is_set_once(self):
        """Clauses on the place of data do not widen each other, and it is said how they go together."""
        text = self.write(dict(COMPLETE, answers=read_answers('university-hospital-record') | {'hosting.location': 'france'}))
        self.assertIn('l’emporte pour elles', text['CAT-2'])
        self.assertIn('une clause qui fixe une aire plus étroite vaut aussi', text['HDS-4'])
        self.assertIn('n’élargit pas l’aire plus étroite', text['GDPR-02'])
        self.assertIn('à chaque catégorie de données s’applique la plus stricte', ' '.join(text.values()))

    def test_equivalence_but_for_what_law_imposes(self):
        """No other title stands in for the one that the law asks for."""
        health, cloud = 'certificat d’hébergeur de données de santé, que ne remplace', 'qualification SecNumCloud 3.2, ou certification reconnue'
        for case, imposed, open_ in (('university-hospital-record', [health], [cloud]), ('office-suite-sensitive', [cloud], [health]),
                                     ('open-data-portal', [], [health, cloud])):
            text = ' '.join(self.write({'title': 'x', 'answers': read_answers(case)}).values()).rpartition('Équivalence')[2]
            for words in imposed:
                self.assertIn(words, text, case)
            for words in open_:
                self.assertNotIn(words, text, case)
            self.assertNotIn('candidat', text, case)

    def test_recommended_is_not_firm(self):
        text = self.write({'title': 'x', 'answers': read_answers('office-suite-sensitive')})
        for rule in text.keys() & RULES.keys():
            self.assertEqual('Clause recommandée, au choix de l’acheteur' in text[rule], RULES[rule]['effect'] == 'recommended', rule)
        self.assertIn('qui n’impose pas cette clause', text['SEC-ISO'])

    def test_place_reads_as_a_sentence(self):
        for place, words in (('eu', 'dans l’Espace économique européen'), ('france', 'en France seulement'),
                             ('adequate', 'dans l’Espace économique européen ou un pays reconnu adéquat')):
            text = self.write(dict(COMPLETE, answers=COMPLETE['answers'] | {'hosting.location': place}))
            self.assertIn(f'sont hébergées {words}, aux sites', text['CAT-2'])

    def test_only_official_texts(self):
        """A tender cites neither a provider nor how sure a source is."""
        sources = {source['id']: source['title']['fr'] for source in json.loads((ROOT / 'data/rules/sources.json').read_text(encoding='utf-8'))['sources']}
        names = {word for offer in CATALOGUE['offers'] for word in (offer['provider'] or offer['name']).split(' (')[0].split(', ')
                 if len(word) > 3 and not re.search('DGFiP|DINUM|[Mm]inistère|ANSSI', word)} | {'guides de prestataires', 'Presse', 'Catalogue de l’application'}
        for rule in RULES.values():
            for source in rule['sources']:
                self.assertEqual([name for name in names if name in sources[source['source']]], [], rule['id'])
        for case in 'university-hospital-record', 'health-analytics-ministry', 'archives-department':
            text = ' '.join(self.write({'title': 'x', 'answers': read_answers(case)}).values())
            self.assertNotRegex(text, r'iabilité|non relu|\b[SPN]\d\d\b')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
