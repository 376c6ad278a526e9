#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Compares the program with the second reading of the rules on projects made at random.

random_projects.py PROGRAM [COUNT [SEED]]: PROGRAM is that of evaluate-lines.c.
"""

import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import oracle  # noqa: E402
from lines import Evaluator  # noqa: E402

DAYS = ['2021-09-15', '2023-07-15', '2025-12-16', '2026-05-01', '2026-11-23', '2026-12-02', '2027-06-01']


def questions(data):
    services = [item['code'] for item in oracle.load(data / 'catalogue/services.json')['services']]
    for path in sorted((data / 'questions').glob('[0-9]*.json')):
        for question in oracle.load(path)['questions']:
            options = [option['value'] for option in question.get('options', [])]
            if question.get('options-from') == 'services':
                options = services
            yield question['id'], question['kind'], options


def answer(chance, kind, options):
    if kind == 'yes-no':
        return chance.choice(['yes', 'no'])
    if kind == 'one':
        return chance.choice(options)
    if kind == 'set':
        return [option for option in options if chance.random() < min(0.3, 3 / len(options))]
    if kind == 'number':
        return chance.choice([0, 1, 12, 48, 4800, 35000, 60000, 140000, 300000, 500000, 9000000])
    return chance.choice(DAYS)


def project(chance, every):
    known = chance.choice([0.3, 0.7, 0.95])
    answers = {identifier: answer(chance, kind, options)
               for identifier, kind, options in every
               if chance.random() < known and identifier != 'purchase.decision-date'}
    for identifier, least in (('organisation.population', 0), ('purchase.contract-months', 1)):
        if identifier in answers:
            answers[identifier] = min(max(answers[identifier], least), 120 if least else 10 ** 7)
    return {'format': 'boussole-project', 'version': 1, 'title': 'random', 'answers': answers}


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10 ** 9)
    chance = random.Random(seed)
    data = oracle.ROOT / 'data'
    base = oracle.Base(data)
    every = list(questions(data))
    failed = 0
    with Evaluator(program) as evaluator:
        for number in range(count):
            case, day = project(chance, every), chance.choice(DAYS)
            mine = oracle.Evaluation(base, case['answers'], day).as_json()
            faults = list(oracle.differences(mine, evaluator.text(case, day)))
            failed += bool(faults)
            for fault in faults[:5]:
                print(f'project {number} on {day}: {fault}\n{json.dumps(case["answers"])}')
    print(f'seed {seed}: {count - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
