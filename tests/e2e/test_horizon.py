# SPDX-License-Identifier: EUPL-1.2
"""The days around the contract by keyboard and screen reader alone: what the picture says, the days, and the clauses each
opens on, as the command writes them into documents."""

import pathlib
import re
import subprocess

import harness
from screen import get_screen
from waiting import wait_for
from words import load

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / 'data/example/example.boussole'
RULES = re.compile(r'\(([A-Z]+-[^)]+)\)')
RULE = re.compile(RULES.pattern + '$')




def find_section(name):
    """A section of the documents, from their data."""
    sections = [section for path in ('60-file.json',) for section in load(f'report/outline/{path}')['sections']]
    return next(section for section in sections if section['id'] == name)


def read_blocks(language):
    """Title, heads of the columns and alternative of the picture, as the data have them."""
    blocks = find_section('risks')['blocks']
    figure = next(block for block in blocks if 'figure' in block)
    table = next(block['table'] for block in blocks if 'table' in block)
    heads = [column['head'][language] for column in table['columns']]
    return figure['alternative'][language], table['caption'][language], heads


class Horizon(harness.Case):
    def export(self, form):
        """The document of the example as text, by the command."""
        arguments = ('export', '-', '-o', '-', '--format', 'txt', '--form', form, '--lang', self.app.words.language)
        with open(EXAMPLE, 'rb') as project:
            return subprocess.run(self.app.command(*arguments, program='boussole-cli'), env=self.app.environment(), cwd=self.home,
                                  stdin=project, stdout=subprocess.PIPE, check=True).stdout.decode()

    def read_days(self):
        """Of each day: when, what happens, and the rules whose clause is about it."""
        _, caption, heads = read_blocks(self.app.words.language)
        rest = self.export('file').split(f'\n{caption}\n', 1)[1].split('\n\n', 1)[0]
        days = []
        for part in re.split(r'^  - ', rest, flags=re.MULTILINE)[1:]:
            day, what, rules = part.rstrip().split('\n')
            days.append((day, self.cut(what, heads[1]), RULES.findall(self.cut(rules, heads[2]))))
        return days

    def cut(self, line, head):
        self.assertRegex(line, '^    ' + re.escape(head))
        return line.split(':', 1)[1].strip()

    def press_on(self, what, is_wanted, key='Tab'):
        self.app.reach(what, is_wanted, key)
        get_screen().key('Return')

    def open_page(self):
        words = self.app.words
        self.app.start()
        self.press_on('the example', lambda node: node.name == words('Open the Example'))
        self.app.find('grouping', words.step('organisation'))
        self.app.reach('the steps', lambda node: 'step.open' in node.actions)
        self.press_on('the study', lambda node: node.name == words('Market Study'), 'Down')
        self.app.find('grouping', words('Market Study'))
        self.press_on('the horizon', lambda node: node.name.startswith(words('Contract Horizon')))
        self.app.find('grouping', words('Contract Horizon'))

    def next_row(self):
        """Where Tab leads, with what it shows: a row of the page."""
        focused = wait_for(lambda: self.app.focused, 'a focus')
        get_screen().key('Tab')
        return wait_for(lambda: (now := self.app.focused) and now.path != focused.path and now, f'another focus than {focused!r}')

    def read_texts(self, row):
        return self.app.look('row', where=lambda node: node.path == row.path).texts.split('\n')

    def count_clauses(self):
        return len(self.app.node.find_all('row', RULE))

    def read_clauses(self, n):
        """Those a day opens on: of each the name of its rule, and the text."""
        before = self.count_clauses()
        get_screen().key('Return')
        wait_for(lambda: self.count_clauses() == before + n, f'{n} clauses')
        return [self.read_texts(self.next_row()) for _ in range(n)]

    def check_day(self, row, day, clauses):
        when, what, rules = day
        texts = self.read_texts(row)
        self.assertEqual(texts[0], what)
        self.assertIn(when, '\n'.join(texts[1:]))
        self.assertEqual(row.has('expandable'), bool(rules))
        read = self.read_clauses(len(rules)) if rules else []
        self.assertEqual([RULE.search(name)[1] for name, _text in read], rules)
        for name, text in read:
            self.assertIn(f'{name}\n\n{text}\n', clauses)

    def test_horizon(self):
        days, clauses = self.read_days(), self.export('clauses')
        self.assertGreater(sum(bool(rules) for _, _, rules in days), 2)
        self.open_page()
        self.app.find('image', read_blocks(self.app.words.language)[0])
        row = wait_for(lambda: (now := self.app.focused) and now.role == 'row' and now.name.startswith(days[0][1]) and now,
                       f'the focus in “{days[0][1]}”')
        for number, day in enumerate(days):
            self.check_day(row if number == 0 else self.next_row(), day, clauses)
        self.assertNotEqual(self.next_row().role, 'row')  # no day that the document has not
        self.app.quit()


class HorizonInFrench(Horizon):
    language = 'fr_FR.UTF-8'
