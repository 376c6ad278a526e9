# SPDX-License-Identifier: EUPL-1.2
"""What a PDF of ours meets of PDF/UA-1 (ISO 14289-1) and PDF/A-3 (ISO 19005-3), and what it does not.

Neither is claimed, for no validator of them has passed. RULES says of each point whether it is met, and
how that is seen in the file: a point that is lost is a fault, and so is one that is gained unlisted.
"""

import copy
import json
import re
import xml.etree.ElementTree as tree

from readers import run

RDF, DC, XML = ('{http://www.w3.org/1999/02/22-rdf-syntax-ns#}', '{http://purl.org/dc/elements/1.1/}',
                '{http://www.w3.org/XML/1998/namespace}')


class Pdf:
    """The objects of a file by their reference."""

    def __init__(self, path):
        file = json.loads(run('qpdf', '--json', '--decode-level=generalized', path))
        self.objects = {name.removeprefix('obj:'): value.get('value', value.get('stream', {}).get('dict'))
                        for name, value in file['qpdf'][1].items()}
        self.root = self.get(self.objects['trailer']['/Root'])
        self.pages = [self.get(page['object']) for page in file['pages']]
        self.outlines = file['outlines']
        self.elements = [item for item in self.dictionaries() if '/S' in item and '/P' in item]
        self.links = [item for item in self.dictionaries() if item.get('/Subtype') == '/Link']
        self.fonts = [item for item in self.dictionaries() if item.get('/Type') == '/Font' and '/DescendantFonts' not in item]
        self.meta = run('pdfinfo', '-meta', path)
        self.content = run('qpdf', '--qdf', '--object-streams=disable', path, '-', text=False)

    def get(self, value):
        return self.objects.get('obj:' + value, self.objects.get(value)) if isinstance(value, str) else value

    def dictionaries(self):
        return (value for value in self.objects.values() if isinstance(value, dict))

    def of_type(self, name):
        return [item for item in self.elements if item['/S'] == '/' + name]

    def kids(self, element):
        kids = self.get(element.get('/K', []))
        return [self.get(kid) for kid in (kids if isinstance(kids, list) else [kids])]

    def holds(self, element, names):
        return {kid['/S'][1:] for kid in self.kids(element) if isinstance(kid, dict) and '/S' in kid} <= names

    def titles(self):
        """Of the outline, in order."""
        def walk(items):
            for item in items:
                yield item['title']
                yield from walk(item['kids'])
        return list(walk(self.outlines))


def text_of(value):
    return (value or '').removeprefix('u:').removeprefix('b:')


def attribute(element, name):
    entries = element.get('/A', {})
    return next((item[name] for item in (entries if isinstance(entries, list) else [entries]) if name in item), None)


def levels_are_whole(pdf):
    """No level of heading is left out on the way down."""
    before = 0
    for level in (int(item['/S'][2:]) for item in in_order(pdf) if re.fullmatch(r'/H\d', item['/S'])):
        if level > before + 1:
            return False
        before = level
    return True


def in_order(pdf):
    def walk(element):
        yield element
        for kid in pdf.kids(element):
            if isinstance(kid, dict) and '/S' in kid:
                yield from walk(kid)
    return list(walk(pdf.get(pdf.get(pdf.root['/StructTreeRoot'])['/K'])))


def contents_of_pages(pdf):
    """The operators of each page, without what is in strings and images."""
    streams = {}
    for page, stream in re.findall(rb'%% Contents for page (\d+)\n.*?stream\n(.*?)endstream', pdf.content, re.S):
        streams[page] = streams.get(page, b'') + stream
    return [re.sub(rb'\((?:\\.|[^()\\])*\)|<[0-9a-fA-F\s]*>|\bID\s.*?\sEI\b', b'()', stream, flags=re.S) for stream in streams.values()]


TEXT, LINES = rb'T[jJ]|[\'"]', rb'[fFbB]\*?|[sS]|sh|Do|BI'


def is_marked(pdf, operators):
    """On each page these operators stand only between the start and the end of marked content."""
    pages = contents_of_pages(pdf)
    for page in pages:
        depth = 0
        for word in re.findall(rb'(?<![/\w*])(?:BDC|BMC|EMC|' + operators + rb')(?![\w*])', page):
            depth += {b'BDC': 1, b'BMC': 1, b'EMC': -1}.get(word, 0)
            if depth < 1 and word not in (b'BDC', b'BMC', b'EMC'):
                return False
    return len(pages) == len(pdf.pages)


def doctored_pages(pdf):
    """The file with a first page that bears no tag, or that shows one more text outside of any."""
    first = re.search(rb'%% Contents for page 1\n.*?stream\n(.*?)endstream', pdf.content, re.S)
    for other in (re.sub(rb'[^\n]*\b(?:BDC|BMC|EMC)\b', b'', first[1]), first[1] + b'BT (x)Tj ET\n', first[1] + b"BT [(x)]TJ ET\n"):
        doctored = copy.copy(pdf)
        doctored.content = pdf.content[:first.start(1)] + other + pdf.content[first.end(1):]
        yield doctored


def xmp(pdf):
    return tree.fromstring(re.sub(r'<\?xpacket.*?\?>', '', pdf.meta, flags=re.S).strip())


def names_title_and_language(pdf):
    meta = xmp(pdf)
    title, language = meta.find(f'.//{DC}title//{RDF}li'), meta.find(f'.//{DC}language//{RDF}li')
    return bool(title.text.strip()) and language.text == text_of(pdf.root['/Lang'])


def is_embedded(pdf, font):
    descriptor = pdf.get(font.get('/FontDescriptor')) or {}
    return font['/Subtype'] == '/Type3' or any(f'/FontFile{n}' in descriptor for n in ('', 2, 3))


def files(pdf):
    return [item for item in pdf.dictionaries() if item.get('/Type') == '/Filespec']


MET, NOT_MET = True, False
RULES = [
    # PDF/UA-1, by clause
    ('7.1 every text is tagged or an artifact', MET, lambda pdf: is_marked(pdf, TEXT)),
    # cairo drops the mark of an artifact without text
    ('7.1 lines, backgrounds and the watermark are artifacts', NOT_MET, lambda pdf: is_marked(pdf, LINES)),
    ('7.1 the file says that it is tagged', MET, lambda pdf: pdf.root['/MarkInfo'].get('/Marked') is True),
    ('7.1 the window shows the title', MET, lambda pdf: pdf.root['/ViewerPreferences'].get('/DisplayDocTitle') is True),
    ('7.1 metadata name title and language', MET, names_title_and_language),
    ('7.1 only types of ISO 32000-1, without a role map', MET,
     lambda pdf: not pdf.get(pdf.root['/StructTreeRoot']).get('/RoleMap')),
    ('7.2 the document has a language', MET, lambda pdf: text_of(pdf.root.get('/Lang')) in ('fr-FR', 'en-GB')),
    ('7.2 passages in another language say so', NOT_MET, lambda pdf: any('/Lang' in item for item in pdf.elements)),
    ('7.3 figures have an alternative', MET,
     lambda pdf: all(text_of(item.get('/Alt')).strip() for item in pdf.of_type('Figure'))),
    ('7.3 figures have a bounding box', MET, lambda pdf: all(attribute(item, '/BBox') for item in pdf.of_type('Figure'))),
    ('7.4 levels of headings are not skipped', MET, levels_are_whole),
    ('7.5 header cells name their direction', MET,
     lambda pdf: all(attribute(item, '/Scope') in ('/Column', '/Row') for item in pdf.of_type('TH'))),
    ('7.5 tables hold rows, rows hold cells', MET,
     lambda pdf: all(pdf.holds(item, {'THead', 'TBody', 'Caption'}) for item in pdf.of_type('Table'))
     and all(pdf.holds(item, {'TH', 'TD'}) for item in pdf.of_type('TR'))),
    ('7.6 lists hold items of a label and a body', MET,
     lambda pdf: all(pdf.holds(item, {'LI'}) for item in pdf.of_type('L'))
     and all(pdf.holds(item, {'Lbl', 'LBody'}) for item in pdf.of_type('LI'))),
    ('7.6 lists say how they are numbered', MET,
     lambda pdf: all(attribute(item, '/ListNumbering') in ('/Disc', '/Decimal') for item in pdf.of_type('L'))),
    ('7.9 notes have an identifier each', MET,
     lambda pdf: len({item['/ID'] for item in pdf.of_type('Note')}) == len(pdf.of_type('Note'))),
    ('7.11 attached files have both names', MET,
     lambda pdf: files(pdf) and all(text_of(item.get('/F')) and text_of(item.get('/UF')) for item in files(pdf))),
    ('7.18 the order of tabs is that of the structure', MET, lambda pdf: all(page.get('/Tabs') == '/S' for page in pdf.pages)),
    ('7.18.5 links say where they lead', MET, lambda pdf: all(text_of(item.get('/Contents')).strip() for item in pdf.links)),
    ('7.18.5 links are in the structure', MET, lambda pdf: all('/StructParent' in item for item in pdf.links)),
    ('7.21 fonts are embedded', MET, lambda pdf: all(is_embedded(pdf, font) for font in pdf.fonts)),
    ('7.21 characters can be told from glyphs', MET,
     lambda pdf: all('/ToUnicode' in item for item in pdf.dictionaries()
                     if item.get('/Type') == '/Font' and not item['/Subtype'].startswith('/CIDFont'))),
    ('5 the file calls itself PDF/UA', NOT_MET, lambda pdf: b'pdfuaid' in pdf.content),
    # PDF/A-3, by clause
    ('6.1.3 the file has an identifier', MET, lambda pdf: '/ID' in pdf.objects['trailer']),
    ('6.2.3 an output intent says what colours mean', NOT_MET, lambda pdf: '/OutputIntents' in pdf.root),
    ('6.6.2 metadata and information agree', MET, lambda pdf: text_of(pdf.get(pdf.objects['trailer']['/Info'])['/Title'])
     == xmp(pdf).find(f'.//{DC}title//{RDF}li').text),
    ('6.8 attached files say how they belong', MET, lambda pdf: all('/AFRelationship' in item for item in files(pdf))),
    ('6.8 attached files bear a date', NOT_MET, lambda pdf: b'/ModDate' in b''.join(
        re.findall(rb'/Params <<(.*?)>>', pdf.content, re.S))),
    ('6.6.4 the file calls itself PDF/A', NOT_MET, lambda pdf: b'pdfaid' in pdf.content),
]


def check(pdf):
    """What is otherwise than listed."""
    if any(is_marked(doctored, TEXT) for doctored in doctored_pages(pdf)):
        yield 'pdf: a page with text outside of tags is taken as tagged'
    for name, met, holds in RULES:
        if bool(holds(pdf)) != met:
            yield f'pdf: {name}: listed as {"met" if met else "not met"}, but it is {"not" if met else "met"}'
