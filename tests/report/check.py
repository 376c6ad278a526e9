#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks that every writer holds the text of the tree, and that its file is sound.

check.py PROGRAM ARGUMENTS…   runs the program with a directory in place of "@" and looks at what it
wrote there: plain, document.odt, document.pdf, document.html, document.txt.
"""

import collections
import glob
import html.parser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
DRAW = '{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}'
MANIFEST = '{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}'
VOID = {'meta', 'br', 'col', 'link', 'img', 'hr'}
INLINE = {'a', 'strong', 'span', 'sup'}
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def run(*command, text=True, status=0):
    result = subprocess.run(command, capture_output=True, text=text, errors='surrogateescape' if text else None)
    expect(result.returncode == status, f'{" ".join(command)}: status {result.returncode}: {result.stderr[:500]!r}')
    return result.stdout


def words(text):
    return text.split()


def letters(text):
    """Without white space and in no order: what stays of a text that runs in two directions."""
    return sorted(re.sub(r'[\s\u200b]', '', unicodedata.normalize('NFC', text)))


def read_plain(path):
    text = open(path, encoding='utf-8', newline='').read()
    notes = re.findall(r'^\[\d+\] (.*)$', text, re.M)
    body = re.sub(r'^\[\d+\] .*$', '', text, flags=re.M)
    return re.sub(r'\[\d+\]', '', body), ' '.join(notes)


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.body, self.notes, self.ids, self.targets = [], [], [], set(), set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        names = (attributes.get('class') or '').split()
        if 'id' in attributes:
            expect(attributes['id'] not in self.ids, f'html: id {attributes["id"]} twice')
            self.ids.add(attributes['id'])
        if (attributes.get('href') or '').startswith('#'):
            self.targets.add(attributes['href'][1:])
        expect(not (attributes.get('href') or '').lower().startswith('javascript'), 'html: script in a link')
        if tag not in INLINE:
            self.body.append(' ')
        if tag not in VOID:
            self.stack.append((tag, names))

    def handle_endtag(self, tag):
        expect(self.stack and self.stack[-1][0] == tag, f'html: </{tag}> closes {self.stack[-1:]}')
        if self.stack:
            self.stack.pop()
        if tag not in INLINE:
            self.body.append(' ')
        if tag == 'li':
            self.notes.append(' ')

    def handle_data(self, data):
        tags = {tag for tag, _ in self.stack}
        names = {name for _, all_names in self.stack for name in all_names}
        if 'notes' in names:
            if 'note' in names:
                self.notes.append(data)
        elif 'main' in tags and not tags & {'nav', 'style', 'script', 'svg'} and 'ref' not in names:
            self.body.append(data)


def read_html(path):
    text = open(path, encoding='utf-8', newline='').read()
    page = Page()
    page.feed(text)
    page.close()
    expect(not page.stack, f'html: not closed: {page.stack}')
    expect(page.targets <= page.ids, f'html: links to nothing: {page.targets - page.ids}')
    expect(re.match(r'<!DOCTYPE html>\n<html lang="(fr|en)">', text), 'html: language')
    expect(text.count('<script') == len(re.findall(r'<script type="application/[a-z.+]*json;base64"', text)), 'html: a script that runs')
    expect(text.count('<th ') == text.count('<th scope='), 'html: header cells')
    return ''.join(page.body), ''.join(page.notes)


def odt_text(element, body, notes):
    tag = element.tag
    if tag in (TEXT + 'table-of-content', DRAW + 'g'):
        return
    if tag == TEXT + 'note':
        note = []
        odt_text(element.find(TEXT + 'note-body'), note, notes)
        notes.append(''.join(note))
        return
    body.append({TEXT + 's': ' ', TEXT + 'line-break': '\n', TEXT + 'tab': '\t', TEXT + 'p': ' ', TEXT + 'h': ' '}.get(tag, ''))
    body.append(element.text or '')
    for child in element:
        odt_text(child, body, notes)
        body.append(child.tail or '')
    if tag in (TEXT + 'number', TEXT + 'p', TEXT + 'h'):
        body.append(' ')


def check_schema(package):
    """Against the schema of OASIS, where emacs-common and jing are installed."""
    schemas = glob.glob('/usr/share/emacs/*/etc/schema/OpenDocument-schema-v1.3.rnc')
    for part in ('content.xml', 'styles.xml', 'meta.xml'):
        tree.fromstring(package.read(part))
        if schemas and shutil.which('jing'):
            with tempfile.NamedTemporaryFile(suffix='.xml') as file:
                file.write(package.read(part))
                file.flush()
                report = run('jing', '-i', '-c', schemas[0], file.name)
                expect(not report, f'odt: {part}: {report[:300]}')


def read_odt(path):
    with zipfile.ZipFile(path) as package:
        expect(package.testzip() is None, 'odt: damaged package')
        first = package.infolist()[0]
        expect((first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b''), 'odt: mimetype')
        expect(all(not entry.flag_bits & 8 for entry in package.infolist()), 'odt: data descriptors')
        manifest = tree.fromstring(package.read('META-INF/manifest.xml'))
        listed = {entry.get(MANIFEST + 'full-path') for entry in manifest} - {'/'}
        expect(listed == set(package.namelist()) - {'mimetype', 'META-INF/manifest.xml'}, f'odt: manifest lists {listed}')
        check_schema(package)
        styles = package.read('styles.xml').decode()
        content = package.read('content.xml').decode()
    expect(re.search(r'fo:language="(fr|en)" fo:country="(FR|GB)"', styles), 'odt: language')
    used = set(re.findall(r'(?:text|table):style-name="([^"]*)"', content))
    known = set(re.findall(r'style:name="([^"]*)"', styles + content))
    expect(used <= known, f'odt: styles without definition: {used - known}')
    body, notes = [], []
    odt_text(tree.fromstring(content), body, notes)
    return ''.join(body), ' '.join(notes)


def read_pdf(path):
    body, notes, stack = [], [], []
    for line in run('pdfinfo', '-struct-text', path).split('\n'):
        depth = len(line) - len(line.lstrip(' '))
        text = re.fullmatch(r' *"(.*)"', line, re.S)
        element = re.fullmatch(r' *([A-Z]\w*)( <[^>]*>)?( \(\w+\))?:?', line)
        while stack and (text or element) and stack[-1][0] >= depth:
            stack.pop()
        names = {name for _, name in stack}
        if text and not names & {'TOC', 'Lbl', 'Reference'} and stack[-1][1] != 'Figure':
            (notes if 'Note' in names else body).append(text[1])
        if element:
            stack.append((depth, element[1]))
            if element[1] not in ('Link', 'Reference', 'Lbl'):
                body.append(' ')
                notes.append(' ')
    return ''.join(body), ''.join(notes)


def check_pdf(path, directory):
    run('qpdf', '--check', path)
    info = run('pdfinfo', path)
    expect(re.search(r'^Tagged: +yes$', info, re.M), 'pdf: not tagged')
    expect(re.search(r'^Metadata Stream: +yes$', info, re.M), 'pdf: no XMP')
    fonts = run('pdffonts', path).split('\n')[2:]
    expect(all(re.search(r' yes +(yes|no) +yes +\d+ +\d+$', font) for font in fonts if font and ' Type 3 ' not in font),
           'pdf: a font is not embedded or has no Unicode map')
    plain = run('qpdf', '--qdf', '--object-streams=disable', path, '-', text=False)
    for entry in (rb'/Lang \((fr-FR|en-GB)\)', rb'/DisplayDocTitle true', rb'/Marked true', rb'/AFRelationship /Source',
                  rb'/EmbeddedFiles', rb'/Outlines', rb'/ID \['):
        expect(re.search(entry, plain), f'pdf: {entry.decode()} is missing')
    expect(len(re.findall(rb'/S /TH\n', plain)) == len(re.findall(rb'/Scope /(?:Column|Row)\n', plain)), 'pdf: header cells without scope')
    expect(plain.count(b'/S /Figure\n') == len(re.findall(rb'/Alt [(<]', plain)), 'pdf: a figure without alternative')
    expect(len(re.findall(rb'/Type /Page\n', plain)) == plain.count(b'/Tabs /S'), 'pdf: order of tabs')
    expect(b'pdfuaid' not in plain and b'pdfaid' not in plain, 'pdf: claims a conformance')
    run('pdfdetach', '-saveall', '-o', directory, path)
    saved = [name for name in os.listdir(directory) if name.endswith('.boussole')]
    expect(len(saved) == 1 and b'boussole-project' in open(os.path.join(directory, saved[0]), 'rb').read(), 'pdf: attachment')


def compare(name, found, wanted, exact):
    if exact:
        found, wanted = words(found), words(wanted)
        at = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
        expect(found == wanted, f'{name}: at word {at}: found {found[at:at + 8]}, expected {wanted[at:at + 8]}')
    else:
        found, wanted = letters(found), letters(wanted)
        more, less = collections.Counter(found) - collections.Counter(wanted), collections.Counter(wanted) - collections.Counter(found)
        expect(found == wanted, f'{name}: other characters: {more} more, {less} less')


def check_writers(directory, exact):
    def path(name):
        return os.path.join(directory, name)

    body, notes = read_plain(path('plain'))
    for name, reader in (('html', read_html), ('odt', read_odt), ('pdf', read_pdf)):
        found_body, found_notes = reader(path('document.' + name))
        precise = exact or name != 'pdf'
        if exact:
            compare(name, found_body, body, precise)
            compare(name + ' notes', found_notes, notes, precise)
        else:
            everything = read_everything(path('plain'))
            compare(name, found_body + found_notes, everything, False)
    check_pdf(path('document.pdf'), directory)


def read_everything(path):
    """Body and notes together, without the marks: notes of hostile texts have line ends."""
    text = open(path, encoding='utf-8', newline='').read()
    return re.sub(r'\[\d+\]', '', text)


def main():
    program, arguments = sys.argv[1], sys.argv[2:]
    lacking = [tool for tool in ('qpdf', 'pdfinfo', 'pdffonts', 'pdfdetach') if not shutil.which(tool)]
    if lacking:
        print('1..0 # SKIP not installed: ' + ', '.join(lacking))
        return 77
    outputs = []
    for zone in ('UTC', 'Pacific/Auckland'):
        directory = tempfile.mkdtemp()
        command = [program] + [directory if argument == '@' else argument for argument in arguments]
        result = subprocess.run(command, env=dict(os.environ, TZ=zone), text=True)
        expect(result.returncode == 0, f'{program}: status {result.returncode}')
        if result.returncode != 0:
            break
        outputs.append({name: open(os.path.join(directory, name), 'rb').read() for name in sorted(os.listdir(directory))})
        if zone == 'UTC':
            check_writers(directory, 'hostile' not in arguments)
        subprocess.run(['rm', '-r', directory], check=True)
    if len(outputs) == 2:
        for name, data in outputs[1].items():
            expect(data == outputs[0].get(name), f'{name}: other bytes in another time zone')
    for fault in faults:
        print('# ' + fault)
    print('1..1')
    print('not ok 1' if faults else 'ok 1')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
