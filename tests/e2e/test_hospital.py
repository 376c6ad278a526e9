# SPDX-License-Identifier: EUPL-1.2
"""A university hospital buys a patient-record platform, from the first click to the file."""

import collections
import json
import pathlib
import re
import subprocess
import tempfile
import zipfile

import chooser
import pages
from harness import Case, wait_for

AWS, SCALINGO = 'aws-paris', 'scalingo-osc-fr1'
REASON = 'HDS-6'  # the annex on laws from outside Europe
TITLES = {'en': 'Patient record platform', 'fr': 'Plateforme d’hébergement du dossier patient'}
VERDICTS = {'eligible': 'Eligible', 'to-examine': 'To examine', 'not-eligible': 'Not eligible'}


class Hospital(Case):
    def test_from_need_to_file(self):
        self.title = TITLES[self.app.words.language]
        self.app.start()
        pages.create_project(self.app, self.title)
        pages.answer_all(self.app, pages.HOSPITAL)
        verdicts = self.see_counts()
        reasons = self.read_why_to_examine()
        self.see_not_excluded(verdicts[SCALINGO])
        self.export_documents(reasons)
        self.return_next_day()

    def see_counts(self):
        """The counts of the window are those of the command line for the same answers."""
        words = self.app.words
        verdicts = self.evaluate()
        counts = collections.Counter(verdicts.values())
        self.assertGreater(min(counts[verdict] for verdict in VERDICTS), 0)
        self.app.find('button', words(
            'Offers: %s, %s, %s', words('%u eligible', counts['eligible']),
            words('%u to examine', counts['to-examine']), words('%u not eligible', counts['not-eligible'])))
        pages.open_result(self.app, 'Offers')
        for verdict, text in VERDICTS.items():
            self.app.find('radio', words(f'%u {text.lower()}', counts[verdict]))
        return verdicts

    def evaluate(self):
        project = {'format': 'boussole-project', 'version': 1, 'title': '', 'answers': pages.HOSPITAL}
        done = subprocess.run(self.app.command('evaluate', '-', program='boussole-cli'), check=True,
                              input=json.dumps(project).encode(), capture_output=True,
                              env=self.app.environment())
        return {offer['offer']: offer['verdict'] for offer in json.loads(done.stdout)['offers']}

    def open_offer(self, verdict, search, offer):
        pages.open_result(self.app, 'Offers')
        pages.find_verdict(self.app, VERDICTS[verdict].lower()).press()
        pages.find_offer(self.app, search, self.app.words.offer(offer)).do('offer.open')
        self.app.find('grouping', self.app.words(VERDICTS[verdict]))

    def read_why_to_examine(self):
        """Opens AWS Paris and reads the check of exposure to foreign law, without unfolding it; gives its words."""
        words = self.app.words
        self.open_offer('to-examine', 'AWS', AWS)
        check = self.app.find('row', words.rule(REASON), lambda node: 'detail.toggle' in node.actions)
        found = re.search(rf'{words("Found")}\s?: (.+)', check.texts)[1]
        self.assertIn('américain' if words.language == 'fr' else 'US', found)
        return [check.name, found]

    def see_not_excluded(self, verdict):
        self.assertIn(verdict, ('eligible', 'to-examine'))
        self.open_offer(verdict, 'Scalingo', SCALINGO)
        if verdict == 'eligible':
            self.app.wait_text(re.escape(self.app.words('Every requirement checked is met')))
            self.assertIsNone(self.app.look('list', self.app.words('What Would Make It Eligible')))
        not_met = self.app.words('%u requirement not met', 1).removeprefix('1')
        self.assertNotIn(not_met, self.app.node.texts)

    def export_documents(self, reasons):
        pages.open_result(self.app, 'Document')
        # the sandbox has a /tmp of its own; the file chooser of the portal sees this one
        folder = self.enterContext(tempfile.TemporaryDirectory(prefix='boussole-documents-'))
        odt, pdf = (pathlib.Path(folder, f'justification.{form}') for form in ('odt', 'pdf'))
        self.save('Text Document (ODT)', odt)
        self.save('PDF', pdf)
        self.check_odt(odt, reasons)
        self.check_pdf(pdf, reasons)

    def save(self, form, path):
        self.app.find('row', self.app.words(form), lambda node: 'row.go' in node.actions).do('row.go')
        if form.startswith('Text Document'):  # the first one, and only that
            self.app.find('button', self.app.words('Save Anyway')).press()
        chooser.save(path, 'Enregistrer' if self.app.words.language == 'fr' else 'Save')
        wait_for(path.exists, f'{path.name} saved')
        self.app.wait_text(re.escape(self.app.words('“%s” saved', path.name)))

    def check_odt(self, path, reasons):
        with zipfile.ZipFile(path) as package:
            self.assertIsNone(package.testzip())
        run('soffice', '--headless', f'-env:UserInstallation=file://{self.home}/office', '--convert-to', 'pdf',
            '--outdir', self.home, path)
        self.check_text(run('pdftotext', '-raw', self.home / 'justification.pdf', '-'), reasons)

    def check_pdf(self, path, reasons):
        run('qpdf', '--check', path)
        self.check_text(run('pdftotext', '-raw', path, '-'), reasons)
        structure = run('pdfinfo', '-struct-text', path)
        for tag in ('Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD'):
            self.assertRegex(structure, rf'(?m)^ *{tag}\b')
        self.check_text('\n'.join(re.findall(r'"(.*)"', structure)), reasons)

    def check_text(self, text, reasons):
        text = squeeze(text)
        for expected in (self.title, self.app.words.offer(AWS), self.app.words.offer(SCALINGO), *reasons):
            self.assertTrue(squeeze(expected) in text, f'the document lacks “{expected}”')

    def return_next_day(self):
        self.app.quit()
        self.app.start()
        pages.open_saved(self.app, self.title)
        self.app.find('grouping', self.app.words('Document'))
        self.app.find('row', 'PDF')
        pages.open_step(self.app, 'data')
        for kind in pages.HOSPITAL['data.classes']:
            pages.wait_chosen(self.app, 'data.classes', kind)
        self.app.quit()


class HospitalInFrench(Hospital):
    language = 'fr_FR.UTF-8'


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=600).stdout.decode()


def squeeze(text):
    """Line breaks, spaces and hyphens of the layout do not count."""
    return re.sub(r'[\s\u00a0\u202f\u00ad-]+', '', text)
