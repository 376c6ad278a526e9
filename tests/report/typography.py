#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What Boussole writes of its own is set as a careful hand sets it, in both languages.

typography.py PROGRAM: PROGRAM (justify.c) writes the document of every acceptance case; each block of it is read. The convention is that of data/rules/README.md: ’, « » with U+00A0 inside, U+00A0 before : ; ! ?.

The Imprimerie nationale sets U+00A0 before : and inside « », and the narrow U+202F before ; ! ?. All files of Boussole and
all its documents hold U+00A0 throughout: one character that every font has, that word processors type in French, and that
search and copy find again. It must be the same everywhere, so that a narrow one counts as a fault here.
"""

import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCKS = {'p', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'caption', 'figcaption'}
MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
TO_COMPLETE = re.compile(r'(?:[Àà] compléter par|[Tt]o be completed by) [^.:]*$')  # a blank to be filled in, no sentence
HIDDEN = {'style', 'script', 'nav', 'svg', 'title', 'sup'}  # and calls of notes
ADDRESS = re.compile(r'(?:https?://|www\.)\S+|\S+@\S+|\b[0-9a-f]{64}\b')


def read_labels(lang):
    """Of answers and facts: common nouns, which have no capital within a sentence."""
    files = [*sorted((ROOT / 'data/questions').glob('*.json')), ROOT / 'data/catalogue/attributes.json']
    lists = [item for path in files for key in ('questions', 'attributes') for item in json.loads(path.read_text(encoding='utf-8')).get(key, [])]
    labels = {option['title'][lang] for item in lists if not item.get('names') for option in item.get('options', [])}
    common = sorted((label for label in labels if re.match(r'\w[a-zà-ÿ]+\b', label) and ' ' in label), key=len, reverse=True)
    return r'(?:[a-zé0-9)»]\u00a0?[:;]|[a-zé],| et| and|\() (?:' + '|'.join(map(re.escape, common)) + r')\b'


COMMON = {
    'a straight quotation mark': r'"',
    'a straight apostrophe': r"'",
    'two spaces': r'[ \u00a0]{2}',
    'a space at the end of a line': r'[ \u00a0]+\n',
    'a narrow space': r'\u202f',
    'a space before a full stop or comma': r'(?<![.…])[ \u00a0][.,](?![\d.])',
    'two stops': r'(?<!\.)\.\.(?!\.)|,,|;;|::|[,;:]\.|\.[,;:](?<!art\.)(?<!etc\.[,;])',
    'empty brackets': r'\(\s*\)|\[\s*\]|«\s*»|“\s*”',
    'a placeholder': r'\{[^}]*\}|%[sdu]|\(null\)|TODO|FIXME',
    'a doubled word': r'\b(?!(?:nous|vous) )(\w{2,}) \1\b(?!-)',
    'a slip of brackets': r'\( | \)|« ?«|» ?»',
    'an article without its U+00A0': r'\b[LRD]\. ?\d|\b(?:art|ch)\. \d',
    'an article said twice': r'(?i)\barticles? [^;.]{1,60}, art\.\u00a0\d',
}
FRENCH = {
    'no U+00A0 before : ; ! ?': r'(?<!\u00a0)[;!?](?!\w)|[^\u00a0\d]:(?=\s|$)|\d:(?=\s|$)',
    'no U+00A0 inside « »': r'«(?!\u00a0)|(?<!\u00a0)»',
    'English quotation marks': r'[“”]',
    'an ordinal of English or of another form': rf'\b\d+(?:ème|ième|ère|st|nd|rd|th)\b|\b1 (?:{MONTHS})\b',
    'an amount with ordinary spaces': r'\d €|\d \d{3}\b(?! ?-)|\d €|\d{5,}\u00a0€|\d,\d{3}\b',
    'n° without U+00A0': r'n° ',
    'a percentage without U+00A0': r'\d ?%',
    'a date in figures': r'\b\d{1,2}/\d{1,2}/\d{4}\b',
    'a capital within a sentence': read_labels('fr'),
    'English': r'(?i)\b(?:the|and|with|which|from|this|that|are|is|has|have|been|shall|should|its|their|where|not)\b',
}
ENGLISH = {
    'French spaces': r'\u00a0[:;!?»]',
    'French quotation marks': r'[«»]',
    'a capital within a sentence': read_labels('en'),
    'French': r'(?i)\b(?:est|sont|une|des|aux|pour|dans|avec|cette|qui|ne|pas|leur|aucune?)\b',
}


def read_names():
    """Of offers, services and companies, which belong to no language."""
    offers = json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))['offers']
    names = {offer[key] for offer in offers for key in ('name', 'provider')}
    names |= {name for offer in offers for name in re.split(r'\s[–—/]\s|, ', offer['name']) if len(name) > 12}
    names |= {name.split(' (')[0] for name in names}
    return re.compile('|'.join(map(re.escape, sorted(names, key=len, reverse=True))))


NAMES = read_names()


def is_record(text):
    """An answer or its identifier as the file has it, in the annex that gives them so."""
    try:
        json.loads(text)
        return True
    except ValueError:
        return re.fullmatch(r'[a-z]+\.[a-z0-9-]+', text) is not None


class Blocks(html.parser.HTMLParser):
    """Each block with text of its own: its tag, its class and its text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.found, self.hidden = [], [], 0

    def handle_starttag(self, tag, attributes):
        names = dict(attributes).get('class') or ''
        if tag in HIDDEN:
            self.hidden += 1
        if tag == 'br' and self.open:
            self.open[-1][2].append('\n')
        if tag in BLOCKS:
            self.open.append((tag, names, []))

    def handle_endtag(self, tag):
        if tag in HIDDEN:
            self.hidden -= 1
        if tag in BLOCKS:
            tag, names, parts = self.open.pop()
            if ''.join(parts).strip() and not self.hidden:
                self.found.append((tag, names, ''.join(parts)))

    def handle_data(self, data):
        if self.open and not self.hidden:
            self.open[-1][2].append(data)


def read_blocks(page):
    parser = Blocks()
    parser.feed(page)
    return parser.found


def find_faults(tag, names, text, lang):
    text = ADDRESS.sub('x', text)
    nameless = NAMES.sub('X', text)
    for name, pattern in {} if is_record(text) else {**COMMON, **(FRENCH if lang == 'fr' else ENGLISH)}.items():
        foreign = name in ENGLISH or name == 'English'
        for match in re.finditer(pattern, nameless if foreign else text):
            yield name, match.string[max(0, match.start() - 40):match.end() + 30]
    if tag == 'p' and names not in ('lead', 'sender') and not TO_COMPLETE.search(text) and not re.search(r'[.:!?…][»”]?[)\s\u00a0]*$', text):
        yield 'a paragraph without a full stop', text[-70:]


class Typography(unittest.TestCase):
    """The title and the notes of a project are the words of a person: they are left out."""

    def write(self, folder, lang):
        """Gives the name and the page of each case."""
        cases = [json.loads(path.read_text(encoding='utf-8')) for path in sorted((ROOT / 'tests/cases').glob('*.json'))]
        self.assertGreater(len(cases), 50)
        lines = []
        for case in cases:
            path = folder / case['id']
            path.mkdir()
            answers = {**case['project'].get('answers', {}), 'purchase.decision-date': case['on']}
            project = {**case['project'], 'title': 'Projet', 'notes': [], 'analyses': {}, 'answers': answers}
            (path / 'project').write_text(json.dumps(project), encoding='utf-8')
            lines.append('\t'.join(('html', str(path / 'project'), str(path), lang, 'file')) + '\n')
        subprocess.run([sys.argv[1], '-'], input=''.join(lines), check=True, capture_output=True, text=True)
        return [(case['id'], (folder / case['id'] / 'document.html').read_text(encoding='utf-8')) for case in cases]

    def see(self, lang):
        blocks = {}
        with tempfile.TemporaryDirectory() as folder:
            for case, page in self.write(pathlib.Path(folder), lang):
                found = read_blocks(page)
                self.assertGreater(len(found), 100, case)
                blocks = {**dict.fromkeys(found, case), **blocks}
        faults = {fault: block for block in blocks for fault in find_faults(*block, lang)}
        for (name, where), block in sorted(faults.items(), key=lambda item: item[0]):
            print(f'# {lang}: {name}: {where!r} ({blocks[block]})')
        self.assertEqual(len(faults), 0)

    def test_french(self):
        self.see('fr')

    def test_english(self):
        self.see('en')


class Checker(unittest.TestCase):
    """Each fault is found, and a sound text is left alone."""

    SOUND = ('« Projet » : l’offre est-elle éligible ? Le 1er avril 2026, 90 000 € hors taxes (art. 31, II) ; '
             'loi n° 2024-449, 40 % du total.')
    WRONG = {
        'a straight quotation mark': 'Le "nuage" privé.', 'a straight apostrophe': "L'offre.", 'two spaces': 'Une  offre.',
        'a space at the end of a line': 'Une offre. \nUne autre.', 'a narrow space': 'Une offre\u202f!',
        'a space before a full stop or comma': 'Une offre .', 'two stops': 'Une offre..', 'empty brackets': 'Une offre ().',
        'a placeholder': 'L’offre {offer}.', 'a doubled word': 'La la offre offre.', 'a slip of brackets': 'Une offre ( seule).',
        'no U+00A0 before : ; ! ?': 'Une offre : la voici.', 'no U+00A0 inside « »': 'Une « offre ».',
        'English quotation marks': 'Une “offre”.', 'an ordinal of English or of another form': 'La 2ème offre.',
        'an amount with ordinary spaces': 'Soit 90 000 euros.', 'n° without U+00A0': 'Loi n° 2024.',
        'a percentage without U+00A0': 'Soit 40%.', 'a date in figures': 'Le 01/04/2026.', 'English': 'Une offre of the State.',
        'an article without its U+00A0': 'Code, art.\u00a0L. 2113-1.', 'an article said twice': 'Loi de 2024, article 31, art.\u00a031.',
        'a capital within a sentence': 'Organisme\u00a0: Hôpital public.', 'a paragraph without a full stop': 'Une offre',
    }

    def test_checker(self):
        self.assertEqual(list(find_faults('p', '', self.SOUND.replace(' »', '\u00a0»').replace('« ', '«\u00a0').replace(' :', '\u00a0:')
                                          .replace(' ;', '\u00a0;').replace(' ?', '\u00a0?').replace('n° ', 'n°\u00a0').replace('art. 31', 'art.\u00a031')
                                          .replace('90 000 €', '90\u00a0000\u00a0€').replace('40 %', '40\u00a0%'), 'fr')), [])
        self.assertEqual(set(self.WRONG), {*COMMON, *FRENCH, 'a paragraph without a full stop'})
        for name, text in self.WRONG.items():
            with self.subTest(name):
                self.assertIn(name, [found for found, _ in find_faults('p', '', text, 'fr')])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
