#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What the buyer wrote for the project alone never goes to bidders, to those who are asked, or to third parties.

internal.py PROGRAM [all]: PROGRAM is justify.c; without "all" every sixth case. Each case has a mark of its own in
every text that a person can write, and an offer chosen.
"""

import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STEP = 1 if 'all' in sys.argv[2:] else 6
CASES = {path.stem: json.loads(path.read_text(encoding='utf-8'))['project'] for path in sorted((ROOT / 'tests/cases').glob('*.json'))[::STEP]}
PLACES = {place['id']: place for path in (ROOT / 'data/report/outline').glob('*.json')
          for place in json.loads(path.read_text(encoding='utf-8')).get('places', [])}
FORMS = json.loads((ROOT / 'data/report/outline/10-forms.json').read_text(encoding='utf-8'))['forms']
FOR_OTHERS = [form['id'] for form in FORMS if form.get('for-others')]
INTERNAL = [form['id'] for form in FORMS if form.get('compares')]
OFFERS = {offer['id']: offer['name'] for offer in json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))['offers']}
CHOSEN = 'scaleway-public-cloud'
LETTER = {'identification.sender', 'identification.marking'}  # who writes, and the marking, are for the reader
REQUEST = {place for place in PLACES if place.startswith('derogation.')} | {'identification.body', 'identification.siren', 'decision.authority',
                                                                             'name', 'function'}  # the last two: who attested the analysis
WRITTEN = {'derogation': REQUEST}  # of the form: what is written to be read there
CARRIES = 'ce document porte le projet'
ANALYSIS = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))['analyses']
# Of each project two choices: eligible, to examine, of unlike verdicts, in the catalogue and not.
EXAMPLE = json.loads((ROOT / 'data/example/example.boussole').read_text(encoding='utf-8'))
COMPLETE = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
CHOICES = [(COMPLETE, ('ovh-snc-cloud-platform', 'numspot-iaas-snc')), (EXAMPLE, ('scaleway-public-cloud', 'clever-cloud-public')),
           (EXAMPLE, ('ovh-public-cloud', 'stackit')), (COMPLETE, ('ovh-snc-cloud-platform', 'aws-paris')),
           (EXAMPLE, ('scaleway-public-cloud', 'Nuage inconnu'))]
STUDY = {'grid': 'circular-6519', 'weights': {'circular-6519': {'cost': 30}}}
# Free texts that the headings of their chapters call protected.
HIDDEN = ['sourcing.method', 'exit.plan', 'exit.lock-in', 'decision.dissent', 'data.analysis', 'derogation.constraints', 'derogation.migration',
          'exit.formats', 'exit.duration', 'derogation.survey', 'examined.stackit', *(f'opinion.{role}{what}' for role in ('rssi', 'dpo', 'legal') for what in ('', '.by', '.on'))]
MARK = re.compile(r'Zq[\w.-]*zq')


def mark(name):
    return f'Zq{name}zq'


def mark_reasons(node):
    return {key: mark_reasons(value) if isinstance(value, dict) else mark(key) if key in ('reason', 'name', 'function') else value for key, value in node.items()}


def fill(project):
    texts = {place: mark(place) for place in PLACES if PLACES[place]['kind'] != 'offer' and not PLACES[place].get('notes')}
    texts |= {f'{kind}.{offer}': mark(f'{kind}.{offer}') for kind, offer in (('examined', 'stackit'), ('set-aside', 'hetzner-cloud'))}
    texts['decision.offer'] = CHOSEN
    notes = [{'text': mark('description')}] + [{'answer': name, 'text': mark(f'note-{name}'), 'for': value}
                                                for name, value in project['answers'].items() if isinstance(value, str) and value != 'unknown']
    opinion = {'id': 'a', 'role': 'rssi', 'time': 1, 'about': ['data.harm'], 'sent': {}, 'question': mark('question'),
               'reply': {'name': mark('name'), 'function': 'RSSI', 'on': '2026-11-20', 'opinion': 'reserved', 'text': mark('opinion')}}
    return dict(project, notes=notes, opinions=[opinion], document={'texts': texts}, analyses=mark_reasons(ANALYSIS))


def run(lines):
    done = subprocess.run([sys.argv[1], '-'], input='\n'.join(lines) + '\n', capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(done.stderr[-2000:])


class Internal(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        jobs = [(name, lang, form) for name in CASES for lang in ('fr', 'en') for form in (*[form['id'] for form in FORMS if not form.get('compares')], 'file+withheld')]
        lines = []
        for name, lang, form in jobs:
            out = folder / name / lang / form
            out.mkdir(parents=True)
            (folder / f'{name}.boussole').write_text(json.dumps(fill(CASES[name])), encoding='utf-8')
            lines.append('\t'.join(('plain', str(folder / f'{name}.boussole'), str(out), lang, form)))
        run(lines)
        cls.texts = {job: (folder.joinpath(*job) / 'plain').read_text(encoding='utf-8') for job in jobs}

    def of(self, form):
        return {job[:2]: text for job, text in self.texts.items() if job[2] == form}

    def test_marks_can_be_seen(self):
        seen = {found for text in self.of('file').values() for found in MARK.findall(text)}
        self.assertGreater(len(seen), 60)
        for name in 'description', 'reason', 'opinion', 'security.encryption', 'purchase.guide', 'decision.contract-clause':
            self.assertIn(mark(name), seen)

    def test_for_others(self):
        self.assertEqual(FOR_OTHERS, ['questions', 'derogation', 'clauses'])
        for form in FOR_OTHERS:
            allowed = LETTER | WRITTEN.get(form, set())
            for job, text in self.of(form).items():
                self.assertEqual(set(MARK.findall(text)) - {mark(place) for place in allowed}, set(), (job, form))

    def test_what_carries_the_project_says_so(self):
        for (name, lang, form), text in self.texts.items():
            if lang == 'fr':
                self.assertEqual(CARRIES in text, form not in (*FOR_OTHERS, 'file+withheld'), (name, form))

    def test_comparison_says_that_it_is_internal(self):
        self.assertEqual(INTERNAL, ['changes'])
        with tempfile.TemporaryDirectory() as folder:
            now, before = pathlib.Path(folder, 'now.boussole'), pathlib.Path(folder, 'before.boussole')
            now.write_text(json.dumps(COMPLETE), encoding='utf-8')
            before.write_text(json.dumps(EXAMPLE), encoding='utf-8')
            run(['\t'.join(('plain', str(now), folder, 'fr', f'changes={before}'))])
            text = pathlib.Path(folder, 'plain').read_text(encoding='utf-8')
        self.assertIn('Document interne', text[:600])
        self.assertNotIn(CARRIES, text)

    def test_comparison_names_the_study(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, study in ('before', {}), ('now', {'study': STUDY}):
                pathlib.Path(folder, f'{name}.boussole').write_text(json.dumps(dict(COMPLETE, **study)), encoding='utf-8')
            run(['\t'.join(('plain', f'{folder}/now.boussole', folder, 'fr', f'changes={folder}/before.boussole'))])
            self.assertIn('Étude de marché', pathlib.Path(folder, 'plain').read_text(encoding='utf-8'))

    def compare(self, before, now):
        with tempfile.TemporaryDirectory() as folder:
            for name, document in ('before', before), ('now', now):
                pathlib.Path(folder, f'{name}.boussole').write_text(json.dumps(dict(COMPLETE, document=document)), encoding='utf-8')
            run(['\t'.join(('plain', f'{folder}/now.boussole', folder, 'fr', f'changes={folder}/before.boussole'))])
            return pathlib.Path(folder, 'plain').read_text(encoding='utf-8')

    def test_comparison_leaves_nothing_out(self):
        """What is kept from third parties, and texts at places of another edition."""
        document = COMPLETE['document']
        text = self.compare(document, dict(document, withheld=['personal.aipd', 'need.users']))
        self.assertIn('Lecture par des tiers – Analyse d’impact : référence et date\nCommunicable\nÀ occulter\n', text.replace('\u00a0', ' '))
        self.assertEqual(text.count('Lecture par des tiers'), 2)
        old = dict(document, texts=dict(document['texts'], **{'need.before-2020': 'Un texte ancien.'}))
        for before, now in (old, document), (document, old):
            text = self.compare(before, now)
            self.assertIn('Un texte ancien.', text)
            self.assertIn('need.before-2020', text)
        self.assertNotIn('Un texte ancien.', self.compare(old, old))

    def test_bidders_read_of_no_offer(self):
        for job, text in self.of('clauses').items():
            self.assertEqual([name for name in OFFERS.values() if re.search(rf'\b{re.escape(name)}\b', text)], [], job)

    def test_third_parties(self):
        protected = {mark(place) for place, object in PLACES.items() if object.get('withheld')}
        protected |= {mark(name) for name in ('reason', 'opinion', 'name', 'function', 'question')}
        for job, text in self.of('file+withheld').items():
            found = set(MARK.findall(text))
            self.assertEqual(found & protected, set(), job)
            self.assertEqual({mark for mark in found if mark.startswith(('Zqnote-', 'Zqexamined.', 'Zqopinion.'))}, set(), job)

    def test_third_parties_in_every_format(self):
        """What one writes where headings call it protected; the document of the project itself has each."""
        texts = {place: mark(place) for place in HIDDEN if not place.startswith('examined.')}
        answers = dict(COMPLETE['answers'], **{'service.kinds': ['paas'], 'service.needs': ['serverless'], 'project.state': 'engaged',
                                               'project.start-date': '2022-05-12'})
        derogation = dict(COMPLETE, answers=answers, analyses={}, document={'texts': dict(COMPLETE['document']['texts'], **texts)})
        examined = dict(EXAMPLE, document={'texts': {'decision.offer': 'stackit', 'examined.stackit': mark('examined.stackit')}})
        seen = set()
        for project in derogation, examined:
            for form in 'file', 'file+withheld':
                for name, text in self.read_formats(project, form).items():
                    found = {place for place in HIDDEN if mark(place) in text.replace('\n', '')}
                    if form == 'file' and name == 'plain':
                        seen |= found
                    elif form != 'file':
                        self.assertEqual(found, set(), name)
                        self.assertRegex(text, r'\[Passage\s+occulté\]', name)
        self.assertEqual(seen, set(HIDDEN))

    def test_third_parties_do_not_learn_that_something_stands(self):
        """At places that are kept from them whatever the project says, they read the same, written or not."""
        engaged = json.loads((ROOT / 'tests/cases/engaged-derogation.json').read_text(encoding='utf-8'))['project']
        hidden = {place: mark(place) for place in PLACES if PLACES[place].get('withheld')}
        for project in COMPLETE, EXAMPLE, engaged:
            texts = {place: text for place, text in project.get('document', {}).get('texts', {}).items() if place not in hidden}
            empty, written = (self.read_project(dict(project, document={'texts': texts | more}), 'file+withheld') for more in ({}, hidden))
            self.assertEqual(list(difflib.unified_diff(empty.split('\n'), written.split('\n'), n=0)), [])

    def test_third_parties_do_not_learn_what_the_body_withholds(self):
        """At places the project itself keeps from them, they read the same, whatever is written and whether it is; but
        whether the file is a draft, for a preparatory document is not theirs to read (CRPA, art. L. 311-2)."""
        engaged = json.loads((ROOT / 'tests/cases/engaged-derogation.json').read_text(encoding='utf-8'))['project']
        places = [place for place, object in PLACES.items() if not object.get('always-read')]
        for project in COMPLETE, EXAMPLE, engaged:
            texts = project.get('document', {}).get('texts', {})
            shown = {place: text for place, text in texts.items() if place not in places or place == 'decision.offer'}
            deciding = {place: 'Lu.' for place in places if PLACES[place].get('decides') and place != 'decision.offer'}
            kept, written = deciding | shown, {place: mark(place) for place in places} | shown
            seen = [self.read_project(dict(project, document={'texts': some, 'withheld': places}), 'file+withheld') for some in (kept, written)]
            self.assertEqual(list(difflib.unified_diff(*(text.split('\n') for text in seen), n=0)), [])

    @staticmethod
    def read_formats(project, form):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'project.boussole')
            path.write_text(json.dumps(project), encoding='utf-8')
            run(['\t'.join((str(path), folder, 'fr', form))])
            out = {'plain': pathlib.Path(folder, 'plain').read_text(encoding='utf-8')}
            for name in 'txt', 'html':
                out[name] = pathlib.Path(folder, f'document.{name}').read_text(encoding='utf-8')
            with zipfile.ZipFile(pathlib.Path(folder, 'document.odt')) as package:
                out['odt'] = ''.join(package.read(part).decode('utf-8') for part in ('content.xml', 'styles.xml', 'meta.xml'))
            out['pdf'] = subprocess.run(['pdftotext', '-layout', f'{folder}/document.pdf', '-'], capture_output=True, text=True, check=True).stdout
            return out

    def test_third_parties_are_told_why(self):
        """In each section something of which is withheld stands a reason, with its article."""
        places = [place for place in COMPLETE['document']['texts'] if place != 'decision.offer']
        document = dict(COMPLETE['document'], withheld=places)
        for project in COMPLETE, dict(COMPLETE, document=document):
            sections = self.split(self.read_project(project, 'file+withheld'))
            hidden = {title: text for title, text in sections.items() if '[Passage occulté]' in text}
            self.assertGreater(len(hidden), 3)
            for title, text in hidden.items():
                self.assertRegex(text.replace('\u00a0', ' '), r'Passages occultés : .*\(CRPA, art\. L\. 311-', title)

    def test_who_withholds(self):
        """The body chose what its project lists, and nothing else; the table of chapters says so of each."""
        note = {'answer': 'data.harm', 'text': 'Secret de la note.'}
        chosen = 'l’organisme l’a choisi'
        for withheld in [], ['need.users']:
            project = dict(COMPLETE, notes=[note], document={'texts': COMPLETE['document']['texts'], 'withheld': withheld})
            sections = self.split(self.read_project(project, 'file+withheld'))
            self.assertEqual([title for title, text in sections.items() if chosen in text and title != 'Communication à des tiers'],
                             ['Besoin'] if withheld else [])
            table = sections['Communication à des tiers']
            self.assertEqual(chosen in table.lower(), bool(withheld))
            for title, text in sections.items():
                if '[Passage occulté]' in text:
                    self.assertNotRegex(table, rf'– {re.escape(title)}\nOui\n')
        both = dict(COMPLETE, document={'texts': COMPLETE['document']['texts'], 'withheld': ['security.accreditation']})
        section = self.split(self.read_project(both, 'file+withheld'))['Sécurité'].replace('\u00a0', ' ')
        self.assertIn('la sécurité des systèmes d’information (CRPA, art. L. 311-5, 2°, d). D’autres passages le sont parce que l’organisme l’a choisi', section)

    def test_answers_as_recorded(self):
        """Third parties read there what chapters tell them, and nothing else."""
        text = self.split(self.read_project(COMPLETE, 'file+withheld'))['Réponses, telles qu’enregistrées']
        rows = dict(re.findall(r'^([a-z]+\.[a-z0-9-]+)\n(.*)$', text, re.M))
        self.assertEqual(set(rows), set(COMPLETE['answers']))
        self.assertNotIn('[Passage occulté]', rows.values())

    def test_marking(self):
        """It is for the readers of the project: third parties are told of it, and it is never withheld."""
        text = self.read_project(dict(COMPLETE, document=dict(COMPLETE['document'], withheld=['identification.marking'])), 'file+withheld')
        marking = COMPLETE['document']['texts']['identification.marking']
        self.assertFalse(text.startswith(marking))
        self.assertIn(f'porte la mention « {marking} »', text.replace('\u00a0', ' '))

    def test_draft_for_third_parties(self):
        for project, draft in (COMPLETE, False), (EXAMPLE, True):
            self.assertEqual('L. 311-2)' in self.read_project(project, 'file+withheld').replace('\u00a0', ' '), draft)

    def read_project(self, project, form):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'project.boussole')
            path.write_text(json.dumps(project), encoding='utf-8')
            run(['\t'.join(('plain', str(path), folder, 'fr', form))])
            return pathlib.Path(folder, 'plain').read_text(encoding='utf-8')

    @staticmethod
    def split(text):
        """Title → text, by the titles of the outline."""
        titles = {section['title']['fr'] for path in (ROOT / 'data/report/outline').glob('*.json')
                  for section in json.loads(path.read_text(encoding='utf-8')).get('sections', []) if 'title' in section}
        sections, title = {}, None
        for line in text.split('\n'):
            bare = re.sub(r'^(?:\d+|Annexe [A-Z] –)\s', '', line)
            title = bare if bare in titles else title
            if title is not None:
                sections[title] = sections.get(title, '') + line + '\n'
        return sections

    def read_withheld(self, project, choice, texts, withheld=True):
        """The version for third parties with @choice, marked as not for them."""
        project = dict(project, document={'texts': dict(texts, **{'decision.offer': choice}), 'withheld': ['decision.offer'] if withheld else []})
        return self.read_project(project, 'file+withheld')

    def test_choice_withheld(self):
        """Whichever offer is chosen, third parties read the same of a file that is a draft, or is none, all the same."""
        compared = 0
        for project, choices in CHOICES:
            for others in {}, {'decision.others': 'Trop chères.'}:
                with self.subTest(choices=choices, others=others):
                    one, other = (self.read_withheld(project, choice, others) for choice in choices)
                    drafts = [text.split('\n')[0].startswith('Projet') for text in (one, other)]
                    if drafts[0] == drafts[1]:
                        self.assertEqual(one, other)
                        compared += 1
                    seen = [self.read_withheld(project, choice, others, False) for choice in choices]
                    self.assertNotEqual(*seen)
                    self.assertEqual(drafts, [text.split('\n')[0].startswith('Projet') for text in seen])
        self.assertGreater(compared, len(CHOICES))

    def test_study_withheld(self):
        """That there is a study is said to third parties, and nothing of it."""
        bare = {name: value for name, value in COMPLETE.items() if name not in ('study', 'cost')}
        seen = [self.read_project(project, form) for project in (bare, dict(bare, study=STUDY)) for form in ('file', 'file+withheld')]
        self.assertIn('étude de marché (poids, niveaux et motifs) n’est pas communiquée', seen[3])
        self.assertNotIn('n’est pas communiquée', seen[2] + seen[1] + seen[0])
        self.assertIn('Étude de marché préalable', seen[2])
        self.assertNotIn('Étude de marché préalable', seen[3])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
