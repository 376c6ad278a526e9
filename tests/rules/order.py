#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The order of offers, of rules in a file, of conditions and of answers changes nothing.

order.py CLI CASES [COUNT]: cases taken at random are evaluated with the data as they are and with
COUNT shuffled copies of them; verdicts, checks, clauses, obligations and conclusions must be the same.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = 30  # cases of each copy
SHUFFLED = ('rules', 'conditions', 'thresholds', 'sources', 'interpretations', 'offers')


def evaluate(program, data, project, day):
    done = subprocess.run([program, 'evaluate', '-', '--on', day], input=json.dumps(project),
                          stdout=subprocess.PIPE, text=True, check=True,
                          env={**os.environ, 'BOUSSOLE_DATADIR': str(data)})
    result = json.loads(done.stdout)
    return {
        'stop': result['stop'] and result['stop']['rule'],
        'conclusions': result['conclusions'],
        'obligations': {item['rule']: item['state'] for item in result['obligations']},
        'offers': {item['offer']: (item['verdict'], sorted(item['covers']),
                                   {check['rule']: check['result'] for check in item['checks']},
                                   sorted(clause['rule'] for clause in item['conditions']))
                   for item in result['offers']},
    }


def shuffle_parts(chance, node):
    """The parts of all and any, and values of a list of words, in another order."""
    if isinstance(node, list):
        return [shuffle_parts(chance, item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: shuffle_parts(chance, value) for key, value in node.items()}
    for key in ('all', 'any', 'in', 'has-any', 'has-all', 'within'):
        if isinstance(result.get(key), list):
            chance.shuffle(result[key])
    return result


def shuffled_copy(chance, target):
    for folder in ('questions', 'rules', 'catalogue'):
        (target / folder).mkdir()
        for path in sorted((ROOT / 'data' / folder).glob('*.json')):
            content = json.loads(path.read_text(encoding='utf-8'))
            for key in SHUFFLED:
                if folder != 'questions' and isinstance(content.get(key), list):
                    chance.shuffle(content[key])
            if folder == 'rules':
                content = shuffle_parts(chance, content)
            (target / folder / path.name).write_text(json.dumps(content), encoding='utf-8')


def shuffled_project(chance, project):
    names = list(project['answers'])
    chance.shuffle(names)
    answers = {}
    for name in names:
        value = project['answers'][name]
        answers[name] = chance.sample(value, len(value)) if isinstance(value, list) else value
    return {**project, 'answers': answers}


def main():
    program, cases = sys.argv[1], sorted(pathlib.Path(sys.argv[2]).glob('*.json'))
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    seed = random.randrange(10 ** 9)
    chance = random.Random(seed)
    failed = 0
    for _ in range(count):
        with tempfile.TemporaryDirectory() as name:
            shuffled_copy(chance, pathlib.Path(name))
            for path in chance.sample(cases, min(SAMPLE, len(cases))):
                case = json.loads(path.read_text(encoding='utf-8'))
                plain = evaluate(program, ROOT / 'data', case['project'], case['on'])
                other = evaluate(program, name, shuffled_project(chance, case['project']), case['on'])
                for part, value in plain.items():
                    if value != other[part]:
                        failed += 1
                        print(f'{path.stem}: {part} differs')
    print(f'seed {seed}: {min(SAMPLE, len(cases)) * count} evaluations compared, {failed} differ')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
