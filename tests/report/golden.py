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
    ('engaged-derogation', 'derogation', 'fr'), ('new-no-derogation', 'note', 'fr'),
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


def read_written(folder):
    return settle((folder / 'plain').read_text(encoding='utf-8'))


def write_project(path, project):
    path.write_text(json.dumps(project), encoding='utf-8')
    return path


def write_all(documents):
    """The texts of documents, each a project, a form and a language."""
    with tempfile.TemporaryDirectory() as name:
        lines, folders = [], []
        for number, (project, form, lang) in enumerate(documents):
            folder = pathlib.Path(name, str(number))
            folder.mkdir()
            path = write_project(folder / 'project.boussole', read_project(project))
            if form == 'changes':
                before = write_project(folder / 'before.boussole', take_back(read_project(project)))
                form = f'{form}={before}'
            folders.append(folder)
            lines.append('\t'.join(('plain', str(path), str(folder), lang, form)) + '\n')
        subprocess.run([sys.argv[1], '-'], input=''.join(lines), check=True, capture_output=True, text=True, env=os.environ | {'TZ': 'UTC'})
        return [read_written(folder) for folder in folders]


def tell_difference(name, before, text):
    for line in list(difflib.unified_diff(before.split('\n'), text.split('\n'), name, 'now', lineterm='', n=0))[:40]:
        print(line, file=sys.stderr)


def hold_against(texts):
    """Holds TEXTS, by name, against the files of golden/; the exit status."""
    failed = False
    print(f'1..{len(texts)}')
    for number, (name, text) in enumerate(texts.items(), 1):
        path = GOLDEN / f'{name}.txt'
        if '--update' in sys.argv[2:]:
            path.write_text(text, encoding='utf-8')
        before = path.read_text(encoding='utf-8') if path.exists() else ''
        if before != text:
            failed = True
            tell_difference(path.name, before, text)
        print(f'{"not " if before != text else ""}ok {number} - {name}')
    if failed:
        print(f'Read what differs; if it is meant: {pathlib.Path(sys.argv[0]).name} {sys.argv[1]} --update', file=sys.stderr)
    return 1 if failed else 0


def main():
    return hold_against({'.'.join(document): text for document, text in zip(CHOSEN, write_all(CHOSEN))})


if __name__ == '__main__':
    sys.exit(main())
