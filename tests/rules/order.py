#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The order of offers, of rules in a file, of conditions and of answers changes nothing.

order.py PROGRAM CASES [COUNT [SEED]]: every case is evaluated with the data as they are and with
COUNT shuffled copies of them; verdicts, checks, clauses, obligations and conclusions must be the
same. With the answers alone in another order, in a program started anew, so must every byte.
PROGRAM is that of evaluate-lines.c.
"""

import json
import pathlib
import random
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(ROOT / 'tests/support')]
from lines import Evaluator  # noqa: E402
from sanitizers import has_sanitizers  # noqa: E402

SEED = 20261123
SHUFFLED = ('rules', 'conditions', 'thresholds', 'sources', 'interpretations', 'offers')


def results(text):
    result = json.loads(text)
    return {
        'stop': result['stop'] and result['stop']['rule'],
        'conclusions': result['conclusions'],
        'obligations': {item['rule']: item['state'] for item in result['obligations']},
        'offers': {item['offer']: (item['verdict'], sorted(item['covers']),
                                   {check['rule']: check['result'] for check in item['checks']},
                                   sorted(clause['rule'] for clause in item['conditions']))
                   for item in result['offers']},
        'questions': {item['answer']: item['decides'] for item in result['questions']},
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


def compare(case, plain, again, shuffled, other):
    """What differs: @again had the answers in another order, @shuffled the data as well."""
    text = plain.text(case['project'], case['on'])
    if again.text(other, case['on']) != text:
        yield 'bytes'
    wanted = results(text)
    found = results(shuffled.text(other, case['on']))
    yield from (part for part, value in wanted.items() if value != found[part])


def run(chance, program, paths):
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        shuffled_copy(chance, pathlib.Path(name))
        with (Evaluator(program, ROOT / 'data') as plain, Evaluator(program, ROOT / 'data') as again,
              Evaluator(program, name) as shuffled):
            for path in paths:
                case = json.loads(path.read_text(encoding='utf-8'))
                for part in compare(case, plain, again, shuffled, shuffled_project(chance, case['project'])):
                    failed += 1
                    print(f'{path.stem}: {part} differs')
    return failed


def main():
    program = sys.argv[1]
    cases = sorted(pathlib.Path(sys.argv[2]).glob('*.json'))[::4 if has_sanitizers(program) else 1]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else SEED if count == 1 else random.randrange(10 ** 9)
    chance = random.Random(seed)
    failed = sum(run(chance, program, cases) for _ in range(count))
    print(f'seed {seed}: {len(cases) * count} evaluations compared, {failed} differ')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
