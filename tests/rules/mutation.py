#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Breaks every rule and every condition in turn and prints what no acceptance case notices.

mutation.py RUNNER [--jobs N] [--only TEXT]… [--verbose]

Each mutant is a copy of data/rules with one change: a rule, a check or a clause removed; an atom
negated, a part or a value dropped, an operator moved, a date or an amount shifted by one, the
result of a case swapped. RUNNER is the program of mutation-runner.c. Exit status 1 where a mutant
survives that is not proven to be equivalent.
"""

import argparse
import copy
import datetime
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = ROOT / 'data' / 'rules'
SUITES = [(ROOT / 'tests/rules/offers.json', ROOT / 'tests/rules/cases'), ('-', ROOT / 'tests/cases'),
          ('-', ROOT / 'tests/rules/bodies')]

# Mutants that cannot be told from the rules as they are, and the proof of it, run each time.
EQUIVALENT = {
    **{f'SNC-{n}: in-force.from: -1 day': lambda program, n=n: can_not_apply(program, f'SNC-{n}')
       for n in (1, 2, 3, 4, 5, 6, 9)},  # no qualification is required before that day
    **{f'{name}: values[0].from: -1 day': lambda program, name=name: is_not_read(name)
       for name in ('free-of-procedure', 'publicity', 'innovation-ceiling')},
}

SWAPPED = {'at-least': 'more-than', 'more-than': 'at-least', 'at-most': 'less-than',
           'less-than': 'at-most', 'from': 'after', 'after': 'from', 'until': 'before',
           'before': 'until', 'all': 'any', 'any': 'all', 'has-any': 'has-all'}
RESULTS = {'pass': ['fail', 'review'], 'fail': ['pass', 'review'], 'review': ['pass', 'fail'],
           'not-applicable': ['fail']}


def shift_day(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def replaced(condition, old, new, value):
    """The condition with the member @old named @new with @value, in place."""
    return {new if key == old else key: value if key == old else part
            for key, part in condition.items()}


def lists(condition):
    for key, value in condition.items():
        if isinstance(value, list) and value and isinstance(value[0], str):
            yield key, value


def break_parts(condition, path):
    """Changes of the parts of all, any, first-known and not."""
    for key in ('all', 'any', 'first-known'):
        parts = condition.get(key, [])
        for index, part in enumerate(parts):
            if len(parts) > 1:
                yield (f'{path}.{key}: without part {index}',
                       {key: parts[:index] + parts[index + 1:]})
            for what, other in break_condition(part, f'{path}.{key}[{index}]'):
                yield what, {key: parts[:index] + [other] + parts[index + 1:]}
        if len(parts) > 1 and key in SWAPPED:
            yield f'{path}: {key} becomes {SWAPPED[key]}', {SWAPPED[key]: parts}
    if 'not' in condition:
        for what, other in break_condition(condition['not'], f'{path}.not'):
            yield what, {'not': other}


def break_operand(condition, path):
    for key, value in condition.items():
        if key in SWAPPED and key not in ('all', 'any') and not (key == 'has-any' and len(value) == 1):
            yield f'{path}: {key} becomes {SWAPPED[key]}', replaced(condition, key, SWAPPED[key], value)
        if key in ('at-least', 'more-than', 'at-most', 'less-than') and not isinstance(value, dict):
            for step in (-1, 1):
                yield f'{path}.{key}: {step:+}', replaced(condition, key, key, value + step)
        if key in ('from', 'after', 'until', 'before') and isinstance(value, str):
            for step in (-1, 1):
                yield f'{path}.{key}: {step:+} day', replaced(condition, key, key, shift_day(value, step))
    for key, values in lists(condition):
        for index, word in enumerate(values):
            if len(values) > 1:
                yield (f'{path}.{key}: without {word}',
                       replaced(condition, key, key, values[:index] + values[index + 1:]))


def break_condition(condition, path):
    """Every (description, condition) that differs from @condition by one change."""
    if condition is None:
        return
    if 'unsettled' in condition:  # its contrary is as unsettled
        yield f'{path}: settled, yes', {'always': True}
        yield f'{path}: settled, no', {'not': {'always': True}}
        return
    yield f'{path}: negated', condition['not'] if 'not' in condition else {'not': condition}
    yield from break_parts(condition, path)
    if not any(key in condition for key in ('all', 'any', 'first-known', 'not')):
        yield from break_operand(condition, path)


def without(item, key):
    return {name: value for name, value in item.items() if name != key}


def break_cases(rule):
    cases = rule['check']['cases']

    def put(index, case):
        changed = copy.deepcopy(rule)
        changed['check']['cases'][index:index + 1] = case
        return changed

    for index, case in enumerate(cases):
        place = f"check.cases[{index}]"
        for result in RESULTS[case['result']]:
            yield f"{place}: {case['result']} becomes {result}", put(index, [{**case, 'result': result}])
        if 'when' in case:
            yield f'{place} removed', put(index, [])
            for what, when in break_condition(case['when'], f'{place}.when'):
                yield what, put(index, [{**case, 'when': when}])


def break_force(rule):
    for key in ('from', 'until'):
        day = rule['in-force'].get(key)
        for step in (-1, 1) if day else ():
            yield (f'in-force.{key}: {step:+} day',
                   {**rule, 'in-force': {**rule['in-force'], key: shift_day(day, step)}})
    if 'read-on' in rule:
        yield 'read-on the decision', without(rule, 'read-on')


def break_rule(rule):
    yield 'removed', None
    yield from break_force(rule)
    for what, applies in break_condition(rule['applies'], 'applies'):
        yield what, {**rule, 'applies': applies}
    if 'stop' in rule:
        yield 'stop removed', without(rule, 'stop')
    if 'check' in rule:
        yield 'check removed', without(rule, 'check')
        yield from break_cases(rule)
    if 'clause' in rule:
        yield 'clause removed', without(rule, 'clause')
        if 'when' in rule['clause']:
            yield 'clause.when removed', {**rule, 'clause': without(rule['clause'], 'when')}
        for what, when in break_condition(rule['clause'].get('when'), 'clause.when'):
            yield what, {**rule, 'clause': {**rule['clause'], 'when': when}}


def break_named(named):
    for what, when in break_condition(named['when'], 'when'):
        yield what, {**named, 'when': when}


def break_threshold(threshold):
    for index, stage in enumerate(threshold['values']):
        def put(**change):
            values = list(threshold['values'])
            values[index] = {**stage, **change}
            return {**threshold, 'values': values}
        for step in (-1, 1):
            yield f'values[{index}].from: {step:+} day', put(**{'from': shift_day(stage['from'], step)})
            yield f'values[{index}].value: {step:+}', put(value=stage['value'] + step)


def break_conclusion(conclusion):
    for index, case in enumerate(conclusion['cases']):
        def put(changed):
            return {**conclusion, 'cases': conclusion['cases'][:index] + changed
                    + conclusion['cases'][index + 1:]}
        yield f'cases[{index}] removed', put([])
        for what, when in break_condition(case.get('when'), f'cases[{index}].when'):
            yield what, put([{**case, 'when': when}])


BREAKERS = {'rules': break_rule, 'conditions': break_named, 'thresholds': break_threshold,
            'conclusions': break_conclusion}


def mutants():
    """(name, file name, its text) of every mutant."""
    for path in sorted(RULES.glob('*.json')):
        content = json.loads(path.read_text(encoding='utf-8'))
        for key, breaker in BREAKERS.items():
            for index, item in enumerate(content.get(key, [])):
                for what, changed in breaker(item):
                    parts = content[key][:index] + ([changed] if changed is not None else [])
                    other = {**content, key: parts + content[key][index + 1:]}
                    yield f"{item['id']}: {what}", path.name, other


class Program:
    """The runner, with a directory of rules of its own."""

    def __init__(self, runner):
        self.folder = tempfile.TemporaryDirectory()
        self.directory = pathlib.Path(self.folder.name)
        for path in RULES.glob('*.json'):
            (self.directory / path.name).symlink_to(path)
        suites = [str(part) for suite in SUITES for part in suite]
        self.process = subprocess.Popen([runner, *suites], stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE,
                                        env={'BOUSSOLE_DATADIR': str(ROOT / 'data'), **os.environ,
                                             'LANGUAGE': 'en'})

    def notice(self, file, content):
        """What the cases say where @file holds @content instead."""
        path = self.directory / file
        path.unlink()
        path.write_text(json.dumps(content), encoding='utf-8')
        self.process.stdin.write(self.folder.name + '\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        path.unlink()
        path.symlink_to(RULES / file)
        return line

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.folder.cleanup()


def can_not_apply(program, rule):
    """In force on the day before alone, the rule is one that can never apply."""
    for path in RULES.glob('*.json'):
        content = json.loads(path.read_text(encoding='utf-8'))
        for item in content.get('rules', []):
            if item['id'] == rule:
                day = item['in-force']['from']
                item['in-force'] = {'from': shift_day(day, -1), 'until': day}
                return 'can never apply' in program.notice(path.name, content)
    return False


def is_not_read(threshold):
    """Every rule that reads the threshold is read on the same day and begins no earlier."""
    items = {key: [item for path in RULES.glob('*.json')
                   for item in json.loads(path.read_text(encoding='utf-8')).get(key, [])]
             for key in ('rules', 'conditions', 'conclusions', 'thresholds')}
    readers = {f'"threshold": "{threshold}"', f'{{threshold:{threshold}}}'}
    for _ in items['conditions']:
        readers |= {f'"condition": "{item["id"]}"' for item in items['conditions']
                    if any(reader in json.dumps(item) for reader in readers)}
    first = next(item['values'][0]['from'] for item in items['thresholds'] if item['id'] == threshold)
    return all(item.get('read-on') == 'consultation' and item['in-force']['from'] >= first
               for item in items['rules'] + items['conclusions']
               if any(reader in json.dumps(item) for reader in readers))


def work(runner, jobs, report):
    """Runs mutants from @jobs until it is empty; each worker has its own program."""
    program = Program(runner)
    while True:
        try:
            mutant, file, content = jobs.get_nowait()
        except queue.Empty:
            break
        report(mutant, program.notice(file, content))
    program.end()


def find_unproven(runner, mutants):
    program = Program(runner)
    unproven = [mutant for mutant in mutants if not EQUIVALENT[mutant](program)]
    program.end()
    return unproven


def run(runner, count, chosen, verbose):
    jobs, noticed, survivors = queue.Queue(), {}, []
    for mutant in chosen:
        jobs.put(mutant)

    def report(mutant, line):
        if line == '':
            raise SystemExit(f'the runner stopped at {mutant}')
        noticed[mutant] = line.strip()
        if not line.strip():
            survivors.append(mutant)
            if mutant not in EQUIVALENT:
                print(f'survives: {mutant}', flush=True)
        elif verbose:
            print(f'noticed   {mutant} — {line.strip()}')

    workers = [threading.Thread(target=work, args=(runner, jobs, report)) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return noticed, survivors


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('runner')
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--only', action='append', help='mutants whose name holds this text')
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()
    every = list(mutants())
    chosen = [mutant for mutant in every if any(text in mutant[0] for text in options.only or [''])]
    noticed, survivors = run(options.runner, options.jobs, chosen, options.verbose)
    equivalent = [mutant for mutant in survivors if mutant in EQUIVALENT]
    unproven = find_unproven(options.runner, equivalent)
    for mutant in unproven:
        print(f'not proven to be equivalent: {mutant}')
    stale = {} if options.only else set(EQUIVALENT) - set(survivors)
    for mutant in sorted(stale):
        print(f'no longer equivalent: {mutant}')
    print(f'{len(noticed)} mutants of {len(every)}: {len(noticed) - len(survivors)} noticed, '
          f'{len(equivalent)} equivalent, {len(survivors) - len(equivalent)} survive')
    missing = len(chosen) - len(noticed)
    return 1 if len(survivors) > len(equivalent) or unproven or stale or missing else 0


if __name__ == '__main__':
    sys.exit(main())
