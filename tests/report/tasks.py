#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Tasks of the file: what blocks the signature first, what is done with its evidence, nothing of it for third parties.

tasks.py CLI: CLI is boussole-cli.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROJECT = json.loads((ROOT / 'tests/cases/health-analytics-ministry.json').read_text(encoding='utf-8'))['project']
TASKS = {'GDPR-01': {'what': 'Annexe 4 signée', 'by': 'Camille Roux', 'on': '2026-11-20'}, 'ARC-1a': {'what': 'Agrément obtenu'}, 'OLD-1': {'what': 'Pièce d’avant'}}


def run(project, *words):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        return subprocess.run([sys.argv[1], words[0], path, '--lang', 'fr', *words[1:]], check=True, capture_output=True, text=True).stdout


def export(project, *options):
    return re.sub(r'\s+', ' ', run(project, 'export', '--format', 'txt', '-o', '-', *options))


def list_tasks(project):
    return json.loads(run(project, 'tasks', '--json'))['tasks']


class Tasks(unittest.TestCase):
    def test_order(self):
        tasks = list_tasks({**PROJECT, 'tasks': TASKS})
        order = ['blocking', 'open', 'done', 'no-longer-asked']
        places = [order.index(task['standing']) for task in tasks]
        self.assertEqual(places, sorted(places))
        self.assertEqual(set(places), {0, 1, 2, 3})

    def test_each_says_who_why_and_when(self):
        for task in list_tasks(PROJECT):
            for member in ('rule', 'title', 'duty', 'who', 'texts', 'due'):
                self.assertTrue(task.get(member), (task['rule'], member))

    def test_due_day(self):
        answers = {**PROJECT['answers'], 'purchase.contract-start': '2027-03-01'}
        task = next(task for task in list_tasks({**PROJECT, 'answers': answers}) if task['rule'] == 'GDPR-01')
        self.assertEqual(task['due-on'], '2027-03-01')
        self.assertIn('1er mars 2027', task['due'].replace('\u00a0', ' ').replace('ᵉʳ', 'er'))
        none = [task for task in list_tasks(PROJECT) if task['due'] == 'Aucune échéance dans les textes lus']
        self.assertTrue(none and not any('due-on' in task or task['standing'] == 'blocking' for task in none))

    def test_every_file_and_clause(self):
        asked = {task['rule'] for task in list_tasks(PROJECT)}
        evaluation = json.loads(run(PROJECT, 'evaluate'))
        files = {rule['rule'] for rule in evaluation['obligations'] if rule['effect'] == 'file' and rule['state'] != 'does-not-apply'}
        clauses = {item['rule'] for offer in evaluation['offers'] if offer['verdict'] == 'eligible' for item in offer['conditions']}
        self.assertEqual(files - asked, set())
        self.assertEqual(clauses - asked, set())

    def test_document(self):
        before, after = export(PROJECT, '--form', 'tasks'), export({**PROJECT, 'tasks': TASKS}, '--form', 'tasks')
        self.assertNotIn('Tâches faites', before)
        for text in ('Annexe 4 signée', 'Camille Roux', '20 novembre 2026', 'N’est plus demandé', 'Pièce d’avant', 'OLD-1', 'empêche de signer'):
            self.assertIn(text, after.replace('\u00a0', ' '))
        self.assertLess(after.index('empêche de signer'), after.rindex('Tâches faites'))
        self.assertIn('Annexe 4 signée', export({**PROJECT, 'tasks': TASKS}))

    def test_third_parties(self):
        text = export({**PROJECT, 'tasks': TASKS}, '--withheld')
        for secret in ('Annexe 4 signée', 'Camille Roux', 'Agrément obtenu', 'Pièce d’avant'):
            self.assertNotIn(secret, text)
        self.assertIn('Ce qui a été fait, et ce qui le prouve', text)
        self.assertIn('la vie privée des agents, la sécurité', text)

    def test_stopped(self):
        stopped = json.loads((ROOT / 'tests/cases/classified.json').read_text(encoding='utf-8'))['project']
        told = run(stopped, 'tasks')
        self.assertIn('CLS-1', told)
        self.assertIn('officier de sécurité', told)
        self.assertNotRegex(told, 'Rien à faire|Nothing is to be done')

    def test_round_trip(self):
        written = json.loads(run({**PROJECT, 'tasks': TASKS}, 'export', '--format', 'boussole', '-o', '-'))
        self.assertEqual(written['tasks'], TASKS)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
