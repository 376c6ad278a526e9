#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The portable file is what its schema says, holds nothing the schema does not name, and keeps what nobody knows.

portable.py PROGRAM CLI: PROGRAM (portable.c) writes and carries files, CLI is boussole-cli.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = {path.name: json.loads(path.read_text(encoding='utf-8')) for path in (ROOT / 'data').glob('*.schema.json')}
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
# Whoever writes another member here has to say what it is.
KNOWN = set(SCHEMAS['project.schema.json']['properties']) - {'$schema', 'history-as-received', 'document', 'analyses', 'study', 'cost', 'tasks'}


def faults(name, value):
    validator = Draft202012Validator(SCHEMAS[name], registry=REGISTRY, format_checker=FormatChecker())
    return [f'{error.json_path}: {error.message[:200]}' for error in validator.iter_errors(value)]


def close(schema):
    """Refuses what is not named in an object that names anything."""
    if isinstance(schema, list):
        return [close(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: close(value) for key, value in schema.items()}
    if isinstance(schema.get('properties'), dict) and 'additionalProperties' not in schema:
        closed['additionalProperties'] = False
    return closed


def undocumented(name, value):
    closed = {key: close(schema) for key, schema in SCHEMAS.items()}
    registry = Registry().with_resources((key, Resource.from_contents(schema)) for key, schema in closed.items())
    return [error.message for error in Draft202012Validator(closed[name], registry=registry).iter_errors(value)]


class Portable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        seen = cls.folder / 'evaluation.json'
        seen.write_bytes(subprocess.run([sys.argv[2], 'evaluate', ROOT / 'data/example/example.boussole'], check=True, capture_output=True).stdout)
        subprocess.run([sys.argv[1], 'write', cls.folder, seen], check=True, capture_output=True)
        cls.project = json.loads((cls.folder / 'project.boussole').read_text(encoding='utf-8'))

    def test_everything_is_there_and_as_the_schema_says(self):
        self.assertEqual(set(self.project) - {'x-other'}, KNOWN)
        self.assertEqual(faults('project.schema.json', self.project), [])

    def test_the_bytes_come_once(self):
        """With the first element that names them."""
        parts = [part for snapshot in self.project['snapshots'] for part in snapshot['parts']]
        named = [*self.project['attachments'], *parts]
        first = {element['sha256']: at for at, element in reversed(list(enumerate(named)))}
        self.assertLess(len(first), len(named))
        for at, element in enumerate(named):
            self.assertEqual('content' in element, first[element['sha256']] == at)

    def test_nothing_is_undocumented(self):
        del (whole := copy.deepcopy(self.project))['x-other']
        self.assertEqual(undocumented('project.schema.json', whole), [])
        whole['opinions'][0]['reply']['more'] = 1
        self.assertEqual(len(undocumented('project.schema.json', whole)), 1)

    def test_sheet_and_reply(self):
        for name in ('sheet', 'reply'):
            value = json.loads((self.folder / f'{name}.json').read_text(encoding='utf-8'))
            self.assertEqual(faults('sheet.schema.json', value), [])
            self.assertEqual(undocumented('sheet.schema.json', value), [])
            self.assertEqual('reply' in value['opinion'], name == 'reply')

    def test_the_schema_can_refuse(self):
        for path, wrong in (('id', 'x'), ('history', [{}]), ('attachments', [{'id': 1}]), ('outcome', {'result': 'lost'}),
                            ('opinions', [{}]), ('snapshots', [{}]), ('evaluation', {})):
            with self.subTest(path):
                self.assertNotEqual(faults('project.schema.json', {**self.project, path: wrong}), [])

    def carry(self, value):
        source, out = self.folder / 'in.boussole', self.folder / 'out.boussole'
        source.write_text(json.dumps(value), encoding='utf-8')
        subprocess.run([sys.argv[1], 'carry', source, out], check=True, capture_output=True)
        return json.loads(out.read_text(encoding='utf-8'))

    def test_whole_project_comes_back(self):
        self.assertEqual(self.carry(self.project), self.project)

    def test_unknown_keys_are_kept(self):
        """In the file, and in each element of its lists."""
        value = copy.deepcopy(self.project)
        value['x-new'] = {'deep': [[], None, 1.5]}
        value['outcome']['x-new'] = value['opinions'][0]['reply']['x-new'] = {'a': 1}
        for name in ('notes', 'opinions', 'attachments', 'snapshots'):
            value[name][0]['x-new'] = name
        value['snapshots'][0]['parts'][0]['x-new'] = 7
        back = self.carry(value)
        for name in value:
            if name != 'history':
                self.assertEqual(back[name], value[name], name)
        self.assertEqual(back['history'][:len(value['history'])], value['history'])

    def run_cli(self, *words):
        return subprocess.run([sys.argv[2], *words], check=True, capture_output=True).stdout

    def test_cli_writes_all_of_it(self):
        """Nothing of the file is lost on the way through the command line."""
        out = self.run_cli('export', self.folder / 'project.boussole', '--format', 'boussole', '-o', '-')
        self.assertEqual(json.loads(out), self.project)

    def test_cli_reads_what_is_saved(self):
        store = ('--store', self.folder / 'boussole.db')
        out = self.run_cli('export', self.project['id'], *store, '--format', 'boussole', '-o', '-')
        self.assertEqual(json.loads(out), self.project)
        self.assertEqual(json.loads(self.run_cli('evaluate', self.project['id'], *store))['format'], 'boussole-evaluation')
        other = '00000000-0000-4000-8000-000000000000'
        done = subprocess.run([sys.argv[2], 'evaluate', other, *store], capture_output=True, check=False)
        self.assertEqual(done.returncode, 3)

    def test_cli_makes_no_store(self):
        """Where nothing is saved, to ask for a project saves nothing either."""
        none = self.folder / 'none.db'
        done = subprocess.run([sys.argv[2], 'evaluate', self.project['id'], '--store', none], capture_output=True, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(str(none), done.stderr.decode())
        self.assertEqual(json.loads(self.run_cli('list', '--json', '--store', none)), [])
        self.assertFalse(none.exists())


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
