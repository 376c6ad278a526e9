#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs tests and counts: a line per test as it ends, then "e2e: N passed, N failed".

run.py share FOLDER  of all tests/e2e/test_*.py those that no other run takes first, which shares that empty folder
run.py alone         those that nothing else may run beside
run.py NAME…         the tests of that name

Started by flatpak/test inside a session of its own (display, bus, home).
"""

import pathlib
import sys
import time
import unittest

FOLDER = pathlib.Path(__file__).parent
LONG = ['test_accessibility', 'test_hospital', 'test_history', 'test_study']  # taken first, so that all runs end together
ALONE = {'test_extension'}  # they change the installation


class Result(unittest.TestResult):
    """Prints each test as it ends, its failure at once."""

    def __init__(self):
        super().__init__()
        self.passed = 0
        self.broken = set()
        self.started = 0.0

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()

    def report(self, test, word, text=''):
        seconds = time.monotonic() - self.started
        print(f'{word:4} {test.id()} ({seconds:.1f} s)', flush=True)
        if text:
            print(text, flush=True)

    def addSuccess(self, test):
        self.passed += 1
        self.report(test, 'ok')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report(test, 'skip', reason)

    def note_fault(self, test, err):
        self.broken.add(test.id())
        self.report(test, 'FAIL', self._exc_info_to_string(err, test))
        # while it is still on the screen
        getattr(test, 'keep_evidence', lambda: None)()

    def addFailure(self, test, err):
        self.note_fault(test, err)

    def addError(self, test, err):
        self.note_fault(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note_fault(test, err)


def share(taken):
    """The names of modules, one after the other, each when it is wanted."""
    names = sorted(path.stem for path in FOLDER.glob('test_*.py') if path.stem not in ALONE)
    for name in sorted(names, key=lambda name: LONG.index(name) if name in LONG else len(LONG)):
        try:
            (taken / name).mkdir()
        except FileExistsError:
            continue
        yield name


def main():
    sys.path.insert(0, str(FOLDER))
    names = sys.argv[1:]
    if names == ['alone']:
        names = sorted(ALONE)
    elif names[0] == 'share':
        names = share(pathlib.Path(names[1]))
    result = Result()
    for name in names:
        unittest.TestLoader().loadTestsFromName(name).run(result)
    print(f'e2e: {result.passed} passed, {len(result.broken)} failed', flush=True)
    return 1 if result.broken else 0


if __name__ == '__main__':
    sys.exit(main())
