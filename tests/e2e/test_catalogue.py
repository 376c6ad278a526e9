# SPDX-License-Identifier: EUPL-1.2
"""The catalogue without a project, by keyboard and by pointer: from the list of projects and back."""

import re

import pages
from harness import Case, get_screen, wait_for
from screen import CONTROL
from tour import pattern

OUTSCALE = 'outscale-iaas-cloudgouv'
BLEU = 'bleu-azure'
S3NS = 's3ns-premi3ns'


class Catalogue(Case):
    def open(self):
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        get_screen().key('k', CONTROL)
        self.app.find('grouping', self.app.words('Catalogue'))

    def open_offer(self, offer):
        pages.find_catalogue_offer(self.app, offer).do('row.open')
        self.app.find('list', self.app.words('The Offer'))

    def test_to_an_offer_and_back(self):
        """The age of the catalogue is said, the state of an offer with its dates, and a second Ctrl+K comes back."""
        self.open()
        self.app.wait_text(re.compile(r'Catalogue of 23 November 2026'))
        self.open_offer(BLEU)
        self.app.wait_text(re.compile('SecNumCloud qualification'))
        picture = self.app.find('image', pattern(self.app.words('Dates of %s')))
        self.assertIn('J0', picture.description)
        self.assertIn('17 November 2025', picture.description)
        dates = self.app.find('row', self.app.words('The Same Dates as a List'), lambda node: 'detail.toggle' in node.actions)
        dates.do('detail.toggle')
        self.app.wait_text(re.compile('17 November 2025'))
        get_screen().key('k', CONTROL)
        self.app.find('list', self.app.words('Offers'))
        self.app.quit()

    def test_filter_and_clear(self):
        """An option narrows the list and stands as a chip; without a result there is a way back."""
        self.open()
        self.app.find('button', self.app.words('Filter offers')).press()
        dialog = self.app.find('dialog')
        dialog.find('row', 'SecNumCloud qualification', lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
        dialog.find('row', 'Qualified', lambda node: 'choice.select' in node.actions).do('choice.select')
        self.app.find('button', re.compile(r'^Show \d+ Offers?$')).press()
        self.app.wait_gone('dialog')
        self.app.find('button', self.app.words('Remove the filter “%s”', 'Qualified'))
        self.app.wait_text(re.compile(r'\d+ of \d+ offers'))
        pages.search(self.app, 'Search the offers', 'no such offer')
        self.app.find('button', self.app.words('Clear Search and Filters')).press()
        self.app.find('list', self.app.words('Offers'))
        wait_for(lambda: self.app.look('button', re.compile('^Remove the filter')) is None, 'no chip any more')
        self.app.quit()

    def test_what_ends(self):
        """What rests on an offer that ends is listed, and leads to it."""
        self.open()
        row = self.app.look('grouping', re.compile('qualifications? or certificates? '), lambda node: 'row.open' in node.actions)
        if row is None:  # long after the edition nothing of it ends soon
            self.app.quit()
            return
        row.do('row.open')
        self.app.find('grouping', self.app.words('What Ends Soon'))
        self.app.find('row', self.app.words.offer(OUTSCALE), lambda node: 'row.go' in node.actions).do('row.go')
        self.app.find('list', self.app.words('What Rests on It'))
        pages.go_back(self.app)
        self.app.find('grouping', self.app.words('What Ends Soon'))
        self.app.quit()


class CatalogueByKeyboard(Case):
    def test_search_to_facts(self):
        """Typing searches, the arrow goes to the list, Return opens; the focus arrives on each page."""
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        get_screen().key('k', CONTROL)
        self.app.find('list', self.app.words('Offers'))
        get_screen().key('f', CONTROL)
        self.app.wait_focus('entry', self.app.words('Search the offers'))
        get_screen().type(S3NS)
        wait_for(lambda: pages.look_only_catalogue_offer(self.app, S3NS), 'only that offer')
        self.app.move_to('row', self.app.words.offer(S3NS))
        get_screen().key('Return')
        self.app.find('list', self.app.words('The Offer'))
        self.app.move_to('row', self.app.words('Facts and Sources'))
        get_screen().key('Return')
        self.app.find('list', self.app.words('Sources'))
        self.app.quit()
