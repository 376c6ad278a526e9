# SPDX-License-Identifier: EUPL-1.2
"""The documents of the installed application, held against what others say of their formats.

OpenDocument against the schema of OASIS (jing, with the schema of Emacs) and by LibreOffice, which
opens them without repair and gives back all they are made of; HTML against its standard (html5lib).
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
import xml.etree.ElementTree as tree

import html5lib

import harness
from harness import TOP

sys.path[:0] = [str(TOP / 'tests/support'), str(TOP / 'tests/report')]
import hostile  # noqa: E402
import readers  # noqa: E402

SCHEMAS = '/usr/share/emacs'
JING = ['java', '-jar', '/usr/share/java/jing.jar', '-i', '-c']
OPENED = ('example-en', 'purchase-commune-formal', 'hostile')  # by LibreOffice, a second or more each
DC, META, STYLE = ('{http://purl.org/dc/elements/1.1/}', '{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}',
                   '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}')
FO = '{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}'
# Every form of every project in one call: a sandbox takes longer to start than a document to write.
EXPORT = '''
for file in *.boussole; do
  name=${file%.boussole}; case $name in *-en) lang=en ;; *) lang=fr ;; esac
  boussole-cli export "$file" --lang $lang -o "$name.odt" && boussole-cli export "$file" --lang $lang -o "$name.html" || exit
done'''


def read_projects():
    example = (TOP / 'data/example/example.boussole').read_bytes()
    projects = {'example': example, 'example-en': example, 'hostile': hostile.make_project()[0]}
    for path in (TOP / 'tests/cases').glob('*.json'):
        projects[path.stem] = json.dumps(json.loads(path.read_text(encoding='utf-8'))['project']).encode()
    return projects


def find_schema(name):
    return next(pathlib.Path(SCHEMAS).glob(f'*/etc/schema/{name}'))


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='boussole-documents-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.names = sorted(read_projects())
        for name, content in read_projects().items():
            (cls.folder / f'{name}.boussole').write_bytes(content)
        cls.export()

    @classmethod
    def export(cls):
        environment = {**os.environ, 'HOME': str(cls.folder)}
        if harness.IN_FLATPAK:
            command = ['flatpak', 'run', f'--filesystem={cls.folder}', '--command=sh', harness.APP_ID]
        else:
            environment['PATH'] = f'{pathlib.Path(harness.PROGRAM).parent}:{environment["PATH"]}'
            command = ['sh']
        subprocess.run([*command, '-c', EXPORT], cwd=cls.folder, env=environment, check=True, timeout=300)

    def setUp(self):
        readers.faults.clear()

    def part(self, name, part):
        with zipfile.ZipFile(self.folder / f'{name}.odt') as package:
            return package.read(part)

    def validate(self, schema, paths):
        done = subprocess.run([*JING, schema, *paths], capture_output=True, text=True, timeout=300, check=False)
        return done.stdout

    def unpack(self, part, names):
        """The part of each, as a file that bears its name in a message."""
        for name in names:
            path = self.folder / f'{name}-{part.replace("/", "-")}'
            path.write_bytes(self.part(name, part))
            yield path

    def test_schema_of_oasis(self):
        schema = find_schema('OpenDocument-schema-v1.3.rnc')
        paths = [path for part in ('content.xml', 'styles.xml', 'meta.xml') for path in self.unpack(part, self.names)]
        self.assertGreater(len(paths), 200)
        self.assertEqual(self.validate(schema, paths), '')

    def test_schema_of_the_manifest(self):
        """That of version 1.2, which 1.3 only adds to."""
        paths = list(self.unpack('META-INF/manifest.xml', OPENED))
        for path in paths:
            path.write_text(path.read_text(encoding='utf-8').replace('manifest:version="1.3"', 'manifest:version="1.2"'), encoding='utf-8')
        self.assertEqual(self.validate(find_schema('od-manifest-schema-v1.2-os.rnc'), paths), '')

    def test_the_schema_finds_faults(self):
        path = self.folder / 'wrong.xml'
        path.write_bytes(self.part('example', 'content.xml').replace(b'text:outline-level="1"', b'text:outline-level="one"', 1))
        self.assertIn('outline-level', self.validate(find_schema('OpenDocument-schema-v1.3.rnc'), [path]))

    def test_html_is_valid(self):
        for name in {*OPENED, *self.names[::5]}:
            with self.subTest(name):
                parser = html5lib.HTMLParser()
                parser.parse((self.folder / f'{name}.html').read_bytes(), transport_encoding='utf-8')
                self.assertEqual(parser.errors, [])

    def office(self, form, *paths):
        """LibreOffice without a window, which refuses a file that it would have to repair."""
        out = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{self.folder}/office', '--convert-to', form,
                        '--outdir', out, *paths], capture_output=True, timeout=300, check=True)
        return out

    def test_libreoffice_gives_back_the_whole(self):
        out = self.office('odt', *(self.folder / f'{name}.odt' for name in OPENED))
        for name in OPENED:
            with self.subTest(name):
                ours, theirs = (readers.read_odt(place / f'{name}.odt', by_office=True) for place in (self.folder, out))
                self.assertEqual(theirs[2], ours[2])
                self.assertEqual(theirs[0].split(), ours[0].split())
                self.assertEqual(theirs[1].split(), ours[1].split())
                self.see_frame(name, out / f'{name}.odt')

    def see_frame(self, name, path):
        """What stands around the text: contents, repeated header rows, numbers of pages, language, metadata."""
        with zipfile.ZipFile(path) as package:
            content, styles, meta = (tree.fromstring(package.read(f'{part}.xml')) for part in ('content', 'styles', 'meta'))
        text, table = readers.TEXT, readers.TABLE
        entries = list(content.find(f'.//{text}table-of-content').iter(text + 'a'))
        depth = int(content.find(f'.//{text}table-of-content-source').get(text + 'outline-level'))
        headings = [item for item in content.iter(text + 'h') if int(item.get(text + 'outline-level')) <= depth]
        self.assertGreater(len(entries), 15)
        self.assertEqual(len(entries), len(headings))
        self.assertTrue(all(entry.find(text + 'bookmark-ref').get(text + 'reference-format') == 'page' for entry in entries))
        with_head = b'<table:table-header-rows>'
        self.assertEqual(sum(1 for _ in content.iter(table + 'table-header-rows')), self.part(name, 'content.xml').count(with_head))
        for master in styles.iter(STYLE + 'master-page'):
            footer = master.find(STYLE + 'footer')
            if master.get(STYLE + 'name') in ('Standard', 'Following'):
                self.assertIsNotNone(footer.find(f'.//{text}page-number'))
                self.assertIsNotNone(footer.find(f'.//{text}page-count'))
        default = next(item for item in styles.iter(STYLE + 'default-style') if item.get(STYLE + 'family') == 'paragraph')
        language = default.find(STYLE + 'text-properties')
        wanted = ('en', 'GB') if name.endswith('-en') else ('fr', 'FR')
        self.assertEqual((language.get(FO + 'language'), language.get(FO + 'country')), wanted)
        given = tree.fromstring(self.part(name, 'meta.xml'))
        for field in (DC + 'title', DC + 'subject', META + 'creation-date'):
            self.assertEqual(meta.find('.//' + field).text, given.find('.//' + field).text)

    def test_libreoffice_numbers_the_pages(self):
        out = self.office('pdf', self.folder / 'example.odt')
        pages = subprocess.run(['pdftotext', '-layout', out / 'example.pdf', '-'], capture_output=True, text=True, check=True).stdout.split('\f')[:-1]
        self.assertGreater(len(pages), 10)
        for number, page in enumerate(pages, 1):
            self.assertIn(f'page {number} sur {len(pages)}', page)
        contents = ' '.join(pages[:2])
        for title, number in re.findall(r'^ *(\d+ \S.*?)\.{4,}(\d+)$', contents, re.M):
            self.assertIn(title, re.sub(r' +', ' ', pages[int(number) - 1]))

    def test_libreoffice_refuses_a_damaged_file(self):
        path = self.folder / 'damaged.odt'
        path.write_bytes((self.folder / 'example.odt').read_bytes()[:-400])
        self.assertEqual(list(self.office('pdf', path).iterdir()), [])


if __name__ == '__main__':
    unittest.main()
