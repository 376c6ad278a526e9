#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli export --since: what changed between versions that a project file holds.

versions.py BOUSSOLE-CLI
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import unittest

ANSWERS = {'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy'], 'data.harm': ['public-security'],
           'service.kinds': ['iaas'], 'service.needs': ['compute-vm'], 'purchase.decision-date': '2026-11-23'}
FIRST = {**ANSWERS, 'data.essential-mission': 'no', 'purchase.decision-date': '2026-02-02'}
SECOND = {**ANSWERS, 'data.essential-mission': 'no'}
NOW = {**ANSWERS, 'data.essential-mission': 'yes'}
CHOICE = {'texts': {'decision.offer': 'scaleway-public-cloud'}}


def cli(*arguments, content=b''):
    return subprocess.run([PROGRAM, *arguments], input=content, capture_output=True, timeout=120,
                          env={**os.environ, 'SOURCE_DATE_EPOCH': '1795392000'})


def project(answers, **more):
    return {'format': 'boussole-project', 'version': 1, 'title': 'Essai', 'answers': answers, 'document': CHOICE, **more}


def part(name, data):
    return {'name': name, 'type': 'application/json', 'sha256': hashlib.sha256(data).hexdigest(), 'size': len(data),
            'content': base64.b64encode(data).decode()}


def snapshot(number, answers, evaluated=True, on=None, **more):
    data = json.dumps(project(answers, **more)).encode()
    parts = [part('project', data)]
    if evaluated:
        parts.append(part('evaluation', cli('evaluate', '-', '--lang', 'fr', content=data).stdout))
    return {'id': f'00000000-0000-4000-8000-00000000000{number}', 'time': 1780000000000 + number * 86400000, 'who': 'Anne Martin',
            'reason': f'Motif {number}', 'on': on or answers['purchase.decision-date'], 'event': number, 'hash': '0' * 64, 'parts': parts}


def write(*snapshots, answers=None, **more):
    return json.dumps(project(answers or NOW, snapshots=list(snapshots), **more)).encode()


def with_gone(version):
    """The version, its evaluation with an offer that was eligible and is in no catalogue now."""
    record = json.loads(base64.b64decode(version['parts'][1]['content']))
    record['offers'].append({**record['offers'][0], 'offer': 'gone-cloud', 'verdict': 'eligible', 'covers': ['compute-vm'], 'missing': []})
    version['parts'][1] = part('evaluation', json.dumps(record).encode())
    return version


class Versions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.first, cls.second = snapshot(1, FIRST), snapshot(2, SECOND)
        cls.file = write(cls.first, cls.second)

    def export(self, *options, file=None, lang='fr', form='txt', status=0):
        done = cli('export', '-', '-o', '-', '--format', form, '--lang', lang, *options, content=file or self.file)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertEqual(bool(done.stdout), status == 0)
        return done.stdout.decode() if status == 0 else done.stderr.decode()

    def see(self, text, *expected):
        text = text.replace('\u00a0', ' ')
        for words in expected:
            self.assertIn(words, text)

    def test_since(self):
        """Answers, law and verdicts of both sides, with ground; and whether the choice stands."""
        text = self.export('--since', '1')
        self.see(text, 'Ce qui a changé entre deux versions', 'Version 1', 'Motif 1', 'Anne Martin', 'Le projet tel qu’il est',
                 'Données d’une sensibilité particulière : offre qualifiée', '(SREN-1)', 'Éligible',
                 'Le choix ne tient plus', 'Scaleway (nuage public) – avant : ')
        self.assertNotIn('Motif 2', text)
        self.assertEqual(text, self.export('--since', '1', '--form', 'changes'))

    def test_between(self):
        """The answers did not change but for the day: what is new now is of no version."""
        text = self.export('--since', '1', '--until', '2')
        self.see(text, 'Motif 1', 'Motif 2', '2 février 2026', '23 novembre 2026', 'Réponses : 1')
        answers = text[text.index('1 Réponses'):text.index('2 Textes et pièces')]
        self.assertIn('À quelle date décidez-vous', answers)
        self.assertNotIn('mission essentielle', answers)

    def test_nothing(self):
        text = self.export('--since', '2', '--until', '2')
        self.see(text, 'Aucune réponse n’a changé.', 'Aucun texte n’a changé.', 'Aucune conclusion n’a changé.', 'Aucun verdict n’a changé',
                 'aucun autre constat n’a changé')

    def test_without_evaluation(self):
        """What is not known is said, not told as alike."""
        text = self.export('--since', '1', file=write(snapshot(1, FIRST, evaluated=False)))
        self.see(text, 'figée sans son évaluation', 'On ne peut pas dire si le choix tient', 'Réponses : 2')
        self.assertNotIn('Aucun verdict n’a changé', text)

    def test_english(self):
        self.see(self.export('--since', '1', lang='en'), 'What changed between two versions', 'The choice no longer stands', 'frozen on')

    def test_offer_gone(self):
        """An offer that the catalogue no longer has is named, and lost where it was possible."""
        self.see(self.export('--since', '1', file=write(with_gone(snapshot(1, SECOND)))), 'gone-cloud', 'Offre sortie du catalogue.')

    def test_chosen_gone(self):
        """One that was chosen is no less chosen for being gone, and what was written of it stays."""
        for chosen, words in (('gone-cloud', 'Le choix ne tient plus'), ('ovh-snc-cloud-platform\ngone-cloud', 'Le choix ne tient qu’en partie')):
            version = with_gone(snapshot(1, SECOND, document={'texts': {'decision.offer': chosen, 'examined.gone-cloud': 'Vu au prêt.'}}))
            text = self.export('--since', '1', file=write(version, answers=SECOND, document={'texts': {'decision.offer': chosen}}))
            self.see(text, words, 'gone-cloud – avant : éligible', 'Vu au prêt.')
            self.assertNotIn('Le choix a changé', text)

    def test_choice_dropped(self):
        """A choice that was given up, or in part, does not stand."""
        one, two = ({'texts': {'decision.offer': chosen}} for chosen in ('nubo', 'nubo\novh-snc-cloud-platform'))
        for before, after in ((one, {}), (two, one)):
            text = self.export('--since', '1', file=write(snapshot(1, SECOND, document=before), answers=SECOND, document=after))
            self.see(text, 'Le choix a changé.', 'Offre retenue dans la seule version de départ :')
            self.assertNotIn('Le choix tient', text.replace('\u00a0', ' '))
            self.assertNotIn('dans la seule version d’arrivée', text)

    def test_need_grown(self):
        """Where nothing was chosen, what no longer covers the whole need is lost, eligible as it may be."""
        version = snapshot(1, SECOND, document={})
        text = self.export('--since', '1', file=write(version, answers={**SECOND, 'service.needs': ['compute-vm', 'school-management']}, document={}))
        self.see(text, 'Aucune des offres qui étaient possibles ne l’est plus',
                 'SNC Cloud Platform, OVHcloud – avant : éligible ; après : éligible, sans couvrir tout le besoin')
        self.assertNotIn('Rien de ce qui était possible n’est perdu', text)

    def test_day(self):
        """A version without a day of decision is evaluated on the day it was frozen on; one day is said once."""
        answers = {name: value for name, value in SECOND.items() if name != 'purchase.decision-date'}
        file = write(snapshot(1, answers, on='2026-02-02'))
        self.see(self.export('--since', '1', '--until', '1', form='html', file=file), '2 février 2026')
        self.assertIn('2 mars 2026', self.export('--since', '1', '--until', '1', '--on', '2026-03-02', form='html', file=file).replace('\u00a0', ' '))
        self.see(self.export('--since', '2', '--until', '2'), 'Lus au 23 novembre 2026')
        self.assertNotIn(', puis au', self.export('--since', '2', '--until', '2'))

    def test_usage(self):
        for options, words in ((('--until', '1'), '--since'), (('--form', 'changes'), '--since'), (('--since', '1', '--form', 'note'), '--since'),
                               (('--since', '1', '--withheld'), '--withheld')):
            self.see(self.export(*options, lang='en', status=2), words)
        for form in ('json', 'boussole', 'ics'):
            for options in (('--since', '1'), ('--since', '0'), ('--until', '1'), ('--since', '1', '--until', '2')):
                self.see(self.export(*options, form=form, lang='en', status=2), '--since', 'choose another format')

    def test_no_such_version(self):
        self.see(self.export('--since', '3', lang='en', status=3), 'There is no version 3: this project has 2 versions.')
        for number in ('0', '-1'):
            self.see(self.export('--since', number, lang='en', status=3), 'There is no version 0')
            self.see(self.export('--since', '1', '--until', number, lang='en', status=3), 'There is no version 0')
        self.see(self.export('--since', '1', file=write(), lang='en', status=3), 'no frozen version')

    def test_without_content(self):
        """A file that names versions but does not hold them, or holds something else."""
        version = json.loads(json.dumps(self.first))
        del version['parts'][0]['content']
        self.see(self.export('--since', '1', file=write(version), lang='en', status=3), 'without what they held')
        version = json.loads(json.dumps(self.first))
        version['parts'][1] = part('evaluation', b'{}')
        self.export('--since', '1', file=write(version), lang='en', status=3)
        version['parts'] = []
        self.see(self.export('--since', '1', file=write(version), lang='en', status=3), 'was not kept')


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    unittest.main()
