# SPDX-License-Identifier: EUPL-1.2
"""An estimate of cost by keyboard and screen reader alone: a quantity, a price with its source, the range; written as a
table, and all of it there again after a restart."""

import pathlib
import re
import zipfile

import chooser
import harness
import pages
from screen import get_screen
from waiting import wait_for


def has(action):
    return lambda node: action in node.actions


class Cost(harness.Case):
    def start(self):
        self.app.start()
        pages.open_example(self.app)
        self.open_cost()

    def open_cost(self):
        pages.open_result(self.app, 'Market Study')
        self.press('Estimate of Cost')
        self.find('Months Counted')

    def find(self, title):
        return self.app.find('row', re.compile('^' + re.escape(self.app.words(title))), has('row.go'))

    def press(self, title):
        self.find(title).do('row.go')

    def write(self, title, text):
        """Into the field of that title, wherever the focus is before."""
        self.app.reach(title, lambda node: node.name.startswith(title), most=30)
        get_screen().type(text)

    def test_cost(self):
        words = self.app.words
        self.start()
        self.add_quantity()
        self.app.find('row', where=has('detail.toggle')).do('detail.toggle')
        self.app.find('row', re.compile('^Clever Cloud . zone'), has('row.go')).do('row.go')
        self.add_price()
        pages.go_back(self.app)
        self.find_figure()
        self.save_table()
        self.app.quit()
        self.app.start()
        self.app.find('grouping', where=has('project.open')).do('project.open')
        self.open_cost()
        self.find_figure()
        self.app.wait_text(re.escape(words('Exit: unknown')))
        self.app.quit()

    def add_quantity(self):
        words = self.app.words
        self.press('Add a Quantity…')
        self.write(words('Name'), 'Machines')
        self.write({'fr': 'Combien en marche', 'en': 'How many run'}[words.language], '10')
        get_screen().key('s', 'Control_L')
        self.app.wait_gone('dialog')
        self.find_text('Machines')

    def add_price(self):
        words = self.app.words
        self.find('Exit, Once')  # the page before has a row of the name pressed next
        self.app.wait_gone('row', re.compile('^' + re.escape(words('Months Counted'))))
        self.find_text('Machines').do('row.go')
        self.write({'fr': 'Euros par heure', 'en': 'Euros per hour'}[words.language], '0,5' if words.language == 'fr' else '0.5')
        self.write(words('Source: an address, a quote, who said it'), 'Devis')
        get_screen().key('s', 'Control_L')
        self.app.wait_gone('dialog')
        self.app.wait_text(re.compile(r'\nDevis$', re.MULTILINE))

    def find_text(self, text):
        return self.app.find('row', re.compile('^' + text), has('row.go'))

    def find_figure(self):
        """Ten machines at half a euro an hour, 730 hours a month, 48 months."""
        self.app.wait_text(r'175\D?200')

    def save_table(self):
        path = pathlib.Path(self.app.home, 'cost.ods')
        self.press('Save as a Table…')
        chooser.save(path, 'Enregistrer' if self.app.words.language == 'fr' else 'Save')
        wait_for(path.exists, 'the table')
        with zipfile.ZipFile(path) as package:
            self.assertIn('office:value="175200"', package.read('content.xml').decode())


class CostInFrench(Cost):
    language = 'fr_FR.UTF-8'
