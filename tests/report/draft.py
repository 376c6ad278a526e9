#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What makes a document a draft: only offers that bear on the decision, and until somebody settled them.

draft.py CLI: CLI is boussole-cli.
"""

import json
import pathlib
import re
import sys
import unittest

from program import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = json.loads((ROOT / 'data/example/example.boussole').read_text(encoding='utf-8'))
CATALOGUE = json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))
DRAFT, FINAL = 'Projet de justification', 'Justification'


def find_offers():
    """Of the example, those that sell something of the need, by verdict."""
    offers = {}
    for offer in json.loads(run('evaluate', '--json', project=EXAMPLE))['offers']:
        if offer['covers']:
            offers.setdefault(offer['verdict'], []).append(offer['offer'])
    return offers


class Draft(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.offers = find_offers()
        cls.eligible, cls.open, cls.rejected = (cls.offers[verdict] for verdict in ('eligible', 'to-examine', 'not-eligible'))

    def write(self, texts):
        project = dict(EXAMPLE, document={'texts': texts})
        return run('export', '--format', 'txt', '-o', '-', project=project)

    def see(self, kind, **texts):
        texts = {name.replace('__', '.'): text for name, text in texts.items()}
        text = self.write(texts)
        self.assertRegex(text.split('\n')[0], f'^{kind} du choix')
        return text

    def test_nothing_chosen(self):
        self.assertGreater(len(self.open), 1)
        self.see(DRAFT)
        self.see(DRAFT, decision__others='Trop chères.')

    def test_each_settled(self):
        half = len(self.open) // 2
        settled = {f'set-aside.{offer}': 'Trop chère.' for offer in self.open[:half]}
        settled |= {f'examined.{offer}': 'Certificat lu.' for offer in self.open[half:]}
        text = self.see(FINAL, **settled)
        self.assertEqual(text.count('Non retenue\u00a0: Trop chère.'), half)
        self.assertEqual(text.count('Examinée\u00a0: Certificat lu.'), len(self.open) - half)
        settled.popitem()
        self.see(DRAFT, **settled)

    def test_eligible_chosen(self):
        self.see(DRAFT, decision__offer=self.eligible[0])
        text = self.see(FINAL, decision__offer=self.eligible[0], decision__others='Elles coûtent plus.', decision__access='Accord du 2 novembre.')
        self.assertIn('Elles coûtent plus.', text)

    def test_open_chosen(self):
        self.see(DRAFT, decision__offer=self.open[0], decision__others='Elles coûtent plus.')
        text = self.see(FINAL, decision__offer=self.open[0], decision__others='Elles coûtent plus.',
                 **{f'examined.{self.open[0]}': 'Certificat lu.'})
        self.assertIn('Les règles classent cette offre «\u00a0À examiner\u00a0»', text)
        self.assertNotIn('ne peut être retenue en l’état', text)
        self.see(DRAFT, decision__offer=self.open[0], decision__others='Elles coûtent plus.',
                 **{f'set-aside.{self.open[0]}': 'Trop chère.'})

    def test_what_is_to_confirm(self):
        """A version that was worked out, or a scope that was not read, is confirmed before anything is final."""
        complete = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
        texts = complete['document']['texts']
        for missing, kind in ((), FINAL), (('decision.confirmed',), DRAFT), (('decision.perimeter',), DRAFT), (('need.users',), FINAL):
            left = dict(complete['document'], texts={place: text for place, text in texts.items() if place not in missing})
            for without in [], ['--without', 'decision']:
                text = run('export', '--format', 'txt', '-o', '-', *without, project=dict(complete, document=left))
                self.assertRegex(text, rf'(?m)^{kind} du choix', missing)

    def test_reserved_access(self):
        """An offer that is not open to everybody is chosen once whoever runs it has agreed."""
        chosen = {'decision__offer': self.eligible[0], 'decision__others': 'Elles coûtent plus.'}
        text = self.see(DRAFT, **chosen)
        self.assertIn('Condition\u00a0: accès réservé', text)
        text = self.see(FINAL, **chosen, decision__access='Accord de la DGFiP, 2 novembre 2026')
        self.assertIn('Accord de la DGFiP', text)
        self.assertNotIn('Condition\u00a0: accès réservé', text)
        name = next(offer['name'] for offer in CATALOGUE['offers'] if offer['id'] == self.eligible[0])
        for told in re.findall(rf'(?m)^.*{re.escape(name)}.*(?:\n .*){{0,6}}', text):
            self.assertNotIn('à obtenir avant tout engagement', told.split('\n  - ')[0])

    def test_cloud_of_the_state_for_the_state(self):
        """It is open to its administrations without more."""
        complete = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
        texts = complete['document']['texts'] | {'decision.offer': 'nubo'}
        text = run('export', '--format', 'txt', '-o', '-', project=dict(complete, document=dict(complete['document'], texts=texts)))
        self.assertRegex(text, rf'(?m)^{FINAL} du choix')

    def test_derogation_read_first(self):
        """The decree was not read for the rule base: somebody reads it before a request is final, and the request does not say so."""
        project = json.loads((ROOT / 'tests/cases/engaged-derogation.json').read_text(encoding='utf-8'))['project']
        unread, asked = 'n’ont pas été lus', 'vérifiés dans l’article 31, le décret et l’arrêté'
        for texts in {}, {'derogation.texts': 'Par le service juridique, le 2 novembre 2026'}:
            text = run('export', '--form', 'derogation', '--format', 'txt', '-o', '-', project=dict(project, document={'texts': texts}))
            self.assertEqual(unread in text, not texts)
            self.assertIn(asked, text.replace('\n', ' '))

    def test_consultation_after_the_decision(self):
        for day, told in ('2026-11-20', False), ('2026-11-23', False), ('2026-11-24', True):
            answers = dict(EXAMPLE['answers'], **{'purchase.decision-date': '2026-11-23', 'purchase.consultation-date': day})
            text = run('export', '--format', 'txt', '-o', '-', project=dict(EXAMPLE, answers=answers))
            self.assertEqual('La consultation devait être lancée le' in text, told, day)

    def test_rejected_chosen(self):
        text = self.see(DRAFT, decision__offer=self.rejected[0], decision__others='Elles coûtent plus.')
        self.assertIn('ne peut être retenue en l’état', text)

    def test_rejected_after_examination(self):
        """What was read of an offer to examine settles nothing once the rules rule it out."""
        text = self.see(DRAFT, decision__offer=self.rejected[0], decision__others='Elles coûtent plus.',
                        **{f'examined.{self.rejected[0]}': 'Certificat lu.'})
        self.assertIn('ne peut être retenue en l’état', text)
        self.assertNotIn('l’acheteur l’a examinée', text)

    def test_marked_for_third_parties(self):
        """What came out of examining an offer is the operator's secret, and so is why it is not retained."""
        texts = {f'examined.{self.open[0]}': 'Certificat lu.', f'set-aside.{self.open[1]}': 'Trop chère.'}
        for places in [], [*texts]:
            project = dict(EXAMPLE, document={'texts': texts, 'withheld': places})
            text = run('export', '--format', 'txt', '-o', '-', '--withheld', project=project)
            self.assertEqual(['Certificat lu.' in text, 'Trop chère.' in text], [False, False])
        self.assertIn('Examinée\u00a0: [Passage occulté]', text)

    def test_third_parties_read_of_the_same_file(self):
        """What they may not read makes no draft of it, nor hides that it is one."""
        complete = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
        texts = complete['document']['texts']
        unconfirmed = {place: text for place, text in texts.items() if place != 'decision.confirmed'}
        for kept, kind in ((texts, FINAL), (unconfirmed, DRAFT)):
            for places in [], ['decision.offer'], ['decision.confirmed']:
                document = dict(complete['document'], texts=kept, withheld=places)
                text = run('export', '--format', 'txt', '-o', '-', '--withheld', project=dict(complete, document=document))
                self.assertRegex(text, rf'(?m)^{kind} du choix', places)

    def test_written_beside_the_choice(self):
        """Offers by their names, and what else was written there, in its order."""
        first, second = ([offer['name'] for offer in CATALOGUE['offers'] if offer['id'] == id][0] for id in self.eligible[:2])
        text = self.see(DRAFT, decision__offer=f'Lot 1 :\n{self.eligible[0]}, {self.eligible[1]}\nsous réserve de l’avis')
        self.assertRegex(text, rf'\n *Lot 1\u00a0?.?:\n *{re.escape(first)}[^\n]*\n *{re.escape(second)}[^\n]*\n *sous réserve de l’avis\n')

    def test_need_by_kind(self):
        """Where no service is named, offers of a kind that is asked for bear on the decision, and no others."""
        project = dict(EXAMPLE, answers=dict(EXAMPLE['answers'], **{'service.needs': []}))
        kinds = {offer['id']: offer['facts'] for offer in CATALOGUE['offers']}
        asked = [offer['offer'] for offer in json.loads(run('evaluate', '--json', project=project))['offers']
                 if offer['verdict'] == 'to-examine' and '"paas"' in json.dumps(kinds[offer['offer']].get('kinds'))]
        for settled, kind in ((asked, FINAL), (asked[1:], DRAFT)):
            texts = {f'set-aside.{offer}': 'Trop chère.' for offer in settled}
            text = run('export', '--format', 'txt', '-o', '-', project=dict(project, document={'texts': texts}))
            self.assertRegex(text.split('\n')[0], f'^{kind} du choix')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
