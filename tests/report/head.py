#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Logo, letterhead and marking: in every format, read by machines, and refused with a remedy where they are wrong.

head.py CLI: CLI is boussole-cli.
"""

import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
import zipfile
import zlib

import pdf_rules

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / 'data/example/example.boussole'
COMPLETE = ROOT / 'tests/report/complete.boussole'
STATE = ['RÉPUBLIQUE FRANÇAISE', 'Liberté', 'Égalité', 'Fraternité']
WORDS = 'Trois vagues bleues & un phare'


def make_png(width, height):
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))

    rows = b''.join(b'\0' + bytes((20, 60, 120)) * width for _ in range(height))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def read(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Head(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.logo = self.folder / 'logo.png'
        self.logo.write_bytes(make_png(200, 100))
        self.ministry = self.write_project('state-central')

    def write_project(self, body):
        """The example, of another body."""
        project = json.loads(EXAMPLE.read_text(encoding='utf-8'))
        project['answers']['organisation.type'] = body
        path = self.folder / f'{body}.boussole'
        path.write_text(json.dumps(project), encoding='utf-8')
        return path

    def export(self, name, *options, lang='fr', project=None):
        path = self.folder / name
        done = subprocess.run([sys.argv[1], 'export', project or self.ministry, '--lang', lang, '--format', name.rsplit('.', 1)[1], '-o', '-', *options],
                              capture_output=True)
        if done.stdout:
            path.write_bytes(done.stdout)
        return done.returncode, done.stderr.decode(), path

    def write(self, name):
        status, errors, path = self.export(name, '--logo', self.logo, '--logo-text', WORDS, '--letterhead', 'state', '--marking', 'Usage interne')
        self.assertEqual((status, errors), (0, ''))
        return path

    def replay(self, path):
        self.assertEqual(subprocess.run([sys.argv[1], 'replay', path, '--json'], capture_output=True).returncode, 0)

    def test_html(self):
        page = self.write('a.html').read_text(encoding='utf-8')
        self.assertRegex(page, r'<svg role="img" aria-label="Trois vagues bleues &amp; un phare" style="max-width:\d+pt"[^>]*>\s*<image [^>]*href="data:image/png;base64,iVBOR')
        self.assertRegex(page, r'Content-Security-Policy" content="[^"]*img-src data:')
        for line in ['Usage interne', *STATE]:
            self.assertIn(line, page)

    def test_wrong_choices(self):
        for options, named in ((['--role', 'rsi'], 'rssi'), (['--without', 'sources'], 'annex-sources'), (['--letterhead', 'x'], 'state')):
            status, errors, path = self.export('a.odt', *options, lang='en')
            self.assertEqual((status, path.exists()), (2, False))
            self.assertRegex(errors, rf'“{options[1]}”.*\b{named}\b')

    def test_letterhead_of_others(self):
        """The State’s is not for a town; whose the project is may still be open."""
        for body, expected in (('commune', 2), ('public-hospital', 2), ('state-operator', 0), ('unknown', 0)):
            status, errors, path = self.export('a.txt', '--letterhead', 'state', lang='en', project=self.write_project(body))
            self.assertEqual((status, '“state”' in errors), (expected, expected == 2), body)

    def test_combinations_that_do_nothing(self):
        """What an option cannot do is refused, not passed over."""
        for name, options, words in (('a.odt', ['--logo-text', 'x'], '--logo'), ('a.odt', ['--form', 'note', '--withheld'], '“note” for third parties'),
                                     ('a.ics', ['--form', 'note'], '“note” cannot be written for a calendar'),
                                     ('a.ics', ['--form', 'nosuch'], 'There is no document “nosuch”'),
                                     ('a.ics', ['--role', 'rssi'], '--role is for documents'),
                                     ('a.ics', ['--without', 'annex-sources'], '--without is for documents'),
                                     ('a.ics', ['--letterhead', 'state'], '--letterhead is for documents'),
                                     ('a.ics', ['--marking', 'x'], '--marking is for documents'),
                                     ('a.ics', ['--logo', self.logo], '--logo is for documents'),
                                     ('a.ics', ['--logo-text', 'x'], '--logo-text is for documents'),
                                     ('a.json', ['--form', 'note'], '--form is for documents'),
                                     ('a.boussole', ['--form', 'note'], '--form is for documents')):
            with self.subTest((name, options)):
                status, errors, path = self.export(name, *options, lang='en')
                self.assertEqual((status, path.exists()), (2, False))
                self.assertIn(words, errors)
        self.assertEqual(self.export('a.ics', '--form', 'calendar')[0], 0)
        self.assertEqual(self.export('a.odt', '--form', 'file', '--withheld')[0], 0)

    def test_help_names_what_there_is(self):
        for lang, words in ('en', 'One sheet|A sheet|sheet'), ('fr', 'feuille'):
            text = read(sys.argv[1], 'export', '--lang', lang, '--help')
            for name in 'questions', 'annex-tender', 'rssi', 'data-administrator', 'state':
                self.assertRegex(text, rf'(?m)(?:^|[ ,]){name}(?:[ ,]|$)')
            self.assertRegex(text, words)

    def test_files_that_cannot_be_used(self):
        """In the language asked for, whatever the system speaks, and once."""
        done = subprocess.run([sys.argv[1], 'export', EXAMPLE, '--lang', 'fr', '-o', '/nowhere/x.pdf'], capture_output=True, text=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn('/nowhere/x.pdf\u00a0: le fichier ne peut pas être écrit (il n’existe pas, ou son dossier n’existe pas)', done.stderr)
        status, errors, _ = self.export('a.pdf', '--logo', '/nowhere/logo.png')
        self.assertEqual(status, 3)
        self.assertEqual(errors.count('/nowhere/logo.png'), 1)
        self.assertIn('son dossier n’existe pas', errors)

    def test_wrong_time(self):
        for time in 'now', '', '-1', '9' * 15:
            self.enterContext(unittest.mock.patch.dict('os.environ', SOURCE_DATE_EPOCH=time))
            self.assertEqual(self.export('a.odt')[::2], (2, self.folder / 'a.odt'))
            self.assertFalse((self.folder / 'a.odt').exists())

    def test_odt(self):
        path = self.write('a.odt')
        with zipfile.ZipFile(path) as pack:
            content, styles = pack.read('content.xml').decode(), pack.read('styles.xml').decode()
        self.assertIn('<svg:desc>Trois vagues bleues &amp; un phare</svg:desc>', content)
        self.assertIn('<office:binary-data>iVBOR', content)
        self.assertRegex(content, r'style:name="Image" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="none"/>')
        self.assertIn('Usage interne', styles)
        self.replay(path)

    def test_pdf(self):
        path = self.write('a.pdf')
        figures = pdf_rules.Pdf(str(path)).of_type('Figure')
        self.assertEqual([pdf_rules.text_of(figure['/Alt']) for figure in figures][:1], [WORDS])
        self.assertTrue(all(pdf_rules.text_of(figure.get('/Alt')) for figure in figures))
        tree = read('pdfinfo', '-struct-text', path)
        self.assertNotIn('"', re.split(r'^ +[A-Z]', tree[tree.index('Figure'):], maxsplit=1, flags=re.M)[0])
        self.assertRegex(read('pdfimages', '-list', path), r'image +200 +100')
        pages = read('pdftotext', path, '-').split('\f')[:-1]
        self.assertGreater(len(pages), 10)
        self.assertEqual([n for n, page in enumerate(pages) if 'Usage interne' not in page], [])
        self.assertIn('RÉPUBLIQUE FRANÇAISE', pages[0])
        self.replay(path)

    def test_note_on_one_page(self):
        """Whatever stands at its head."""
        path = self.folder / 'note.pdf'
        path.write_bytes(subprocess.run([sys.argv[1], 'export', COMPLETE, '--lang', 'fr', '--form', 'note', '--format', 'pdf', '-o', '-', '--logo',
                                         self.logo, '--letterhead', 'state', '--marking', 'Usage interne'], check=True, capture_output=True).stdout)
        self.assertEqual(self.count_pages(path), 1)

    def test_text(self):
        text = self.write('a.txt').read_text(encoding='utf-8')
        self.assertLess(text.index(f'[{WORDS}]'), text.index('RÉPUBLIQUE FRANÇAISE'))

    def test_words_without_being_asked(self):
        _, _, path = self.export('a.txt', '--logo', self.logo)
        self.assertIn('[Logo de l’organisme]', path.read_text(encoding='utf-8'))

    def test_marking_of_the_project(self):
        project = json.loads(EXAMPLE.read_text(encoding='utf-8'))
        project.setdefault('document', {}).setdefault('texts', {})['identification.marking'] = 'Usage interne'
        own = self.folder / 'own.boussole'
        own.write_text(json.dumps(project), encoding='utf-8')
        for options, expected, other in ((), 'Usage interne', 'Public'), (('--marking', 'Public'), 'Public', 'Usage interne'):
            head = read(sys.argv[1], 'export', own, '--lang', 'fr', '--format', 'txt', '-o', '-', *options)[:400]
            self.assertIn(expected, head)
            self.assertNotIn(other, head)

    def write_note(self, format):
        """With all that a head may hold, and an offer chosen: the longest note there is."""
        project = json.loads(COMPLETE.read_text(encoding='utf-8'))
        project['document']['texts']['identification.sender'] = 'Ministère de la prévention\nDirection générale de l’alerte'
        own = self.folder / 'complete.boussole'
        own.write_text(json.dumps(project), encoding='utf-8')
        status, errors, path = self.export(f'note.{format}', '--form', 'note', '--logo', self.logo, '--letterhead', 'state',
                                           '--marking', 'Usage interne', project=own)
        self.assertEqual((status, errors), (0, ''))
        return path

    def count_pages(self, path):
        return int(re.search(r'^Pages: +(\d+)', read('pdfinfo', path), re.M)[1])

    def test_note_with_sender_on_one_page(self):
        self.assertEqual(self.count_pages(self.write_note('pdf')), 1)

    @unittest.skipUnless(shutil.which('soffice'), 'LibreOffice is not installed')
    def test_note_on_one_page_in_a_word_processor(self):
        read('soffice', '--headless', f'-env:UserInstallation=file://{self.folder}/office', '--convert-to', 'pdf', '--outdir', self.folder / 'office-out', self.write_note('odt'))
        self.assertEqual(self.count_pages(self.folder / 'office-out/note.pdf'), 1)

    def test_bad_input(self):
        whole = make_png(200, 100)
        wrong = {'text.png': (b'no picture', 'Save it as PNG'), 'cut.png': (whole[:90], 'damaged'), 'wide.png': (make_png(4001, 1), 'Save it smaller'),
                 'heavy.png': (whole + bytes(1 << 20), 'Save it smaller'), 'empty.png': (b'', 'Save it as PNG'),
                 'drawing.svg': (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG drawing. Export it as a PNG')}
        for name, (data, remedy) in wrong.items():
            with self.subTest(name):
                path = self.folder / name
                path.write_bytes(data)
                status, errors, written = self.export('bad.pdf', '--logo', path, lang='en')
                self.assertEqual(status, 3)
                self.assertIn(str(path), errors)
                self.assertIn(remedy, errors)
                self.assertFalse(written.exists())
        status, errors, _ = self.export('bad.pdf', '--logo', self.folder / 'none.png', lang='en')
        self.assertEqual(status, 3)
        self.assertIn('none.png', errors)
        status, errors, _ = self.export('bad.pdf', '--letterhead', 'kingdom', lang='en')
        self.assertEqual(status, 2)
        self.assertRegex(errors, 'kingdom.*state')

    def test_note_with_two_offers_on_one_page(self):
        """With everything that can stand on it, and two offers chosen that cannot be."""
        project = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
        for offers in ['stackit', 'hetzner-cloud'], ['stackit', 'hetzner-cloud', 'scaleway-public-cloud', 'clever-cloud-public'], ['ovh-snc-cloud-platform', 'numspot-iaas-snc']:
            project['document']['texts']['decision.offer'] = '\n'.join(offers)
            project['document']['texts'] |= {f'examined.{offer}': 'Examinée avec soin, pièce par pièce. ' * 8 for offer in offers}
            (self.folder / 'two.boussole').write_text(json.dumps(project), encoding='utf-8')
            _, errors, path = self.export('note.pdf', '--form', 'note', '--logo', self.logo, '--logo-text', WORDS, '--letterhead', 'state',
                                          '--marking', 'Usage interne', project=self.folder / 'two.boussole')
            self.assertEqual(errors, '')
            with self.subTest(offers):
                self.assertEqual(self.count_pages(path), 1)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
