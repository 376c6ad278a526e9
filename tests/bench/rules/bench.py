#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Times the rules, and the same checks in json-logic-js and zen-engine, by turns in one run.

bench.py PROGRAM [MODULES]: PROGRAM is bench-rules.c, MODULES a node_modules directory made from
package.json with `npm ci`; without it only our own times are printed.

The other engines know no third value. So that all three can be held to every single result, open
answers of the projects and open facts of the offers are given values first; the full evaluation, the
explanation and the like are timed on project and catalogue as they are. Which rules
apply to a project is decided before; the others are spared it, ours is timed with it. A check that
reads something unsettled stays open whatever is known: it is named and left out, of the others only.
"""

import contextlib
import itertools
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / 'tests' / 'rules'))
import oracle  # noqa: E402

# The first is timed; the others only have to agree.
CASES = ('health-analytics-ministry', 'university-hospital-record', 'archives-department', 'rectorat-suite',
         'restricted-workspace', 'prototype-ministry')
ROUNDS = 21
# What is timed, how often in a round, and what it may take in milliseconds
OURS = {'full': ('full evaluation, every sentence', 5, 5), 'results': ('the same without sentences', 20, None),
        'json': ('its JSON, with the combinations', 1, None),
        'many': ('verdicts of 10 000 offers', 1, 150),
        'explain': ('one offer explained', 50, None), 'ways': ('its smallest changes', 5, None),
        'change': ('one answer changed, all read again', 20, None),
        'verdicts': ('verdicts of the shipped offers', 50, None)}
OTHERS = {'zen': ('zen-engine', 10), 'json-logic': ('json-logic-js', 30)}
SETS = {'has': 'hasall', 'has-all': 'hasall', 'has-any': 'meets', 'meets': 'meets', 'within': 'within'}

DAY = re.compile(r'\d{4}-\d\d-\d\d')


def number(value):
    """A day as a number, so that no engine compares texts."""
    return int(value.replace('-', '')) if isinstance(value, str) else value


def some_value(item, options, place):
    """A value for what is open, another from place to place."""
    kind = item['kind']
    if kind in ('one', 'set'):
        option = options[place % len(options)]
        return option if kind == 'one' else [option]
    return {'yes-no': ('no', 'yes')[place % 2], 'number': place, 'date': f'20{26 + place % 4}-12-15'}.get(kind)


def answer_all(base, answers):
    """The answers, and one to each question that is open."""
    whole = {name: value for name, value in answers.items() if value not in oracle.OPEN}
    for place, (name, question) in enumerate(base.questions.items()):
        kind = question['kind']
        options = base.options('answer', name) if kind in ('one', 'set') else []
        whole.setdefault(name, [] if kind == 'set' and name != 'service.kinds'
                         else some_value(question, options, place))
    return whole


def know_all(base, day):
    """The shipped catalogue as it reads on a day, with a value for each fact that is open."""
    catalogue = oracle.load(ROOT / 'data/catalogue/offers.json')
    reader = oracle.Evaluation(base, {}, day)
    read = set(re.findall('"offer": "([^"]+)"', json.dumps([base.conditions, base.rules])))
    for turn, offer in enumerate(catalogue['offers']):
        reader.offer = {**offer, 'facts': dict(offer['facts'])}
        for place, (name, attribute) in enumerate(base.attributes.items()):
            options = base.options('offer', name) if attribute['kind'] in ('one', 'set') else []
            value = reader.fact(name)
            if value is None and name in read:
                value = some_value(attribute, options, turn + place)
            if value is not None:
                offer['facts'][name] = {'value': value}
    return catalogue


def variable(subject):
    for kind in ('answer', 'offer', 'date'):
        if kind in subject:
            return f"{kind}_{subject[kind]}".replace('.', '_').replace('-', '_')
    return None


class Unsettled(Exception):
    """What no fact can settle."""


class Translation:
    """Conditions in the form others.js reads, with the named ones put in place."""

    def __init__(self, evaluation):
        self.evaluation = evaluation
        self.base = evaluation.base
        self.used = {}

    def condition(self, node):
        for key in ('all', 'any'):
            if key in node:
                return {key: [self.condition(part) for part in node[key]]}
        if 'first-known' in node:
            return self.condition(node['first-known'][0])  # everything is known
        if 'not' in node:
            return {'not': self.condition(node['not'])}
        if 'condition' in node:
            return self.condition(self.base.conditions[node['condition']])
        if 'unsettled' in node:
            raise Unsettled
        if 'always' in node:
            return {'constant': True}
        return self.comparison(node)

    def comparison(self, node):
        (operator, operand), = ((key, value) for key, value in node.items()
                                if key not in ('answer', 'offer', 'date'))
        subject = {key: value for key, value in node.items() if key != operator}
        result = {'left': self.use(subject), 'op': operator}
        if operator in ('is', 'in'):
            return {**result, 'op': 'in', 'right': [operand] if operator == 'is' else operand}
        if operator == 'empty':
            return result
        if operator in SETS:
            result['op'] = SETS[operator]
            operand = [operand] if operator == 'has' else operand
        if isinstance(operand, dict) and 'threshold' in operand:
            return {**result, 'right': self.evaluation.threshold(operand['threshold'])}
        if isinstance(operand, dict):
            return {**result, 'ref': self.use(operand)}
        return {**result, 'right': operand if operator in SETS else number(operand)}

    def use(self, subject):
        name = variable(subject)
        self.used[name] = subject
        return name

    def facts(self, offer):
        self.evaluation.offer = offer
        result = {}
        for name, subject in self.used.items():
            if subject.get('offer') == 'checked-kinds':
                value = sorted(self.evaluation.checked_kinds().may)
            else:
                value = self.evaluation.read(subject)
            if value is None:
                sys.exit(f"{offer['id']}: {name} is open")
            result[name] = number(value) if isinstance(value, str) and DAY.fullmatch(value) else value
        return result

    def check(self, rule):
        """A rule whose being in force for this body is disputed never excludes: see I-… in the data."""
        disputed = self.evaluation.states[rule['id']] == oracle.UNKNOWN
        cases = []
        for case in rule['check']['cases']:
            result = 'review' if disputed and case['result'] == 'fail' else case['result']
            cases.append({'result': result, **({'when': self.condition(case['when'])} if 'when' in case else {})})
        return {'rule': rule['id'], 'cases': cases}


def translate(base, answers, day):
    """For the others, and by check that applies whether they are given it."""
    evaluation = oracle.Evaluation(base, answers, day)
    translation = Translation(evaluation)
    checks, given = [], []
    for rule in base.rules:
        if 'check' not in rule or evaluation.states[rule['id']] == oracle.NO:
            continue
        with contextlib.suppress(Unsettled):
            checks.append(translation.check(rule))
        given.append(bool(checks) and checks[-1]['rule'] == rule['id'])
        if not given[-1]:
            print(f"{rule['id']}: left out, it reads something unsettled")
    return {'checks': checks, 'offers': [translation.facts(offer) for offer in base.offers]}, given


class Engine:
    """A process that is given lines and answers each with one."""

    def __init__(self, command, *lines):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={'BOUSSOLE_DATADIR': str(ROOT / 'data'), **os.environ})
        self.first = self.ask(*lines)

    def ask(self, *lines):
        self.process.stdin.writelines(f'{line}\n' for line in lines)
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f'{self.process.args[0]} ended early')
        return answer

    def time(self, name, count):
        return float(self.ask(f'{name} {count}'))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def our_results(line, count):
    """By offer, in the order of the rules."""
    words = line.split()
    results = [[] for _ in range(count)]
    for place, result in zip(words[::2], words[1::2]):
        results[int(place)].append(result)
    return results


def compare(case, content, ours, others):
    """Every result of every engine, or an end."""
    for name, theirs in others.items():
        for place, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
            for check, a, b in zip(content['checks'], mine, other, strict=True):
                if a != b:
                    sys.exit(f"{case}: {check['rule']} of offer {place}: {a} with us, {b} with {name}")
    return sum(len(results) for results in ours)


@contextlib.contextmanager
def engines(program, modules, name):
    """Ours and the others, begun on a case and found to agree; and how many results they agree on."""
    case = oracle.load(ROOT / 'tests/cases' / f'{name}.json')
    shipped = oracle.Base()
    answers = answer_all(shipped, case['project']['answers'])
    whole = know_all(shipped, case['on'])
    base = oracle.Base()
    base.offers = whole['offers']
    ours = Engine([*program.split(), case['on']], json.dumps(case['project']),
                  json.dumps({**case['project'], 'answers': answers}), json.dumps(whole))
    results = our_results(ours.first, len(base.offers))
    others, count = None, sum(map(len, results))
    if modules is not None:
        content, given = translate(base, answers, case['on'])
        results = [list(itertools.compress(mine, given)) for mine in results]
        others = Engine(['node', str(pathlib.Path(__file__).with_name('others.js')),
                         str(pathlib.Path(modules).resolve())], json.dumps(content))
        count = compare(name, content, results, json.loads(others.first))
    yield ours, others, count
    for engine in filter(None, (ours, others)):
        engine.close()


def print_ours(name, times):
    label, _count, most = OURS[name]
    middle = statistics.median(times)
    bad = most is not None and middle > most
    print(f'{label:40} {middle:9.3f} ms' + (f'  at most {most} ms' if most else '') + ('  MISSED' if bad else ''))
    return bad


def print_other(name, times, checks, n):
    label, least = OTHERS[name]
    ratio = statistics.median(theirs / mine for theirs, mine in zip(times, checks))
    bad = ratio < least
    print(f'{label:40} {statistics.median(times):9.3f} ms  {statistics.median(times) / n * 1e6:6.0f} ns a check, '
          f'{ratio:.0f} times ours, at least {least}' + ('  MISSED' if bad else ''))
    return bad


def measure(ours, others, n):
    """The median of rounds, each engine once in each; the first round only warms them up."""
    plan = [(ours, name, count) for name, (_label, count, _most) in OURS.items()]
    plan += [(ours, 'checks', 50)] + ([(others, name, 1) for name in OTHERS] if others else [])
    times = {name: [] for _engine, name, _count in plan}
    for _round in range(ROUNDS + 1):
        for engine, name, count in plan:
            times[name].append(engine.time(name, count))
    times = {name: values[1:] for name, values in times.items()}
    bad = [print_ours(name, times[name]) for name in OURS]
    middle = statistics.median(times['checks'])
    print(f"{f'the {n} checks that apply, ours':40} {middle:9.3f} ms  {middle / n * 1e6:6.0f} ns a check")
    if others:
        bad += [print_other(name, times[name], times['checks'], n) for name in OTHERS]
    return any(bad)


def main():
    program, modules = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    bad = False
    for name in CASES:
        with engines(program, modules, name) as (ours, others, count):
            if others:
                print(f'{name}: the three engines agree on all {count} results')
            if name == CASES[0]:
                bad = measure(ours, others, count)
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
