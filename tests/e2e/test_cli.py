# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli as installed: what it prints, writes and refuses, and with which exit status."""

import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import harness

CASES = harness.TOP / 'tests' / 'cases'
EXAMPLE = harness.TOP / 'data' / 'example' / 'example.boussole'
SIGNATURES = {'odt': b'PK\x03\x04', 'pdf': b'%PDF-', 'html': b'<!DOCTYPE html>', 'json': b'{', 'boussole': b'{'}


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='boussole-cli-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        # what Flatpak keeps in a home (.var, .cache, …) stays apart from what the program writes
        self.home = tempfile.mkdtemp(prefix='boussole-cli-home-')
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.example = self.folder / 'example.boussole'
        shutil.copy(EXAMPLE, self.example)

    def run_cli(self, *arguments, stdin=subprocess.DEVNULL, content=None, locale='C.UTF-8'):
        """Status, standard output and messages. The sandbox sees the folder of the test only."""
        if harness.IN_FLATPAK:
            command = ['flatpak', 'run', f'--filesystem={self.folder}', '--command=boussole-cli', harness.APP_ID]
        else:
            command = [str(pathlib.Path(harness.PROGRAM).with_name('boussole-cli'))]
        source = {'input': content} if content is not None else {'stdin': stdin}
        done = subprocess.run([*command, *map(str, arguments)], capture_output=True, timeout=60, **source,
                              env={**os.environ, 'HOME': self.home, 'LC_ALL': locale}, cwd=self.folder)
        messages = done.stderr.decode()
        self.assertNotIn('CRITICAL', messages)
        self.assertGreaterEqual(done.returncode, 0, messages)
        return done.returncode, done.stdout, messages

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, dict):
            content = json.dumps({'format': 'boussole-project', 'version': 1, 'title': 'Essai', **content})
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def files(self):
        return sorted(self.folder.iterdir())

    def refuse(self, path, *expected):
        """Neither command takes the file: a message, status 3, nothing written."""
        before = self.files()
        for command in (['evaluate', path], ['evaluate', path, '-o', self.folder / 'out.json'],
                        ['export', path, '-o', self.folder / 'out.odt'], ['explain', path, 'aws-paris'],
                        ['export', path, '-o', '-', '--format', 'pdf'], ['compare', path, self.example]):
            status, output, messages = self.run_cli(*command)
            with self.subTest(command=[str(word) for word in command]):
                self.assertEqual(status, 3, messages)
                self.assertEqual(output, b'')
                for words in expected:
                    self.assertIn(words, messages)
        self.assertEqual(self.files(), before)

    def test_evaluates_every_case(self):
        cases = sorted(path for path in CASES.glob('*.json'))
        self.assertGreater(len(cases), 50)

        def evaluate(path):
            case = json.loads(path.read_text())
            content = json.dumps(case['project']).encode()
            return case, self.run_cli('evaluate', '-', '--on', case['on'], content=content)

        # One after the other: Flatpak clears the folder that running instances share when the last
        # one ends, and an instance that starts just then fails.
        for case, (status, output, messages) in map(evaluate, cases):
            with self.subTest(case=case['id']):
                self.assertEqual(status, 0, messages)
                self.compare(case, json.loads(output))

    def compare(self, case, evaluation):
        self.assertEqual(evaluation['format'], 'boussole-evaluation')
        self.assertEqual(evaluation['on'], case['on'])
        offers = {offer['offer']: offer for offer in evaluation['offers']}
        obligations = {obligation['rule']: obligation for obligation in evaluation['obligations']}
        for offer, verdict in case['expect'].get('offers', {}).items():
            self.assertIn(offers[offer]['verdict'], verdict if isinstance(verdict, list) else [verdict], offer)
        for rule, state in case['expect'].get('obligations', {}).items():
            self.assertIn(obligations[rule]['state'], state if isinstance(state, list) else [state], rule)
            self.assertTrue(obligations[rule]['reasons'], f'{rule} has no reason')

    def test_same_input_gives_same_bytes(self):
        first, second = (self.run_cli('evaluate', self.example) for _ in range(2))
        self.assertEqual(first[0], 0)
        self.assertEqual(first[1], second[1])

    def test_exports_every_format(self):
        for ending, signature in SIGNATURES.items():
            with self.subTest(format=ending):
                path = self.folder / f'out.{ending}'
                status, output, messages = self.run_cli('export', self.example, '-o', path)
                self.assertEqual((status, output, messages), (0, b'', ''))
                self.assertTrue(path.read_bytes().startswith(signature))
                status, output, messages = self.run_cli('export', '-', '-o', '-', '--format', ending,
                                                        content=EXAMPLE.read_bytes())
                self.assertEqual((status, messages), (0, ''))
                self.assertTrue(output.startswith(signature))
        with zipfile.ZipFile(self.folder / 'out.odt') as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.namelist()[0], 'mimetype')
        again = json.loads((self.folder / 'out.boussole').read_text())
        self.assertEqual(again['answers'], json.loads(EXAMPLE.read_text())['answers'])

    def test_explains_an_offer(self):
        status, output, messages = self.run_cli('explain', self.example, 'aws-paris')
        self.assertEqual((status, messages), (0, ''))
        self.assertRegex(output.decode(), r'HDS-6 — .*: to examine\n +Required: .+\n +Found: ')

    def test_speaks_french(self):
        status, output, messages = self.run_cli('explain', self.example, 'aws-paris', '--lang', 'fr')
        self.assertEqual((status, messages), (0, ''))
        self.assertIn('États-Unis', output.decode())
        if harness.IN_FLATPAK:
            self.assertRegex(output.decode(), r'HDS-6 — .*\u00a0: à examiner\n +Exigé\u00a0: .+\n +Constaté\u00a0: ')

    def test_messages_follow_the_locale(self):
        if not harness.IN_FLATPAK:
            self.skipTest('the translations are installed with the application')
        status, _output, messages = self.run_cli('list', 'mot', locale='fr_FR.UTF-8')
        self.assertEqual(status, 2)
        self.assertIn('Utilisation', messages)

    def test_refuses_wrong_json(self):
        self.refuse(self.write('wrong.boussole', '{"format": "boussole-project",\n "version": 1,, }'),
                    'wrong.boussole', 'line 2')

    def test_refuses_unknown_answer(self):
        self.refuse(self.write('unknown.boussole', {'answers': {'organisation.tipe': 'commune'}}),
                    'unknown.boussole', "$.answers['organisation.tipe']", 'Did you mean “organisation.type”?')

    def test_refuses_unknown_value(self):
        self.refuse(self.write('value.boussole', {'answers': {'organisation.type': 'comune'}}),
                    'value.boussole', 'organisation.type', 'commune')

    def test_refuses_impossible_date(self):
        self.refuse(self.write('date.boussole', {'answers': {'purchase.decision-date': '2026-02-30'}}),
                    'date.boussole', "$.answers['purchase.decision-date']", '2026-02-30', 'year-month-day')

    def test_says_that_a_newer_file_is_not_read_whole(self):
        path = self.write('newer.boussole', {'version': 99, 'answers': {'organisation.type': 'commune', 'data.new': 'x'}})
        status, output, messages = self.run_cli('evaluate', path)
        self.assertEqual(status, 0, messages)
        self.assertIn('newer.boussole: written by a newer version', messages)
        self.assertTrue(json.loads(output)['offers'])

    def test_refuses_truncated_file(self):
        content = EXAMPLE.read_bytes()
        self.refuse(self.write('cut.boussole', content[:len(content) // 2]), 'cut.boussole', 'line ', 'cut short')

    def test_refuses_empty_and_binary_files(self):
        self.refuse(self.write('empty.boussole', b''), 'empty.boussole')
        self.refuse(self.write('binary.boussole', bytes(range(256)) * 8), 'binary.boussole')

    def test_refuses_directory(self):
        (self.folder / 'folder').mkdir()
        self.refuse(self.folder / 'folder', 'folder', 'This is a folder')
        descriptor = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, descriptor)
        status, output, messages = self.run_cli('evaluate', '-', stdin=descriptor)
        self.assertEqual((status, output), (3, b''))
        self.assertIn('standard input', messages)

    def test_refuses_missing_file(self):
        self.refuse(self.folder / 'nowhere.boussole', 'nowhere.boussole')

    def test_writes_nothing_where_it_cannot(self):
        target = self.folder / 'no-such-folder' / 'out.odt'
        status, output, messages = self.run_cli('export', self.example, '-o', target)
        self.assertEqual((status, output), (3, b''))
        self.assertIn('no-such-folder', messages)
        self.assertFalse(target.parent.exists())

    @unittest.skipUnless(harness.IN_FLATPAK, 'needs a sandbox')
    def test_refuses_to_write_what_the_sandbox_loses(self):
        for path in '/lost.odt', '/tmp/lost.odt', '/var/tmp/lost.odt':
            status, output, messages = self.run_cli('export', self.example, '-o', path)
            self.assertEqual((status, output), (3, b''))
            self.assertRegex(messages, rf'^boussole-cli: {re.escape(path)}: .*--filesystem=')

    def test_keeps_the_old_document_on_an_error(self):
        old = self.write('out.odt', b'old')
        bad = self.write('bad.boussole', '{')
        self.assertEqual(self.run_cli('export', bad, '-o', old)[0], 3)
        self.assertEqual(old.read_bytes(), b'old')

    def test_wrong_usage(self):
        for arguments in ([], ['frobnicate'], ['evaluate'], ['evaluate', 'a', 'b', 'c'], ['--nonsense'],
                          ['evaluate', self.example, '--on', '2026-13-01'],
                          ['export', self.example],
                          ['export', self.example, '-o', self.folder / 'out.docx'],
                          ['export', self.example, '-o', '-'], ['compare', self.example]):
            with self.subTest(arguments=[str(word) for word in arguments]):
                status, output, messages = self.run_cli(*arguments)
                self.assertEqual((status, output), (2, b''), messages)
                self.assertTrue(messages.strip())
        self.assertFalse((self.folder / 'out.docx').exists())

    def test_unknown_offer(self):
        status, output, messages = self.run_cli('explain', self.example, 'aws-pari')
        self.assertEqual((status, output), (3, b''))
        self.assertIn('aws-pari', messages)

    def test_checks_its_own_data(self):
        status, output, messages = self.run_cli('check')
        self.assertEqual((status, messages), (0, ''))
        offers = json.loads((harness.TOP / 'data/catalogue/offers.json').read_text())['offers']
        self.assertRegex(output.decode(), rf'\d+ questions, \d+ rules .*, {len(offers)} offers')

    def test_reports_every_fault_of_a_rule_base(self):
        shutil.copytree(harness.TOP / 'data' / 'rules', self.folder / 'rules')
        gate = self.folder / 'rules' / 'g2-sren.json'
        rules = json.loads(gate.read_text())
        rules['rules'][0]['sources'][0]['source'] = 'S999'
        del rules['rules'][1]['title']['en']
        rules['rules'][2]['effect'] = 'perhaps'
        gate.write_text(json.dumps(rules))
        status, output, messages = self.run_cli('check', self.folder / 'rules')
        self.assertEqual(status, 1, messages)
        self.assertEqual(output, b'')
        for words in ('S999', 'title', 'perhaps', 'g2-sren.json', 'faults found'):
            self.assertIn(words, messages)

    def test_lists_no_project_at_first(self):
        self.assertEqual(self.run_cli('list', '--json')[:2], (0, b'[]\n'))

    def refresh(self, form):
        status, sheet, messages = self.run_cli('catalogue', 'refresh', '--on', '2026-11-26', '-o', '-', '--format', form, '--lang', 'fr')
        self.assertEqual(status, 0, messages)
        return self.write(f'sheet.{form}', sheet)

    def test_libreoffice_opens_the_refresh_sheet(self):
        """Each row of the spreadsheet as the plain table has it."""
        subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{self.folder}/office',
                        '--convert-to', 'csv:Text - txt - csv (StarCalc):59,34,76', '--outdir', self.folder / 'out', self.refresh('ods')],
                       check=True, capture_output=True, timeout=120)
        theirs, ours = (list(csv.reader(path.open(encoding='utf-8-sig', newline=''), delimiter=';'))
                        for path in (self.folder / 'out/sheet.csv', self.refresh('csv')))
        self.assertGreater(len(ours), 70)
        self.assertEqual(theirs, ours)
