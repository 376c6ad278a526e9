# SPDX-License-Identifier: EUPL-1.2
"""The runtime brings the font the window is drawn for, whatever fonts the host has."""

import subprocess
import unittest

import harness

FONT = 'Cantarell'


@unittest.skipUnless(harness.IN_FLATPAK, 'only the runtime brings fonts')
class Fonts(unittest.TestCase):
    def ask(self, program, *arguments):
        command = ['flatpak', 'run', f'--command={program}', harness.APP_ID, *arguments]
        return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()

    def test_font_is_there(self):
        self.assertIn(FONT, self.ask('fc-list', ':lang=fr', 'family'))

    def test_font_of_the_host_goes_first(self):
        hosts = 'Adwaita Sans' in self.ask('fc-list', ':', 'family')
        for family in ('sans', 'Adwaita Sans'):
            with self.subTest(family=family):
                found = self.ask('fc-match', f'{family}:lang=fr', 'family')
                self.assertIn('Adwaita Sans' if hosts else FONT, found)
