#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What somebody who signs has to be told, where it is decided: not only in an annex.

signed.py CLI JUSTIFY: CLI is boussole-cli, JUSTIFY is justify.c.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from program import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSPITAL = json.loads((ROOT / 'data/example/example.boussole').read_text(encoding='utf-8'))
OFFERS = json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))['offers']
COMPLETE = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))


def read_case(name):
    return json.loads((ROOT / f'tests/cases/{name}.json').read_text(encoding='utf-8'))['project']


def write(project, form='file', texts=None, **answers):
    project = dict(project, answers=project['answers'] | answers, document={'texts': texts or {}})
    text = run('export', '--format', 'txt', '--form', form, '-o', '-', '--on', '2026-11-23', project=project)
    return re.sub(r'\[\d+\]', '', text).replace('\u00a0', ' ').replace('\u202f', ' ')


def compare(project, before, needs_before, after, needs_after):
    """The form that tells what changed, written by justify.c."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, name) for name in ('before', 'after')]
        for path, texts, needs in zip(paths, (before, after), (needs_before, needs_after)):
            path.write_text(json.dumps(dict(project, answers=project['answers'] | {'service.needs': needs}, document={'texts': texts})), encoding='utf-8')
        line = '\t'.join(('plain', str(paths[1]), folder, 'fr', f'changes={paths[0]}')) + '\n'
        subprocess.run([sys.argv[2], '-'], input=line, check=True, capture_output=True, text=True)
        return pathlib.Path(folder, 'plain').read_text(encoding='utf-8').replace('\u00a0', ' ')


def cut(text, title):
    """From a heading, which is underlined, to the next of its rank."""
    lines = text.split('\n')
    heads = [n for n, line in enumerate(lines[:-1]) if line and re.fullmatch('=+', lines[n + 1])]
    first = next(n for n in heads if re.sub(r'^(?:\d+|Annexe [A-Z] –) ', '', lines[n]) == title)
    return '\n'.join(lines[first:next((n for n in heads if n > first), len(lines))])


def find_places(project, **choice):
    """Where the choice is told: summary, chapter of the decision, note."""
    text, note = write(project, texts=choice), write(project, 'note', texts=choice)
    return {'summary': cut(text, 'Synthèse'), 'decision': cut(text, 'Décision'), 'note': note}, text


def find_offers(project, **answers):
    """Of the project, those that sell something of the need."""
    found = json.loads(run('evaluate', '--json', '--on', '2026-11-23', project=dict(project, answers=project['answers'] | answers)))
    return [offer for offer in found['offers'] if offer['covers']]


class Signed(unittest.TestCase):
    def see(self, places, *words):
        for name, text in places.items():
            for expected in words:
                with self.subTest(name, expected=expected):
                    self.assertIn(expected, text)

    def count_gaps(self, text):
        return int(re.search(r'[Pp]arties à compléter : (\d+)', text)[1])

    def test_choice_that_leaves_something_uncovered(self):
        part = next(offer['offer'] for offer in find_offers(HOSPITAL) if offer['verdict'] == 'eligible' and 'paas-app' not in offer['covers'])
        places, text = find_places(HOSPITAL, **{'decision.offer': part})
        self.see(places, 'le choix ne couvre pas tout le besoin', 'reste à pourvoir : Plateforme applicative (PaaS)', 'comment il y est pourvu\n    À compléter par l’acheteur')
        self.assertIn('comment il y est pourvu', cut(text, 'Ce qui reste à faire'))
        places, told = find_places(HOSPITAL, **{'decision.offer': part, 'decision.uncovered': 'Par le lot 2.'})
        self.see(places, 'le choix ne couvre pas tout le besoin', 'comment il y est pourvu\n    Par le lot 2.')
        self.assertEqual(self.count_gaps(text), self.count_gaps(told) + 1)

    def test_choice_that_covers_everything(self):
        whole = next(offer['offer'] for offer in find_offers(HOSPITAL) if offer['verdict'] == 'eligible' and len(offer['covers']) == 2)
        places, text = find_places(HOSPITAL, **{'decision.offer': whole})
        self.assertNotIn('à pourvoir', text)

    def test_choice_beside_the_need(self):
        beside = 'oodrive-work'
        self.assertIn(beside, [offer['id'] for offer in OFFERS])
        self.assertNotIn(beside, [offer['offer'] for offer in find_offers(HOSPITAL)])
        places, _ = find_places(HOSPITAL, **{'decision.offer': beside})
        self.see(places, 'le choix ne répond pas au besoin', 'le choix ne couvre pas tout le besoin')

    def test_choice_that_may_not_be(self):
        ministry = read_case('health-analytics-ministry')
        places, text = find_places(ministry, **{'decision.offer': 'aws-paris'})
        for name in ('summary', 'decision'):
            self.assertIn('service non qualifié SecNumCloud', places[name])
        self.see(places, 'en l’état', 'Offre retenue qui n’est pas éligible : suite donnée\n    À compléter par l’autorité compétente')
        self.assertIn('Offre retenue qui n’est pas éligible : suite donnée', cut(text, 'Ce qui reste à faire'))

    def test_choice_unknown_to_the_catalogue(self):
        places, _ = find_places(HOSPITAL, **{'decision.offer': 'Nuage inconnu'})
        self.see(places, 'il ne peut être dit si elle est éligible')

    def test_changes_do_not_praise_what_is_not_enough(self):
        """What became of a choice is not told as good where a part of the need is left."""
        choice = {'decision.offer': 'scaleway-public-cloud'}
        same = compare(HOSPITAL, choice, ['dbaas-relational'], choice, ['dbaas-relational'])
        self.assertIn('Le choix tient :', same)
        self.assertNotIn('Attention', same)
        more = compare(HOSPITAL, choice, ['dbaas-relational'], choice, ['dbaas-relational', 'paas-app'])
        self.assertNotIn('Le choix tient :', more)
        self.assertIn('Le choix ne tient qu’au regard des règles :', more)
        self.assertIn('le choix ne couvre pas tout le besoin', more)
        self.assertIn('ne peut être retenu en l’état : Exoscale', compare(HOSPITAL, choice, ['dbaas-relational'], {'decision.offer': 'exoscale'}, ['dbaas-relational']))
        self.assertIn('ne nomme aucune offre du catalogue', compare(HOSPITAL, choice, ['dbaas-relational'], {'decision.offer': 'Nuage inconnu'}, ['dbaas-relational']))

    def test_restricted_access_stands_with_the_offer(self):
        restricted = [offer['offer'] for offer in find_offers(HOSPITAL) if offer['verdict'] == 'eligible'
                      and any(known['id'] == offer['offer'] and known['facts']['availability']['value'] == 'restricted' for known in OFFERS)]
        self.assertTrue(restricted)
        text = write(HOSPITAL)
        name = next(known['name'] for known in OFFERS if known['id'] == restricted[0])
        self.assertRegex(cut(text, 'Synthèse'), r'Accès réservé\n +Accord écrit.*' + re.escape(name))
        self.assertRegex(cut(text, 'Éligibilité des offres'), re.escape(name) + r'\n +Accès réservé : accord écrit')
        self.assertRegex(write(HOSPITAL, 'note'), r'Accès réservé\n +Accord écrit.*' + re.escape(name))
        places, _ = find_places(HOSPITAL, **{'decision.offer': restricted[0]})
        self.see(places, 'Condition : accès réservé.')

    def test_ends_stand_with_the_offer(self):
        text = write(HOSPITAL)
        self.assertRegex(cut(text, 'Éligibilité des offres'), r'Fin de la qualification de la couche : 30 novembre 2026\n(?: +Prend fin avant .*\n)? +Fin du certificat HDS : 11 septembre 2028')
        self.assertIn('Échéances des offres\n    30 novembre 2026 : Scalingo', cut(text, 'Synthèse'))
        self.assertIn('Échéances des offres\n    30 novembre 2026 : Scalingo', write(HOSPITAL, 'note'))
        places, _ = find_places(HOSPITAL, **{'decision.offer': 'scalingo-osc-fr1'})
        self.see(places, 'fin : 11 septembre 2028')

    def test_inferred_version_is_said_so(self):
        inferred = next(offer for offer in OFFERS if offer['facts'].get('snc.version-basis', {}).get('value') == 'inferred')
        places, text = find_places(HOSPITAL, **{'decision.offer': inferred['id']})
        self.see(places, 'version 3.2 déduite de la date de la qualification, non lue')
        for name in ('summary', 'decision'):
            self.assertRegex(places[name], r'SecNumCloud confirmé sur le catalogue de l’ANSSI.*\n +À compléter')
        self.assertNotIn('ualifiée SecNumCloud 3.2 pour le service', text)
        self.assertIn('SecNumCloud confirmé sur le catalogue', cut(text, 'Ce qui reste à faire'))

    def test_each_service_beside_the_qualified_scope(self):
        """A qualified offer may sell what the qualification does not reach; what no source says of it is open."""
        text = write(COMPLETE, texts=COMPLETE['document']['texts'])
        self.assertRegex(cut(text, 'Éligibilité des offres'), r'SNC Cloud Platform, OVHcloud\n(?:.+\n)+? +Dans le périmètre qualifié, lu : [Mm]achines virtuelles\n +Dans le périmètre qualifié, non lu : [Ss]tockage objet')
        open_texts = {'decision.offer': 'ovh-snc-cloud-platform'}
        places, text = find_places(COMPLETE, **open_texts)
        self.see(places, 'parmi les services demandés – lu : machines virtuelles', 'non lu : stockage objet. À confirmer',
                 'L’annonce nomme calcul, stockage et réseau, sans dire quels stockages.')
        self.assertIn('ce qui reste ouvert', places['summary'])
        self.assertNotIn('Aucun point déterminant', places['summary'])
        self.assertIn('Services demandés dans le périmètre qualifié : confirmation', cut(text, 'Ce qui reste à faire'))
        told = write(COMPLETE, texts=open_texts | {'decision.perimeter': 'Attestation lue le 2 novembre 2026 par le RSSI'})
        self.assertEqual(self.count_gaps(text), self.count_gaps(told) + 1)
        self.assertIn('confirmé par l’acheteur : stockage objet (Attestation lue', cut(told, 'Décision'))
        outside, _ = find_places(dict(COMPLETE, answers=COMPLETE['answers'] | {'service.needs': ['compute-vm', 'kubernetes']}), **open_texts)
        self.see(outside, 'Exclu du périmètre qualifié : kubernetes géré')
        self.assertIn('liste des fonctions couvertes', cut(text, 'Questions à poser aux candidats'))
        self.assertNotIn('périmètre qualifié', cut(write(read_case('commune-civil-registry')), 'Éligibilité des offres'))

    def test_confirmed_version_is_said_so(self):
        """A version that was inferred and then read is not told as unread, nor the reader left out."""
        choice = {'decision.offer': 'ovh-snc-cloud-platform'}
        places, _ = find_places(COMPLETE, **choice, **{'decision.confirmed': 'version 3.2, lue le 2 novembre 2026 par le RSSI'})
        self.see(places, 'puis confirmée (version 3.2, lue le 2 novembre 2026 par le RSSI)')
        for text in places.values():
            self.assertNotIn('non lue', text)
        places, text = find_places(COMPLETE, **choice)
        self.assertIn('qualification SecNumCloud 3.2 (déduite de la date de la décision)', places['decision'])
        self.assertIn('exposition relevée : présence du groupe hors de l’Union ; l’exigence est tenue pour satisfaite', places['decision'])
        told = write(COMPLETE, texts=choice | {'immunity.laws': 'CLOUD Act'})
        self.assertEqual(self.count_gaps(text), self.count_gaps(told) + 1)
        self.assertRegex(cut(text, 'Immunité et droit extra-européen'), r'Lois en cause\n +À compléter par le service juridique')

    def test_end_before_the_contract_is_flagged(self):
        warning = 'Prend fin avant le début du contrat : renouvellement à prouver avant la signature.'
        text = cut(write(COMPLETE), 'Éligibilité des offres')
        self.assertRegex(text, 'Fin de la décision : 30 novembre 2026\n +' + warning)
        self.assertRegex(text, 'Fin de la qualification de la couche : 30 novembre 2026\n +' + warning)
        self.assertNotRegex(text, '31 juillet 2029\n +' + warning)

    def test_contested_reading_stands_where_it_decides(self):
        places, text = find_places(HOSPITAL, **{'decision.offer': 'scalingo-osc-fr1'})
        self.assertIn('contestée pour les hôpitaux publics', places['summary'])
        self.assertIn('est contesté', places['note'])
        self.assertIn('Lecture contestée.', cut(text, 'Règles applicables'))
        self.assertNotIn('contestée pour les hôpitaux', cut(write(HOSPITAL, **{'data.harm': []}), 'Synthèse'))
        self.assertNotIn('ontesté', cut(write(read_case('commune-civil-registry')), 'Règles applicables'))

    def test_requirements_are_requirements(self):
        note = write(HOSPITAL, 'note')
        self.assertRegex(note, r'Exigé des offres\n +Un hébergement possible dans l’aire acceptée')
        complete = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
        note = write(complete, 'note', texts=complete['document']['texts'])
        self.assertNotIn('tude comparative', note)
        self.assertRegex(note, r'Motifs du choix\n +Meilleure note')
        open_ = {place: text for place, text in complete['document']['texts'].items() if place != 'decision.offer'}
        self.assertEqual(write(complete, 'note', texts=open_).count('ualification SecNumCloud 3.2 du service acheté'), 1)

    def test_nothing_is_stated_for_the_buyer(self):
        said = 'Aucune exigence n’a été fondée sur la nationalité des candidats.'
        places, text = find_places(HOSPITAL, **{'decision.offer': 'scalingo-osc-fr1'})
        self.assertIn(f'À déclarer par l’acheteur : « {said} »', places['decision'])
        self.assertEqual(text.count(said), 1)
        places, _ = find_places(HOSPITAL, **{'decision.nationality': 'Le directeur, le 2 novembre 2026'})
        self.assertIn(f'{said} Déclaration : Le directeur, le 2 novembre 2026', places['decision'])

    def test_one_way_of_buying(self):
        commune = read_case('commune-civil-registry')
        for central, way, other in (('none', 'Achat sous 60 000 € HT', 'Achat par une centrale'), ('ugap', 'Achat par une centrale', 'Achat sous')):
            summary = cut(write(commune, **{'purchase.central-purchasing': central}), 'Synthèse')
            self.assertIn(way, summary)
            self.assertNotIn(other, summary)
        purchase = cut(write(commune), 'Achat')
        self.assertIn('aucune mise en concurrence n’est exigée', purchase)
        self.assertNotIn('Classement des offres reçues', purchase)

    def test_accreditation_is_told_once(self):
        commune = read_case('commune-civil-registry')
        none = {'service.teleservice': 'no', 'organisation.flags': [], 'data.classes': ['personal']}
        for answers, said, asked in (({}, 'Il n’est pas encore établi qu’une homologation soit exigée', True), (none, 'Aucune règle du référentiel n’exige l’homologation', False),
                                     (none | {'service.teleservice': 'yes'}, 'Une homologation est exigée ; règle en cause', True)):
            text = write(commune, **answers)
            self.assertIn(said, cut(text, 'Sécurité'))
            self.assertEqual('Homologation : décision' in cut(text, 'Sécurité'), asked)
            self.assertEqual(text.count('ne dispense pas de l’homologation du système'), text.count('du système, lorsqu’elle est exigée'))

    def test_clause_of_the_advice_stands(self):
        advice = cut(write(read_case('commune-civil-registry')), 'Questions à poser aux candidats')
        self.assertIn('Aucune qualification n’est exigée pour ce projet', advice)
        self.assertNotIn('Clause à l’annexe', advice)
        self.assertIn('Clause à l’annexe', cut(write(read_case('health-analytics-ministry')), 'Questions à poser aux candidats'))

    def test_exposure_is_never_nothing(self):
        """What the catalogue found is told, with laws only where there is an exposure."""
        text = write(read_case('commune-civil-registry'))
        self.assertIn('Exposition : Aucune exposition n’a été relevée', text)
        self.assertNotRegex(text, '(?:Exposition|Lois en cause) : [Nn]éant')
        self.assertIn('Lois en cause : CLOUD Act', text)

    def test_no_award_criterion_where_nothing_is_put_in_competition(self):
        text = write(read_case('commune-civil-registry'))
        self.assertIn('n’est à fixer que si l’acheteur met des offres en concurrence', cut(text, 'Environnement'))
        for said in re.findall(r'[^\n]*un critère au moins porte[^\n]*', text):
            self.assertIn('rien n’est alors à fixer', said)
        self.assertNotRegex(text, r'Critère, pondération et lien avec l’objet\.')

    def test_question_asks_no_level_the_law_does_not(self):
        asked = cut(write(read_case('commune-civil-registry')), 'Questions à poser aux candidats')
        self.assertIn('à défaut, décrire les mesures de sécurité', asked)
        self.assertNotIn('même niveau de protection', asked)

    def test_nature_of_the_body_stays(self):
        for texts in {}, {'identification.sender': 'Mairie'}, {'identification.body': 'Ville'}:
            self.assertRegex(write(read_case('commune-civil-registry'), 'note', texts=texts), r'Organisme(?: : nature)?\s+Commune')

    def test_absent_from_the_lists_cites_the_lists(self):
        for offer in OFFERS:
            fact = offer['facts'].get('snc.status', {})
            if any(period['value'] == 'none' for period in fact.get('timeline', [])):
                first = offer['sources'][fact['sources'][0]]['url']
                self.assertIn('cyber.gouv.fr', first, offer['id'])
        places, _ = find_places(HOSPITAL, **{'decision.offer': 'clever-cloud-public'})
        self.assertIn('messervices.cyber.gouv.fr', write(HOSPITAL, texts={'decision.offer': 'clever-cloud-public'}))

    def test_estimated_end_says_so(self):
        """Wherever the end of a certificate was not read, it is said to be estimated."""
        places, text = find_places(HOSPITAL, **{'decision.offer': 'scaleway-public-cloud'})
        self.assertIn('fin : 1er juillet 2027 (date estimée, non lue)', places['decision'])
        self.assertIn('Fin du certificat HDS : 1er juillet 2027 (date estimée, non lue)', text)
        for line in re.findall(r'1er juillet 2027.*Scaleway.*', text):
            self.assertIn('estimée', line)
        self.assertNotRegex(text, r'ertificat HDS : [Nn]on connu')

    def test_hospital_is_told_that_nis_2_is_open(self):
        self.assertRegex(write(read_case('security-nis2-hospital')), r'établissements publics de santé, la place que leur ferait ce projet n’a pas été lue')

    def test_readings_are_no_texts(self):
        text = write(read_case('engaged-derogation'))
        texts, readings = cut(text, 'Textes cités').split('ce ne sont pas des textes de droit')
        self.assertIn('  - S07\n', texts)
        self.assertNotIn('  - P05\n', texts)
        self.assertIn('  - P05\n', readings)
        self.assertRegex(text, r'; P05 \(lecture\)')

    def test_kinds_of_source_are_named(self):
        self.assertIn('wordpress.kennycaldieraro.fr [source secondaire]', write(read_case('engaged-derogation'), 'derogation'))

    def test_business_of_the_others_is_withheld(self):
        told = {'decision.offer': 'scalingo-osc-fr1', 'decision.others': 'Trop chères.', 'exit.duration': 'Six semaines.', 'exit.formats': 'Vidages SQL.',
                'set-aside.exoscale': 'Refus de l’opérateur.'}
        project = dict(HOSPITAL, document={'texts': told})
        text = run('export', '--format', 'txt', '--form', 'file', '--withheld', '-o', '-', '--on', '2026-11-23', project=project)
        for words in list(told.values())[1:]:
            self.assertNotIn(words, text)
        self.assertIn('l’offre n’est pas retenue', cut(text.replace('\u00a0', ' '), 'Décision'))

    def test_grounds_of_an_unfit_choice_stand_once(self):
        places, _ = find_places(read_case('health-analytics-ministry'), **{'decision.offer': 'aws-paris'})
        self.assertEqual(places['decision'].count('service non qualifié SecNumCloud'), places['summary'].count('service non qualifié SecNumCloud'))

    def test_dispensed_commune_has_no_environmental_criterion_to_produce(self):
        self.assertNotRegex(cut(write(read_case('commune-civil-registry')), 'Achat'), '[Cc]ritère environnemental')

    def test_note_keeps_one_page(self):
        """A text that is too long for it is cut at a sentence, and the note says where the rest is."""
        part = next(offer['offer'] for offer in find_offers(HOSPITAL) if offer['verdict'] == 'eligible' and 'paas-app' not in offer['covers'])
        long = {'decision.offer': part, 'decision.uncovered': 'Il y est pourvu par un autre marché, prévu par l’art. L. 2112-1. Il suit. ' * 140}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'project.boussole')
            path.write_text(json.dumps(dict(HOSPITAL, document={'texts': long})), encoding='utf-8')
            subprocess.run([sys.argv[2], path, folder, 'fr', 'note'], check=True, capture_output=True)
            pages = subprocess.run(['pdfinfo', f'{folder}/document.pdf'], check=True, capture_output=True, text=True).stdout
        self.assertRegex(pages, r'Pages: +1\n')
        self.assertRegex(write(HOSPITAL, 'note', texts=long), r'suit\. … \(texte abrégé ; la suite')
        self.assertNotIn('texte abrégé', write(HOSPITAL, texts=long))

    def test_words_of_a_file(self):
        text = write(HOSPITAL, texts={'decision.offer': 'scalingo-osc-fr1'})
        for word in ('Votre organisme', 'Aucune des réponses proposées', 'Aucune relevée', 'le confirmera', 'Rien n’a été indiqué'):
            self.assertNotIn(word, text)
        self.assertIn('R. 2184-3, 1°', text)
        self.assertIn('S’il y a lieu, à indiquer par l’acheteur', cut(text, 'Achat'))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
