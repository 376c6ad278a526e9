#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks what the documents are made of: form, both languages, typography, and that every name is
known and used.

check-outline.py DATA SOURCE…   DATA is the data directory, SOURCE the code of the report layer.
"""

import glob
import json
import os
import re
import sys

import jsonschema

DATA, SOURCES = sys.argv[1], sys.argv[2:]
FORBIDDEN = ('conforme à la loi', 'compliant with the law', 'garantit', 'guarantee')
# texts found by a name that the program puts together
FAMILIES = ('source-kind-', 'effect-', 'verdict-', 'result-', 'state-', 'gate-', 'day-', 'disclosure-', 'standing-', 'opinion-', 'scope-',
            'found-', 'extent-')
faults = []


def load(path):
    with open(os.path.join(DATA, path), encoding='utf-8') as file:
        return json.load(file)


def expect(condition, message):
    if not condition:
        faults.append(message)


def walk(node, place=''):
    """Every object below, with where it stands."""
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            yield from walk(value, f'{place}/{key}')
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f'{place}/{index}')


def check_text(place, text):
    expect(sorted(text) == ['en', 'fr'], f'{place}: not in both languages')
    for lang, words in text.items():
        expect(words.strip(), f'{place}: empty in {lang}')
        expect(not any(word in words.lower() for word in FORBIDDEN), f'{place}: says what the tool never says: {words}')
        expect(words.count('**') % 2 == 0 and words.count('[[') == words.count(']]') and words.count('{') == words.count('}'),
               f'{place}: a mark is not closed: {words}')
    holes = [sorted(re.findall(r'{([^}]*)}', text.get(lang, ''))) for lang in ('fr', 'en')]
    expect(holes[0] == holes[1], f'{place}: other names in the two languages: {holes}')
    french = re.sub(r'{[^}]*}', '', text.get('fr', ''))
    expect(not re.search(r' [:;!?»%€]|« |[\'"]|n° ', french), f'{place}: typography: {text["fr"]}')
    expect(not re.search(r'[^\u00a0][;:!?](?:\s|$)', french), f'{place}: typography: {text["fr"]}')
    expect("'" not in text.get('en', ''), f'{place}: typography: {text.get("en")}')
    expect(not re.search(r'hors taxe\b', french), f'{place}: “hors taxes” takes an s: {text["fr"]}')


def names_of_law():
    rules, questions, days, attributes, conclusions, gates, roles, analyses = (set() for _ in range(8))
    for path in glob.glob(os.path.join(DATA, 'rules', '*.json')):
        file = load(os.path.relpath(path, DATA))
        rules |= {rule['id'] for rule in file.get('rules', [])}
        conclusions |= {item['id'] for item in file.get('conclusions', [])}
        gates |= {item['id'] for item in file.get('gates', [])}
        analyses |= {item['id'] for item in file.get('analyses', [])}
    for path in glob.glob(os.path.join(DATA, 'questions', '*.json')):
        file = load(os.path.relpath(path, DATA))
        questions |= {question['id'] for question in file.get('questions', [])}
        days |= {question['id'] for question in file.get('questions', []) if question['kind'] == 'date'}
        roles |= {role['id'] for role in file.get('roles', [])}
    attributes |= {item['id'] for item in load('catalogue/attributes.json')['attributes']}
    return dict(rule=rules, answer=questions, day=days, offer=attributes, conclusion=conclusions, gate=gates, role=roles, analysis=analyses)


def words_of_program():
    """Names the program writes: "rule.title" for items, "date" or "answer:" for the rest."""
    words, source = set(), ''.join(open(path, encoding='utf-8').read() for path in SOURCES)
    kinds = dict(re.findall(r'\[BSL_ITEM_(\w+)\] = "([\w-]+)"', source))
    tables = dict(re.findall(r'\[BSL_ITEM_(\w+)\] = bsl_words_of_(\w+)', source))
    for table, body in re.findall(r'const BslWord bsl_words_of_(\w+)\[\] = {\n(.*?)\n};', source, re.S):
        names = re.findall(r'{ "([a-z0-9-]+)"', body)
        owners = [kinds[kind] for kind, name in tables.items() if name == table]
        words |= {f'{owner}.{name}' for owner in owners for name in names} if owners else set(names)
    return words, source


files = {os.path.basename(path): load(os.path.relpath(path, DATA)) for path in sorted(glob.glob(os.path.join(DATA, 'report/outline/*.json')))}
texts = load('report/texts.json')['texts']
law = names_of_law()
words, source = words_of_program()
schema = load('report.schema.json')
merged = {kind: {} for kind in ('forms', 'sections', 'lists', 'blocks', 'places', 'letterheads')}

validator = jsonschema.Draft202012Validator(schema)
for name, file in files.items():
    for error in validator.iter_errors(file):
        deepest = error
        while deepest.context:
            deepest = max(deepest.context, key=lambda other: len(other.absolute_path))
        faults.append(f'{name}: {"/".join(map(str, deepest.absolute_path))}: {deepest.message[:200]}')

for name, file in files.items():
    for kind in merged:
        for item in file.get(kind, []):
            key, value = (item, file[kind][item]) if isinstance(item, str) else (item['id'], item)
            expect(key not in merged[kind], f'{name}: {kind} {key} twice')
            merged[kind][key] = value

used = {kind: set() for kind in merged}
used_texts = set()
roles = next(file['roles'] for file in files.values() if 'roles' in file)
used['lists'] |= {roles[role] for role in ('dates', 'clause-offers', 'open-questions', 'open-offers', 'open-texts')}
used['places'] |= {roles[role] for role in ('choice', 'others', 'sender', 'marking')}
used['sections'] |= {roles[role] for role in ('horizon', 'sources')}
used['forms'] |= {roles[role] for role in ('file', 'calendar')}
places_by_text = [(f'texts/{name}', text) for name, text in texts.items()]
for name, file in files.items():
    for place, node in walk(file):
        if set(node) <= {'fr', 'en'} and node:
            places_by_text.append((f'{name}{place}', node))
        for key in ('list', 'each', 'rows', 'count', 'some', 'but-shared', 'offers', 'services', 'having'):
            for value in node.get(key) if isinstance(node.get(key), list) else [node.get(key)]:
                if isinstance(value, str) and not (key == 'services' and place == '/need'):
                    used['lists'].add(value)
        if isinstance(node.get('use'), str):
            used['blocks'].add(node['use'])
        if isinstance(node.get('text'), str):
            used['places'].add(node['text'])
        if 'parts' in node:
            used['sections'] |= set(node['parts'])
        if 'section' in node and isinstance(node['section'], str):
            expect(node['section'] in merged['sections'], f'{name}{place}: no section {node["section"]}')
        if isinstance(node.get('analysis'), str):
            expect(node['analysis'] in law['analysis'], f'{name}{place}: no analysis {node["analysis"]}')
        for rule in [rule for key in ('clauses', 'contract-end-clauses') if isinstance(node.get(key), list) for rule in node[key]]:
            expect(rule in law['rule'], f'{name}{place}: no rule {rule}')
        if isinstance(node.get('by'), str):
            expect(node['by'] in law['role'], f'{name}{place}: no role {node["by"]}')
        for key in list(node) + [f'rule:{rule}' for rule in node.get('only', []) if isinstance(node.get('only'), list)] \
                + [f'gate:{gate}' for gate in node.get('gates', []) if isinstance(node.get('gates'), list)] \
                + ([f'conclusion:{node["conclusion"]}'] if isinstance(node.get('conclusion'), str) else []):
            kind, _, argument = key.partition(':')
            if argument and kind in law:
                expect(argument in law[kind], f'{name}{place}: no {kind} {argument}')
            elif argument and kind in ('note', 'ends'):
                expect(argument in law['offer'], f'{name}{place}: no offer {argument}')
            elif argument and kind == 'text':
                expect(argument in merged['places'], f'{name}{place}: no place {argument}')

        # A number agrees with what it counts: one is told in words of its own.
        for told in ('say', 'one', 'none'):
            for lang in ('fr', 'en'):
                sentence = node.get(told, {}).get(lang, '') if isinstance(node.get(told), dict) else ''
                for counted in re.findall(r'{count:([a-z-]+)}(?:\*\*)?[\u00a0 ](?!sur |of )\w', sentence):
                    expect(node.get('count') == counted and 'one' in node, f'{name}{place}: “{sentence}” does not agree with one of {counted}')

        # What is not known is not the contrary: "not" a fact names "unknown" too.
        for key, value in node.get('not', {}).items():
            if key.partition(':')[0] in ('answer', 'day', 'rule', 'conclusion', 'offer'):
                expect('unknown' in value, f'{name}{place}: not {key} holds where it is not known')

for place, text in places_by_text:
    check_text(place, text)
    for hole in re.findall(r'{([^}]*)}', text.get('fr', '')):
        kind, colon, argument = hole.partition(':')
        if place.startswith('texts/') and '.' not in hole:
            continue
        expect((kind if colon else hole) in words, f'{place}: no word {hole}')
        if not colon:
            continue
        target = {'cite': 'rule', 'summary': 'rule', 'reasons-of': 'rule', 'reasons': 'conclusion', 'conclusion': 'conclusion',
                  'answer': 'answer', 'attestation': 'analysis', 'offer': 'offer', 'verified': 'offer', 'evidence': 'offer', 'end': 'offer', 'note': 'offer'}.get(kind)
        if target:
            expect(argument in law[target], f'{place}: no {target} {argument}')
        elif kind in ('section', 'chapter'):
            expect(argument in merged['sections'], f'{place}: no section {argument}')
        elif kind in ('text', 'room', 'where'):
            used['places'] |= set(argument.split(','))
        elif kind in ('count', 'titles', 'requirements', 'citations', 'dates', 'grounds', 'points', 'lines'):
            used['lists'].add(argument)
        elif kind == 'sentence':
            used_texts.add(argument)

for name, file in files.items():
    for rule, duty in file.get('duties', {}).items():
        expect('"some"' not in json.dumps(duty.get('void', {}).get('when', {})), f'{name}/duties/{rule}: a list of tasks may ask for this in turn')

for kind in used:
    for name in sorted(used[kind] - set(merged[kind])):
        faults.append(f'no {kind} “{name}”')
    for name in sorted(set(merged[kind]) - used[kind]):
        expect(kind in ('forms', 'letterheads'), f'{kind} “{name}” is not used')

asked = set(re.findall(r'_(?:get|format|find) \((?:self->|self\.|writer\.|builder->|self->builder->)?(?:setter\.|flow->setter\.)?(?:builder->)?texts, "([a-z0-9-]+)"', source))
strings = set(re.findall(r'"([a-z0-9-]+)"', source))
for name in sorted((asked | used_texts) - set(texts)):
    faults.append(f'texts/{name}: not in the file')
for name in sorted(set(texts) - strings - used_texts):
    expect(name.startswith(FAMILIES), f'texts/{name}: not used')

for fault in faults:
    print('# ' + fault)
print('1..1')
print('not ok 1' if faults else 'ok 1')
sys.exit(1 if faults else 0)
