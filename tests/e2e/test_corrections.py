# SPDX-License-Identifier: EUPL-1.2
"""A fact of the catalogue corrected by keyboard: shown, kept, told in a document, taken back."""

import re
import subprocess

import pages
from harness import Case, get_screen
from screen import CONTROL
from words import TOP

OUTSCALE = 'outscale-iaas-cloudgouv'
REASON = 'The certificate was renewed'
AUTHOR = 'E. Essai'
SOURCE = 'https://cyber.gouv.fr/essai'
CLAIM = 'Renewed until the end of 2027'


class Corrections(Case):
    def export(self):
        """The justification of the example, as the command line writes it with the same corrections."""
        example = TOP / 'data/example/example.boussole'
        done = subprocess.run(self.app.command('export', example, '-o', '-', '--format', 'txt', '--lang', self.app.words.language,
                                               program='boussole-cli'),
                              env=self.app.environment(), capture_output=True, check=True, text=True)
        return done.stdout

    def open_catalogue(self):
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        get_screen().key('k', CONTROL)
        self.app.find('list', self.app.words('Offers'))

    def go(self, role, name):
        """To it by keyboard, and into it."""
        self.app.move_to(role, name)
        get_screen().key('Return')

    def open_facts(self):
        pages.find_catalogue_offer(self.app, OUTSCALE).do('row.open')
        self.app.find('list', self.app.words('The Offer'))
        self.go('row', self.app.words('Facts and Sources'))
        self.app.find('list', self.app.words('Sources'))

    def find_fact(self):
        return self.app.find('row', self.fact, lambda node: 'detail.toggle' in node.actions)

    def write(self, english, text):
        """In place of what the entry holds."""
        self.app.move_to('entry', self.app.words(english))
        get_screen().key('a', CONTROL)
        get_screen().type(text)

    def correct(self):
        words = self.app.words
        self.find_fact().do('detail.toggle')
        self.app.find('row', words('Correct…'), lambda node: 'row.go' in node.actions).do('row.go')
        dialog = self.app.find('dialog', self.fact)
        dialog.wait_texts(words('The Catalogue Says'))
        entry = words('%s (empty: unknown)', words('What Is Right'))
        self.app.wait_focus('entry', entry)
        get_screen().key('a', CONTROL)
        get_screen().type('31/12/2027')
        self.write('Address (https://…)', SOURCE)
        self.write('What it says, in short', CLAIM)
        self.write('Day (empty: undated)', '24/11/2026')
        # without a reason nothing is changed, and it is said what is missing
        self.write('Your name', AUTHOR)
        self.go('button', words('Save'))
        self.app.wait_text(re.escape(words('Write why the catalogue is to be changed.')))
        self.app.wait_focus('entry', words('Reason'))
        get_screen().type(REASON)
        self.go('button', words('Save'))
        self.app.wait_gone('dialog', self.fact)

    @property
    def fact(self):
        return {'en': 'End of the decision', 'fr': 'Fin de la décision'}[self.app.words.language]

    @property
    def corrected(self):
        return re.escape(self.app.words('Corrected by %s on %s', AUTHOR, '\0')).replace('\0', '.+')

    def take_back(self):
        """From the list of all corrections."""
        words = self.app.words
        self.app.find('button', words('Corrections')).press()
        self.app.find('grouping', words('Corrections'))
        name = words.offer(OUTSCALE)
        self.app.find('row', name, lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
        for text in (REASON, 'cyber.gouv.fr', CLAIM):
            self.app.wait_text(re.escape(text))
        self.app.find('row', words('Take Back'), lambda node: 'row.go' in node.actions).do('row.go')
        self.app.wait_text(re.escape(words('Correction taken back')))
        self.app.wait_gone('row', name)

    def test_corrected_kept_told_taken_back(self):
        before = self.export()
        self.assertNotIn(AUTHOR, before)
        self.open_catalogue()
        self.open_facts()
        self.correct()
        self.app.wait_text(self.corrected)
        self.app.quit()

        self.open_catalogue()
        self.open_facts()
        self.app.wait_text(self.corrected)
        told = self.export()
        for expected in (REASON, AUTHOR):
            self.assertIn(expected, told)
        pages.go_back(self.app)
        pages.go_back(self.app)
        self.take_back()
        self.assertEqual(self.export(), before)
        self.app.quit()
