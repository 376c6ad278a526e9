#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The derogation part of the document says which way is open and what the request has to hold.

derogation.py PROGRAM: PROGRAM (justify.c) writes the justification of acceptance cases.
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
         for rule in json.loads(path.read_text(encoding='utf-8')).get('rules', [])}
CONCLUSION = next(item for item in json.loads((ROOT / 'data/rules/conclusions.json').read_text(
    encoding='utf-8'))['conclusions'] if item['id'] == 'derogation')
HEADINGS = {'fr': ('Dérogation', 'Risques résiduels et conditions de réexamen'),
            'en': ('Derogation', 'Residual risks and conditions of re-examination')}


def squeeze(text):
    return re.sub(r'\s+', ' ', text)


def write_section(case, lang):
    """The words between the heading of the part and the next, and the value of the conclusion."""
    project = json.loads((ROOT / 'tests/cases' / f'{case}.json').read_text(encoding='utf-8'))['project']
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        subprocess.run([sys.argv[1], path, name, lang], check=True, capture_output=True)
        lines = pathlib.Path(name, 'plain').read_text(encoding='utf-8').splitlines()
    first, last = ([n for n, line in enumerate(lines) if re.fullmatch(rf'\d+ {heading}', line.strip())][-1]
                   for heading in HEADINGS[lang])
    return squeeze('\n'.join(lines[first:last]))


def write_survey(case):
    """Table of the request: what stands of each offer, cell by cell; and the common lists before it."""
    project = json.loads((ROOT / 'tests/cases' / f'{case}.json').read_text(encoding='utf-8'))['project']
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        subprocess.run([sys.argv[1], path, name, 'fr', 'derogation'], check=True, capture_output=True)
        page = pathlib.Path(name, 'document.html').read_text(encoding='utf-8')
    page = page[page.rindex('répondent au besoin et sont écartées'):]
    common, _, table = page.partition('<table')
    rows = [re.findall(r'<t[dh][^>]*>(.*?)</t[dh]>', row, re.S) for row in re.findall(r'<tr.*?</tr>', table.partition('</table>')[0], re.S)]
    return common, rows


def write_project(project):
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        subprocess.run([sys.argv[1], path, name, 'fr', 'derogation'], check=True, capture_output=True)
        return squeeze(pathlib.Path(name, 'plain').read_text(encoding='utf-8'))


def write_request(case, **answers):
    project = json.loads((ROOT / 'tests/cases' / f'{case}.json').read_text(encoding='utf-8'))['project']
    project['answers'].update(answers)
    return write_project(project)


class Derogation(unittest.TestCase):
    def test_unknown_is_no_ground(self):
        """What excludes an offer stands apart from what is not known of it."""
        common, rows = write_survey('engaged-derogation')
        self.assertEqual([re.sub('<[^>]+>', '', cell) for cell in rows[0]], ['Offre', 'Motifs qui l’excluent', 'Ce qui n’est pas établi', 'Sources et date de la vérification'])
        self.assertGreater(len(rows), 3)
        for row in rows[1:]:
            self.assertRegex(re.sub('<[^>]+>', '', row[3]), r'(?:vérifié|relevé) (?:le|en) ')
            self.assertNotIn('À établir ou à décider', row[1])
        self.assertIn('DOC-R9i', ' '.join(row[2] for row in rows[1:]))
        self.assertNotIn('DOC-R9i', ' '.join(row[1] for row in rows[1:]))
        grounds, _, points = common.partition('Points communs')
        self.assertIn('SREN-1', grounds)
        self.assertNotIn('EDU-1', grounds)
        self.assertNotIn('SREN-1', points)

    def test_proof_that_nothing_covers(self):
        """What sells a part says which, with source and day; what sells nothing asked for is named, with the doubt; the request can
        be sent and signed."""
        text = write_request('engaged-derogation')
        self.assertIn('d’après les services qui y sont relevés', text)
        beside = text[text.index('rien du besoin exprimé'):text.index('Signature de la demande')]
        self.assertIn('SNC Cloud Platform, OVHcloud', beside)
        self.assertIn('à confirmer auprès de ceux qui pourraient répondre', beside)
        part = write_request('engaged-derogation', **{'service.needs': ['serverless', 'compute-vm']})
        self.assertRegex(part[part.index('qu’une part du besoin'):], r'PREMI3NS[^,]*, S3NS \(Thales\) Éligible Machines virtuelles Fonctions et '
                         r'conteneurs sans serveur documentation\.s3ns\.fr – [^,]*, vérifié le ')
        self.assertNotIn('PREMI3NS', part[part.index('rien du besoin exprimé'):])
        for place in ('À l’attention de À compléter par', 'Service utilisé dans l’intervalle À compléter par', 'Autorité compétente Date Signature'):
            self.assertIn(place, text)
        self.assertIn('dix-huit mois', text[:text.index('1 Dérogation')])
        self.assertIn('dix-huit mois', RULES['SREN-5']['derogation']['fr'])

    def see(self, case, value, shown, hidden):
        for lang in HEADINGS:
            section = write_section(case, lang)
            titles = [squeeze(item['title'][lang]) for item in CONCLUSION['cases'] if item['value'] == value]
            self.assertEqual(sum(title in section for title in titles), 1)
            for rule in shown:
                for part in ('proof', 'derogation'):
                    if part in RULES[rule]:
                        self.assertIn(squeeze(RULES[rule][part][lang]), section)
            for rule in hidden:
                self.assertNotIn(squeeze(RULES[rule]['proof'][lang]), section)

    def test_new_project(self):
        """None can be asked for, whatever is not known yet: the title does not call it a request."""
        text = write_request('new-no-derogation', **{'data.secrets': 'unknown', 'data.harm': 'unknown'})
        self.assertTrue(text.startswith('Aucune demande de dérogation possible'), text[:80])
        for state in 'engaged', 'unknown':
            text = write_request('new-no-derogation', **{'data.secrets': 'unknown', 'data.harm': 'unknown', 'project.state': state})
            self.assertTrue(text.startswith('Projet de demande de dérogation'), (state, text[:80]))

    def test_who_attested_the_analysis(self):
        project = json.loads((ROOT / 'tests/cases/engaged-derogation.json').read_text(encoding='utf-8'))['project']
        analyses = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))['analyses']
        for attested, said in ({}, 'À établir et à attester'), (analyses, 'Réalisée le 5 octobre 2026, par Dominique Lefort (administratrice des données)'):
            text = write_project(dict(project, analyses=attested))
            self.assertIn(f'Analyse de sensibilité {said}', text)
            self.assertEqual(text.count('Analyse de sensibilité'), 1)

    def test_request(self):
        """It says what is requested; where there is nothing to request it says that, and asks for nothing."""
        for case, said, other in (('engaged-derogation', 'Demande : l’organisme demande à déroger', 'rien à demander'),
                                  ('open-data-portal', 'Il n’y a rien à demander', 'demande à déroger')):
            project = json.loads((ROOT / 'tests/cases' / f'{case}.json').read_text(encoding='utf-8'))['project']
            with tempfile.TemporaryDirectory() as name:
                path = pathlib.Path(name, 'project.boussole')
                path.write_text(json.dumps(project), encoding='utf-8')
                subprocess.run([sys.argv[1], path, name, 'fr', 'derogation'], check=True, capture_output=True)
                text = squeeze(pathlib.Path(name, 'plain').read_text(encoding='utf-8'))
            self.assertIn(said, text)
            self.assertNotRegex(text, 'iabilité|rien de plus que|Les dérogations connues')
            self.assertEqual('Aucune demande de dérogation à présenter' in text, case != 'engaged-derogation')
            self.assertEqual('Textes cités' in text, case == 'engaged-derogation')
            for words in ('Selon l’état ou la date déclarés', 'La date d’engagement n’est pas donnée', 'à vérifier dans l’article 31, le décret et l’arrêté avant dépôt'):
                self.assertEqual(words in text, case == 'engaged-derogation', words)
            self.assertNotIn(other, text)
            self.assertEqual('Offres examinées' in text, case == 'engaged-derogation')

    def test_open(self):
        self.see('engaged-derogation', 'open', ['SREN-5'], ['SREN-5b', 'DOC-R9iii'])

    def test_not_available(self):
        self.see('new-no-derogation', 'not-available', ['SREN-5b'], ['SREN-5', 'DOC-R9iii'])

    def test_none(self):
        self.see('open-data-portal', 'none', [], ['SREN-5', 'SREN-5b', 'DOC-R9iii'])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
