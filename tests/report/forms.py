#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every case in every form and both languages: what must and must not be said, and all writers alike.

forms.py PROGRAM [all]: PROGRAM is justify.c; without "all" the writers are held together on every tenth case.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import check
import readers

ROOT = pathlib.Path(__file__).resolve().parents[2]
STEP = 1 if 'all' in sys.argv[2:] else 10
CASES = {path.stem: json.loads(path.read_text(encoding='utf-8')) for path in sorted((ROOT / 'tests/cases').glob('*.json'))}
FORMS = [form['id'] for form in json.loads((ROOT / 'data/report/outline/10-forms.json').read_text(encoding='utf-8'))['forms']
         if not form.get('compares')]
LANGS = ('fr', 'en')
# What the tool never says of its own, and what no text leaves behind.
FORBIDDEN = {
    'fr': r'conformes? à la loi|en conformité avec la loi|offre souveraine',
    'en': r'compl(?:y|ies|iant) with the law|sovereign offer\b',
}
LEFT_OVER = re.compile(r'[{}]|\*\*|\[\[|\]\]|\(null\)|  +\S| ,|\.\.(?!\.)|;\.|: \.|\(\)|; *;|\([^()]*\((?!UE\)|EU\))[^()]*\)')
REQUIRED = {
    'fr': ['Aucune exigence n’a été fondée sur la nationalité des candidats.', 'ne dispense pas de l’homologation du système',
           'ne vaut pas avis juridique', 'Les exigences de localisation sont motivées par'],
    'en': ['No requirement was based on the nationality of candidates.', 'legal advice'],
}
TITLES = {'fr': {'stopped': 'Arrêt de l’évaluation', 'open': 'Projet de justification', 'final': 'Justification'},
          'en': {'stopped': 'Evaluation stopped', 'open': 'Draft justification', 'final': 'Justification'}}
ELIGIBLE = {'fr': r'aucune règle connue du référentiel version \S+ ne fait obstacle', 'en': r'no known rule of the rule base, version \S+, stands in the way'}
OPEN = {'fr': 'ce qui reste à établir ou à décider', 'en': 'what remains to establish or to decide'}


def squeeze(text):
    return re.sub(r'\s+', ' ', text)


def read_names():
    """What offers and providers call themselves, in a typography of their own."""
    names = set()
    for path in (ROOT / 'data/catalogue').glob('*.json'):
        for offer in json.loads(path.read_text(encoding='utf-8')).get('offers', []):
            names |= {offer['name'], offer.get('provider') or offer['name']}
    return sorted(names, key=len, reverse=True)


NAMES = read_names()


def without_names(case, text):
    for name in (CASES[case]['project'].get('title') or 'no title', *NAMES):
        text = text.replace(name, 'Nom')
    return text


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        lines = []
        for name, case in CASES.items():
            cls.path(name).write_text(json.dumps(case['project']), encoding='utf-8')
            for lang in LANGS:
                for form in FORMS:
                    cls.out(name, lang, form).mkdir(parents=True)
                    lines.append('\t'.join(('plain', str(cls.path(name)), str(cls.out(name, lang, form)), lang, form)))
        cls.run_program(lines)
        cls.texts = {(name, lang, form): (cls.out(name, lang, form) / 'plain').read_text(encoding='utf-8')
                     for name in CASES for lang in LANGS for form in FORMS}

    def test_what_is_cited_is_listed(self):
        for (case, lang, form), text in self.texts.items():
            notes = [line for line in text.split('\n') if re.match(r'\[\d+\] ', line)]
            cited = {found for note in notes for found in re.findall(r'(?<=[;:] )[A-Z]\d\d\b', note)}
            listed = set(re.findall(r'^[A-Z]\d\d$', text, re.M))
            if listed:
                self.assertEqual(cited - listed, set(), (case, lang, form))

    @classmethod
    def path(cls, name):
        return cls.folder / f'{name}.boussole'

    @classmethod
    def out(cls, name, lang, form):
        return cls.folder / name / lang / form

    @staticmethod
    def run_program(lines):
        done = subprocess.run([sys.argv[1], '-'], input='\n'.join(lines) + '\n', capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stdout[-2000:] + done.stderr[-2000:])

    def see_in_files(self, expected, lang, where=lambda case, text: True):
        for (name, language, form), text in self.texts.items():
            if language == lang and form == 'file' and not self.stops(name) and where(CASES[name], text):
                self.assertRegex(squeeze(text), expected, name)

    def stops(self, name):
        return self.texts[name, 'fr', 'note'].find('L’évaluation s’arrête ici.') >= 0

    def test_stops_in_every_form(self):
        """Where the evaluation stops, nobody is given questions, tasks or clauses: each form says to stop."""
        stopped = {name for name in CASES if self.stops(name)}
        self.assertTrue(stopped)
        for (name, lang, form), text in self.texts.items():
            if name in stopped:
                self.assertIn({'fr': 'L’évaluation s’arrête ici.', 'en': 'The evaluation stops here.'}[lang], text, (name, form))
                self.assertNotRegex(text, {'fr': 'À compléter|questions? sans réponse', 'en': 'To be completed|unanswered'}[lang]
                                    if form not in ('file', 'light') else r'\0', (name, form))

    def test_every_form_says_something(self):
        for key, text in self.texts.items():
            self.assertGreater(len(text.split()), 8, key)

    def test_forbidden(self):
        for (name, lang, form), text in self.texts.items():
            self.assertEqual(re.findall(FORBIDDEN[lang], text, re.I), [], (name, form))

    def test_nothing_left_over(self):
        for (name, lang, form), text in self.texts.items():
            found = [line for line in without_names(name, text).split('\n') if LEFT_OVER.search(line) and not line.startswith(('{', '"', '['))]
            self.assertEqual(found[:5], [], (name, lang, form))

    def test_required(self):
        for lang in LANGS:
            for words in REQUIRED[lang]:
                self.see_in_files(re.escape(words), lang)

    def test_title_and_state(self):
        """A document says in its title where the evaluation stops, and that something is open; else it does not."""
        for (name, lang, form), text in self.texts.items():
            if form != 'file':
                continue
            is_open = {'fr': 'ce qui est encore ouvert', 'en': 'what is still open'}[lang] in text
            state = 'stopped' if self.stops(name) else 'open' if is_open else 'final'
            self.assertTrue(text.startswith(TITLES[lang][state]), (name, lang, state, text[:80]))

    def test_eligible_and_open(self):
        for lang in LANGS:
            heads = {'fr': 'Offres éligibles', 'en': 'Eligible offers'}[lang]
            self.see_in_files(ELIGIBLE[lang], lang, lambda case, text: f'\n{heads}\n' in text)
            grounds = {'fr': 'Motifs et points à lever', 'en': 'Grounds and points to settle'}[lang]
            self.see_in_files(OPEN[lang], lang, lambda case, text: grounds in text)

    def test_note_on_one_page(self):
        lines = []
        for name in CASES:
            (self.folder / 'pdf' / name).mkdir(parents=True)
            lines.append('\t'.join((str(self.path(name)), str(self.folder / 'pdf' / name), 'fr', 'note')))
        self.run_program(lines)
        pages = {}
        for name in CASES:
            info = readers.run('pdfinfo', str(self.folder / 'pdf' / name / 'document.pdf'))
            pages[name] = int(re.search(r'^Pages: +(\d+)', info, re.M)[1])
        self.assertEqual({name: n for name, n in pages.items() if n != 1}, {})

    def test_writers_agree(self):
        """Each case in one form, the forms by turns; the whole file of the example is seen elsewhere."""
        jobs = [(name, FORMS[n % len(FORMS)]) for n, name in enumerate(list(CASES)[::STEP])]
        lines = []
        for name, form in jobs:
            (self.folder / 'all' / name).mkdir(parents=True)
            lines.append('\t'.join((str(self.path(name)), str(self.folder / 'all' / name), 'fr', form)))
        self.run_program(lines)
        for name, form in jobs:
            readers.faults.clear()
            check.check_writers(str(self.folder / 'all' / name), exact=True)
            self.assertEqual(readers.faults, [], (name, form))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
