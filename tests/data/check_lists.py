#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No list of the data is taken for empty because it is missing or something else.

check_lists.py BOUSSOLE-CLI: each list of each kind in the shipped files is put in turn to a text, to null, and taken out.
“boussole-cli check” refuses the text, and the other two wherever the schema needs the list; it names the file and the place.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DATA = pathlib.Path(__file__).resolve().parents[2] / 'data'
SCHEMAS = {'catalogue/attributes.json': 'catalogue/attributes', 'catalogue/services.json': 'catalogue/services',
           'catalogue/view.json': 'catalogue/view', 'questions/roles.json': 'roles'}
# lists that stand in a condition have their own tests
CONDITIONS = {'when', 'applies', 'asked-when', 'needed-when'}


def read(path):
    return json.loads(path.read_text(encoding='utf-8'))


def files():
    """(file, schema) of all but the offers, which tests/catalogue tries."""
    for file in sorted(p.relative_to(DATA).as_posix() for folder in ('catalogue', 'rules', 'questions')
                       for p in (DATA / folder).glob('*.json') if not p.name.endswith('.schema.json')):
        if file not in ('catalogue/offers.json', 'catalogue/survey.json'):
            yield file, SCHEMAS.get(file, file.split('/')[0])


def find_lists(node, path=()):
    if isinstance(node, list) and path:
        yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, child in items:
        if name not in CONDITIONS:
            yield from find_lists(child, (*path, name))


def samples():
    """The first list of each kind: (file, schema, path)."""
    seen = set()
    for file, schema in files():
        content = read(DATA / file)
        for path in find_lists(content):
            kind = (content['format'], *('*' if isinstance(name, int) else name for name in path))
            if kind not in seen:
                seen.add(kind)
                yield file, schema, path


def to_path(path):
    return '$' + ''.join(f'[{name}]' if isinstance(name, int) else f'.{name}' for name in path)


def change(content, path, value):
    *parents, last = path
    for name in parents:
        content = content[name]
    if value is None:
        del content[last]
    else:
        content[last] = value[0]


class Lists(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(dir=os.getcwd())))
        for name in ('catalogue', 'rules', 'questions'):
            shutil.copytree(DATA / name, self.folder / name)
        registry = Registry().with_resources([(p.name, Resource.from_contents(read(p))) for p in DATA.glob('*.schema.json')])
        self.validators = {name: Draft202012Validator(read(DATA / f'{name}.schema.json'), registry=registry)
                           for name in {schema for _file, schema in files()}}

    def check(self):
        done = subprocess.run([CLI, 'check', '--lang=en', str(self.folder)], capture_output=True, text=True)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.returncode, done.stderr

    def test_lists(self):
        found = list(samples())
        self.assertGreater(len(found), 50)
        for file, schema, path in found:
            whole = (DATA / file).read_text(encoding='utf-8')
            for name, value in (('text', ['x']), ('null', [None]), ('nothing', None)):
                content = json.loads(whole)
                change(content, path, value)
                missing = json.loads(whole)
                change(missing, path, None)
                needed = name == 'text' or not self.validators[schema].is_valid(missing)
                (self.folder / file).write_text(json.dumps(content), encoding='utf-8')
                with self.subTest(file=file, list=to_path(path), is_now=name):
                    status, messages = self.check()
                    if needed:
                        self.assertEqual(status, 1)
                        # of a list that is not there, what misses it may tell
                        self.assertIn(f'{self.folder / file}: {to_path(path if name == "text" else path[:-1])}', messages)
            (self.folder / file).write_text(whole, encoding='utf-8')

    def test_whole(self):
        self.assertEqual(self.check(), (0, ''))


if __name__ == '__main__':
    CLI = sys.argv.pop(1)
    unittest.main()
