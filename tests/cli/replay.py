#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli replay: documents as they were written, altered, saved by a word processor, made on
other law, damaged, hostile, and of other programs.

replay.py BOUSSOLE-CLI
"""

import base64
import functools
import hashlib
import io
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests/support'))
from sanitizers import has_sanitizers  # noqa: E402
DATA = TOP / 'data'
EXAMPLE = (DATA / 'example/example.boussole').read_bytes()
SENTENCE = 'Le CHU de Valmont remplace'
MIME = 'application/vnd.oasis.opendocument.text'
MEMORY = 1 << 30


def limit():
    """A trap must not fill the memory; with a sanitizer, addresses say nothing of it."""
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def cli(*arguments, content=b'', lang='en'):
    return subprocess.run([PROGRAM, *arguments, '--lang', lang], input=content, capture_output=True, preexec_fn=limit,
                          timeout=120, env={**os.environ, 'SOURCE_DATE_EPOCH': '1795392000'})


@functools.cache
def export(form, *options, content=EXAMPLE):
    done = cli('export', '-', '-o', '-', '--format', form, *options, content=content)
    assert done.returncode == 0, done.stderr
    return done.stdout


def members(document):
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(name, data, zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def change(document, part, old, new, count=1):
    parts = members(document)
    assert old.encode() in parts[part], (part, old)
    parts[part] = parts[part].replace(old.encode(), new.encode(), count)
    return pack(parts)


def as_saved_elsewhere(document):
    """What is left of the package after a word processor saved it: parts it knows, another generator."""
    parts = {name: data for name, data in members(document).items() if not name.startswith('boussole/')}
    parts['META-INF/manifest.xml'] = re.sub(rb'<manifest:file-entry manifest:full-path="boussole/[^>]*>\n', b'',
                                            parts['META-INF/manifest.xml'])
    parts['meta.xml'] = re.sub(rb'<meta:generator>[^<]*', b'<meta:generator>Other/1', parts['meta.xml'])
    return pack(parts)


def pdf_with(objects, trailer):
    out = io.BytesIO(b'%PDF-1.7\n')
    out.seek(0, 2)
    for number, body in enumerate(objects, 1):
        out.write(b'%d 0 obj\n%s\nendobj\n' % (number, body))
    start = out.tell()
    out.write(trailer)
    out.write(b'\nstartxref\n%d\n%%%%EOF\n' % start)
    return out.getvalue()


def stream(entries, data):
    return b'<< %s /Length %d >>\nstream\n%s\nendstream' % (entries, len(data), data)


CATALOG = b'3 0 << /Type /Catalog /Pages << /Type /Pages /Kids [] /Count 0 >> >> '


def pdf_of_streams(xref=(b'', b''), objects=(b'', CATALOG)):
    """A file whose catalog, 3 0, is in the object stream 1 0, and whose cross-references are the stream 2 0."""
    start = len('%PDF-1.7\n')
    first = b'1 0 obj\n' + stream(b'/Type /ObjStm /N 1 /First 4 ' + objects[0], objects[1]) + b'\nendobj\n'
    table = b''.join(kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(1)
                     for kind, place, index in ((0, 0, 0), (1, start, 0), (1, start + len(first), 0), (2, 1, 0)))
    second = b'2 0 obj\n' + stream(b'/Type /XRef /W [1 4 1] /Size 4 /Root 3 0 R ' + xref[0], xref[1] or table) + b'\nendobj\n'
    return b'%%PDF-1.7\n%sstartxref\n%d\n%%%%EOF\n' % (first + second, start + len(first))


class Replay(unittest.TestCase):
    def replay(self, document, *options, status=0, lang='en'):
        done = cli('replay', '-', *options, content=document, lang=lang)
        text = done.stdout.decode()
        self.assertEqual(done.returncode, status, done.stderr.decode() + text)
        if status == 3:
            self.assertEqual(text, '')
            self.assertRegex(done.stderr.decode(), r'^boussole-cli: (standard input|entrée standard)')
            return done.stderr.decode()
        self.assertEqual(done.stderr, b'')
        return text

    def read(self, document, *options, status=0):
        return json.loads(self.replay(document, '--json', *options, status=status))

    def altered(self, document, *options, status=1):
        return [part for part in self.read(document, *options, status=status)['text'] if part['state'] != 'same']

    def refused(self, document, lang='en'):
        message = self.replay(document, status=3, lang=lang)
        self.assertRegex(message, r'^[^\n]*[.)]\n$')
        return message

    def test_untouched(self):
        for form in 'odt', 'pdf':
            for lang in 'fr', 'en':
                done = cli('export', '-', '-o', '-', '--format', form, content=EXAMPLE, lang=lang)
                found = self.read(done.stdout)
                self.assertTrue(found['same'])
                self.assertEqual(found['differences'], [])
                self.assertEqual(found['on'], '2026-11-23')
                self.assertEqual(found['standing'], 'holds')
                self.assertFalse(found['contradicts'])
                self.assertGreater(len(found['text']), 1)
                self.assertEqual(found['rules']['sha256'], found['rules']['sha256-now'])

    def test_words(self):
        self.assertIn('sections is as it was written', self.replay(export('odt')))
        self.assertIn('pages are as they were written', self.replay(export('pdf')))
        french = self.replay(export('odt'), lang='fr')
        self.assertIn('falsification', french)
        self.assertNotRegex(french, r'Rules|Text\b|same')
        self.assertIn('ne porte aucun projet', self.refused(pack({'mimetype': MIME.encode(), 'meta.xml': b'<a/>', 'content.xml': b'<a/>'}), 'fr'))
        self.assertIn('tronqué', self.refused(export('pdf')[:5000], 'fr'))

    def test_what_is_not_compared(self):
        """A text document says what an alteration may hide in."""
        for lang, words in ('en', 'not its pictures, its headers and footers, its watermark'), ('fr', 'non ses images, ses en-têtes et pieds de page, son filigrane'):
            self.assertIn(words, self.replay(export('odt'), lang=lang))
            self.assertNotIn(words, self.replay(export('pdf'), lang=lang))

    def test_bytes(self):
        for form in 'odt', 'pdf':
            self.assertEqual(export(form), export.__wrapped__(form))

    def test_what_holds_the_project_is_not_for_third_parties(self):
        for form in 'boussole', 'json', 'ics':
            for lang in 'en', 'fr':
                with self.subTest((form, lang)), tempfile.TemporaryDirectory() as folder:
                    out = pathlib.Path(folder, f'x.{form}')
                    for target in ['-o', str(out)], ['-o', '-', '--format', form]:
                        done = cli('export', '-', *target, '--withheld', content=EXAMPLE, lang=lang)
                        self.assertEqual((done.returncode, done.stdout), (2, b''))
                        self.assertIn(form, done.stderr.decode())
                        self.assertIn('--withheld', done.stderr.decode())
                    self.assertFalse(out.exists())

    def test_forms(self):
        """Each is written again with the options it carries; what third parties get leaves the project out."""
        for options in ['--form', 'note'], ['--form', 'tasks'], ['--without', 'annex-sources']:
            self.assertTrue(self.read(export('odt', *options))['same'])
        for options in ['--withheld'], ['--form', 'clauses'], ['--form', 'questions'], ['--form', 'derogation']:
            with self.subTest(options):
                document = export('odt', *options)
                self.assertFalse([name for name in members(document) if name.endswith('.boussole')])
                found = self.read(document, status=1)
                self.assertEqual((found['differences'], found['title'], {part['state'] for part in found['text']}), (None, None, {'same'}))
                self.assertIn('leaves the project out', self.replay(document, status=1))

    def test_for_others(self):
        """Documents that go to others carry the project in no format, the note to who decides in each."""
        for writer in 'odt', 'pdf', 'html':
            for form in 'note', 'clauses', 'questions', 'derogation':
                document = export(writer, '--form', form)
                parts = members(document).values() if writer == 'odt' else [document]
                with self.subTest(form=form, writer=writer):
                    self.assertEqual(any(b'.boussole' in part for part in parts), form == 'note')

    def test_project_as_it_was(self):
        carried = members(export('odt'))
        self.assertIn(export('boussole'), [data for name, data in carried.items() if name.endswith('.boussole')])

    def test_altered_sentence(self):
        document = change(export('odt'), 'content.xml', SENTENCE, 'Le CHU de Valmont supprime')
        parts = self.altered(document)
        self.assertEqual(len(parts), 1)
        self.assertEqual(parts[0]['state'], 'altered')
        self.assertRegex(' '.join(parts[0]['before']), SENTENCE)
        self.assertRegex(' '.join(parts[0]['after']), 'Le CHU de Valmont supprime')
        text = self.replay(document, status=1)
        self.assertRegex(text, r'(?m)^    - Le CHU de Valmont remplace')
        self.assertRegex(text, r'(?m)^    \+ Le CHU de Valmont supprime')

    def test_altered_without_reference(self):
        """Other rules: nobody knows the text any more, but its fingerprints tell."""
        with tempfile.TemporaryDirectory() as folder:
            catalogue = self.other_catalogue(folder, lambda offer: None)
            self.assertEqual(self.altered(export('odt'), '--catalogue', catalogue, status=0), [])
            document = change(export('odt'), 'content.xml', SENTENCE, 'Le CHU de Valmont supprime')
            parts = self.altered(document, '--catalogue', catalogue)
        self.assertEqual([(part['state'], part['before'], part['after']) for part in parts], [('altered', [], [])])

    def test_what_is_no_alteration(self):
        """Styles, spaces, comments, the table of contents, deleted text kept by a word processor."""
        content = members(export('odt'))['content.xml'].decode()
        start = content.index(SENTENCE)
        comment = '<office:annotation><text:p>Vu par le contrôleur</text:p></office:annotation>'
        span = f'{comment}<text:span text:style-name="T1">Le CHU\u00a0de</text:span><text:s/> Valmont remplace'
        content = content[:start] + span + content[start + len(SENTENCE):]
        content = content.replace('<text:tab/>', '<text:tab/>7')
        content = content.replace('<office:text>', '<office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
                                  '<text:p>Ancienne phrase</text:p></text:deletion></text:changed-region></text:tracked-changes>')
        parts = members(export('odt')) | {'content.xml': content}
        self.assertTrue(self.read(pack(parts))['same'])

    def test_added_and_lost(self):
        content = members(export('odt'))['content.xml'].decode()
        marked = re.findall(r'text:name="section\.([^"]+)"', content)
        self.assertGreater(len(marked), 3)
        lost = content.replace(f'text:name="section.{marked[-1]}"', 'text:name="other"')
        states = [part['state'] for part in self.altered(pack(members(export('odt')) | {'content.xml': lost}))]
        self.assertEqual(states, ['altered', 'lost'])
        added = content.replace('<office:text>', '<office:text><text:p>Document remplacé</text:p>', 1)
        parts = self.altered(pack(members(export('odt')) | {'content.xml': added}))
        self.assertEqual([(part['state'], part['section'], part['after']) for part in parts], [('added', None, ['Document remplacé'])])

    def test_chapters_exchanged(self):
        """Each is as it was written, but not where it was."""
        content = members(export('odt'))['content.xml'].decode()
        start, middle, end = [found.start() for found in re.finditer(r'<text:h [^>]*text:outline-level="1"', content)][:3]
        content = content[:start] + content[middle:end] + content[start:middle] + content[end:]
        document = pack(members(export('odt')) | {'content.xml': content})
        found = self.read(document, status=1)
        self.assertEqual({part['state'] for part in found['text']}, {'same'})
        self.assertEqual((found['same'], found['reordered'], found['contradicts']), (False, True, False))
        for lang, title, words in (('en', 'The document was altered', 'The order of the sections is not the one in which they were written.'),
                                   ('fr', 'Le document a été modifié', 'L’ordre des sections n’est plus celui dans lequel elles ont été écrites.')):
            text = self.replay(document, status=1, lang=lang)
            self.assertIn(title, text)
            self.assertIn(words, text)
        self.assertFalse(self.read(export('odt'))['reordered'])

    def test_saved_elsewhere(self):
        document = as_saved_elsewhere(export('odt'))
        self.assertTrue(self.read(document)['same'])
        altered = change(document, 'content.xml', SENTENCE, 'Le CHU de Valmont supprime')
        self.assertEqual([part['state'] for part in self.altered(altered)], ['altered'])

    def test_package_alone(self):
        """Without the fields of the metadata, which others may drop."""
        parts = members(export('odt'))
        parts['meta.xml'] = re.sub(rb'<meta:user-defined.*?</meta:user-defined>', b'', parts['meta.xml'])
        self.assertTrue(self.read(pack(parts))['same'])

    @unittest.skipUnless(shutil.which('soffice'), 'needs LibreOffice')
    def test_saved_by_libreoffice(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, document in (('same', export('odt')),
                                   ('altered', change(export('odt'), 'content.xml', SENTENCE, 'Le CHU de Valmont supprime'))):
                path = pathlib.Path(folder, f'{name}.odt')
                path.write_bytes(document)
                subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{folder}/office', '--convert-to', 'odt',
                                '--outdir', f'{folder}/saved', path], check=True, capture_output=True, timeout=240)
                saved = pathlib.Path(folder, 'saved', f'{name}.odt').read_bytes()
                self.assertFalse(any(member.startswith('boussole/') for member in members(saved)))
                if name == 'same':
                    self.assertTrue(self.read(saved)['same'])
                else:
                    self.assertEqual([part['state'] for part in self.altered(saved)], ['altered'])

    def other_catalogue(self, folder, edit):
        catalogue = json.loads((DATA / 'catalogue/offers.json').read_text())
        for offer in catalogue['offers']:
            edit(offer)
        path = pathlib.Path(folder, 'offers.json')
        path.write_text(json.dumps(catalogue))
        return str(path)

    def test_other_catalogue(self):
        """Another fingerprint without effect is no difference; an offer that lost its qualification is."""
        evaluation = json.loads(cli('evaluate', '-', content=EXAMPLE).stdout)
        eligible = [offer['offer'] for offer in evaluation['offers'] if offer['verdict'] == 'eligible' and not offer['missing']]
        self.assertTrue(eligible)
        with tempfile.TemporaryDirectory() as folder:
            found = self.read(export('odt'), '--catalogue', self.other_catalogue(folder, lambda offer: None))
            self.assertNotEqual(found['catalogue']['sha256'], found['catalogue']['sha256-now'])
            self.assertEqual([difference['kind'] for difference in found['differences']], ['catalogue'])
            catalogue = json.loads((DATA / 'catalogue/offers.json').read_text())
            catalogue['offers'] = [offer for offer in catalogue['offers'] if offer['id'] != eligible[0]]
            for offer in catalogue['offers']:
                for list_name in 'depends-on', 'alternatives':
                    if eligible[0] in offer.get(list_name, []):
                        offer[list_name].remove(eligible[0])
            path = pathlib.Path(folder, 'offers.json')
            path.write_text(json.dumps(catalogue))
            for form in 'odt', 'pdf':
                found = self.read(export(form), '--catalogue', str(path), status=1)
                self.assertIn((eligible[0], 'eligible', None),
                              [(one['id'], one['before'], one['after']) for one in found['differences'] if one['kind'] == 'offer'])
                self.assertNotEqual(found['standing'], 'holds')
                self.assertTrue(all(part['state'] == 'same' for part in found['text']))
            text = self.replay(export('odt'), '--catalogue', str(path), status=1)
        self.assertRegex(text, r'(?m)^Catalogue: .* then, .* now$')
        self.assertIn(f'{eligible[0]} — ', text)

    def test_other_rules(self):
        with tempfile.TemporaryDirectory() as folder:
            rules = pathlib.Path(folder, 'rules')
            shutil.copytree(DATA / 'rules', rules)
            for path in rules.glob('*.json'):
                text = path.read_text()
                if '"proof"' in text:
                    path.write_text(text + '\n')
                    break
            found = self.read(export('odt'), '--rules', str(rules))
            self.assertNotEqual(found['rules']['sha256'], found['rules']['sha256-now'])
            self.assertEqual([one['kind'] for one in found['differences']], ['law'])
            self.assertTrue(found['same'])

    def test_fingerprints_made_anew(self):
        """Whoever changes the fingerprints with the text is found out as long as the text can be written again."""
        parts = members(change(export('odt'), 'content.xml', SENTENCE, 'Le CHU de Valmont supprime'))
        seal = json.loads(parts['boussole/replay.json'])
        state = self.altered(pack(parts))[0]
        section = next(one for one in seal['text']['sections'] if one.get('title') == state['section'])
        section['sha256'] = '0' * 64
        seal['text']['sha256'] = '1' * 64
        parts['boussole/replay.json'] = json.dumps(seal)
        self.assertTrue(self.read(pack(parts), status=1)['contradicts'])
        self.assertIn('changed afterwards', self.replay(pack(parts), status=1))

    def test_changed_project(self):
        """Another answer in the carried project gives something else."""
        name = next(name for name in members(export('odt')) if name.endswith('.boussole'))
        document = change(export('odt'), name, '"public-hospital"', '"private-company"')
        found = self.read(document, status=1)
        self.assertIn('rule', {one['kind'] for one in found['differences']})

    def test_log_stays_out(self):
        """A document carries the project, neither the log with its names nor what is attached."""
        project = json.loads(EXAMPLE)
        content = b'a certificate'
        portable = {**project, 'id': '0d2c1c5e-6b5e-4c7e-9a53-0a1b2c3d4e5f', 'history': [{'who': 'Camille Someone'}], 'evaluation': {},
                    'attachments': [{'id': 'a1', 'name': 'note.txt', 'sha256': hashlib.sha256(content).hexdigest(),
                                     'size': len(content), 'content': base64.b64encode(content).decode()}]}
        parts = members(export('odt', content=json.dumps(portable).encode()))
        carried = json.loads(next(data for name, data in parts.items() if name.endswith('.boussole')))
        self.assertEqual(carried['answers'], project['answers'])
        self.assertEqual(set(carried) & {'id', 'history', 'evaluation'}, set())
        self.assertNotIn('content', carried['attachments'][0])

    def test_no_seal(self):
        parts = members(export('odt'))
        del parts['boussole/replay.json']
        parts['meta.xml'] = re.sub(rb'<meta:user-defined meta:name="boussole/replay.json".*?</meta:user-defined>', b'', parts['meta.xml'])
        found = self.read(pack(parts), status=1)
        self.assertFalse(found['same'])
        self.assertIsNone(found['text'])
        self.assertIn('nothing to compare with', self.replay(pack(parts), status=1))

    def test_no_project(self):
        parts = members(export('odt'))
        bare = {name: data for name, data in parts.items() if not name.startswith('boussole/')}
        bare['meta.xml'] = re.sub(rb'<meta:user-defined.*?</meta:user-defined>', b'', parts['meta.xml'])
        self.assertIn('no project', self.refused(pack(bare)))
        plain = pdf_with([b'<< /Type /Catalog /Pages 2 0 R >>', b'<< /Type /Pages /Kids [] /Count 0 >>'],
                         b'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>')
        self.assertIn('no project', self.refused(plain))

    def test_wrong_type(self):
        for content in b'', b'x', EXAMPLE, b'PK', b'\xff' * 100, b'<?xml version="1.0"?><a/>':
            self.assertIn('neither', self.refused(content))
        for mime in b'application/vnd.oasis.opendocument.spreadsheet', b'application/epub+zip', b'':
            self.assertIn('no OpenDocument text', self.refused(pack(members(export('odt')) | {'mimetype': mime})))
        self.assertIn('no OpenDocument text', self.refused(pack({'word/document.xml': b'<a/>'})))

    def test_truncated(self):
        for form in 'odt', 'pdf':
            document = export(form)
            for share in 0.01, 0.3, 0.9, 0.999:
                self.refused(document[:int(len(document) * share)])

    def test_damaged(self):
        """One byte after the other: an answer or a refusal, never an end."""
        for form in 'odt', 'pdf':
            document = export(form)
            for at in range(40, len(document), len(document) // (3 if SANITIZED else 12)):
                damaged = bytearray(document)
                damaged[at] ^= 0x55
                done = cli('replay', '-', content=bytes(damaged))
                self.assertIn(done.returncode, (0, 1, 3), (form, at, done.stderr))

    def test_damaged_parts(self):
        parts = members(export('odt'))
        for part in 'content.xml', 'meta.xml':
            for data in b'', b'<a>', parts[part][:2000], b'\xff\xfe<\x00', b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>':
                self.assertIn(part, self.refused(pack(parts | {part: data})))
            self.assertIn(f'“{part}” is missing', self.refused(pack({name: data for name, data in parts.items() if name != part})))
        for data in b'', b'{', b'[]', b'{}', b'{"format": "other", "version": 1}', b'[' * 5000:
            self.assertIn('replay.json', self.refused(pack(parts | {'boussole/replay.json': data})))
        name = next(name for name in parts if name.endswith('.boussole'))
        for data in b'', b'{', b'[]', b'{"format": "other"}':
            self.refused(pack(parts | {name: data}))
        newer = json.loads(parts['boussole/replay.json']) | {'version': 2}
        self.assertIn('newer', self.refused(pack(parts | {'boussole/replay.json': json.dumps(newer)})))
        saved = members(as_saved_elsewhere(export('odt')))
        for data in b'AAAA', b'', b'!!!':
            meta = re.sub(rb'(meta:name="boussole/replay.json" meta:value-type="string">)[^<]*', rb'\1' + data, saved['meta.xml'])
            self.refused(pack(saved | {'meta.xml': meta}))

    def test_bombs(self):
        parts = members(export('odt'))
        zeros = bytes(80 << 20)
        for part in 'content.xml', 'meta.xml', 'boussole/replay.json', 'mimetype':
            self.refused(pack(parts | {part: zeros}))
        packed = base64.b64encode(zlib.compress(zeros, 1))
        field = b'<meta:user-defined meta:name="boussole/replay.json" meta:value-type="string">' + packed + b'</meta:user-defined>'
        saved = members(as_saved_elsewhere(export('odt')))
        saved['meta.xml'] = re.sub(rb'<meta:user-defined meta:name="boussole/replay.json".*?</meta:user-defined>', field, saved['meta.xml'])
        self.assertIn('MiB', self.refused(pack(saved)))
        deep = b'<office:document-content><office:body><office:text>' + b'<text:p>' * 2000000
        self.assertIn('deep', self.refused(pack(parts | {'content.xml': deep})))
        many = b'<office:document-content><office:body><office:text>' + b''.join(
            b'<text:p><text:bookmark text:name="section.%d"/>x</text:p>' % i for i in range(200000))
        self.assertIn('sections', self.refused(pack(parts | {'content.xml': many})))
        self.refused(pack(parts | {'/'.join(['a'] * 30000): b'x'} | {'content.xml': b''}))
        data = zlib.compress(zeros, 1)
        twice = zlib.compress(data, 9)
        for entries, content in ((b'/Type /XRef /W [1 2 1] /Size 3 /Root 1 0 R /Filter /FlateDecode', data),
                                 (b'/Type /XRef /W [1 2 1] /Size 3 /Root 1 0 R /Filter [/FlateDecode /FlateDecode]', twice)):
            self.refused(pdf_with([], b'1 0 obj\n' + stream(entries, content) + b'\nendobj'))

    def test_bombs_in_streams_of_pdf(self):
        """What libqpdf unfolds by itself, to open a file: each way to fold it, to name that way, and to hide both."""
        data = zlib.compress(bytes(300 << 20), 9)
        hexed, base = data.hex().encode() + b'>', base64.a85encode(data) + b'~>'
        flate = b'/Filter /FlateDecode'
        for entries, content in ((b'/Filter [/ASCIIHexDecode /FlateDecode]', hexed), (b'/Filter [/AHx /Fl]', hexed),
                                 (b'/Filter[/ASCII85Decode/FlateDecode]', base), (b'/Filter /LZWDecode', b'\x80' * 9000),
                                 (b'/Filter /RunLengthDecode', b'\x81\0' * 9000), (b'/Filter /DCTDecode', b'\xff\xd8' * 9000),
                                 (b'/F#69lter [/ASCIIHexDecode /FlateDecode]', hexed), (b'/Filter [/ASCIIHex#44ecode /FlateDecode]', hexed),
                                 (b'/X (endobj \\) >> stream) /Filter [/ASCIIHexDecode /FlateDecode]', hexed),
                                 (b'/X <</Y [1 2]>> %>> endobj\n/Filter [/ASCIIHexDecode /FlateDecode]', hexed),
                                 (b'/Filter 9 0 R', hexed), (flate + b' /Filter [/ASCIIHexDecode /FlateDecode]', hexed),
                                 (flate + b' /DecodeParms <</Predictor 12 /Columns 900000000>>', zlib.compress(b'\2' * 99)),
                                 (flate + b' /DecodeParms 9 0 R', data), (b'/DecodeParms [9 0 R] ' + flate, zlib.compress(b'\2' * 99)),
                                 (flate, data)):
            held = pdf_of_streams(objects=(entries, content))
            for document in (pdf_of_streams(xref=(entries, content)), held, held.replace(b'\nstream\n', b'\nstream  \n'),
                             held.replace(b'obj\n<<', b'obj\0<<').replace(b'>>\nstream', b'>>%\nstream')):
                with self.subTest(entries):
                    self.assertIn('fill the memory', self.refused(document))
        small = flate, zlib.compress(CATALOG)
        self.assertIn('no project', self.refused(pdf_of_streams(objects=small)))

    @unittest.skipUnless(shutil.which('qpdf'), 'needs qpdf')
    def test_pdf_written_anew(self):
        with tempfile.TemporaryDirectory() as folder:
            source, result = pathlib.Path(folder, 'source.pdf'), pathlib.Path(folder, 'result.pdf')
            source.write_bytes(export('pdf'))

            def qpdf(*options):
                subprocess.run(['qpdf', *options, source, result], check=True, capture_output=True)
                return result.read_bytes()

            self.assertTrue(self.read(qpdf('--linearize'))['same'])
            self.assertTrue(self.read(qpdf('--object-streams=generate'))['same'])
            self.assertTrue(self.read(qpdf('--object-streams=disable', '--stream-data=uncompress'))['same'])
            self.assertIn('password', self.refused(qpdf('--encrypt', 'a', 'b', '256', '--')))
            # Opened by anyone, but what its streams of objects give is not seen before.
            self.assertTrue(self.read(qpdf('--object-streams=disable', '--encrypt', '', 'b', '256', '--'))['same'])
            self.assertIn('password', self.refused(qpdf('--object-streams=generate', '--encrypt', '', 'b', '256', '--')))
            document = qpdf('--pages', source, '1-3', '--')
            states = [part['state'] for part in self.altered(document)]
            self.assertEqual(set(states), {'lost'})

    @unittest.skipUnless(shutil.which('qpdf'), 'needs qpdf')
    def test_altered_page(self):
        with tempfile.TemporaryDirectory() as folder:
            source, result = pathlib.Path(folder, 'source.pdf'), pathlib.Path(folder, 'result.pdf')
            source.write_bytes(export('pdf'))
            subprocess.run(['qpdf', '--object-streams=disable', '--stream-data=uncompress', source, result], check=True, capture_output=True)
            document = result.read_bytes()
            old, new = b'1 0 0 -1 0 841.89 cm\nq', b'1 0 0 -1 0 841.88 cm\nq'
            self.assertIn(old, document)
            parts = self.altered(document.replace(old, new, 1))
            self.assertEqual(len(parts), 1)
            self.assertEqual(parts[0]['state'], 'altered')
            self.assertRegex(self.replay(document.replace(old, new, 1), status=1), rf'Page {parts[0]["page"]}: altered')

    def test_usage(self):
        self.assertEqual(cli('replay').returncode, 2)
        self.assertEqual(cli('replay', '/nowhere.odt').returncode, 3)
        self.assertEqual(cli('replay', '/tmp').returncode, 3)

    def test_option_of_another_command(self):
        """It would be passed over: a document is replayed on its own day."""
        result = cli('replay', '/nowhere.odt', '--on', '2026-01-01')
        self.assertEqual(result.returncode, 2)
        self.assertIn('--on', str(result.stderr))
        self.assertNotIn('--on', str(cli('replay', '--help').stdout))
        self.assertIn('--on', str(cli('evaluate', '--help').stdout))
        self.assertEqual(cli('export', '/nowhere.boussole', '-o', '/tmp/x.odt', '--json').returncode, 2)


if __name__ == '__main__':
    PROGRAM = sys.argv.pop()
    SANITIZED = has_sanitizers(PROGRAM)
    unittest.main()
