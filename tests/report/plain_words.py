#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What a document cannot tell it says plainly, once, and with its reason.

plain_words.py PROGRAM: PROGRAM is justify.c.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPLETE = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
FORMS = json.loads((ROOT / 'data/report/outline/10-forms.json').read_text(encoding='utf-8'))['forms']


def read_case(name):
    return json.loads((ROOT / f'tests/cases/{name}.json').read_text(encoding='utf-8'))['project']


def with_texts(project, **texts):
    return dict(project, document={'texts': project.get('document', {}).get('texts', {}) | {name.replace('__', '.'): text for name, text in texts.items()}})


def with_answers(project, answers):
    return dict(project, answers={name: value for name, value in (project['answers'] | answers).items() if value is not None})


def write(project, form='file', lang='fr', before=None):
    """In one line, in the usual spaces."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'project.boussole').write_text(json.dumps(project), encoding='utf-8')
        if before is not None:
            (folder / 'before.boussole').write_text(json.dumps(before), encoding='utf-8')
            form += f'={folder}/before.boussole'
        line = '\t'.join(('plain', f'{folder}/project.boussole', name, lang, form)) + '\n'
        subprocess.run([sys.argv[1], '-'], input=line, check=True, capture_output=True, text=True)
        return re.sub(r'\s+', ' ', (folder / 'plain').read_text(encoding='utf-8'))


class NoService(unittest.TestCase):
    """Without a service no offer can answer the need: neither "0" nor "none" is said of it."""

    DEFECTS = r'à examiner : 0\b|Aucune offre (?:qui répond|éligible)|to examine: 0\b|No (?:eligible )?offer (?:that answers|of the catalogue)'

    def test_nothing_asked(self):
        for case in 'empty', 'purchase-small-since-april', 'personal-small':
            project = with_answers(read_case(case), {'service.needs': None, 'service.kinds': None})
            for form in 'file', 'note', 'tasks':
                with self.subTest(case=case, form=form):
                    text = write(project, form)
                    self.assertNotRegex(text, self.DEFECTS)
                    self.assertRegex(text, 'ucun service n’est demandé|ervices demandés : à dire')
                    self.assertNotRegex(write(project, form, 'en'), self.DEFECTS)
            verdicts = re.search(r'éligibles : (\d+) ; à examiner : (\d+) ; non éligibles : (\d+) \(offres du catalogue : (\d+)\)', write(project, 'note'))
            *counts, whole = map(int, verdicts.groups())
            self.assertEqual((sum(counts), counts[1] > 0), (whole, True))

    def test_it_stays_a_draft(self):
        for answers, kind in (({'service.needs': [], 'service.kinds': []}, 'Projet de justification'), ({}, 'Justification')):
            self.assertTrue(write(with_answers(COMPLETE, answers)).startswith(f'{kind} du choix') or
                            f' {kind} du choix' in write(with_answers(COMPLETE, answers))[:200], answers)

    def test_kinds_alone(self):
        text = write(read_case('personal-special'))
        self.assertIn('Aucun service n’est nommé : répond au besoin une offre d’un type demandé, soit ', text)
        self.assertNotIn('au moins un des services demandés', text)


class Choice(unittest.TestCase):
    def test_not_in_the_catalogue(self):
        project = with_texts(COMPLETE, decision__offer='Nuage des Alpes')
        self.assertIn('ne nomme aucune offre du catalogue arrêté au 23 novembre 2026 : « Nuage des Alpes »', write(project))
        self.assertIn('names no offer of the catalogue', write(project, lang='en'))
        self.assertIn('ne contient aucune offre sous ce nom', write(project, 'note'))
        for form in 'file', 'note':
            self.assertNotRegex(write(COMPLETE, form), 'ne nomme aucune offre|aucune offre sous ce nom')

    def test_had_left_the_catalogue(self):
        before = with_texts(COMPLETE, decision__offer='Nuage des Alpes')
        text = write(COMPLETE, 'changes', before=before)
        self.assertIn('Le texte du choix de la version de départ ne nomme aucune offre du catalogue arrêté au 23 novembre 2026 : « Nuage des Alpes »', text)
        self.assertNotIn('ne nomme aucune offre', write(COMPLETE, 'changes', before=COMPLETE))

    def test_given_up_is_told_once(self):
        """An offer that was chosen, is no longer, and could not be any more stands once in the last chapter."""
        before = with_answers(with_texts(COMPLETE, decision__offer='scaleway-public-cloud'), {'data.secrets': [], 'data.essential-mission': 'no', 'data.harm': []})
        last = write(COMPLETE, 'changes', before=before).split(' Ce qu’il en résulte ')[-1]
        self.assertRegex(last, 'Scaleway.* – avant : éligible ; après : non éligible')
        self.assertEqual(last.count('Scaleway'), 1)


class Words(unittest.TestCase):
    def test_title_once(self):
        """No section of a form is called as the form."""
        for form in FORMS:
            for lang in 'fr', 'en':
                text = write(COMPLETE, form['id'], lang, COMPLETE if form.get('compares') else None)
                for name in {form['title'][lang], form['name'][lang]}:
                    self.assertNotRegex(text, rf'(?:Annexe|Annex) [A-Z] – {re.escape(name)} ', (form['id'], lang))

    def test_source_of_each_fact(self):
        for case in 'commune-civil-registry', 'rectorat-suite':
            text = write(read_case(case))
            self.assertNotRegex(text, 'adresse de (?:la )?source')
            self.assertRegex(text, r'[Ss]ources lues pour l’offre : [\w.-]+\.\w+')

    def test_grounds_say_what_is_required(self):
        self.assertRegex(write(read_case('university-hospital-record')), ' N° Résultat Exigé Constaté Règle 1 À voir ')
        text = write(read_case('engaged-derogation'), 'derogation')
        self.assertRegex(text, r'Exigé : .*? Constaté : ')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
