#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The text of chosen documents, word for word: a change of rules, offers or chapters shows here what it does to them.

golden.py PROGRAM [--update]: PROGRAM is justify.c; --update takes what is written now as right.
"""

import difflib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / 'tests/report/golden'
# Case, form and language: what most people write, and each form at least once.
CHOSEN = [
    ('complete', 'file', 'fr'), ('complete', 'file', 'en'), ('complete', 'note', 'fr'), ('complete', 'clauses', 'fr'),
    ('engaged-derogation', 'derogation', 'fr'), ('new-no-derogation', 'note', 'fr'), ('classified', 'file', 'fr'),
    ('commune-civil-registry', 'note', 'fr'), ('university-hospital-record', 'questions', 'fr'),
    ('health-analytics-ministry', 'tasks', 'fr'), ('contract-outlives-qualification', 'calendar', 'fr'),
    ('open-data-portal', 'note', 'en'), ('empty', 'note', 'fr'), ('complete', 'changes', 'fr'),
]
# What the complete project was before, for the form that compares.
BEFORE = {
    'answers': {'data.essential-mission': 'unknown', 'data.secrets': ['privacy'], 'service.needs': ['compute-vm'], 'service.operator': 'vendor',
                'purchase.decision-date': '2026-02-02', 'purchase.amount-excl-tax': 4000000},
    'texts': {'need.users': 'Trois cents agents.', 'decision.offer': 'scaleway-public-cloud'},
}


def read_project(name):
    path = ROOT / 'tests/cases' / f'{name}.json'
    if path.exists():
        return json.loads(path.read_text(encoding='utf-8'))['project']
    return json.loads((ROOT / f'tests/report/{name}.boussole').read_text(encoding='utf-8'))


def take_back(project):
    before = json.loads(json.dumps(project))
    before['answers'].update(BEFORE['answers'])
    before['document']['texts'].update(BEFORE['texts'])
    before['notes'] = []
    return before


def settle(text):
    """Without what changes with each edition and says nothing of the document."""
    return re.sub(r'\b[0-9a-f]{64}\b', 'SHA-256', text)


def write(name, form, lang):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'project.boussole')
        path.write_text(json.dumps(read_project(name)), encoding='utf-8')
        if form == 'changes':
            before = pathlib.Path(folder, 'before.boussole')
            before.write_text(json.dumps(take_back(read_project(name))), encoding='utf-8')
            form = f'{form}={before}'
        line = '\t'.join(('plain', str(path), folder, lang, form)) + '\n'
        subprocess.run([sys.argv[1], '-'], input=line, check=True, capture_output=True, text=True, env=os.environ | {'TZ': 'UTC'})
        return settle(pathlib.Path(folder, 'plain').read_text(encoding='utf-8'))


def main():
    update = '--update' in sys.argv[2:]
    failed = []
    print(f'1..{len(CHOSEN)}')
    for number, (name, form, lang) in enumerate(CHOSEN, 1):
        path, text = GOLDEN / f'{name}.{form}.{lang}.txt', write(name, form, lang)
        if update:
            path.write_text(text, encoding='utf-8')
        before = path.read_text(encoding='utf-8') if path.exists() else ''
        if before != text:
            failed.append(path.name)
            for line in list(difflib.unified_diff(before.split('\n'), text.split('\n'), path.name, 'now', lineterm='', n=0))[:40]:
                print('# ' + line)
        print(f'{"not " if before != text else ""}ok {number} - {path.stem}')
    if failed:
        print(f'# Read what differs; if it is meant: {pathlib.Path(__file__).name} {sys.argv[1]} --update')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
