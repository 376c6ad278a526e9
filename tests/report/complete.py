#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""In a complete project nothing that a file has to hold is empty, and each thing has its place.

complete.py CLI: CLI is boussole-cli. complete.boussole is a project with every answer and every text.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROJECT = json.loads((HERE / 'complete.boussole').read_text(encoding='utf-8'))
PLACES = {place['id']: place for path in (ROOT / 'data/report/outline').glob('*.json')
          for place in json.loads(path.read_text(encoding='utf-8')).get('places', [])}
# What each chapter has to hold: its title, places of people's texts, words that the program writes.
CHAPTERS = {
    'Identification': (['body', 'siren', 'proof', 'buyer'], ['Date de la décision', 'Édition', 'information classifiée']),
    'Besoin': (['users', 'volume', 'amount'], ['Le service envoie des alertes', 'IaaS', 'Production', '8 400 000 € hors taxes', '48 mois', 'toutes taxes comprises']),
    'Données et analyse de sensibilité': ([], ['Le double critère est rempli', 'Sécurité publique : Disponibilité', 'Une alerte qui ne part pas',
                                              'le 5 octobre 2026, par Dominique Lefort (administratrice des données)']),
    'Règles applicables': ([], ['L’organisme est de ceux que vise l’article 31', 'Motif :', 'Obligatoire']),
    'Solutions examinées avant le marché': (['shared', 'internal', 'existing', 'market', 'bespoke'], ['Interroger d’abord les nuages internes']),
    'Échanges préalables et offres': (['method', 'equality', 'answering'], ['étude du marché', 'Vendu']),
    'Éligibilité des offres': ([], ['Offres éligibles', 'Offres non éligibles', 'relevé le', 'Non']),
    'Immunité et droit extra-européen': (['control', 'measures', 'risk'], ['Exposition', 'Siège du groupe']),
    'Données personnelles': (['role', 'aipd', 'contract', 'transfer', 'retention'], ['Analyse d’impact']),
    'Sécurité': (['accreditation', 'encryption', 'logs', 'incidents', 'continuity', 'administration'], ['Homologation']),
    'Réversibilité et coût': (['plan', 'formats', 'duration', 'lock-in', 'cost.total'], ['préavis de deux mois']),
    'Environnement': (['criterion', 'footprint'], ['21 août 2026']),
    'Achat': (['vehicle', 'lots', 'criteria', 'requirements', 'ranking'], ['ou équivalent', 'Centrale d’achat']),
    'Avis': (['opinion.dinum', 'opinion.dinum.by', 'opinion.dinum.on', 'opinion.dpo', 'opinion.rssi', 'opinion.legal'], ['silence']),
    'Dérogation': ([], ['Aucune dérogation n’est nécessaire']),
    'Risques résiduels et conditions de réexamen': (['residual', 'watch'], ['Fin du contrat', 'La décision est à reprendre si']),
    'Décision': (['reasons', 'contract-clause', 'dissent', 'authority'], ['SNC Cloud Platform', 'qualifiée SecNumCloud', 'Signature']),
    'Réponses, telles qu’enregistrées': ([], ['organisation.type', '"state-central"']),
    'Textes cités': ([], ['Loi n° 2024-449']),
    'Glossaire': ([], ['Homologation :']),
    'Empreintes et avertissements': ([], ['SHA-256', 'Il ne vaut pas avis juridique']),
}
REPORT = [('R. 2184-1', 'atteint le seuil européen'), ('R. 2184-2, 1°', ('Valeur estimée : 8 400 000 €', 'report.value')), ('R. 2184-2, 2°', 'report.excluded'), ('R. 2184-2, 3°', 'report.selected'),
          ('R. 2184-2, 4°', 'report.rejected'), ('R. 2184-2, 5°', 'report.subcontracting'), ('R. 2184-3, 1°', 'report.procedure'),
          ('R. 2184-3, 2°', 'Au présent chapitre, « Allotissement'), ('R. 2184-3, 3°', 'report.turnover'), ('R. 2184-3, 4°', 'report.communication'),
          ('R. 2184-3, 5°', 'report.fairness'), ('R. 2184-3, 6°', 'report.conflicts'), ('R. 2184-3, 7°', 'report.abandoned')]
ADVICE = [('a)', 'purchase.guide'), ('b)', 'Statut de chaque offre au chapitre 7'), ('c)', 'decision.contract-clause'), ('d)', 'purchase.guide'),
          ('e)', 'au chapitre 16'), ('f)', 'au chapitre 4'), ('g)', 'au chapitre 14'), ('h)', 'au chapitre 4'), ('i)', 'security.administration')]
CONTROLS = [(1, ['chapitre 1']), (2, ['chapitre 3']), (3, ['chapitre 5']), (4, ['chapitre 17']), (5, ['chapitre 8']), (6, ['chapitre 8']),
            (7, ['chapitre 13', 'chapitre 2']), (8, ['chapitre 13', 'chapitre 6']), (9, ['chapitre 14']),
            (10, ['chapitre 9', 'chapitre 14', 'chapitre 10']), (11, ['chapitre 11']), (12, ['chapitre 16'])]
SECTOR = r'organisation\.sector\n +Valeur\s: "other"'
WITHHELD = '[Passage occulté]'
HELD_BACK = re.escape(WITHHELD) + '|L’étude de marché .* n’est pas communiquée'
CHOSEN = 'L’offre retenue, SNC Cloud Platform'
EMPTY = re.compile(r'[Àà] compléter|Sans réponse|Reste à examiner|À établir|^…$', re.M)


def squeeze(text):
    """In one line, without marks of notes and of points."""
    return re.sub(r'\s+', ' ', re.sub(r'\[\d+\]|^ *- ', '', text, flags=re.M)).strip()


def write(project, *options):
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        return subprocess.run([sys.argv[1], 'export', path, '--lang', 'fr', '--format', 'txt', '-o', '-', *options],
                              check=True, capture_output=True, text=True).stdout


def find_section(text, title):
    """From the numbered or lettered heading, which is underlined, to the next; footnotes are left out."""
    lines = re.sub(r'^\[\d+\] .*$', '', text, flags=re.M).split('\n')
    heads = [n for n, line in enumerate(lines[:-1]) if re.fullmatch('=+', lines[n + 1]) and line]
    first = next(n for n in heads if re.sub(r'^(?:\d+|Annexe [A-Z] –) ', '', lines[n]) == title)
    last = next((n for n in heads if n > first), len(lines))
    return '\n'.join(lines[first + 2:last])


def get_text(place):
    return squeeze(PROJECT['document']['texts'][place])


class Complete(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = write(PROJECT)

    def section(self, title):
        return squeeze(find_section(self.text, title))

    def test_every_place_is_written(self):
        texts = PROJECT['document']['texts']
        missing = [id for id, place in PLACES.items() if id not in texts and not place.get('notes') and 'analysis' not in place
                   and id not in ('opinion.archives', 'opinion.archives.by', 'opinion.archives.on', 'opinion.security-officer',
                                  'opinion.security-officer.by', 'opinion.security-officer.on', 'derogation.engagement', 'derogation.instead',
                                  'decision.access', 'decision.uncovered', 'decision.unfit')]
        self.assertEqual(missing, [])
        self.assertEqual([id for id in texts if id not in PLACES], [])

    def test_final_and_nothing_open(self):
        self.assertRegex(self.text, r'(?m)^Justification du choix')
        text = '\n'.join(find_section(self.text, title) for title in CHAPTERS if title != 'Règles applicables')
        self.assertEqual([line for line in text.split('\n') if EMPTY.search(line)], [])

    def test_chapters(self):
        for title, (places, words) in CHAPTERS.items():
            with self.subTest(title):
                section = self.section(title)
                for place in places:
                    known = [id for id in PLACES if id == place or (id.split('.', 1)[1] == place and PLACES[id]['title'] and find_title(id) == title)]
                    self.assertEqual(len(known), 1, place)
                    self.assertIn(get_text(known[0]), section)
                for expected in words:
                    self.assertIn(squeeze(expected), section)

    def test_no_question_to_who_signs(self):
        """What was answered is named, not asked; only the annexes for those who are asked hold questions."""
        for title in ('Identification', 'Besoin', 'Données et analyse de sensibilité', 'Achat'):
            with self.subTest(title):
                self.assertNotIn('?', self.section(title))
        self.assertIn('Nature de l’organisme', self.section('Identification'))

    def see_rows(self, section, rows):
        """Each row is found by its name, and holds what it says until the next."""
        starts = []
        for name, _ in rows:
            self.assertIn(f' {name} ', section)
            starts.append(section.index(f' {name} ', starts[-1] if starts else 0))
        for (name, expected), start, end in zip(rows, starts, starts[1:] + [len(section)]):
            with self.subTest(name):
                for words in [expected] if isinstance(expected, str) else expected:
                    self.assertIn(get_text(words) if words in PLACES else squeeze(words), section[start:end])

    def test_own_numbers(self):
        """A person's numbers stay theirs, in every format."""
        texts = dict(PROJECT['document']['texts'], **{'need.description': 'Il faut :\n\n3. Un point trois.\n4. Un point quatre.\n7. Un point sept.'})
        project = dict(PROJECT, document={'texts': texts})
        self.assertRegex(write(project), r' 3\. Un point trois\.\s+4\. Un point quatre\.\s+7\. Un point sept\.')
        self.assertRegex(write(project, '--format', 'html'), r'<ol start="3">\s*<li>.*trois.*\s*<li>.*quatre.*\s*</ol>\s*<ol start="7">')
        with tempfile.TemporaryDirectory() as name:
            path, odt, pdf = (pathlib.Path(name, file) for file in ('own.boussole', 'own.odt', 'own.pdf'))
            path.write_text(json.dumps(project), encoding='utf-8')
            for out in odt, pdf:
                out.write_bytes(subprocess.run([sys.argv[1], 'export', path, '--lang', 'fr', '--format', out.suffix[1:], '-o', '-'],
                                               check=True, capture_output=True).stdout)
            with zipfile.ZipFile(odt) as pack:
                self.assertEqual(re.findall(r'text:start-value="(\d+)"', pack.read('content.xml').decode()), ['3', '7'])
            pages = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
            self.assertRegex(pages, r'3\. +Un point trois\.\s+4\. +Un point quatre\.\s+7\. +Un point sept\.')

    def test_only_what_applies_begins(self):
        """A rule that begins later is a date to watch only where it will apply."""
        self.assertNotIn('HDS-12', self.section('Risques résiduels et conditions de réexamen'))
        answers = dict(PROJECT['answers'], **{'data.classes': ['personal', 'health-hosted']})
        later = squeeze(find_section(write(dict(PROJECT, answers=answers)), 'Risques résiduels et conditions de réexamen'))
        self.assertIn('À vérifier (règle HDS-12)', later)

    def test_no_chapter_refers_to_itself(self):
        heads = re.findall(r'(?m)^(?:(\d+)|Annexe ([A-Z]) –) (.+)\n=+$', self.text)
        self.assertGreater(len(heads), 25)
        for number, letter, title in heads:
            itself = rf'chapitre {number}\b' if number else rf'annexe {letter}\b'
            if title not in ('Communication à des tiers', 'Questions d’un contrôleur'):
                self.assertNotRegex(self.section(title), itself, title)

    def test_reference_to_the_file(self):
        """In a form without the chapter it refers to, the file is named once."""
        for form in 'clauses', 'derogation', 'tasks', 'note', 'questions':
            self.assertNotRegex(squeeze(write(PROJECT, '--form', form)), r'au dossier de justification (?:ou|;)[^.;]*au dossier de justification')

    def test_presentation_report(self):
        self.see_rows(self.section('Achat'), REPORT)

    def test_advice_of_anssi(self):
        self.see_rows(self.section('Questions à poser aux candidats'), ADVICE)

    def test_controllers_questions(self):
        self.see_rows(self.section('Questions d’un contrôleur'), [(f'{n}.', where) for n, where in CONTROLS])

    def test_what_ends(self):
        """The table tells what the picture of the contract shows, each day once."""
        for case, shown, told in (('commune-civil-registry', 'OUTSCALE IaaS Cloud on Demand (région cloudgouv-eu-west-1) – qualification : échéance', None),
                                  ('university-hospital-record', 'Scalingo – région osc-secnum-fr1 – qualification de la couche utilisée : échéance', 'certificat HDS : échéance')):
            project = json.loads((ROOT / f'tests/cases/{case}.json').read_text(encoding='utf-8'))['project']
            section = squeeze(find_section(write(project), 'Risques résiduels et conditions de réexamen'))
            self.assertIn(shown, section)
            self.assertIn('30 novembre 2026', section)
            if told:
                self.assertNotIn(told, section)

    def test_derogation(self):
        answers = dict(PROJECT['answers'], **{'service.kinds': ['paas'], 'service.needs': ['serverless'], 'project.state': 'engaged',
                                              'project.start-date': '2022-05-12'})
        for form in ('file', 'derogation'):
            section = squeeze(find_section(write(dict(PROJECT, answers=answers), '--form', form), 'Dérogation'))
            # a request that is to be filed tells its reader nothing of what its author was not sure of
            self.assertEqual('La voie de la dérogation paraît ouverte' in section, form == 'file')
            self.assertNotIn('n’ont pas été lus', section)
            for place in ('project', 'constraints', 'survey', 'risks', 'migration', 'publicity', 'contact', 'texts'):
                self.assertIn(get_text(f'derogation.{place}'), section)
            self.assertEqual(EMPTY.findall(section), [])

    def test_opinions_by_sheet(self):
        """What came back on a question sheet stands where nobody wrote by hand, as long as it stands itself."""
        texts = {id: text for id, text in PROJECT['document']['texts'].items() if not id.startswith('opinion.rssi')}
        reply = {'name': 'Paul Aubry', 'function': 'RSSI', 'on': '2026-11-20', 'opinion': 'reserved', 'text': 'Sous réserve d’un essai.'}
        for sent, standing in (['public-security'], 'les réponses n’ont pas changé depuis'), (['life-health'], 'avis devenu caduc'):
            opinion = {'id': 'a', 'role': 'rssi', 'time': 1, 'about': ['data.harm'], 'sent': {'data.harm': sent}, 'reply': reply}
            project = dict(PROJECT, document={'texts': texts}, opinions=[opinion, {'id': 'b', 'role': 'legal', 'about': ['data.harm']}])
            section = squeeze(find_section(write(project), 'Avis'))
            with self.subTest(standing):
                self.assertIn('Paul Aubry, RSSI, le 20 novembre 2026', section)
                self.assertIn('favorable avec réserves', section)
                self.assertIn(standing, section)
                self.assertIn('Sous réserve d’un essai.', section)
                self.assertEqual('Paul Aubry, RSSI' in section.split('Questions soumises')[0].split('Responsable')[1], standing.startswith('les'))
            self.assertNotIn('Sous réserve', write(project, '--withheld'))

    def test_for_third_parties(self):
        """Nothing of what is protected, and a mention in its place."""
        text = squeeze(write(PROJECT, '--withheld'))
        secret = [id for id, place in PLACES.items() if place.get('withheld') and 'when' not in place]
        self.assertGreater(len(secret), 8)
        for place in secret:
            self.assertNotIn(get_text(place), text)
        self.assertIn('Une alerte qui ne part pas', squeeze(self.text))
        self.assertNotIn('Une alerte qui ne part pas', text)
        self.assertGreaterEqual(text.count(WITHHELD), len(secret))

    def test_version_for_third_parties_says_so(self):
        """On its first page and in its title; and it speaks of no file that it does not carry, and names none who was asked."""
        for lang, words in ('fr', ('Version communicable à des tiers', 'communicable –')), ('en', ('Version for third parties', 'for third parties –')):
            text = write(PROJECT, '--withheld', '--lang', lang)
            self.assertIn(words[0], text[:900])
            page = write(PROJECT, '--withheld', '--lang', lang, '--format', 'html')
            self.assertIn(words[1], page.partition('<title>')[2].partition('</title>')[0])
        text = squeeze(write(PROJECT, '--withheld'))
        for words in 'projet.boussole', 'fichier joint', 'Fichier joint':
            self.assertIn(words, squeeze(self.text))
            self.assertNotIn(words, text)
        names = [get_text(place) for place in PLACES if place.startswith('opinion.') and place.endswith('.by') and not place.startswith('opinion.dinum')
                 and place in PROJECT['document']['texts']]
        self.assertGreater(len(names), 2)
        for name in [*names, *(get_text(place) for place in ('immunity.risk', 'report.rejected', 'report.excluded', 'report.conflicts'))]:
            self.assertIn(name, squeeze(self.text))
            self.assertNotIn(name, text)
        self.assertIn(get_text('decision.authority'), text)

    def test_note_on_the_offer_chosen(self):
        """Whether it is qualified, and from where that is known; an offer that is refused is not one to examine."""
        texts = PROJECT['document']['texts']
        note = squeeze(write(PROJECT, '--form', 'note'))
        self.assertRegex(note, r'est, au 23 novembre 2026, qualifiée SecNumCloud – version 3\.2 déduite de la date de la qualification, puis confirmée \([^)]*\) – .* fin : 31 juillet 2029 ; source : messervices\.cyber\.gouv\.fr(?: \[[^]]*\])? – [^,;]*(?:, [\w.]+(?: \[[^]]*\])? – [^,;]*)+, relevé le')
        refused = dict(PROJECT, document={'texts': dict(texts, **{'decision.offer': 'ovh-public-cloud'})})
        note = squeeze(write(refused, '--form', 'note'))
        self.assertRegex(note, 'n’est pas, au 23 novembre 2026, qualifiée SecNumCloud – statut : .* ; source : ')
        self.assertIn('l’offre retenue n’est pas éligible : OVHcloud Public Cloud', note)
        self.assertNotIn('offres à examiner : 1', note)
        self.assertIn('L’offre retenue n’est pas éligible : OVHcloud Public Cloud', squeeze(write(refused, '--form', 'tasks')))

    def test_all_marked(self):
        """Whatever place is marked, its text stands nowhere, not even in the sentences made of it."""
        texts = {id: text if PLACES[id].get('kind') == 'offer' else f'Secret {number} du lieu.'
                 for number, (id, text) in enumerate(PROJECT['document']['texts'].items()) if id != 'identification.marking'}
        open_, marked = ({'texts': texts, 'withheld': places} for places in ([], [*texts]))
        project = dict(PROJECT, notes=[{'answer': 'data.harm', 'text': 'Secret de la note.'}])
        whole, seen, text = (squeeze(write(dict(project, document=document), *options))
                             for document, options in ((open_, []), (open_, ['--withheld']), (marked, ['--withheld'])))
        self.assertTrue(CHOSEN in whole and CHOSEN in seen)
        self.assertIn('Secret de la note.', whole)
        self.assertNotIn('Secret de la note.', seen)
        self.assertEqual(re.findall(r'Secret \d+ du lieu', text), [])
        self.assertNotIn(CHOSEN, text)

    def test_a_chapter_is_withheld_in_part_where_something_is(self):
        """The annex that tells third parties which chapters they read in part says it of those alone, and of all."""
        for options in ([], ['--without', 'identification']):
            text = write(PROJECT, '--withheld', *options)
            title, told = None, set()
            for line in text.split('Annexe L –')[0].split('\n'):
                if re.match(r'(\d+|Annexe [A-Z] –) \S', line):
                    title = line
                elif line.startswith('Passages occultés'):
                    told.add(title.removeprefix('Annexe ').split()[0])
            rows = re.findall(r'  - (?:Chapitre|Annexe)\s(\S+)\s.*\n    Communicable\s: (.*)', text.split('Communication à des tiers\n=')[-1])
            self.assertEqual({number for number, how in rows if how == 'En partie'}, told)
            self.assertTrue(told)
            self.assertNotRegex(text, r'\n\[Passage occulté\]\n')

    def test_mention_of_what_is_withheld(self):
        """Sections say that something was withheld where something was."""
        text = write(PROJECT, '--withheld')
        mentioned = [title for title in CHAPTERS if 'Passages occultés' in find_section(text, title)]
        self.assertEqual(mentioned, [title for title in CHAPTERS if re.search(HELD_BACK, find_section(text, title)) and title != 'Synthèse'])
        self.assertIn('Achat', mentioned)
        self.assertNotIn('Passages occultés', find_section(text, 'Questions d’un contrôleur'))
        recorded = 'Réponses, telles qu’enregistrées'
        self.assertRegex(find_section(text, recorded), SECTOR)
        text = write(PROJECT, '--withheld', '--without', 'identification')
        self.assertNotRegex(find_section(text, recorded), SECTOR)
        self.assertIn('Passages occultés', find_section(text, recorded))

    def test_notes_are_sentences(self):
        for lang in 'fr', 'en':
            notes = re.findall(r'(?m)^\[\d+\] .*$', write(PROJECT, '--lang', lang))
            self.assertGreater(len(notes), 50)
            self.assertEqual([note for note in notes if not note.endswith(('.', '!', '?', '…'))], [])

    def test_each_empty_place_is_seen(self):
        """Without its text, a place says so where it stands: the tests above can fail."""
        text = write(dict(PROJECT, document={'texts': {}}))
        for title, (places, _) in CHAPTERS.items():
            if places:
                with self.subTest(title):
                    self.assertRegex(find_section(text, title), EMPTY)


def find_title(place):
    sections = {section['id']: section for path in (ROOT / 'data/report/outline').glob('*.json')
                for section in json.loads(path.read_text(encoding='utf-8')).get('sections', [])}
    return sections[PLACES[place]['section']].get('title', {}).get('fr')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
