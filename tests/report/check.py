#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks that every writer holds the text and the shape of the tree, and that its file is sound.

check.py PROGRAM ARGUMENTS…   runs the program with a directory in place of "@" and looks at what it
wrote there: plain, document.odt, document.pdf, document.html, document.txt.
"""

import collections
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

import pdf_rules
from readers import MANIFEST, expect, faults, read_html, read_odt, read_pdf, read_plain, read_text, read_told, read_txt, run


def words(text):
    return text.split()


def letters(text, seen=False):
    """Without white space and in no order: what stays of a text that runs in two directions.

    SEEN: only what has a glyph, for a page holds nothing else.
    """
    return sorted(re.sub(r'[\s\u200b\u200d\u00ad]' if seen else r'\s', '', unicodedata.normalize('NFC', text)))


def compare(name, found, wanted, exact):
    if exact:
        found, wanted = words(found), words(wanted)
        at = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
        expect(found == wanted, f'{name}: at word {at}: found {found[at:at + 8]}, expected {wanted[at:at + 8]}')
    else:
        found, wanted = letters(found, name == 'pdf'), letters(wanted, name == 'pdf')
        more, less = collections.Counter(found) - collections.Counter(wanted), collections.Counter(wanted) - collections.Counter(found)
        expect(found == wanted, f'{name}: other characters: {more} more, {less} less')


def check_html(path):
    text = read_text(path)
    expect(re.match(r'<!DOCTYPE html>\n<html lang="(fr|en)">', text), 'html: language')
    scripts = re.findall(r'<script type="application/[a-z.+]*json;base64" data-name="[^"<]*">[A-Za-z0-9+/=]*</script>', text)
    expect(len(re.findall(r'<script', text, re.I)) == len(scripts), 'html: a script that runs')
    text = re.sub(r'<script.*?</script>', '', text, flags=re.S)
    expect(not re.search(r'<(?:img|iframe|object|embed|link|base|form|audio|video)\b', text), 'html: an element that loads')
    expect(not re.search(r'url\(|@import', text), 'html: a style sheet that loads')
    expect(re.search(r"content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"", text), 'html: may load or run')
    expect(not re.search(r'href="(?!#|https?:|mailto:)', text), 'html: a link to something else')
    expect('width=device-width' in text and '@media print' in text, 'html: phone or print')
    expect(text.count('<th ') == text.count('<th scope='), 'html: header cells')


def check_odt(path):
    with zipfile.ZipFile(path) as package:
        expect(package.testzip() is None, 'odt: damaged package')
        first = package.infolist()[0]
        expect((first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b''), 'odt: mimetype')
        expect(all(not entry.flag_bits & 8 for entry in package.infolist()), 'odt: data descriptors')
        manifest = tree.fromstring(package.read('META-INF/manifest.xml'))
        listed = {entry.get(MANIFEST + 'full-path') for entry in manifest} - {'/'}
        expect(listed == set(package.namelist()) - {'mimetype', 'META-INF/manifest.xml'}, f'odt: manifest lists {listed}')
        tree.fromstring(package.read('meta.xml'))
        styles = package.read('styles.xml').decode()
        content = package.read('content.xml').decode()
    tree.fromstring(styles)
    expect(re.search(r'fo:language="(fr|en)" fo:country="(FR|GB)"', styles), 'odt: language')
    used = set(re.findall(r'(?:text|table):style-name="([^"]*)"', content))
    known = set(re.findall(r'style:name="([^"]*)"', styles + content))
    expect(used <= known, f'odt: styles without definition: {used - known}')


def check_beside_html(pdf, page):
    """The outline has every heading and nothing else; a numbered list says so, of which the shape knows nothing."""
    page = re.sub(r'<section class="notes".*', '', page, flags=re.S)
    headings = re.findall(r'<h[234] id="s\d+">(.*?)</h[234]>', page, re.S)
    titles = [words(html.unescape(re.sub(r'<[^>]*>', ' ', heading))) for heading in headings]
    found = [words(title) for title in pdf.titles()]
    expect(found == titles, f'pdf: outline {found[:3]}, headings {titles[:3]}')
    numbered = sum(pdf_rules.attribute(item, '/ListNumbering') == '/Decimal' for item in pdf.of_type('L'))
    expect(numbered == page.count('<ol'), f'pdf: {numbered} numbered lists of {page.count("<ol")}')


def check_pdf(pdf, path, directory, carried):
    """With the project in it where the page of the Web CARRIED it."""
    run('qpdf', '--check', path)
    info = run('pdfinfo', path)
    expect(re.search(r'^Tagged: +yes$', info, re.M), 'pdf: not tagged')
    expect(re.search(r'^Metadata Stream: +yes$', info, re.M), 'pdf: no XMP')
    faults.extend(pdf_rules.check(pdf))
    run('pdfdetach', '-saveall', '-o', directory, path)
    saved = [name for name in os.listdir(directory) if name.endswith('.boussole')]
    expect(len(saved) == carried and all('boussole-project' in read_text(os.path.join(directory, name)) for name in saved), 'pdf: attachment')


def check_txt(path, page):
    """Word for word what the page of the Web gives, of which the text is that of the tree."""
    found, found_notes, figures = read_txt(path)
    wanted, wanted_notes, drawn = read_told(page)
    compare('txt', found, wanted, True)
    compare('txt notes', found_notes, wanted_notes, True)
    expect(figures == drawn, f'txt: figures {figures[:1]}, expected {drawn[:1]}')


def check_writers(directory, exact):
    def path(name):
        return os.path.join(directory, name)

    body, notes = read_plain(path('plain'))
    shapes = {}
    for name, reader in (('html', read_html), ('odt', read_odt), ('pdf', read_pdf)):
        found_body, found_notes, shapes[name] = reader(path('document.' + name))
        if exact:
            compare(name, found_body, body, True)
            compare(name + ' notes', found_notes, notes, True)
        else:
            compare(name, found_body + found_notes, read_everything(path('plain')), False)
    for name in ('odt', 'pdf'):
        other = {kind: (shapes[name][kind], n) for kind, n in (shapes['html'] | shapes[name]).items() if shapes[name][kind] != n
                 or shapes['html'][kind] != n}
        expect(not other, f'{name}: other counts than html: {other}')
    check_html(path('document.html'))
    check_odt(path('document.odt'))
    pdf = pdf_rules.Pdf(path('document.pdf'))
    carried = len(re.findall(r'data-name="[^"]*\.boussole"', read_text(path('document.html'))))
    check_pdf(pdf, path('document.pdf'), directory, carried)
    if exact:
        check_beside_html(pdf, read_text(path('document.html')))
        check_txt(path('document.txt'), path('document.html'))


def read_everything(path):
    """Body and notes together, without the marks: notes of hostile texts have line ends."""
    text = read_text(path)
    return re.sub(r'\[\d+\]', '', text)


def main():
    program, arguments = sys.argv[1], sys.argv[2:]
    outputs = []
    for zone in ('UTC', 'Pacific/Auckland'):
        directory = tempfile.mkdtemp()
        command = [program] + [directory if argument == '@' else argument for argument in arguments]
        result = subprocess.run(command, env=dict(os.environ, TZ=zone), text=True)
        expect(result.returncode == 0, f'{program}: status {result.returncode}')
        if result.returncode != 0:
            break
        outputs.append({path.name: path.read_bytes() for path in sorted(pathlib.Path(directory).iterdir())})
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
