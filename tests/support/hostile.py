# SPDX-License-Identifier: EUPL-1.2
"""A project with a hostile text in every free-text field of its schema, each marked with where it stands.

The fields come from data/project.schema.json. A member whose names are not fixed there needs its names
below (NAMES), a string that is no free text its values (WORDS): what is in neither is an error, so that
a new field cannot be forgotten.
"""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ANSWERS = {
    'organisation.type': 'state-central', 'data.classes': ['personal', 'personal-special', 'health-hosted'],
    'data.secrets': ['privacy', 'medical'], 'data.essential-mission': 'yes',
    'data.harm': ['public-order', 'public-security', 'life-health', 'intellectual-property'],
    'data.large-scale': 'yes', 'service.kinds': ['paas'], 'service.needs': ['paas-app'], 'service.operator': 'body',
    'hosting.location': 'france', 'project.state': 'new', 'project.environment': 'production',
    'purchase.amount-excl-tax': 900000, 'purchase.decision-date': '2026-11-23',
}
# As JSON spells it: markup of every form, spreadsheet formulas, control characters, both directions,
# what is outside the first plane, white space.
TEXTS = [
    r'</text:p></p></td></script><script>alert(1)</script><!-- ]]> &amp; &#0; &lt;',
    r"\" onmouseover=\"alert(1) ' %s %n {title} ${HOME} \\ \\n (a) ) >> endobj stream",
    r'=cmd|\"/c calc\"!A0 +1 -1 @SUM(1) \u0001\b\u001b[31m\u007f\u0085\u2028\u2029\ufeff\uffff\ufffe fin',
    r'\u202eenvers\u202c \u2066isolé\u2069 שלום עולם العربية e\u0301\u0301\u0301 \u200b\u00ad 日本語',
    r'\ud83d\ude42 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 fin',
    r'\r\nligne\n\n\n\tautre   espaces\u00a0\u202f   ',
]
# What no text can hold: the file is refused, with the place and the cause.
REFUSED = {
    'not UTF-8': b'\xff\xfe', 'cut short': b'\xc3', 'too long a form': b'\xc0\xaf', 'half of a pair in UTF-8': b'\xed\xa0\x80',
    'half of a pair': rb'\ud800', 'the other half': rb'\udc00', 'halves in the wrong order': rb'\udc00\ud800', 'the zero': rb'\u0000',
}


def read_analyses():
    """Of each guided analysis its topics, and of each topic the criteria it is asked about."""
    return {analysis['id']: {topic['id']: topic.get('criteria', []) for part in analysis['parts'] for topic in part['topics']}
            for analysis in json.loads((ROOT / 'data/rules/analyses.json').read_text(encoding='utf-8'))['analyses']}


def read_places():
    """Where a person may write into the document, whatever the answers are; the description of the need is a note."""
    places = [place for path in sorted((ROOT / 'data/report/outline').glob('*.json'))
              for place in json.loads(path.read_text(encoding='utf-8')).get('places', [])]
    return [place['id'] for place in places if 'when' not in place and 'notes' not in place]


ANALYSES = read_analyses()
ITEM = '0b9d5c1e-3f7a-4e57-8a35-6d0f4a7c2e90'
NAMES = {
    '/document/texts': read_places,
    '/analyses': lambda: ANALYSES,
    '/analyses/*/criteria': lambda analysis: ANALYSES[analysis],
    '/analyses/*/criteria/*': lambda analysis, topic: ANALYSES[analysis][topic],
    '/cost/offers': lambda: ['outscale-iaas-cloudgouv'],
    '/cost/offers/*/prices': lambda offer: [ITEM],
    '/tasks': lambda: ['GDPR-01', 'ARC-3', 'GONE-1'],  # asked, asked no longer, known no longer
    '/study/weights': lambda: ['circular-6519'],
    '/study/weights/*': lambda grid: ['performance'],
    '/study/levels': lambda: ['circular-6519'],
    '/study/levels/*': lambda grid: ['outscale-iaas-cloudgouv'],
    '/study/levels/*/*': lambda grid, offer: ['performance'],
    '/study/scorings/[]/levels': lambda: ['circular-6519'],
    '/study/scorings/[]/levels/*': lambda grid: ['outscale-iaas-cloudgouv'],
    '/study/scorings/[]/levels/*/*': lambda grid, offer: ['performance'],
}
WORDS = {
    '/study/grid': 'circular-6519',
    '/cost/items/[]/id': ITEM,
    '/cost/items/[]/unit': 'hour',
    '/cost/offers/*/prices/*/date': '2026-11',
    '/cost/offers/*/entry/date': '2026-11-20',
    '/cost/offers/*/exit/date': '2026',
    '/document/withheld': [],
    '/$schema': 'project.schema.json',
    **dict.fromkeys(['/id', '/history', '/history-as-received', '/evaluation', '/snapshots', '/outcome', '/attachments']),  # not printed
    '/opinions/[]/id': '7a1f0c52-5a0b-4a55-9c1e-0d9a6f3b2c11',
    '/opinions/[]/role': 'rssi',
    '/opinions/[]/time': 1,
    '/opinions/[]/who': None,
    '/opinions/[]/question': None,
    '/opinions/[]/about': ['data.harm'],
    '/opinions/[]/sent': {'data.harm': ['public-order', 'public-security', 'life-health', 'intellectual-property']},
    '/opinions/[]/reply/answers': None,
    '/notes/[]/answer': ['organisation.type', 'data.harm', None],
    '/notes/[]/for': None,
}


class Maker:
    """Fills the schema; "make" gives the text of the field with that number."""

    def __init__(self, make, defs):
        self.make, self.defs, self.fields = make, defs, []

    def fill(self, schema, path='', names=()):
        if path == '/answers':
            return ANSWERS
        if path in WORDS:
            return WORDS[path]
        if 'const' in schema or 'enum' in schema:
            return schema.get('const', schema.get('enum', [None])[0])
        if schema.get('$ref', '').startswith('#/$defs/'):
            return self.fill(self.defs[schema['$ref'].split('/')[-1]], path, names)
        if '$ref' in schema:
            return '2026-11-20'
        if schema['type'] == 'array':
            return self.fill_array(schema, path, names)
        if schema['type'] == 'object':
            members = {name: self.fill(item, f'{path}/{name}', names) for name, item in schema.get('properties', {}).items()}
            if isinstance(schema.get('additionalProperties'), dict):
                members.update((name, self.fill(schema['additionalProperties'], path + '/*', (*names, name)))
                               for name in NAMES[path](*names))
            return {name: value for name, value in members.items() if value is not None}
        if schema['type'] in ('integer', 'number', 'boolean'):
            return max(schema.get('minimum', False), 0)
        if schema['type'] != 'string':
            raise KeyError(f'{path}: of which type?')
        self.fields.append(path)
        return self.make(len(self.fields) - 1)

    def fill_array(self, schema, path, names):
        """One item for every value of the word that tells them apart."""
        words = WORDS.get(path + '/[]/answer', [None])
        items = []
        for word in words:
            item = self.fill(schema['items'], path + '/[]', names)
            if isinstance(item, dict):
                item = {**item, 'answer': word}
                item = {name: value for name, value in item.items() if value is not None}
            items.append(item)
        return items


def mark(number):
    """Words without a space, and with no letter that a font lacks or a language turns round."""
    return f'champ{number:03}fin'


def make_project(long=0, raw=b''):
    """The bytes of the file and the path of each field.

    LONG: how many bytes of an innocent text the first of each path has, the others a word; RAW: what is
    added to each as it is.
    """
    schema = json.loads((ROOT / 'data/project.schema.json').read_text(encoding='utf-8'))
    maker = Maker(lambda number: f'@{number}@', schema['$defs'])
    text = json.dumps(maker.fill(schema), ensure_ascii=False)
    for number in range(len(maker.fields)):
        body = ' '.join(TEXTS[number % len(TEXTS):] + TEXTS[:number % len(TEXTS)])
        if long:
            body = 'mot ' * (long // 4 if maker.fields.index(maker.fields[number]) == number else 1)
        text = text.replace(f'@{number}@', f'{mark(number)} {body} @raw@')
    return text.encode().replace(b'@raw@', raw), maker.fields
