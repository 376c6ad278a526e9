# SPDX-License-Identifier: EUPL-1.2
"""A document comes back: the window says what still holds, and takes the project over."""

import io
import pathlib
import shutil
import subprocess
import unittest
import zipfile

from harness import Case, get_screen

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / 'data/example/example.boussole'
TITLE = 'Plateforme du dossier patient du CHU de Valmont'


class Replay(Case):
    language = 'fr_FR.UTF-8'

    def cli(self, *arguments, content):
        done = subprocess.run(self.app.command(*arguments, program='boussole-cli'), env=self.app.environment(), input=content,
                              capture_output=True, timeout=120)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done

    def export(self, form):
        return self.cli('export', '-', '-o', '-', '--format', form, content=EXAMPLE.read_bytes()).stdout

    def write(self, name, content):
        path = self.home / name
        path.write_bytes(content)
        return path

    def alter(self, document):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(document)) as package, zipfile.ZipFile(out, 'w') as altered:
            for entry in package.infolist():
                data = package.read(entry.filename)
                if entry.filename == 'content.xml':
                    data = data.replace(b'Le CHU de Valmont remplace', b'Le CHU de Valmont supprime', 1)
                altered.writestr(entry, data)
        return out.getvalue()

    def test_altered_document(self):
        self.app.start(self.write('modifié.odt', self.alter(self.export('odt'))))
        texts = self.app.wait_text('Le document a été modifié', timeout=60)
        self.assertIn(TITLE, texts)
        self.app.wait_text(r'1 section sur \d+ n’est pas telle qu’elle a été écrite')
        self.app.find('dialog', 'modifié.odt').do('replay.import')
        self.app.wait_gone('dialog')
        self.app.find('grouping', TITLE)
        self.app.quit()

    def test_untouched_pdf(self):
        self.app.start(self.write('justification.pdf', self.export('pdf')))
        self.app.wait_text('Le document est toujours exact', timeout=60)
        get_screen().key('Escape')
        self.app.wait_gone('dialog')
        self.app.quit()

    def test_document_of_others(self):
        self.app.start(self.write('autre.pdf', b'%PDF-1.7\nautre'))
        self.app.wait_text('Le document ne peut pas être rejoué')
        self.app.wait_text('autre.pdf')
        get_screen().key('Escape')
        self.app.wait_gone('dialog')
        self.app.quit()

    @unittest.skipUnless(shutil.which('soffice'), 'needs LibreOffice')
    def test_saved_by_libreoffice(self):
        """What it keeps is enough, and text that is the same raises no alarm."""
        for name, document, status in (('tel-quel', self.export('odt'), 0), ('retouché', self.alter(self.export('odt')), 1)):
            path = self.write(f'{name}.odt', document)
            subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{self.home}/office', '--convert-to', 'odt',
                            '--outdir', self.home / 'enregistré', path], check=True, capture_output=True, timeout=240)
            saved = (self.home / 'enregistré' / path.name).read_bytes()
            with zipfile.ZipFile(io.BytesIO(saved)) as package:
                self.assertFalse([member for member in package.namelist() if member.startswith('boussole/')])
            done = self.cli('replay', '-', content=saved)
            self.assertEqual(done.returncode, status, done.stdout)
            self.assertIn(TITLE.encode(), done.stdout)
