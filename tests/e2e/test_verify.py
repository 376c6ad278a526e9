# SPDX-License-Identifier: EUPL-1.2
"""Anybody can run the acceptance cases on their own machine, in the window and without it."""

import subprocess

import harness
from screen import get_screen


class Verify(harness.Case):
    language = 'fr_FR.UTF-8'

    def test_from_the_window(self):
        self.app.start()
        self.app.find('frame').do('win.verify-rules')
        texts = self.app.wait_text(r'Les \d+ cas sont conformes', timeout=300)
        self.assertIn('Ce qui a été vérifié', texts)
        self.assertRegex(texts, r'Empreinte \(SHA-256\)\xa0: [0-9a-f]{64}')
        self.app.wait_text('Ministère, échange de documents classifiés Secret')
        get_screen().key('Escape')
        self.app.wait_gone('dialog')
        self.app.quit()

    def test_from_the_command_line(self):
        done = subprocess.run(self.app.command('check', '--cases', program='boussole-cli'), env=self.app.environment(),
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn('Ministère, échange de documents classifiés Secret', done.stdout)
