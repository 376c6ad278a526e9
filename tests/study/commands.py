#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli study: comparison, cost and independent scoring, as text, JSON and tables.

commands.py CLI: CLI is boussole-cli.
"""

import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
OFFER, OTHER = 'outscale-iaas-cloudgouv', 'numspot-iaas-snc'
GRID = 'circular-6519'
PROJECT = {
    'format': 'boussole-project', 'version': 1, 'answers': {
        'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy'], 'data.harm': ['life-health'],
        'data.essential-mission': 'no', 'service.kinds': ['iaas', 'caas'], 'service.needs': ['compute-vm', 'object-storage'],
        'project.state': 'new', 'hosting.location': 'france', 'purchase.contract-months': 12,
    },
}
COST = {
    'items': [{'id': 'vm', 'title': '=Machines', 'unit': 'month', 'low': 10, 'high': 12}],
    'offers': {OFFER: {'prices': {'vm': {'low': 0.5, 'high': 1, 'source': 'Devis', 'date': '2026-11-12'}}, 'entry': {'low': 0}, 'exit': {'low': 100}}},
}
OFFICE, TABLE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}', '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'


def scored(by, level, reason='Essai de mars', scale='performance', answers=()):
    given = {'level': level, 'reason': reason, 'by': by}
    return {**PROJECT, 'answers': {**PROJECT['answers'], **dict(answers)}, 'study': {'levels': {GRID: {OFFER: {scale: given}}}}}


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, project):
        path = self.folder / name
        path.write_text(json.dumps(project), encoding='utf-8')
        return path

    def study(self, project, *words, status=0, text=True):
        done = subprocess.run([sys.argv[1], 'study', self.write('project.boussole', project), '--lang', 'en', '--on', '2026-11-23', *words],
                              capture_output=True, text=text)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def test_one_at_a_time(self):
        for words in (('--cost', '--scorings'), ('--compare', '--cost', OFFER, OTHER), ('--compare', '--scorings', OFFER, OTHER),
                      ('--blank', '--scorings')):
            self.assertIn('--scorings', self.study(PROJECT, *words, status=2).stderr)
        self.assertIn('--compare', self.study(PROJECT, OFFER, status=2).stderr)

    def test_compare(self):
        table = json.loads(self.study(PROJECT, '--compare', OFFER, OTHER, '--json').stdout)
        self.assertEqual(table['format'], 'boussole-offer-table')
        self.assertEqual([offer['offer'] if isinstance(offer, dict) else offer for offer in table['offers']], [OFFER, OTHER])
        for wrong in ([OFFER], [OFFER, OFFER], [OFFER, 'no-such-offer'], [OFFER, OTHER, 'aws-paris', 'ovh-public-cloud', 'scaleway-public-cloud']):
            done = self.study(PROJECT, '--compare', *wrong, status=2)
            self.assertTrue(done.stderr.strip())
            self.assertFalse(done.stdout)

    def test_cost(self):
        project = {**PROJECT, 'cost': COST}
        costs = json.loads(self.study(project, '--cost', '--json').stdout)
        offer = next(offer for offer in costs['offers'] if offer['offer'] == OFFER)
        # In cents: 10 × 0.50 to 12 × 1.00, over 12 months, and 100 to leave
        self.assertEqual((offer['total']['from'], offer['total']['to']), (16000, 24400))
        self.assertIn('Outscale'.lower(), self.study(project, '--cost').stdout.lower())

    def test_cost_sheets(self):
        project = {**PROJECT, 'cost': COST}
        table = self.study(project, '--cost', '-o', '-', '--format', 'csv', text=False).stdout.decode('utf-8-sig')
        rows = list(csv.reader(io.StringIO(table), delimiter=';'))
        self.assertFalse([cell for row in rows for cell in row if cell.startswith(('=', '+', '@'))])
        self.assertTrue(any('Machines' in cell for row in rows for cell in row))
        sheet = self.study(project, '--cost', '-o', '-', '--format', 'ods', text=False).stdout
        self.assertEqual(self.study(project, '--cost', '-o', '-', '--format', 'ods', text=False).stdout, sheet)
        with zipfile.ZipFile(io.BytesIO(sheet)) as package:
            self.assertEqual(package.infolist()[0].filename, 'mimetype')
            content = ElementTree.fromstring(package.read('content.xml'))
        values = {cell.get(OFFICE + 'value') for cell in content.iter() if cell.get(OFFICE + 'value')}
        self.assertTrue({'160', '244'} <= values, values)

    def test_heads_of_cost_sheets(self):
        """Only a row that names the columns stands on every page."""
        sheet = self.study({**PROJECT, 'cost': COST}, '--cost', '-o', '-', '--format', 'ods', text=False).stdout
        with zipfile.ZipFile(io.BytesIO(sheet)) as package:
            tables = list(ElementTree.fromstring(package.read('content.xml')).iter(TABLE + 'table'))
        for table in tables:
            with self.subTest(table.get(TABLE + 'name')):
                [head] = table.findall(f'{TABLE}table-header-rows/{TABLE}table-row')
                self.assertEqual([cell.get(TABLE + 'style-name') for cell in head], ['head'] * len(table.findall(TABLE + 'table-column')))
        notes = json.loads((ROOT / 'data/rules/cost.json').read_text(encoding='utf-8'))['cost-notes']
        titles = [''.join(row[0].itertext()) for row in tables[-1].findall(TABLE + 'table-row')]
        self.assertEqual(titles, [note['title']['en'] for note in notes])

    def test_scorings(self):
        others = [self.write(f'{by}.boussole', scored(by, level)) for by, level in (('A. Nom', 1), ('B. Nom', 4))]
        found = json.loads(self.study(PROJECT, '--scorings', *others, '--json').stdout)
        self.assertEqual(found['format'], 'boussole-scorings')
        [level] = found['levels']
        self.assertEqual((level['offer'], level['scale'], level['state']), (OFFER, 'performance', 'open'))
        self.assertEqual([(given['by'], given['level']) for given in level['given']], [('A. Nom', 1), ('B. Nom', 4)])
        self.assertEqual(level['common'], {'level': None, 'reason': None})
        text = self.study(scored('C. Nom', 3), '--scorings', *others).stdout
        self.assertIn('Settled by a common level', text)
        self.assertIn('A. Nom: 1 – Essai de mars', text)

    def test_scorings_change_no_score(self):
        others = {'by': 'A', 'levels': scored('A', 4)['study']['levels']}
        bare, with_them = (json.loads(self.study({**PROJECT, 'study': study}, '--json').stdout) for study in ({}, {'scorings': [others]}))
        self.assertEqual(bare, with_them)

    def test_blank_and_back(self):
        """A copy shows nobody's levels, and comes back with those of who scored."""
        project = scored('A. Nom', 1)
        project['study'] |= {'weights': {GRID: {'cost': 30}}, 'scorings': [{'by': 'B. Nom', 'levels': scored('B. Nom', 2)['study']['levels']}]}
        project |= {'title': 'Marché', 'history': [{'said': 'Essai de mars'}], 'snapshots': [{'said': 'Essai de mars'}]}
        found = json.loads(self.study(project, '--blank', '-o', '-').stdout)
        self.assertEqual(found, {**PROJECT, 'title': 'Marché', 'study': {'weights': {GRID: {'cost': 30}}}})
        found['study'] |= scored('C. Nom', 4)['study']
        back = self.write('back.boussole', found)
        done = self.study(project, '--scorings', back, '--json')
        self.assertEqual(done.stderr, '')
        [level] = json.loads(done.stdout)['levels']
        self.assertEqual([(given['by'], given['level']) for given in level['given']], [('B. Nom', 2), ('C. Nom', 4)])
        self.assertEqual(level['common']['level'], 1)

    def test_blank_at_fault(self):
        self.assertIn('-o', self.study(PROJECT, '--blank', status=2).stderr)
        self.assertTrue(self.study(PROJECT, '--blank', self.write('x.boussole', PROJECT), '-o', self.folder / 'y', status=2).stderr)
        self.assertIn('missing', self.study(PROJECT, '--blank', '-o', self.folder / 'missing' / 'copy.boussole', status=3).stderr)

    def test_scorings_at_fault(self):
        empty = self.write('empty.boussole', PROJECT)
        self.assertIn('empty.boussole', self.study(PROJECT, '--scorings', empty, status=3).stderr)
        elsewhere = self.write('else.boussole', scored('A', 2, answers=[('data.harm', [])]))
        self.assertIn('else.boussole', self.study(PROJECT, '--scorings', elsewhere).stderr)
        self.assertIn('Nobody', self.study(PROJECT, '--scorings').stdout)

    def test_unqualified(self):
        """What an offer without a qualification sells is in no scope: that is known."""
        commune = {'organisation.type': 'commune', 'service.needs': ['compute-vm']}
        told = self.study({**PROJECT, 'answers': commune}, '--compare', 'aws-paris', 'ovh-snc-cloud-platform').stdout
        self.assertIn('sold, not qualified', told)

    def test_no_contest(self):
        """Neither a place without a rival nor a score without a weight says anything; what is known needs no range."""
        alone = {'service.kinds': ['saas'], 'service.needs': ['email', 'identity', 'backup'], 'data.secrets': ['public-security'],
                 'data.harm': ['public-security'], 'data.essential-mission': 'yes', 'project.environment': 'production'}
        told = self.study({**PROJECT, 'answers': {**PROJECT['answers'], **alone}}).stdout
        self.assertIn('Only one offer is compared', told)
        self.assertNotIn('first place holds', told)
        names = [criterion['criterion'] for criterion in json.loads(self.study(PROJECT, '--json').stdout)['criteria']]
        told = self.study({**PROJECT, 'study': {'weights': {GRID: dict.fromkeys(names, 0)}}}).stdout
        self.assertIn('No criterion weighs anything', told)
        self.assertNotIn('between 0 and 0', told)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
