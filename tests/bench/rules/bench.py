#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Times the rules, and the same checks in json-logic-js and zen-engine, in one run.

bench.py PROGRAM [MODULES]: PROGRAM is bench-rules.c, MODULES a node_modules directory made from
package.json with `npm ci`; without it only our own times are printed.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / 'tests' / 'rules'))
import oracle  # noqa: E402

CASE = 'health-analytics-ministry'
TARGETS = {'full': 5, 'many': 150}
RATIOS = {'zen': 10, 'json-logic': 30}
LATEST = 99999999
SETS = {'has': 'hasall', 'has-all': 'hasall', 'has-any': 'meets', 'meets': 'meets', 'within': 'within'}


def number(value):
    """A day as a number, so that no engine compares texts."""
    return int(value.replace('-', '')) if isinstance(value, str) else value


def variable(subject):
    for kind in ('answer', 'offer', 'date'):
        if kind in subject:
            return f"{kind}_{subject[kind]}".replace('.', '_').replace('-', '_')
    return None


class Translation:
    """Conditions in the form others.js reads, with the named ones put in place."""

    def __init__(self, evaluation):
        self.evaluation = evaluation
        self.base = evaluation.base
        self.used = {}
        # What is compared as a number: what keeps it from holding where it is open. Neither engine
        # compares null.
        self.ordered = {}

    def condition(self, node):
        for key, name in (('all', 'all'), ('any', 'any'), ('first-known', 'first')):
            if key in node:
                return {name: [self.condition(part) for part in node[key]]}
        if 'not' in node:
            return {'not': self.condition(node['not'])}
        if 'condition' in node:
            return self.condition(self.base.conditions[node['condition']])
        if 'always' in node or 'unsettled' in node:
            return {'constant': 'always' in node}
        return self.comparison(node)

    def comparison(self, node):
        (operator, operand), = ((key, value) for key, value in node.items()
                                if key not in ('answer', 'offer', 'date'))
        subject = {key: value for key, value in node.items() if key != operator}
        result = {'left': self.use(subject, operator in SETS or operator == 'empty')}
        if operator in ('is', 'in'):
            return {**result, 'op': 'in', 'right': [operand] if operator == 'is' else operand}
        if operator == 'empty':
            return {**result, 'op': 'empty', 'right': 0}
        if operator in SETS:
            result['op'] = SETS[operator]
            operand = [operand] if operator == 'has' else operand
        else:
            result['op'] = operator
            rising = operator in ('at-least', 'more-than', 'from', 'after')
            self.ordered.setdefault(result['left'], set()).add(0 if rising else LATEST)
            if isinstance(operand, dict) and 'threshold' not in operand:
                self.ordered.setdefault(variable(operand), set()).add(LATEST if rising else 0)
        if isinstance(operand, dict) and 'threshold' in operand:
            return {**result, 'right': self.evaluation.threshold(operand['threshold'])}
        if isinstance(operand, dict):
            return {**result, 'ref': self.use(operand, operator in SETS)}
        return {**result, 'right': operand if operator in SETS else number(operand)}

    def use(self, subject, is_set):
        name = variable(subject)
        self.used[name] = (subject, is_set)
        return name

    def facts(self, offer):
        self.evaluation.offer = offer
        result = {}
        for name, (subject, is_set) in self.used.items():
            if subject.get('offer') == 'checked-kinds':
                value = sorted(self.evaluation.checked_kinds().may)
            else:
                value = self.evaluation.read(subject)
            if is_set:
                value = value or []
            elif isinstance(value, str) and value[:4].isdigit() and len(value) == 10:
                value = number(value)
            if value is None and name in self.ordered:
                value, = self.ordered[name]
            result[name] = value
        return result


def translate(project, day):
    base = oracle.Base()
    evaluation = oracle.Evaluation(base, project['answers'], day)
    translation = Translation(evaluation)
    checks = [{'rule': rule['id'],
               'cases': [{'result': case['result'],
                          **({'when': translation.condition(case['when'])} if 'when' in case else {})}
                         for case in rule['check']['cases']]}
              for rule in base.rules if 'check' in rule and evaluation.states[rule['id']] != 'no']
    offers = [translation.facts(offer) for offer in base.offers]
    mine = [[finding['checks'][check['rule']] for check in checks] for finding in evaluation.findings]
    return {'checks': checks, 'offers': offers}, mine


def compare(name, mine, other):
    """The engines must agree before they are timed; what is open is a review with us only."""
    pairs = [(a, b) for left, right in zip(mine, other) for a, b in zip(left, right)]
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    if any(ours != 'review' for ours, _ in differing):
        sys.exit(f'{name} does not give the same results: {differing[:5]}')
    print(f'{name}: {len(pairs) - len(differing)} of {len(pairs)} results as ours, the others are open with us')


def measure_others(modules, project, day, directory):
    content, mine = translate(project, day)
    path = directory / 'input.json'
    path.write_text(json.dumps(content), encoding='utf-8')
    done = subprocess.run(['node', str(pathlib.Path(__file__).with_name('others.js')),
                           str(pathlib.Path(modules).resolve()), str(path)],
                          check=True, stdout=subprocess.PIPE, text=True)
    times = json.loads(done.stdout)
    for name, results in times.pop('results').items():
        compare(name, mine, results)
    return times


def main():
    case = oracle.load(ROOT / 'tests' / 'cases' / f'{CASE}.json')
    failed = False
    with tempfile.TemporaryDirectory() as name:
        project = pathlib.Path(name) / 'project.json'
        project.write_text(json.dumps(case['project']), encoding='utf-8')
        done = subprocess.run([*sys.argv[1].split(), str(project), case['on']], check=True,
                              stdout=subprocess.PIPE, text=True,
                              env={'BOUSSOLE_DATADIR': str(ROOT / 'data'), **os.environ})
        times = json.loads(done.stdout)
        others = (measure_others(sys.argv[2], case['project'], case['on'], pathlib.Path(name))
                  if len(sys.argv) > 2 else {})
    labels = {'full': f"full evaluation, {times['offers']} offers", 'many': 'verdicts of 10 000 offers',
              'explain': 'one offer explained', 'change': 'one answer changed, all read again',
              'verdicts': 'verdicts of the shipped offers',
              'all-checks': f"all {times['checks']} checks that apply"}
    for key, label in labels.items():
        target = TARGETS.get(key)
        bad = target is not None and times[key] > target
        failed = failed or bad
        print(f'{label}: {times[key]:.3f} ms' + (f' (at most {target} ms)' if target else '')
              + (' MISSED' if bad else ''))
    for key, time in others.items():
        ratio = time / times['all-checks']
        failed = failed or ratio < RATIOS[key]
        print(f"{key}: {time:.3f} ms for the same checks, {time / times['checks'] * 1e6:.0f} ns a check; "
              f"ours {times['all-checks'] / times['checks'] * 1e6:.0f} ns: {ratio:.0f} times"
              f' (at least {RATIOS[key]})' + (' MISSED' if ratio < RATIOS[key] else ''))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
