# SPDX-License-Identifier: EUPL-1.2
"""What a person gets from each form of a document: its text in reading order, its notes, its shape.

The shape counts what the tree is made of (headings by level, lists, items, tables, rows, cells,
header cells, figures, links, notes); it is the same in every form.
"""

import collections
import html.parser
import re
import subprocess
import xml.etree.ElementTree as tree
import zipfile

OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:'
TEXT, TABLE, DRAW, STYLE, MANIFEST = ('{%s%s:1.0}' % (OFFICE, name) for name in ('text', 'table', 'drawing', 'style', 'manifest'))
LINK = '{http://www.w3.org/1999/xlink}href'
VOID = {'meta', 'br', 'col', 'link', 'img', 'hr'}
INLINE = {'a', 'strong', 'span', 'sup'}
LOADING = {'src', 'srcset', 'action', 'formaction', 'background', 'poster', 'data', 'ping', 'manifest'}
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def run(*command, text=True, status=0):
    result = subprocess.run(command, capture_output=True, text=text, errors='surrogateescape' if text else None)
    expect(result.returncode == status, f'{" ".join(command)}: status {result.returncode}: {result.stderr[:500]!r}')
    return result.stdout


def read_text(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def read_plain(path):
    text = read_text(path)
    notes = re.findall(r'^\[\d+\] (.*)$', text, re.M)
    body = re.sub(r'^\[\d+\] .*$', '', text, flags=re.M)
    return re.sub(r'\[\d+\]', '', body), ' '.join(notes)


class Page(html.parser.HTMLParser):
    KINDS = {'h2': 'heading 1', 'h3': 'heading 2', 'h4': 'heading 3', 'ul': 'list', 'ol': 'list', 'li': 'item',
             'table': 'table', 'tr': 'row', 'th': 'header cell', 'td': 'cell', 'figure': 'figure'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.body, self.notes, self.ids, self.targets = [], [], [], set(), set()
        self.shape = collections.Counter()

    def count(self, tag, attributes):
        inside = {tag for tag, _ in self.stack}
        names = {name for _, all_names in self.stack for name in all_names}
        link = attributes.get('href') or ''
        if attributes.get('role') == 'doc-endnote':
            self.shape['note'] += 1
        elif link and not link.startswith('#'):
            self.shape['link'] += 1
        elif tag in self.KINDS and 'nav' not in inside and 'notes' not in names:
            self.shape[self.KINDS[tag]] += 1

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        names = (attributes.get('class') or '').split()
        self.count(tag, attributes)
        expect(not any(name.startswith('on') or name in LOADING for name in attributes), f'html: <{tag}> loads or runs: {attributes}')
        if 'id' in attributes:
            expect(attributes['id'] not in self.ids, f'html: id {attributes["id"]} twice')
            self.ids.add(attributes['id'])
        if (attributes.get('href') or '').startswith('#'):
            self.targets.add(attributes['href'][1:])
        if tag not in INLINE:
            self.body.append(' ')
        if tag not in VOID:
            self.stack.append((tag, names))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

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
    page = Page()
    page.feed(read_text(path))
    page.close()
    expect(not page.stack, f'html: not closed: {page.stack}')
    expect(page.targets <= page.ids, f'html: links to nothing: {page.targets - page.ids}')
    return ''.join(page.body), ''.join(page.notes), page.shape


class Told(Page):
    """As plain text tells a page: the head of a column stands before each of its cells but those of the first one."""

    def __init__(self, colon):
        super().__init__()
        self.colon, self.heads, self.column, self.figures = colon, [], 0, []

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        inside = {tag for tag, _ in self.stack}
        if tag == 'table':
            self.heads = []
        elif tag == 'tr':
            self.column = -1
        elif tag == 'svg':
            self.figures.append(dict(attributes).get('aria-label'))
        elif tag in ('th', 'td'):
            self.column += 1
            if 'thead' in inside:
                self.heads.append('')
            elif self.heads and self.column > 0:
                self.body.append(self.heads[self.column] + self.colon)

    def handle_data(self, data):
        tags = {tag for tag, _ in self.stack}
        if 'thead' not in tags:
            super().handle_data(data)
        elif 'th' in tags and 'ref' not in {name for _, names in self.stack for name in names}:
            self.heads[-1] += data


def read_told(path):
    """The text and the notes that a page of the Web gives to plain text, and the alternatives of its figures."""
    text = read_text(path)
    page = Told('\u00a0: ' if '<html lang="fr">' in text else ': ')
    page.feed(text)
    page.close()
    return ''.join(page.body), ''.join(page.notes), page.figures


def read_txt(path):
    """Without indents, underlines and marks of lists and warnings."""
    text, _, notes = read_text(path).partition('\n\n[1] ')
    figures = re.findall(r'^  \[(.*)\]$', text, re.M)
    if notes:
        text = text[:text.rindex('\n')]
    text = re.sub(r'^  \[.*\]$|^(?:=+|-+)$|^  - |^[ \d]\d\. |^! ', '', text, flags=re.M)
    notes = re.sub(r'^\[\d+\] ', '', notes, flags=re.M)
    return re.sub(r'\[\d+\]', '', text), notes, figures


def odt_text(element, body, notes, left_out=()):
    tag = element.tag
    if tag in (TEXT + 'table-of-content', DRAW + 'g', *left_out):
        return
    if tag == TEXT + 'note':
        note = []
        odt_text(element.find(TEXT + 'note-body'), note, notes)
        notes.append(''.join(note))
        return
    body.append({TEXT + 's': ' ', TEXT + 'line-break': '\n', TEXT + 'tab': '\t', TEXT + 'p': ' ', TEXT + 'h': ' '}.get(tag, ''))
    body.append(element.text or '')
    for child in element:
        odt_text(child, body, notes, left_out)
        body.append(child.tail or '')
    if tag in (TEXT + 'number', TEXT + 'p', TEXT + 'h'):
        body.append(' ')


def has_row_headings(root, table):
    """Writer of LibreOffice knows no header column: what is left of one is the style of its paragraphs."""
    parents = {item.get(STYLE + 'name'): item.get(STYLE + 'parent-style-name') for item in root.iter(STYLE + 'style')}
    paragraph = table.find(f'{TABLE}table-row/{TABLE}table-cell/{TEXT}p')
    name = paragraph.get(TEXT + 'style-name') if paragraph is not None else None
    return 'Row_20_Heading' in (name, parents.get(name))


def odt_shape(root, by_office=False):
    """A header cell has no element of its own in OpenDocument: the first row or column is one as a whole."""
    shape = collections.Counter()
    for element in root.iter():
        if element.tag == TEXT + 'h':
            shape['heading ' + element.get(TEXT + 'outline-level')] += 1
        elif element.tag == TEXT + 'a' and not element.get(LINK).startswith('#'):
            shape['link'] += 1
    for kind, tag in (('list', TEXT + 'list'), ('item', TEXT + 'list-item'), ('table', TABLE + 'table'),
                      ('row', TABLE + 'table-row'), ('figure', DRAW + 'g'), ('note', TEXT + 'note')):
        shape[kind] += sum(1 for _ in root.iter(tag))
    for table in root.iter(TABLE + 'table'):
        rows, cells = list(table.iter(TABLE + 'table-row')), len(list(table.iter(TABLE + 'table-cell')))
        head = sum(len(list(row)) for row in table.findall(f'{TABLE}table-header-rows/{TABLE}table-row'))
        if has_row_headings(root, table) if by_office else table.find(TABLE + 'table-header-columns') is not None:
            head += len(rows) - len(table.findall(f'{TABLE}table-header-rows/{TABLE}table-row'))
        shape['header cell'] += head
        shape['cell'] += cells - head
    return +shape


def read_odt(path, by_office=False):
    """BY_OFFICE: an office suite saved it, which counts headings itself and keeps header columns as a style only."""
    with zipfile.ZipFile(path) as package:
        root = tree.fromstring(package.read('content.xml'))
    body, notes = [], []
    odt_text(root, body, notes, (TEXT + 'number',) if by_office else ())
    return ''.join(body), ' '.join(notes), odt_shape(root, by_office)


PDF_KINDS = {'H1': 'heading 1', 'H2': 'heading 2', 'H3': 'heading 3', 'L': 'list', 'LI': 'item', 'Table': 'table',
             'TR': 'row', 'TH': 'header cell', 'TD': 'cell', 'Figure': 'figure', 'Note': 'note', 'Link': 'link'}


def read_pdf(path):
    """As a screen reader walks it: by the structure tree, not by the place on the page."""
    body, notes, stack, shape = [], [], [], collections.Counter()
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
            if element[1] in PDF_KINDS and 'TOC' not in names:
                shape[PDF_KINDS[element[1]]] += 1
            if element[1] not in ('Link', 'Reference', 'Lbl'):
                body.append(' ')
                notes.append(' ')
    return ''.join(body), ''.join(notes), shape
