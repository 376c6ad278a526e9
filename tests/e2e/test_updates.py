# SPDX-License-Identifier: EUPL-1.2
"""An update of the catalogue from a file to the pages and back."""

import json
import subprocess

import pages
from harness import Case, get_screen, wait_for
from screen import CONTROL
from words import TOP

OUTSCALE = 'outscale-iaas-cloudgouv'
EDITION = '2026-12-15'
RENAMED = 'OUTSCALE, renamed'


class Updates(Case):
    def setUp(self):
        super().setUp()
        files = {f'catalogue/{path.name}': json.loads(path.read_text()) for path in (TOP / 'data/catalogue').glob('*.json')
                 if not path.name.endswith('.schema.json')}
        offers = files['catalogue/offers.json']
        offers['edition'] = EDITION
        next(offer for offer in offers['offers'] if offer['id'] == OUTSCALE)['name'] = RENAMED
        bare = self.home / 'bare.boussole-update'
        bare.write_text(json.dumps({
            'format': 'boussole-update', 'version': 1, 'edition': EDITION, 'date': EDITION, 'publisher': 'Essai',
            'files': {name: json.dumps(content, ensure_ascii=False) for name, content in files.items()}}))
        self.update = self.home / 'signed.boussole-update'
        self.update.write_bytes(self.cli('catalogue', 'sign', bare, '--key', TOP / 'tests/data/update/essai.key', '-o', '-'))

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

    def test_apply_and_go_back(self):
        """Who signed it and what changes is read before anything changes; then there is a way back."""
        self.app.start()
        self.app.find('button', self.app.words('New Procurement'))
        self.open_catalogue()
        pages.find_catalogue_offer(self.app, OUTSCALE)
        self.hand_over(self.update)
        dialog = self.app.find('dialog')
        dialog.wait_texts(self.app.words('Signed with a key not known here'), EDITION)
        dialog.find('row', self.app.words('Offers renamed'), lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
        dialog.wait_texts(RENAMED)
        self.app.move_to('check', self.app.words('Apply it although nobody known vouches for what it holds'))
        get_screen().key('space')
        dialog.find('button', self.app.words('Apply')).press()
        self.app.wait_gone('dialog', self.app.words('Update of the Catalogue'))
        self.app.find('button', self.app.words('Undo'))
        pages.search(self.app, 'Search the offers', RENAMED)
        self.app.find('grouping', RENAMED)
        self.app.find('button', self.app.words('Undo')).press()
        self.app.wait_gone('grouping', RENAMED)
        pages.find_catalogue_offer(self.app, OUTSCALE)
        self.app.quit()
