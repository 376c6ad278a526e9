#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What is not known is never said to be otherwise: of the offer chosen, of the law, of the derogation.

unknown.py CLI: CLI is boussole-cli.
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
OFFER = 'ovh-snc-cloud-platform'  # its decision ends on 2029-07-31; nothing is known of the day after


def write(project, *options):
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        text = subprocess.run([sys.argv[1], 'export', path, '--lang', 'fr', '--format', 'txt', '-o', '-', *options],
                              check=True, capture_output=True, text=True).stdout
    return re.sub(r'\s+', ' ', text)


def choose(offer, on):
    """What the document says of @offer, chosen on @on."""
    answers = dict(COMPLETE['answers'], **{'purchase.decision-date': on})
    return write(dict(COMPLETE, answers=answers, document={'texts': {'decision.offer': offer}}))


class Unknown(unittest.TestCase):
    def see(self, text, sentence, others):
        self.assertTrue(sentence in text, sentence)
        for other in others:
            self.assertFalse(other in text, other)

    def test_qualification(self):
        qualified = 'est, à la date du 31 juillet 2029, qualifiée'
        unknown = 'n’est pas connu à la date du 1er août 2029'
        denied = 'n’est pas, à la date du'
        self.see(choose(OFFER, '2029-07-31'), qualified, ['n’est pas connu à la date du', denied])
        self.see(choose(OFFER, '2029-08-01'), unknown, [denied, qualified])
        self.see(choose('ovh-public-cloud', '2026-11-23'), denied, ['n’est pas connu à la date du', '(statut relevé'])

    def test_order_of_the_state(self):
        said = 'examine d’abord les solutions mutualisées'
        denied = 'n’est pas tenu par l’ordre d’examen que la circulaire n° 6519/SG fixe aux services de l’État'
        open_ = 'On ne sait pas encore si l’organisme est tenu par l’ordre d’examen que la circulaire n° 6519/SG fixe aux services de l’État'
        for body, sentence, others in (('state-central', said, [denied, open_]), ('commune', denied, [open_]), (None, open_, [denied])):
            with self.subTest(body):
                answers = {} if body is None else {'organisation.type': body}
                self.see(write(dict(COMPLETE, answers=answers, document={})), sentence, others)

    def test_rule_that_may_not_apply(self):
        """Where the chapter says what rules ask, it says of which it is open whether they ask it."""
        project = json.loads((ROOT / 'tests/cases/dinum-university.json').read_text(encoding='utf-8'))['project']
        chapter = write(project).split('Ce que les règles demandent')[1].split('Échanges préalables')[0]
        row = chapter.split('(DOC-R11)')[1].split('\n  - ')[0]
        self.assertRegex(row, r'À établir\s: les services attendus')

    def test_clause_on_equivalence(self):
        answers = {name: value for name, value in COMPLETE['answers'].items() if name != 'data.harm'}
        free, required = 'peut y satisfaire par un label', 'Le niveau exigé est celui que la loi impose'
        open_ = 'On ne sait pas encore si la loi impose un niveau de qualification'
        for answers, sentence, others in ((COMPLETE['answers'], required, [free, open_]), (answers, open_, [free, required]),
                                          (dict(answers, **{'organisation.type': 'commune'}), free, [required, open_])):
            with self.subTest(sentence):
                self.see(write(dict(COMPLETE, answers=answers, document={}), '--form', 'clauses'), sentence, others)

    def test_derogation(self):
        denied = 'Il n’y a rien à demander : ce document n’est pas une demande.'
        open_ = 'Il n’est pas encore établi qu’une dérogation soit nécessaire'
        for answers, sentence, others in ((COMPLETE['answers'], denied, [open_]), ({}, open_, [denied])):
            with self.subTest(sentence):
                self.see(write(dict(COMPLETE, answers=answers, document={}), '--form', 'derogation'), sentence, others)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
