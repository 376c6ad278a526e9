#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A second reading of the rule base, written apart from the engine, to compare with it.

oracle.py PROJECT [--on DATE]     prints the evaluation (without texts and open questions)
oracle.py --cases DIRECTORY       checks acceptance cases; exit status 1 where one does not hold
oracle.py --against PROGRAM DIRECTORY compares every case with the program of evaluate-lines.c
"""

import argparse
import calendar
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from lines import Evaluator  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
YES, NO, UNKNOWN = 'yes', 'no', 'unknown'
STATES = {YES: 'applies', NO: 'does-not-apply', UNKNOWN: 'unknown'}
OPEN = (None, 'unknown')


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding='utf-8'))


def truth(value):
    return YES if value else NO


def add_months(day, months):
    year, month, number = (int(part) for part in day.split('-'))
    count = year * 12 + month - 1 + int(months)
    year, month = divmod(count, 12)
    return f'{year:04}-{month + 1:02}-{min(number, calendar.monthrange(year, month + 1)[1]):02}'


class Bounds:
    """What is known of a set: all of must, nothing outside may; filled where it is not empty."""

    def __init__(self, must, may=None, filled=None):
        self.must = frozenset(must)
        self.may = frozenset(must if may is None else may)
        self.filled = bool(self.must) if filled is None else filled


class Base:
    def __init__(self, data=ROOT / 'data', rules=None, offers=None):
        data = pathlib.Path(data)
        self.attributes = {a['id']: a for a in load(data / 'catalogue/attributes.json')['attributes']}
        self.services = [s['code'] for s in load(data / 'catalogue/services.json')['services']]
        self.offers = load(offers or data / 'catalogue/offers.json')['offers']
        self.questions = {}
        for path in sorted((data / 'questions').glob('[0-9]*.json')):
            for question in load(path)['questions']:
                self.questions[question['id']] = question
        self.conditions, self.thresholds, self.rules, self.conclusions = {}, {}, [], []
        gates = {}
        for path in sorted(pathlib.Path(rules or data / 'rules').glob('*.json')):
            if path.name.endswith('.schema.json'):
                continue
            content = load(path)
            for gate in content.get('gates', []):
                gates[gate['id']] = len(gates)
            self.conditions |= {c['id']: c['when'] for c in content.get('conditions', [])}
            self.thresholds |= {t['id']: t['values'] for t in content.get('thresholds', [])}
            self.conclusions += content.get('conclusions', [])
            self.rules += [{**rule, 'gate': content['gate']} for rule in content.get('rules', [])]
        self.rules.sort(key=lambda rule: gates.get(rule['gate'], len(gates)))

    def options(self, kind, name):
        item = (self.questions if kind == 'answer' else self.attributes)[name]
        if item.get('options-from') == 'services':
            return self.services
        return [option['value'] for option in item['options']]


class Evaluation:
    def __init__(self, base, answers, on):
        self.base, self.answers = base, answers
        start = self.answer('purchase.contract-start')
        months = self.answer('purchase.contract-months')
        self.days = {
            'decision': on,
            'consultation': self.answer('purchase.consultation-date') or on,
            'contract-start': start,
            'contract-end': add_months(start, months) if start and months is not None else None,
        }
        self.offer = None
        self.market = UNKNOWN
        self.states = {rule['id']: self.state(rule) for rule in base.rules}
        self.findings = [self.examine(offer) for offer in base.offers]
        self.offer = None
        self.market = self.covers_need()
        self.states = {rule['id']: self.state(rule) for rule in base.rules}
        self.conclusions = {c['id']: self.conclude(c) for c in base.conclusions}
        self.stop = next((rule['id'] for rule in base.rules
                          if rule.get('stop') and self.states[rule['id']] == YES), None)

    def answer(self, name):
        value = self.answers.get(name)
        return None if isinstance(value, str) and value in OPEN else value

    def fact(self, name):
        fact = self.offer['facts'].get(name)
        if fact is None:
            return None
        if 'timeline' not in fact:
            return fact['value']
        value = None
        for event in fact['timeline']:
            if event.get('from', '') <= self.days['decision']:
                value = event['value']
        return value

    def read(self, subject):
        if 'answer' in subject:
            return self.answer(subject['answer'])
        if 'offer' in subject:
            return self.fact(subject['offer'])
        return self.days[subject['date']]

    # Sets

    def checked_kinds(self):
        sold, asked = self.fact('kinds'), self.answer('service.kinds')
        if sold is None:
            return Bounds((), self.base.options('offer', 'kinds'), True)
        if asked is None:
            return Bounds(sold if len(sold) == 1 else (), sold, bool(sold))
        return Bounds(set(sold) & set(asked) or sold)

    def bounds(self, subject):
        if isinstance(subject, list):
            return Bounds(subject)
        if subject.get('offer') == 'checked-kinds':
            return self.checked_kinds()
        value = self.read(subject)
        if value is not None:
            return Bounds(value)
        kind = 'answer' if 'answer' in subject else 'offer'
        return Bounds((), self.base.options(kind, subject[kind]), False)

    def compare_sets(self, left, operator, operand):
        a = self.bounds(left)
        if operator == 'empty':
            return YES if not a.may else NO if a.must or a.filled else UNKNOWN
        b = self.bounds([operand] if operator == 'has' else operand)
        if operator in ('has', 'has-all'):
            return YES if b.must <= a.must else UNKNOWN if b.must <= a.may else NO
        if operator in ('has-any', 'meets'):
            if a.must & b.must or (a.filled and a.may <= b.must):
                return YES
            return UNKNOWN if a.may & b.may else NO
        if a.may <= b.must:
            return YES
        if not a.must <= b.may or (a.filled and not a.may & b.may):
            return NO
        return UNKNOWN

    # Numbers and days

    def threshold(self, name):
        value = None
        for stage in self.base.thresholds[name]:
            if stage['from'] <= self.days['consultation']:
                value = stage['value']
        return value

    def operand(self, operand):
        if not isinstance(operand, dict):
            return operand
        return self.threshold(operand['threshold']) if 'threshold' in operand else self.read(operand)

    def compare_order(self, left, operator, operand):
        a, b = self.read(left), self.operand(operand)
        if a is None or b is None:
            return UNKNOWN
        return truth({'at-least': a >= b, 'from': a >= b, 'more-than': a > b, 'after': a > b,
                      'at-most': a <= b, 'until': a <= b, 'less-than': a < b, 'before': a < b}[operator])

    def compare(self, condition):
        (operator, operand), = ((k, v) for k, v in condition.items()
                                if k not in ('answer', 'offer', 'date'))
        left = {k: v for k, v in condition.items() if k != operator}
        if operator in ('is', 'in'):
            value = self.read(left)
            return UNKNOWN if value is None else truth(value in ([operand] if operator == 'is' else operand))
        if operator in ('has', 'has-any', 'has-all', 'within', 'meets', 'empty'):
            return self.compare_sets(left, operator, operand)
        return self.compare_order(left, operator, operand)

    def holds(self, condition):
        if condition is None or 'always' in condition:
            return YES
        if 'all' in condition:
            values = [self.holds(part) for part in condition['all']]
            return NO if NO in values else UNKNOWN if UNKNOWN in values else YES
        if 'any' in condition:
            values = [self.holds(part) for part in condition['any']]
            return YES if YES in values else UNKNOWN if UNKNOWN in values else NO
        if 'not' in condition:
            return {YES: NO, NO: YES, UNKNOWN: UNKNOWN}[self.holds(condition['not'])]
        if 'first-known' in condition:
            values = [self.holds(part) for part in condition['first-known']]
            return next((value for value in values if value != UNKNOWN), UNKNOWN)
        if 'condition' in condition:
            return self.holds(self.base.conditions[condition['condition']])
        if 'unsettled' in condition:
            return UNKNOWN
        if 'market' in condition:
            return self.market
        return self.compare(condition)

    # Rules and offers

    def state(self, rule):
        day = self.days[rule.get('read-on', 'decision')]
        force = rule['in-force']
        if day < (force.get('from') or '') or day >= (force.get('until') or '9999'):
            return NO
        return self.holds(rule['applies'])

    def check(self, rule):
        state, possible = self.states[rule['id']], []
        if state == NO:
            return 'not-applicable'
        for case in rule['check']['cases']:
            value = self.holds(case.get('when'))
            if value != NO:
                possible.append(case['result'])
            if value == YES:
                break
        result = possible[0] if len(set(possible)) == 1 else 'review'
        return 'review' if state == UNKNOWN and result == 'fail' else result

    def covered(self):
        need, sold, kinds = self.answer('service.needs'), self.fact('services'), self.fact('kinds')
        asked = self.answer('service.kinds')
        if need is None or sold is None or asked and (kinds is None or not set(asked) & set(kinds)):
            return []
        return [code for code in self.base.services if code in need and code in sold]

    def examine(self, offer):
        self.offer = offer
        checks = {rule['id']: self.check(rule) for rule in self.base.rules if 'check' in rule}
        results = set(checks.values())
        verdict = ('not-eligible' if 'fail' in results else
                   'to-examine' if 'review' in results else 'eligible')
        clauses = [rule['id'] for rule in self.base.rules
                   if 'clause' in rule and verdict != 'not-eligible'
                   and self.states[rule['id']] != NO
                   and checks.get(rule['id']) != 'not-applicable'
                   and self.holds(rule['clause'].get('when')) == YES]
        return {'offer': offer['id'], 'verdict': verdict, 'checks': checks, 'conditions': clauses,
                'covers': self.covered()}

    def covers_need(self):
        need = self.answer('service.needs')
        if need is None:
            return UNKNOWN
        reach = {'eligible': set(), 'to-examine': set(), 'not-eligible': set()}
        for finding in self.findings:
            reach[finding['verdict']] |= set(finding['covers'])
        if self.answer('service.kinds') is None:
            reach['to-examine'] |= reach['eligible']
            reach['eligible'] = set()
        if set(need) <= reach['eligible']:
            return YES
        return UNKNOWN if set(need) <= reach['eligible'] | reach['to-examine'] else NO

    def conclude(self, conclusion):
        for case in conclusion['cases']:
            value = self.holds(case.get('when'))
            if value != NO:
                return case['value'] if value == YES else 'unknown'
        return 'unknown'

    def as_json(self):
        return {'stop': self.stop, 'conclusions': self.conclusions,
                'obligations': {rule: STATES[state] for rule, state in self.states.items()},
                'offers': {f['offer']: f for f in self.findings}}


def mismatches(case, result):
    expect, offers = case['expect'], result['offers']
    if 'stop' in expect and expect['stop'] != result['stop']:
        yield f"stop: {result['stop']}, expected {expect['stop']}"
    for part in ('conclusions', 'obligations'):
        for name, value in expect.get(part, {}).items():
            if result[part].get(name) != value:
                yield f'{part}.{name}: {result[part].get(name)}, expected {value}'
    for name, value in expect.get('offers', {}).items():
        allowed = value if isinstance(value, list) else [value]
        if offers[name]['verdict'] not in allowed:
            why = {k: v for k, v in offers[name]['checks'].items() if v in ('fail', 'review')}
            yield f"offers.{name}: {offers[name]['verdict']}, expected {value}; {why}"
    for name, checks in expect.get('checks', {}).items():
        for rule, value in checks.items():
            if offers[name]['checks'].get(rule) != value:
                yield f"checks.{name}.{rule}: {offers[name]['checks'].get(rule)}, expected {value}"
    for name, rules in expect.get('conditions', {}).items():
        for rule in rules:
            if rule not in offers[name]['conditions']:
                yield f'conditions.{name}: {rule} is missing'


def differences(result, text):
    other = json.loads(text)
    stop = other['stop'] and other['stop']['rule']
    if stop != result['stop']:
        yield f"stop: {result['stop']} / {stop}"
    obligations = {o['rule']: o['state'] for o in other['obligations']}
    for part, values in (('conclusions', other['conclusions']), ('obligations', obligations)):
        for name in sorted(set(values) | set(result[part])):
            if values.get(name) != result[part].get(name):
                yield f'{part}.{name}: {result[part].get(name)} / {values.get(name)}'
    for offer in other['offers']:
        mine = result['offers'][offer['offer']]
        theirs = {'verdict': offer['verdict'], 'covers': offer['covers'],
                  'checks': {c['rule']: c['result'] for c in offer['checks']},
                  'conditions': [c['rule'] for c in offer['conditions']]}
        for part, value in theirs.items():
            if value != mine[part]:
                yield f"{offer['offer']}.{part}: {mine[part]} / {value}"


def run_cases(base, directory, evaluator):
    failed = 0
    for path in sorted(pathlib.Path(directory).glob('*.json')):
        case = load(path)
        result = Evaluation(base, case['project']['answers'], case['on']).as_json()
        faults = list(mismatches(case, result) if evaluator is None
                      else differences(result, evaluator.text(case['project'], case['on'])))
        failed += bool(faults)
        print('not ok' if faults else 'ok', path.stem)
        for fault in faults:
            print('   ', fault)
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('path')
    parser.add_argument('--on')
    parser.add_argument('--data', default=ROOT / 'data')
    parser.add_argument('--cases', action='store_true')
    parser.add_argument('--against', metavar='PROGRAM')
    options = parser.parse_args()
    base = Base(options.data)
    if options.cases:
        return run_cases(base, options.path, None)
    if options.against:
        with Evaluator(options.against) as evaluator:
            return run_cases(base, options.path, evaluator)
    answers = load(options.path)['answers']
    on = options.on or answers.get('purchase.decision-date')
    if on in OPEN:
        parser.error('the project has no decision date: give one with --on')
    json.dump(Evaluation(base, answers, on).as_json(), sys.stdout, indent=2)
    return 0


if __name__ == '__main__':
    sys.exit(main())
