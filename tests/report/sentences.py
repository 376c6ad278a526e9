#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The full file of every case, word for word, in French.

sentences.py PROGRAM [--update]: PROGRAM is justify.c; --update takes what is written now as right. The cases have most
of their text in common: golden/sentences.fr.txt has each line that any of them says once, in the order in which it is
first said, and golden/chapters.fr.txt the first digits of the SHA-256 of each chapter of each case. Notes are not
numbered here, else one more would change all that follow.
"""

import hashlib
import re
import sys

import golden

CASES = sorted(path.stem for path in (golden.ROOT / 'tests/cases').glob('*.json'))
NOTE = re.compile(r'\[\d+\]')
HEADING = re.compile(r'(\d+|Annexe [A-Z] –) [A-ZÉ]')


def split_chapters(text):
    """Each chapter under its heading; what stands before the first, under the title."""
    chapters, heading = {}, None
    for line in text.split('\n'):
        if heading is None or HEADING.match(line):
            heading = line
        chapters.setdefault(heading, []).append(line)
    return {heading: '\n'.join(lines) for heading, lines in chapters.items()}


def write_sums(case, text):
    return [f'{case}\t{heading}\t{hashlib.sha256(chapter.encode()).hexdigest()[:10]}\n' for heading, chapter in split_chapters(text).items()]


def main():
    texts = {case: NOTE.sub('[note]', text) for case, text in zip(CASES, golden.write_all([(case, 'file', 'fr') for case in CASES]))}
    sentences = dict.fromkeys(line for text in texts.values() for line in text.split('\n'))
    return golden.hold_against({
        'sentences.fr': ''.join(line + '\n' for line in sentences),
        'chapters.fr': ''.join(line for case, text in texts.items() for line in write_sums(case, text)),
    })


if __name__ == '__main__':
    sys.exit(main())
