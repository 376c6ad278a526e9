# SPDX-License-Identifier: EUPL-1.2
"""A university hospital buys a patient-record platform, from the first click to the file."""

import collections
import json
import re
import subprocess
import tempfile
import zipfile
import pathlib

import pages
from harness import Case, find_application, wait_for

SCALINGO = 'Scalingo – région osc-fr1'
LAW = 'Annex on extra-European laws'  # rule HDS-6


class Hospital(Case):
    def test_from_need_to_file(self):
        self.app.start()
        pages.describe_hospital(self.app)
        self.see_counts()
        reason = self.read_why_to_examine()
        self.see_eligible()
        self.export_documents(reason)
        self.return_next_day()

    def see_counts(self):
        """The counts of the window are those of the command line for the same answers."""
        project = {'format': 'boussole-project', 'version': 1, 'title': '', 'answers': pages.HOSPITAL}
        done = subprocess.run(self.app.command('evaluate', '-', program='boussole-cli'), check=True,
                              input=json.dumps(project).encode(), capture_output=True,
                              env=self.app.environment())
        counts = collections.Counter(offer['verdict'] for offer in json.loads(done.stdout)['offers'])
        self.app.find('button', f'Offers: {counts["eligible"]} eligible, {counts["to-examine"]} to examine, '
                                f'{counts["not-eligible"]} not eligible')
        pages.open_page(self.app, 'Offers')
        for verdict, words in (('eligible', 'Eligible'), ('to-examine', 'To examine'), ('not-eligible', 'Not eligible')):
            self.app.find('radio', f'{counts[verdict]} {words}')

    def read_why_to_examine(self):
        """Opens AWS Paris and reads the check of exposure to foreign law."""
        self.app.find('radio', re.compile('To examine')).press()
        pages.find_offer(self.app, 'AWS', re.compile('AWS.*Paris')).do('offer.open')
        row = self.app.find('row', re.compile('extra-European laws'), lambda node: 'detail.toggle' in node.actions)
        self.app.find('grouping', re.compile('To examine', re.IGNORECASE))
        row.do('detail.toggle')
        texts = self.app.wait_text('Found')
        found = re.search(r'Controlled by a US parent, or data hosted by one', texts)
        self.assertTrue(found, texts)
        for word in ('Required', 'Found', LAW):
            self.assertIn(word, texts)
        return found.group()

    def see_eligible(self):
        pages.open_page(self.app, 'Offers')
        self.app.find('radio', re.compile(r'^\d+ Eligible')).press()
        pages.find_offer(self.app, 'Scalingo', SCALINGO).do('offer.open')
        self.app.find('grouping', 'Eligible')
        self.app.wait_text('Every requirement checked is met')

    def export_documents(self, reason):
        pages.open_page(self.app, 'Document')
        # Flatpak's own /tmp is another one, the portal's file chooser sees this.
        folder = pathlib.Path(tempfile.mkdtemp(prefix='boussole-documents-'))
        odt, pdf = folder / 'justification.odt', folder / 'justification.pdf'
        self.save('Text Document (ODT)', odt)
        self.save('PDF', pdf)
        self.check_odt(odt, reason)
        self.check_pdf(pdf, reason)

    def save(self, form, path):
        self.app.find('row', form, lambda node: 'row.go' in node.actions).do('row.go')
        dialog = wait_for(find_chooser, 'the file chooser')
        wait_for(lambda: dialog.look('entry', where=lambda node: node.has('editable')), 'the name').set_text(str(path))
        dialog.find('button', 'Save').press()
        self.app.wait_text(f'“{path.name}” saved')
        wait_for(path.exists, f'{path} on the disk')
        wait_for(lambda: find_chooser() is None, 'no file chooser any more')

    def check_odt(self, path, reason):
        with zipfile.ZipFile(path) as package:
            self.assertIsNone(package.testzip())
        subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{self.home}/office', '--convert-to',
                        'txt:Text (encoded):UTF8', '--outdir', self.home, path], check=True, capture_output=True,
                       timeout=180)
        self.check_text((self.home / 'justification.txt').read_text(), reason)

    def check_pdf(self, path, reason):
        subprocess.run(['qpdf', '--check', path], check=True, capture_output=True)
        self.check_text(run('pdftotext', path, '-'), reason)
        structure = run('pdfinfo', '-struct-text', path)
        for tag in ('Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD'):
            self.assertRegex(structure, rf'(?m)^ *{tag}\b')
        self.check_text(structure, reason)

    def check_text(self, text, reason):
        text = squeeze(re.sub('["“”]', '', text))
        for expected in ('Patient record platform', 'AWS', 'Scalingo', LAW, reason):
            self.assertIn(squeeze(re.sub('["“”]', '', expected)), text)

    def return_next_day(self):
        self.app.quit()
        self.app.start()
        pages_row = self.app.find('grouping', 'Patient record platform', lambda node: 'project.open' in node.actions)
        pages_row.do('project.open')
        self.app.find('grouping', 'Document')
        self.app.find('row', 'PDF')
        pages.open_page(self.app, 'The data')
        pages.wait_chosen(self.app, 'What will the service hold?', 'Care records entrusted to a host')
        self.app.quit()


def find_chooser():
    """The dialog of the portal, or that of GTK in a local build."""
    for names in (('xdg-desktop-portal-gtk',), ('boussole', 'org.boussole.boussole')):
        application = find_application(names)
        dialog = application and (application.look('dialog') or application.look('frame', 'Save the Document'))
        if dialog:
            return dialog
    return None


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def squeeze(text):
    """Line breaks and spaces of the layout do not count."""
    return re.sub(r'[\s\u00a0\u202f\u00ad]+', '', text)
