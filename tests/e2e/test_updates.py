# SPDX-License-Identifier: EUPL-1.2
"""An update of the catalogue from a file to the pages and back, and what it does to saved projects."""

import json
import re
import subprocess

import pages
from harness import Case, get_screen, wait_for
from screen import CONTROL
from tour import pattern
from words import TOP

OUTSCALE = 'outscale-iaas-cloudgouv'
EDITION = '2026-12-15'
DAY = '15 December 2026'
RENAMED = 'OUTSCALE, renamed'
RECOMMENDED = 'scalingo-osc-secnum-fr1'  # for the example


def not_certified(offer):
    fact = offer['facts']['hds.certified']
    fact.pop('timeline', None)
    fact['value'] = 'no'


class Updates(Case):
    def make_update(self, offer, change):
        """Signed, with the shipped catalogue but for what CHANGE does to the offer."""
        files = {f'catalogue/{path.name}': json.loads(path.read_text()) for path in (TOP / 'data/catalogue').glob('*.json')
                 if not path.name.endswith('.schema.json')}
        offers = files['catalogue/offers.json']
        offers |= {'edition': EDITION, 'date': EDITION}
        change(next(found for found in offers['offers'] if found['id'] == offer))
        bare = self.home / 'bare.boussole-update'
        bare.write_text(json.dumps({
            'format': 'boussole-update', 'version': 1, 'edition': EDITION, 'date': EDITION, 'publisher': 'Essai',
            'files': {name: json.dumps(content, ensure_ascii=False) for name, content in files.items()}}))
        update = self.home / 'signed.boussole-update'
        update.write_bytes(self.cli('catalogue', 'sign', bare, '--key', TOP / 'tests/data/update/essai.key', '-o', '-'))
        return update

    def cli(self, *words):
        done = subprocess.run(self.app.command(*words, program='boussole-cli'), env=self.app.environment(), capture_output=True,
                              check=True)
        return done.stdout

    def hand_over(self, path):
        second = self.app.spawn(path)
        wait_for(lambda: second.poll() is not None, 'the second process to hand over')

    def open_catalogue(self):
        get_screen().key('k', CONTROL)
        self.app.find('list', self.app.words('Offers'))

    def apply(self):
        """With an explicit word, since nobody known signed it."""
        self.app.move_to('check', self.app.words('Apply it although nobody known vouches for what it holds'))
        get_screen().key('space')
        self.app.find('dialog').find('button', self.app.words('Apply')).press()
        self.app.wait_gone('dialog', self.app.words('Update of the Catalogue'))

    def test_apply_and_go_back(self):
        """Who signed it and what changes is read before anything changes; then there is a way back."""
        update = self.make_update(OUTSCALE, lambda offer: offer.update(name=RENAMED))
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        self.open_catalogue()
        pages.find_catalogue_offer(self.app, OUTSCALE)
        self.hand_over(update)
        dialog = self.app.find('dialog')
        dialog.wait_texts(self.app.words('Signed with a key not known here'), DAY)
        dialog.find('row', self.app.words('Offers renamed'), lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
        dialog.wait_texts(RENAMED)
        self.apply()
        self.app.find('button', self.app.words('Undo'))
        pages.search(self.app, 'Search the offers', RENAMED)
        self.app.find('grouping', RENAMED)
        self.app.find('button', self.app.words('Undo')).press()
        self.app.wait_gone('grouping', RENAMED)
        pages.find_catalogue_offer(self.app, OUTSCALE)
        self.app.quit()

    def freeze(self):
        words = self.app.words
        pages.open_result(self.app, 'History')
        self.app.find('row', words('Freeze…'), lambda node: 'row.go' in node.actions).do('row.go')
        self.app.wait_focus('entry', words('Reason'))
        get_screen().type('For signature')
        get_screen().key('Return')
        self.app.wait_gone('dialog')
        self.app.find('row', pattern(words('Version %u, %s')))

    def test_what_it_does_to_projects(self):
        """A project whose result is another is named, with what changed and why; frozen, it is said to stay as it is."""
        words = self.app.words
        update = self.make_update(RECOMMENDED, not_certified)
        self.app.start()
        pages.open_example(self.app)
        self.freeze()
        pages.leave_project(self.app)
        self.hand_over(update)
        self.app.find('dialog').wait_texts(words('Signed with a key not known here'))
        self.apply()
        self.app.find('button', words('What Changed')).press()
        self.app.find('grouping', words('Projects to Review'))
        self.app.wait_text(re.escape(words('It is frozen: its versions keep what they say.')))
        self.app.find('row', words.offer(RECOMMENDED))
        self.app.wait_text(rf"{words('Eligible')} → ")
        self.app.find('row', words('Open the Project'), lambda node: 'row.go' in node.actions).do('row.go')
        self.app.find('button', words('Mark as Read'))
        self.app.quit()
