# SPDX-License-Identifier: EUPL-1.2
"""The market study by keyboard and screen reader alone: offers compared, a weight moved, a combination opened as lots, the
grid of services, a level given with its reason; all of it there again after a restart."""

import json
import pathlib
import re

import chooser
import harness
import pages
from screen import ALT, CONTROL, SHIFT, get_screen
from waiting import wait_for

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / 'data/example/example.boussole'
APART = (('Camille Roux', 1), ('Sacha Perrin', 4))
REASON = 'Vu lors de la démonstration.'


def has(action):
    return lambda node: action in node.actions


class Study(harness.Case):
    def start(self):
        self.app.start()
        pages.open_example(self.app)
        pages.open_result(self.app, 'Market Study')

    def test_study(self):
        self.start()
        self.compare_offers()
        self.move_weight()
        self.open_combination()
        self.read_grid()
        self.give_level()
        self.app.quit()
        self.app.start()
        self.see_weight()
        self.app.quit()

    def tab_to(self, name):
        """By the keyboard alone, as far as it takes; what has the focus then."""
        return self.app.reach(name, lambda node: re.match(name, node.name))

    def open_row(self, name):
        self.tab_to(name)
        get_screen().key('Return')

    def go_back(self, name):
        """To the page where the row of this name had the focus."""
        get_screen().key('Left', ALT)
        return wait_for(lambda: (now := self.app.focused) and re.match(name, now.name) and now, f'the focus back on {name}')

    def open_combination(self):
        """The first one, and the offer of its first lot."""
        lot = re.escape(self.app.words('Lot %u: %s').replace('%u', '1').replace('%s', ''))
        self.tab_to(re.escape(self.app.find('row', where=has('detail.toggle')).name))
        get_screen().key('space')
        offer = self.tab_to(lot).name.split(':', 1)[1].strip()
        get_screen().key('Return')
        self.app.find('grouping', offer)
        self.go_back(lot)

    def read_grid(self):
        words = self.app.words
        services = re.escape(words('Services and Offers'))
        self.open_row(services)
        self.app.find('tree table', words('Services and Offers'))
        self.app.find('table row', re.compile(re.escape(words('Eligible'))))
        self.go_back(services)

    def press(self, key, *modifiers):
        """Presses it; what has the focus then, which is not what had it."""
        focused = self.app.focused
        get_screen().key(key, *modifiers)
        return wait_for(lambda: (now := self.app.focused) and now.path != focused.path and now, f'another focus than {focused!r}')

    def compare_offers(self):
        """Two offers chosen, and read cell by cell; one Tab leaves the grid."""
        words = self.app.words
        compare = re.escape(words('Compare Offers'))
        self.open_row(compare)
        self.app.find('button', words('Choose Two to Four Offers'))
        for _ in range(2):
            wait_for(lambda: self.app.focused, 'a focus')
            while self.app.focused.role != 'check' or self.app.focused.checked:
                self.press('Tab')
            get_screen().key('space')
            wait_for(lambda: self.app.focused.checked, f'{self.app.focused!r} chosen')
        chosen = re.escape(self.app.focused.name)
        get_screen().key('Return', CONTROL)
        self.app.find('table', words('Offers Side by Side'))
        cell = wait_for(lambda: (now := self.app.focused) and now.role == 'table cell' and now, 'a cell with the focus')
        beside = self.press('Right')
        self.assertNotEqual(beside.name, cell.name)
        self.assertIn(self.press('Up').name, beside.name)  # the name of its offer
        self.press('Down')
        self.assertEqual(self.press('Left').name, cell.name)
        self.assertNotEqual(self.press('Tab').role, 'table cell')
        self.assertEqual(self.press('Tab', SHIFT).name, cell.name)
        self.go_back(chosen)
        self.go_back(compare)

    def choose_level(self):
        """The second one of the first criterion, with its reason; then back."""
        words = self.app.words
        self.tab_to(re.escape(words('Level: %s').replace('%s', '')))
        for key in ('space', 'Down', 'Down', 'Return'):
            get_screen().key(key)
        self.tab_to(re.escape(words('Reasons: %s').replace('%s', '')))
        get_screen().type(REASON)
        self.tab_to(re.escape(words('Level: %s').replace('%s', '')))
        get_screen().key('Left', ALT)

    def give_level(self):
        self.open_row(r'1\. ')
        self.choose_level()
        self.app.find('row', re.compile(r'^1\. '), has('row.go'))

    def write_apart(self):
        """The example, scored apart by two people who differ."""
        def scoring(by, level):
            return {'by': by, 'on': '2026-11-26', 'levels': {'circular-6519': {'scaleway-public-cloud': {'performance': {'level': level}}}}}

        project = json.loads(EXAMPLE.read_text(encoding='utf-8'))
        path = self.home / 'apart.boussole'
        path.write_text(json.dumps({**project, 'study': {'scorings': [scoring(*given) for given in APART]}}))
        return path

    def save_copy(self):
        """For who scores next: without what the others gave."""
        path = pathlib.Path(self.app.home, 'copy.boussole')
        self.app.find('row', re.compile(re.escape(self.app.words('Save a Copy to Score Apart…'))), has('row.go')).do('row.go')
        chooser.save(path, 'Enregistrer' if self.app.words.language == 'fr' else 'Save')
        wait_for(path.exists, 'the copy')
        copy = path.read_text(encoding='utf-8')
        self.assertIn('"answers"', copy)
        self.assertFalse([by for by, _level in APART if by in copy])

    def test_scored_apart(self):
        """The gap, then the common level with its reason, which settles it."""
        words = self.app.words
        self.app.start(self.write_apart())
        pages.open_result(self.app, 'Market Study')
        self.open_row(re.escape(words('Independent Scoring')))
        for by, _level in APART:
            self.app.find('button', words('Take Out the Scoring of %s', by))
        self.tab_to('Scaleway')
        self.app.wait_text(r'Sacha Perrin\s?: 4')
        get_screen().key('Return')
        self.app.wait_text(re.escape(words('Scored apart by %s', APART[1][0])))
        self.choose_level()
        self.app.find('row', re.compile(re.escape(words('Settled by a Common Level'))), has('detail.toggle'))
        self.save_copy()
        self.app.quit()

    def find_weight(self):
        return self.tab_to({'fr': 'Performance métier', 'en': 'Business performance'}[self.app.words.language])

    def move_weight(self):
        self.find_weight()
        for _ in range(5):
            get_screen().key('Up')
        wait_for(lambda: self.app.focused.value == 15, 'the weight')

    def see_weight(self):
        self.app.find('grouping', where=has('project.open')).do('project.open')
        pages.open_result(self.app, 'Market Study')
        self.app.find('row', re.compile(r'^1\. '), has('row.go'))
        self.assertEqual(self.find_weight().value, 15)


class StudyInFrench(Study):
    language = 'fr_FR.UTF-8'
