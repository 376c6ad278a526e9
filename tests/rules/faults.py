#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of fault of a rule directory is reported, with its file and its JSON path.

faults.py RUNNER CLI [NAME…]: each row of FAULTS is a copy of data/rules with one fault; loading it
(RUNNER, fault-runner.c) must name the place and the fault. Without names, all rows, and that
"boussole-cli check" reports all of them at once with status 1.
"""

import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RULES = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'rules'
SHIPPED = {path.name: json.loads(path.read_text(encoding='utf-8'))
           for path in sorted(RULES.glob('*.json'))}
TEXT = {'fr': 'Texte.', 'en': 'Text.'}
NEVER = {'not': {'always': True}}


def find(content, identifier):
    """(list, index) of the item @identifier of one of the lists of a file."""
    for items in content.values():
        if not isinstance(items, list):
            continue
        for index, item in enumerate(items):
            if isinstance(item, dict) and item.get('id') == identifier:
                return items, index
    raise KeyError(identifier)


class Copy:
    """A copy of the shipped files to break."""

    def __init__(self):
        self.files = copy.deepcopy(SHIPPED)
        self.raw = {}

    def item(self, file, identifier):
        items, index = find(self.files[file], identifier)
        return items[index]

    def path(self, file, identifier, rest=''):
        for name, items in self.files[file].items():
            if isinstance(items, list) and any(i.get('id') == identifier for i in items
                                               if isinstance(i, dict)):
                return f'$.{name}[{find(self.files[file], identifier)[1]}]{rest}'
        raise KeyError(identifier)

    def write(self, directory):
        for name, content in self.files.items():
            if content is not None:
                (directory / name).write_text(self.raw.get(name) or json.dumps(content),
                                              encoding='utf-8')


def put(file, identifier, rest, value):
    """Sets the member at @rest ("applies.answer") of an item; None removes it."""
    def change(rules):
        node = rules.item(file, identifier)
        *parents, last = rest.split('.')
        for name in parents:
            node = node[int(name)] if isinstance(node, list) else node[name]
        if value is None:
            del node[last]
        else:
            node[int(last) if isinstance(node, list) else last] = value
    return change


def append(file, section, item):
    def change(rules):
        rules.files[file][section].append(item)
    return change


def rule(**members):
    """A rule beside the shipped ones."""
    return {'id': 'TEST-1', 'title': TEXT, 'summary': TEXT, 'effect': 'information', 'grade': 'A',
            'in-force': {'from': None, 'until': None}, 'sources': [{'source': 'S07'}],
            'applies': {'always': True}, **members}


def check(*cases):
    return {'required': TEXT, 'unknown': TEXT,
            'cases': [{'found': TEXT, **case} for case in cases]}


def condition(**members):
    return {'id': 'test', 'title': TEXT, 'yes': TEXT, 'no': TEXT, 'unknown': TEXT, **members}


SREN, DOC, CON, PUR = 'g2-sren.json', 'g3-doctrine.json', 'conditions.json', 'conditions-purchase.json'
OFFER_IN_FRANCE = {'offer': 'hosting.countries', 'within': ['FR']}
OFFER_IN_GERMANY = {'offer': 'hosting.countries', 'has': 'DE'}


def dead(name, applies, **members):
    return (f'dead rule: {name}', append(SREN, 'rules', rule(applies=applies, **members)), SREN,
            'TEST-1', '.applies', 'can never apply')


def conflicting(rules):
    met = {'result': 'pass', 'when': OFFER_IN_FRANCE}, {'result': 'fail'}
    other = {'result': 'pass', 'when': OFFER_IN_GERMANY}, {'result': 'fail'}
    obliges = {'effect': 'mandatory', 'proof': TEXT}
    rules.files[SREN]['rules'].append(rule(check=check(*met), **obliges))
    rules.files[SREN]['rules'].append(rule(id='TEST-2', check=check(*other), **obliges))


def not_in_conflict(rules):
    """The same, one closed where the other begins: no fault."""
    conflicting(rules)
    rules.item(SREN, 'TEST-1')['in-force']['until'] = '2026-01-01'
    rules.item(SREN, 'TEST-2')['in-force']['from'] = '2026-01-01'


def in_a_circle(rules):
    rules.item(CON, 'harm')['when'] = {'condition': 'particularly-sensitive'}


def without_file(name):
    def change(rules):
        rules.files[name] = None
    return change


def raw(name, text):
    def change(rules):
        rules.raw[name] = text
    return change


# name, change, file, item (None: the whole file), rest of the path, part of the message
FAULTS = [
    ('unknown answer', put(SREN, 'SREN-8', 'applies.all.0', {'answer': 'organisation.tipe', 'is': 'court'}),
     SREN, 'SREN-8', '.applies.all[0].answer', 'Did you mean “organisation.type”?'),
    ('unknown answer in a condition', put(CON, 'harm', 'when', {'answer': 'data.arm', 'empty': True}),
     CON, 'harm', '.when.answer', 'Did you mean “data.harm”?'),
    ('unknown value of an answer', put(CON, 'is-state', 'when.in.1', 'state-field-servise'),
     CON, 'is-state', '.when.in[1]', 'Did you mean “state-field-service”?'),
    ('value twice', put(CON, 'is-state', 'when.in.1', 'court'), CON, 'is-state', '.when.in[2]', 'twice'),
    ('unknown offer attribute', put(SREN, 'SREN-4', 'check.cases.1.when', {'offer': 'snc.statut', 'is': 'none'}),
     SREN, 'SREN-4', '.check.cases[1].when.offer', 'Did you mean “snc.status”?'),
    ('unknown value of an attribute', put(SREN, 'SREN-4', 'check.cases.1.when.is', 'progressing'),
     SREN, 'SREN-4', '.check.cases[1].when.is', 'not among the values'),
    ('unknown evidence', put(SREN, 'SREN-4', 'check.evidence', 'snc.proof'), SREN, 'SREN-4',
     '.check.evidence', 'No offer has the attribute'),
    ('an offer where none can be read', put(SREN, 'SREN-8', 'applies', {'offer': 'snc.status', 'is': 'none'}),
     SREN, 'SREN-8', '.applies.offer', 'An offer cannot be read here'),
    ('an offer through a condition', put(SREN, 'SREN-8', 'applies', {'condition': 'snc-qualified'}),
     SREN, 'SREN-8', '.applies', 'cannot depend on an offer'),
    ('the market in a check', put(SREN, 'SREN-4', 'check.cases.1.when', {'market': 'covers-need'}),
     SREN, 'SREN-4', '.check.cases[1].when.market', 'cannot be read here'),
    ('the market beside a check', put(SREN, 'SREN-4', 'applies', {'market': 'covers-need'}),
     SREN, 'SREN-4', '.applies', 'cannot have a check'),
    ('type: number of a choice', put(SREN, 'SREN-8', 'applies', {'answer': 'organisation.type', 'at-least': 3}),
     SREN, 'SREN-8', '.applies.at-least', 'cannot compare a value of the kind “one”'),
    ('type: set as a choice', put(SREN, 'SREN-8', 'applies', {'answer': 'data.classes', 'is': 'personal'}),
     SREN, 'SREN-8', '.applies.is', 'cannot compare a value of the kind “set”'),
    ('type: text for a number', put(PUR, 'above-free-threshold', 'when.at-least', '60000'),
     PUR, 'above-free-threshold', '.when.at-least', 'number'),
    ('type: no day', put(CON, 'after-decree', 'when.from', '17 April 2026'), CON, 'after-decree',
     '.when.from', 'year-month-day'),
    ('type: set against a date', put('g3-secnumcloud.json', 'SNC-1', 'clause.when.after', {'offer': 'snc.kinds'}),
     'g3-secnumcloud.json', 'SNC-1', '.clause.when.after', 'date was expected on both sides'),
    ('two comparisons', put(SREN, 'SREN-8', 'applies', {'answer': 'organisation.type', 'is': 'court', 'in': ['court']}),
     SREN, 'SREN-8', '.applies', 'Exactly one comparison'),
    ('no comparison', put(SREN, 'SREN-8', 'applies', {'answer': 'organisation.type'}),
     SREN, 'SREN-8', '.applies', 'Exactly one comparison'),
    ('no subject', put(SREN, 'SREN-8', 'applies', {'is': 'court'}), SREN, 'SREN-8', '.applies',
     'Exactly one of'),
    ('unknown operator', put(SREN, 'SREN-8', 'applies', {'al': []}), SREN, 'SREN-8', '.applies.al', 'al'),
    ('empty list', put(SREN, 'SREN-8', 'applies', {'any': []}), SREN, 'SREN-8', '.applies.any', 'at least one condition'),
    ('not an object', put(SREN, 'SREN-8', 'applies', 'always'), SREN, 'SREN-8', '.applies', 'A condition was expected'),
    ('unknown condition', put(SREN, 'SREN-8', 'applies', {'condition': 'is-unsettled-bodi'}),
     SREN, 'SREN-8', '.applies.condition', 'Did you mean “is-unsettled-body”?'),
    ('unknown threshold', put(PUR, 'above-free-threshold', 'when.at-least', {'threshold': 'free'}),
     PUR, 'above-free-threshold', '.when.at-least.threshold', 'There is no threshold “free”'),
    ('unknown interpretation', put(SREN, 'SREN-8', 'interpretations.0', 'I-unsettled'),
     SREN, 'SREN-8', '.interpretations[0]', 'There is no interpretation'),
    ('unknown interpretation, unsettled', put(SREN, 'SREN-8', 'applies', {'unsettled': 'I-nothing'}),
     SREN, 'SREN-8', '.applies.unsettled', 'There is no interpretation'),
    ('unknown source', put(SREN, 'SREN-8', 'sources.0.source', 'S99'), SREN, 'SREN-8',
     '.sources[0].source', 'has no “S99”'),
    ('unknown source of an interpretation', put('interpretations.json', 'I-licence', 'sources.0.source', 'S99'),
     'interpretations.json', 'I-licence', '.sources[0].source', 'has no “S99”'),
    ('missing source', put(SREN, 'SREN-8', 'sources', []), SREN, 'SREN-8', '.sources', 'A source is missing'),
    ('missing source of a threshold', put('thresholds.json', 'publicity', 'sources', None),
     'thresholds.json', 'publicity', '.sources', 'A source is missing'),
    ('missing source of an interpretation', put('interpretations.json', 'I-licence', 'sources', None),
     'interpretations.json', 'I-licence', '.sources', 'A source is missing'),
    ('missing translation', put(SREN, 'SREN-8', 'title', {'fr': 'Titre'}), SREN, 'SREN-8', '.title.en', ''),
    ('empty translation', put(SREN, 'SREN-8', 'summary.en', ''), SREN, 'SREN-8', '.summary.en', 'empty'),
    ('missing text', put(SREN, 'SREN-8', 'summary', None), SREN, 'SREN-8', '.summary', ''),
    ('missing text of a case', put(SREN, 'SREN-4', 'check.cases.0.found', None),
     SREN, 'SREN-4', '.check.cases[0].found', ''),
    ('missing sentence of a condition', put(CON, 'harm', 'unknown', None), CON, 'harm', '.unknown', ''),
    ('sentence of a condition explained inside', put(CON, 'commercial-offer', 'yes', TEXT),
     CON, 'commercial-offer', '.yes', 'Its parts explain'),
    ('missing reason of an interpretation', put('interpretations.json', 'I-licence', 'reason', None),
     'interpretations.json', 'I-licence', '.reason', ''),
    ('missing reason of what is left out', put('left-out.json', 'ARC-1', 'reason', None),
     'left-out.json', 'ARC-1', '.reason', ''),
    ('missing proof', put(SREN, 'SREN-8', 'proof', None), SREN, 'SREN-8', '.proof', 'needs a proof'),
    ('unknown placeholder', put(SREN, 'SREN-8', 'summary.fr', '{answer:organisation.tipe}'),
     SREN, 'SREN-8', '.summary', '{answer:organisation.tipe}'),
    ('open placeholder', put(SREN, 'SREN-8', 'summary.en', 'The {answer of'), SREN, 'SREN-8', '.summary', 'placeholder'),
    ('an offer in a summary', put(SREN, 'SREN-8', 'summary.fr', '{offer:snc.status}'),
     SREN, 'SREN-8', '.summary', '{offer:snc.status}'),
    ('dates that cross', put(SREN, 'SREN-1t', 'in-force.until', '2026-04-17'), SREN, 'SREN-1t',
     '.in-force', 'ends before it begins'),
    ('days of a threshold that cross', put('thresholds.json', 'free-of-procedure', 'values.1.from', '2019-01-01'),
     'thresholds.json', 'free-of-procedure', '.values[1].from', 'must follow each other'),
    ('threshold without value', put('thresholds.json', 'publicity', 'values', []),
     'thresholds.json', 'publicity', '.values', 'At least one value'),
    ('unknown effect', put(SREN, 'SREN-8', 'effect', 'compulsory'), SREN, 'SREN-8', '.effect', 'mandatory'),
    ('unknown grade', put(SREN, 'SREN-8', 'grade', 'E'), SREN, 'SREN-8', '.grade', 'E'),
    ('unknown grade of a source', put('sources.json', 'S07', 'grade', 'E'), 'sources.json', 'S07', '.grade', 'E'),
    ('unknown actor', put(SREN, 'SREN-8', 'actor', 'lawyer'), SREN, 'SREN-8', '.actor', 'lawyer'),
    ('unknown result', put(SREN, 'SREN-4', 'check.cases.0.result', 'maybe'), SREN, 'SREN-4',
     '.check.cases[0].result', 'maybe'),
    ('case without when', put(SREN, 'SREN-4', 'check.cases.0.when', None), SREN, 'SREN-4',
     '.check.cases[0]', 'Only the last case'),
    ('last case with when', put(SREN, 'SREN-4', 'check.cases.2.when', {'always': True}), SREN, 'SREN-4',
     '.check.cases[2]', 'The last case'),
    ('no case', put(SREN, 'SREN-4', 'check.cases', []), SREN, 'SREN-4', '.check.cases', 'cases was expected'),
    ('unknown member of a rule', put(SREN, 'SREN-8', 'sumary', TEXT), SREN, 'SREN-8', '.sumary', 'summary'),
    ('unknown member of a condition', put(CON, 'harm', 'oui', TEXT), CON, 'harm', '.oui', ''),
    ('unknown member of a threshold', put('thresholds.json', 'publicity', 'amount', 1),
     'thresholds.json', 'publicity', '.amount', ''),
    ('unknown member of a case', put(SREN, 'SREN-4', 'check.cases.0.note', TEXT), SREN, 'SREN-4',
     '.check.cases[0].note', ''),
    ('rule twice', append(SREN, 'rules', rule(id='SREN-8')), SREN, None, None, 'The identifier “SREN-8” stands twice'),
    ('condition twice', append(CON, 'conditions', condition(id='harm', when={'always': True})),
     CON, None, None, 'The identifier “harm” stands twice'),
    ('conclusion twice', append('conclusions.json', 'conclusions',
                                {'id': 'derogation', 'title': TEXT, 'unknown': {'title': TEXT},
                                 'cases': [{'value': 'yes', 'title': TEXT}]}),
     'conclusions.json', None, None, 'The identifier “derogation” stands twice'),
    ('rule that is left out as well', append('left-out.json', 'left-out', {'id': 'SREN-8', 'reason': TEXT}),
     'left-out.json', 'SREN-8', '.id', 'left out'),
    ('unused condition', append(CON, 'conditions', condition(when={'always': True})), CON, 'test', '',
     'Nothing uses “test”'),
    ('unused threshold', append('thresholds.json', 'thresholds',
                                {'id': 'test', 'title': TEXT, 'unit': 'EUR-excl-tax',
                                 'values': [{'from': '2026-01-01', 'value': 1, 'grade': 'A'}],
                                 'sources': [{'source': 'S40'}]}),
     'thresholds.json', 'test', '', 'Nothing uses “test”'),
    ('unused interpretation', append('interpretations.json', 'interpretations',
                                     {'id': 'I-test', 'title': TEXT, 'reason': TEXT,
                                      'sources': [{'source': 'S07'}]}),
     'interpretations.json', 'I-test', '', 'Nothing uses “I-test”'),
    ('gate without rule', append('gates.json', 'gates', {'id': 'G99', 'title': TEXT}),
     'gates.json', 'G99', '', 'Nothing uses “G99”'),
    ('unknown gate', lambda rules: rules.files[SREN].update(gate='G99'), SREN, None, '$.gate', 'G99'),
    ('condition on itself', in_a_circle, CON, 'harm', '', 'rests on itself'),
    ('attribute of a way out', append('ways-out.json', 'reachable-facts', {'attribute': 'snc.statut'}),
     'ways-out.json', None, None, 'snc.status'),
    ('answer of a way out', append('ways-out.json', 'correctable-answers', 'service.kind'),
     'ways-out.json', None, None, 'service.kinds'),
    ('missing phrase', lambda rules: rules.files['phrases.json']['phrases'].pop(), None, None,
     '$.phrases', 'are missing: '),
    ('unknown phrase', append('phrases.json', 'phrases', {'id': 'alwais', 'text': TEXT}),
     'phrases.json', 'alwais', '.id', 'always'),
    ('no gates', without_file('gates.json'), None, None, '$.gates', 'edition'),
    ('no edition', lambda rules: rules.files['gates.json'].pop('edition'), 'gates.json', None, '$.edition', ''),
    ('unknown form', lambda rules: rules.files[SREN].update(format='boussole-rule'), SREN, None,
     '$.format', 'boussole-rules'),
    ('list with another name', lambda rules: rules.files['edu-schools.json'].update(
        rulez=rules.files['edu-schools.json'].pop('rules')), 'edu-schools.json', None, '$.rulez', 'rules'),
    ('newer version', lambda rules: rules.files[SREN].update(version=2), SREN, None, '$.version', 'newer'),
    ('no JSON', raw(SREN, '{"format": "boussole-rules",'), SREN, None, 'line 1', ''),
    ('empty file', raw(SREN, ' '), SREN, None, None, ''),
    dead('never', NEVER),
    dead('one answer, two values', {'all': [{'answer': 'organisation.type', 'is': 'court'},
                                            {'answer': 'organisation.type', 'is': 'region'}]}),
    dead('a condition and its contrary', {'all': [{'condition': 'is-state'}, {'not': {'condition': 'is-state'}}]}),
    dead('through named conditions', {'all': [{'condition': 'is-local-authority'}, {'condition': 'is-state'}]}),
    dead('a set empty and filled', {'all': [{'answer': 'data.harm', 'empty': True}, {'condition': 'harm'}]}),
    dead('a set within what it must leave', {'all': [{'answer': 'data.harm', 'within': ['public-order']},
                                                     {'answer': 'data.harm', 'has': 'life-health'}]}),
    dead('a set that holds one of what it lacks',
         {'all': [{'answer': 'data.harm', 'has-any': ['public-order', 'life-health']},
                  {'not': {'answer': 'data.harm', 'has': 'public-order'}},
                  {'not': {'answer': 'data.harm', 'has': 'life-health'}}]}),
    dead('numbers that leave nothing', {'all': [{'answer': 'organisation.population', 'more-than': 30000},
                                                {'answer': 'organisation.population', 'at-most': 30000}]}),
    dead('an amount below and above its threshold',
         {'all': [{'condition': 'above-free-threshold'},
                  {'answer': 'purchase.amount-excl-tax', 'less-than': 40000}]}),
    dead('a threshold on the days of the rule',
         {'all': [{'condition': 'above-free-threshold'},
                  {'answer': 'purchase.amount-excl-tax', 'less-than': 60000}]},
         **{'read-on': 'consultation', 'in-force': {'from': '2026-04-01', 'until': None}}),
    dead('days that leave nothing', {'all': [{'answer': 'project.start-date', 'from': '2026-04-17'},
                                             {'answer': 'project.start-date', 'before': '2026-04-17'}]}),
    dead('a day outside the days of the rule', {'date': 'decision', 'before': '2020-01-01'},
         **{'in-force': {'from': '2021-01-01', 'until': None}}),
    dead('a choice in every part', {'all': [
        {'any': [{'answer': 'organisation.type', 'is': 'court'}, {'answer': 'organisation.type', 'is': 'region'}]},
        {'any': [{'answer': 'organisation.type', 'is': 'commune'}, {'answer': 'organisation.type', 'is': 'school'}]}]}),
    ('dead rule: a condition that has become so', put(CON, 'is-health-data-platform', 'when', NEVER),
     SREN, 'SREN-6', '.applies', 'can never apply'),
    ('dead conclusion', put('conclusions.json', 'derogation', 'cases.1.when',
                            {'all': [{'condition': 'derogation-possible'}, NEVER]}),
     'conclusions.json', 'derogation', '.cases[1]', 'never be concluded'),
    ('unknown rule of a conclusion', put('conclusions.json', 'derogation', 'rules.0', 'SREN-55'),
     'conclusions.json', 'derogation', '.rules[0]', 'Did you mean “SREN-5”?'),
    ('conflict', conflicting, SREN, 'TEST-2', '.check', 'No offer can meet both this rule and TEST-1'),
]

# Changes that look like a fault and are none.
SOUND = [
    ('unsettled alone', append(SREN, 'rules', rule(applies={'unsettled': 'I-licence'}))),
    ('a threshold that changes', append(SREN, 'rules', rule(applies={'all': [
        {'condition': 'above-free-threshold'},
        {'answer': 'purchase.amount-excl-tax', 'less-than': 60000}]}))),
    ('one of two parts', append(SREN, 'rules', rule(applies={'any': [NEVER, {'condition': 'is-state'}]}))),
    ('one rule closed where the other begins', not_in_conflict),
    ('another order', lambda rules: rules.files[CON]['conditions'].reverse()),
]


def report(text, directory):
    return [line.removeprefix(directory).removeprefix('/') for line in text.splitlines()]


class Runner:
    """Loads directories one after the other in one program."""

    def __init__(self, program):
        self.program = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env={**os.environ, 'LANGUAGE': 'en'}, text=True)

    def faults(self, rules):
        with tempfile.TemporaryDirectory() as name:
            rules.write(pathlib.Path(name))
            self.program.stdin.write(name + '\n')
            self.program.stdin.flush()
            return report(''.join(iter(self.program.stdout.readline, '\n')), name)

    def end(self):
        self.program.stdin.close()
        return self.program.wait() == 0


def check_with(cli, rules, *options):
    """(exit status, what was printed, lines of the report) of "boussole-cli check" on the rules."""
    with tempfile.TemporaryDirectory() as name:
        if rules is not None:
            rules.write(pathlib.Path(name))
        done = subprocess.run([cli, 'check', name, *options], env={**os.environ, 'LANGUAGE': 'en'},
                              text=True, capture_output=True, timeout=60)
        return done.returncode, done.stdout, report(done.stderr, name)


def place_of(rules, file, item, rest):
    if item is not None:
        return f'{file}: {rules.path(file, item, rest)}: '
    return f'{file or ""}: {rest}' if rest is not None else f'{file}: '


def try_fault(runner, row):
    name, change, file, item, rest, message = row
    rules = Copy()
    change(rules)
    lines = runner.faults(rules)
    wanted = place_of(rules, file, item, rest)
    if any(line.startswith(wanted) and message in line for line in lines):
        return True
    print(f'not ok - {name}: expected “{wanted}… {message}”, found:', *lines[:8], sep='\n    ')
    return False


def try_sound(runner, name, change):
    rules = Copy()
    change(rules)
    lines = runner.faults(rules)
    if lines:
        print(f'not ok - {name}: found', *lines[:8], sep='\n    ')
    return not lines


def try_all_at_once(cli):
    """Faults of several files and kinds stand in one report."""
    rules, rows = Copy(), []
    for name in ('unknown answer', 'unknown evidence', 'unused condition', 'unknown member of a case',
                 'days of a threshold that cross', 'missing reason of an interpretation'):
        rows.append(next(row for row in FAULTS if row[0] == name))
        rows[-1][1](rules)
    wanted = [place_of(rules, *row[2:5]) for row in rows]
    status, _, lines = check_with(cli, rules)
    missing = [place for place in wanted if not any(line.startswith(place) for line in lines)]
    if status == 1 and not missing and lines[-1].endswith('6 faults found.'):
        return True
    print(f'not ok - all at once: status {status}, missing {missing}', *lines, sep='\n    ')
    return False


def expect(name, found, *wanted):
    if any(not ok for ok in wanted):
        print(f'not ok - {name}: found', found, sep='\n    ')
    return all(wanted)


def try_none(cli):
    status, output, lines = check_with(cli, Copy())
    return expect('a copy without fault', lines, status == 0, 'No fault found' in output)


def try_no_rules(cli):
    status, output, lines = check_with(cli, None)
    return expect('an empty directory', lines, status == 1, len(lines) == 2, 'no file of rules' in lines[0])


def try_missing_names(cli):
    """Questions and attributes that the evaluation itself reads, under another name."""
    places = {'purchase.contract-months': ('questions/40-project.json', 'questions: ', 'number'),
              'kinds': ('catalogue/attributes.json', 'attributes: ', 'set')}
    for name, (file, where, kind) in places.items():
        with tempfile.TemporaryDirectory() as folder:
            data = shutil.copytree(RULES.parent, pathlib.Path(folder, 'data'))
            path = data / file
            path.write_text(path.read_text(encoding='utf-8').replace(f'"id": "{name}"', '"id": "other.name"'),
                            encoding='utf-8')
            done = subprocess.run([cli, 'check'], text=True, capture_output=True, timeout=60,
                                  env={**os.environ, 'LANGUAGE': 'en', 'BOUSSOLE_DATADIR': str(data)})
        told = [line for line in done.stderr.splitlines()
                if line.startswith(where + name) and 'needs this' in line and f'“{kind}”' in line]
        if not expect(name, done.stderr.splitlines()[:5], done.returncode == 1, len(told) == 1):
            return False
    return True


def try_cases(cli):
    """The acceptance cases run on the rules of the directory; one that fails is told."""
    rules = Copy()
    put(SREN, 'SREN-4', 'check.cases.1.result', 'review')(rules)
    status, output, lines = check_with(cli, rules, '--cases')
    told = [line for line in output.splitlines() if line.startswith('DIFFERS')]
    status_json, text, _ = check_with(cli, rules, '--cases', '--json')
    differ = [case['id'] for case in json.loads(text) if not case['holds']]
    right, table, _ = check_with(cli, Copy(), '--cases')
    return expect('cases', [*told, *differ], status == 1, len(told) > 0, status_json == 1,
                  'health-data-platform-gip' in differ, len(told) == len(differ), right == 0,
                  'DIFFERS' not in table, 'health-data-platform-gip' in table)


def main():
    program, cli, *names = sys.argv[1:]
    runner = Runner(program)
    results = [try_fault(runner, row) for row in FAULTS if not names or row[0] in names]
    if not names:
        results += [try_sound(runner, *row) for row in SOUND]
        results += [attempt(cli) for attempt in (try_all_at_once, try_none, try_no_rules,
                                              try_missing_names, try_cases)]
    results.append(runner.end())
    print(f'{sum(results)} of {len(results)} as expected')
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
