#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No file of code in app/ and ui/ may name the law: it lives in data/rules, for a lawyer to change.

no_law_in_code.py ROOT: prints each place that names SecNumCloud, a rule, a day in force or an
amount of a threshold; exit status 1 where there is one.
"""

import json
import pathlib
import re
import sys

DAY = re.compile(r'\d{4}-\d{2}-\d{2}')
CODE = {'.c', '.h', '.blp', '.css', '.xml'}


def days_of(node):
    """Days of rules, thresholds and conditions; the edition of the base is no day of law."""
    if isinstance(node, list):
        for item in node:
            yield from days_of(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            # A task stands before a moment, and no moment is a day.
            if key in ('from', 'until', 'after', 'before') and DAY.fullmatch(str(value)):
                yield value
            yield from days_of(value)


def words_of_law(rules):
    """Everything the rules fix that code must not: identifiers, days and amounts."""
    ids, days, amounts = set(), set(), set()
    for path in sorted(rules.glob('*.json')):
        content = json.loads(path.read_text(encoding='utf-8'))
        ids |= {rule['id'] for rule in content.get('rules', [])}
        for threshold in content.get('thresholds', []):
            amounts |= {stage['value'] for stage in threshold['values']}
        days |= set(days_of(content))
    return ids, days, amounts


def patterns(rules):
    ids, days, amounts = words_of_law(rules)
    yield re.compile('SecNumCloud', re.IGNORECASE)
    # An identifier of a rule stands as a word of its own.
    yield re.compile(r'(?<![\w-])(?:' + '|'.join(map(re.escape, sorted(ids, key=len, reverse=True)))
                     + r')(?![\w-])')
    yield re.compile('|'.join(sorted(days)))
    yield re.compile(r'(?<![\w.])(?:' + '|'.join(str(amount) for amount in sorted(amounts))
                     + r')(?![\w.])')


def main():
    root = pathlib.Path(sys.argv[1])
    wanted = list(patterns(root / 'data' / 'rules'))
    faults = 0
    for folder in ('app', 'ui'):
        for path in sorted((root / folder).rglob('*.*')):
            if path.suffix not in CODE:
                continue
            for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
                for pattern in wanted:
                    found = pattern.search(line)
                    if found:
                        faults += 1
                        print(f'{path.relative_to(root)}:{number}: {found.group()}')
    print(f'{faults} places name the law')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
