# SPDX-License-Identifier: EUPL-1.2
"""What the window says, in each of its languages: its own texts, and those of the data."""

import ast
import functools
import json
import pathlib
import re

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


@functools.cache
def translations():
    """The French of po/fr.po by its English; of plurals, singular and plural by theirs."""
    found, field = {}, ''
    for block in (TOP / 'po/fr.po').read_text().split('\n\n'):
        fields = {}
        for line in block.splitlines():
            if match := re.fullmatch(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)? ?(".*")', line):
                field = match[1] or field
                fields[field] = fields.get(field, '') + ast.literal_eval(match[2])
        found[fields.get('msgid')] = fields.get('msgstr', fields.get('msgstr[0]'))
        if 'msgid_plural' in fields:
            found[fields['msgid_plural']] = fields['msgstr[1]']
    found.pop('')
    return {plain(english): plain(french) for english, french in found.items()} | \
           {english: plain(french) for english, french in found.items()}


def plain(text):
    """Without the mark of the access key."""
    return text.replace('_', '')


@functools.cache
def load(name):
    return json.loads((TOP / 'data' / name).read_text())


@functools.cache
def steps():
    return [load(f'questions/{path.name}') for path in sorted((TOP / 'data/questions').glob('[0-9]*.json'))]


@functools.cache
def find_question(answer):
    return next(question for step in steps() for question in step['questions'] if question['id'] == answer)


@functools.cache
def list_options(answer):
    """Options and their groups, each as (word, text, group) and group → text."""
    question = find_question(answer)
    if question.get('options-from') is None:
        return ([(option['value'], option['title'], option.get('group')) for option in question.get('options', [])],
                {group['id']: group['title'] for group in question.get('groups', [])})
    services = load('catalogue/services.json')
    return ([(service['code'], service['title'], service['group']) for service in services['services']],
            {group['code']: group['title'] for group in services['groups']})


@functools.cache
def find_rule(name):
    rules = [rule for path in sorted((TOP / 'data/rules').glob('*.json'))
             for rule in load(f'rules/{path.name}').get('rules', [])]
    return next(rule for rule in rules if rule['id'] == name)


class Words:
    """The texts of one language, 'en' or 'fr'."""

    def __init__(self, language):
        self.language = language

    def __call__(self, english, *values):
        """A text of the interface; VALUES take the places of %s and %u."""
        text = translations()[english] if self.language == 'fr' else plain(english)
        return text % values if values else text

    def step(self, name):
        return next(step['title'] for step in steps() if step['step'] == name)[self.language]

    def question(self, answer):
        return find_question(answer)['title'][self.language]

    def option(self, answer, value):
        """The option and the group it is folded into, or None."""
        if value in ('yes', 'no'):
            return self(value.title()), None
        options, groups = list_options(answer)
        text, group = next((text, group) for word, text, group in options if word == value)
        return text[self.language], groups[group][self.language] if group else None

    def rule(self, name):
        return find_rule(name)['title'][self.language]

    def offer(self, name):
        return next(offer['name'] for offer in load('catalogue/offers.json')['offers'] if offer['id'] == name)

    @functools.cached_property
    def foreign(self):
        """The texts of the other language, but for those that are the same in both."""
        pairs = set(translations().items())
        for path in (TOP / 'data').rglob('*.json'):
            if 'schema' not in path.name:
                pairs.update(bilingual(json.loads(path.read_text())))
        here, there = (1, 0) if self.language == 'fr' else (0, 1)
        return {plain(pair[there]) for pair in pairs} - {pair[here] for pair in pairs}


def bilingual(content):
    """Every English and French text in data."""
    if isinstance(content, dict):
        if isinstance(content.get('en'), str) and isinstance(content.get('fr'), str):
            yield content['en'], content['fr']
        content = content.values()
    if not isinstance(content, str) and hasattr(content, '__iter__'):
        for value in content:
            yield from bilingual(value)
