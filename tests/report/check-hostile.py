#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Whatever a person writes into a field of the project stands in every form of the document, and harms none.

check-hostile.py PROGRAM CLI [all]: PROGRAM (justify.c) writes the justification in every form, CLI is
boussole-cli. With “all” a megabyte in each field, else 64 KiB.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/support'))
import check  # noqa: E402
import hostile  # noqa: E402
import readers  # noqa: E402

LONG = 1024 * (1024 if 'all' in sys.argv[3:] else 64)


class Hostile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, content):
        path = self.folder / 'project.boussole'
        path.write_bytes(content)
        return path

    def write_document(self, content, lang):
        self.out = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        subprocess.run([sys.argv[1], self.write(content), self.out, lang], check=True, capture_output=True)

    def see_fields(self, fields):
        """Each text is printed somewhere; no form has less than the tree, or anything that runs."""
        plain = (self.out / 'plain').read_text(encoding='utf-8')
        self.assertEqual([path for number, path in enumerate(fields) if hostile.mark(number) not in plain], [])
        readers.faults.clear()
        check.check_writers(str(self.out), exact=False)
        self.assertEqual(readers.faults, [])

    def test_every_field(self):
        for lang in ('fr', 'en'):
            with self.subTest(lang=lang):
                content, fields = hostile.make_project()
                self.assertGreater(len(set(fields)), 3)
                self.write_document(content, lang)
                self.see_fields(fields)

    def test_long_text_in_every_field(self):
        content, fields = hostile.make_project(long=LONG)
        self.assertGreater(len(content), LONG * len(set(fields)))
        self.write_document(content, 'fr')
        self.see_fields(fields)

    def test_contract_at_the_end_of_time(self):
        """The picture of its days ends, as the calendar does."""
        project = json.loads((ROOT / 'data/example/example.boussole').read_bytes())
        for start, months in (('2999-12-31', 1), ('2990-01-01', 240)):
            project['answers'] |= {'project.start-date': start, 'purchase.contract-months': months}
            subprocess.run([sys.argv[1], self.write(json.dumps(project).encode()), self.folder, 'fr'], check=True, timeout=60)

    def test_no_text_at_all_is_refused_in_words(self):
        for name, raw in hostile.REFUSED.items():
            with self.subTest(name):
                path, out = self.write(hostile.make_project(raw=raw)[0]), self.folder / 'out.odt'
                done = subprocess.run([sys.argv[2], 'export', path, '-o', out], capture_output=True, check=False)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertRegex(done.stderr.decode(), r'^[^\n]*project\.boussole: line \d+, column \d+: .*(UTF-8|hexadecimal|half)')
                self.assertFalse(out.exists())


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
