# SPDX-License-Identifier: EUPL-1.2
"""A catalogue that an administrator installs beside Boussole: read at the next start, gone when removed.

It changes the installation that all tests share, so flatpak/test runs it alone.
"""

import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import harness

TOP = pathlib.Path(__file__).parents[2]
NAME = 'Essai'
ID = f'{harness.APP_ID}.Catalogue.{NAME}'


def flatpak(*arguments):
    subprocess.run(['flatpak', *arguments], check=True, capture_output=True, timeout=120)


def remove():
    subprocess.run(['flatpak', 'uninstall', '--user', '-y', ID], capture_output=True, timeout=120)


@unittest.skipUnless(harness.IN_FLATPAK, 'a local build has no extension')
class Extension(harness.Case):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='boussole-extension-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        remove()
        self.addCleanup(remove)

    def make(self, day):
        """A bundle with the shipped catalogue as of another day, in which an offer has another name."""
        shutil.copytree(TOP / 'data/catalogue', self.folder / day / 'catalogue')
        edition = json.loads((TOP / 'data/edition.json').read_text())
        edition |= {'edition': day, 'date': day, 'publisher': 'Ministère d’essai'}
        (self.folder / day / 'edition.json').write_text(json.dumps(edition))
        offers = self.folder / day / 'catalogue/offers.json'
        text = offers.read_text()
        for member in ('edition', 'date'):
            text = text.replace(f'"{member}": "2026-11-23"', f'"{member}": "{day}"', 1)
        offers.write_text(text.replace('OUTSCALE IaaS Cloud on Demand', 'OUTSCALE sous un autre nom'))
        bundle = self.folder / f'{day}.flatpak'
        subprocess.run([TOP / 'flatpak/extension', NAME, self.folder / day, bundle], check=True, capture_output=True)
        return bundle

    def edition(self):
        """The edition of the catalogue that an evaluation was made with."""
        command = ['flatpak', 'run', '--command=boussole-cli', harness.APP_ID, 'evaluate', '-', '--on', '2026-11-23']
        project = b'{"format": "boussole-project", "version": 1, "title": "Essai", "answers": {}}'
        done = subprocess.run(command, input=project, capture_output=True, timeout=60, check=True)
        return json.loads(done.stdout)['catalogue']['version']

    def test_beside_the_application(self):
        shipped = self.edition()
        flatpak('install', '--user', '-y', str(self.make('2099-12-15')))
        self.assertEqual(self.edition(), '2099-12-15')
        self.app.start()
        self.app.quit()
        remove()
        self.assertEqual(self.edition(), shipped)

    def test_older_than_what_is_shipped(self):
        shipped = self.edition()
        flatpak('install', '--user', '-y', str(self.make('2020-01-01')))
        self.assertEqual(self.edition(), shipped)
