#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli catalogue and --layer: what is shown, what differs, what is refused, what to verify first.

catalogue.py BOUSSOLE-CLI
"""

import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

TOP = pathlib.Path(__file__).resolve().parents[2]
OFFERS = TOP / 'data/catalogue/offers.json'
SURVEY = TOP / 'tests/data/catalogue/offers.json'
LAYER = TOP / 'tests/data/catalogue/layer.json'
OUTSCALE = 'outscale-iaas-cloudgouv'
TEMPLE = 'cloud-temple-secure-temple'


def run(*words, lang='en', home='/nonexistent', stdin=None):
    return subprocess.run([CLI, str(words[0]), f'--lang={lang}', *map(str, words[1:])], capture_output=True, input=stdin, text=True,
                          env=os.environ | {'XDG_DATA_HOME': home})


class Catalogue(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def done(self, *words, **options):
        result = run(*words, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ''), result.stderr)
        return result.stdout

    def changed(self, change, name='changed.json', source=OFFERS):
        catalogue = json.loads(source.read_text())
        change(catalogue)
        path = self.folder / name
        path.write_text(json.dumps(catalogue))
        return path

    def test_age(self):
        self.assertIn('compiled on 23 November 2026: 9 days old', self.done('catalogue', 'show', '--on', '2026-12-02'))
        french = self.done('catalogue', 'show', '--on', '2026-12-02', lang='fr')
        self.assertIn('établi le 23\u00a0novembre 2026\u00a0: il y a 9 jours', french)
        self.assertIn(OUTSCALE, french)

    def test_offer(self):
        text = self.done('catalogue', 'show', OUTSCALE, '--on', '2026-11-23')
        self.assertIn('SecNumCloud qualification: Qualified', text)
        self.assertIn('End of the decision: 30 November 2026', text)
        text = self.done('catalogue', 'show', OUTSCALE, '--on', '2026-12-02')
        self.assertIn('SecNumCloud qualification: unknown', text)
        self.assertIn('On 2 December 2026: SecNumCloud status unknown', text)
        self.assertIn('What is said “as known on 23 November 2026” need not hold on this day', text)
        self.assertIn('Points to watch, as known on 23 November 2026: ', text)
        self.assertNotIn('as known on', self.done('catalogue', 'show', OUTSCALE, '--on', '2026-11-23'))
        self.assertIn('Closest trusted alternative, derived from the catalogue: ', self.done('catalogue', 'show', 'aws-paris', '--on', '2026-11-23'))
        shown = json.loads(self.done('catalogue', 'show', 'aws-paris', '--on', '2026-11-24', '--json'))
        self.assertEqual(shown['alternatives'], [{'offer': 's3ns-premi3ns', 'derived': True}])
        known = {f['attribute']: f.get('as-known-on') for f in shown['facts']}
        self.assertEqual((known['flags'], known['snc.status'], known.get('services')), ('2026-11-23', None, '2026-11-23'))
        shown = json.loads(self.done('catalogue', 'show', 'google-cloud-paris', '--json'))
        self.assertIn({'offer': 's3ns-premi3ns', 'derived': False}, shown['alternatives'])
        self.assertEqual(json.loads(self.done('catalogue', 'show', OUTSCALE, '--on', '2026-11-23', '--json'))['alternatives'], [])
        self.assertIn('Formerly: Open Telekom Cloud', self.done('catalogue', 'show', 't-cloud-public'))
        self.assertTrue(json.loads(self.done('catalogue', 'show', 'ovh-hpc-anthos', '--json'))['ended'])

    def test_offer_whole(self):
        text = self.done('catalogue', 'show', 'scalingo-osc-secnum-fr1', '--on', '2026-11-23')
        self.assertRegex(text, 'Rests on: OUTSCALE .*\n    On .*: SecNumCloud.*\n    End of the SecNumCloud qualification: 30 November 2026')
        text = self.done('catalogue', 'show', OUTSCALE, '--on', '2026-12-02')
        self.assertIn('no renewal was known on 23 November 2026, the day of the catalogue', text)
        self.assertRegex(text, r'confidence: high\)')
        self.assertRegex(text, 'Indicative price: .*€.* excluding tax per hour')
        self.assertIn('Provider · 2026-09-26 · https://fr.outscale.com/tarifs/', text)
        self.assertRegex(self.done('catalogue', 'show', 's3ns-premi3ns'), r'(?s)Claim 1: .*source not named')
        self.assertIn('compiled on 23 November 2026, today', self.done('catalogue', 'show', '--on', '2026-11-23'))

    def test_end_alone(self):
        layer = json.loads(pathlib.Path(LAYER).read_text())
        one = next(c for c in layer['corrections'] if c['offer'] == OUTSCALE)
        one |= {'attribute': 'snc.expires-on', 'fact': {'value': '2029-11-30'}}
        layer['corrections'] = [one]
        file = self.folder / 'end.json'
        file.write_text(json.dumps(layer))
        self.assertIn('This date alone leaves “snc.status”', self.done('catalogue', 'verify', file))
        one['fact'] = {'value': '2020-11-30'}
        file.write_text(json.dumps(layer))
        result = run('catalogue', 'verify', file)
        self.assertEqual(result.returncode, 1)
        self.assertIn('This date lies before that of “snc.qualified-on”. Correct one of the two.', result.stderr)

    def test_state_alone(self):
        """A state that is made to last leaves the date of its end behind; whoever corrects both is told nothing."""
        layer = json.loads(pathlib.Path(LAYER).read_text())
        one = next(c for c in layer['corrections'] if c['offer'] == OUTSCALE)
        state = one | {'id': 'state', 'attribute': 'snc.status', 'fact': {'timeline': [{'value': 'qualified'}, {'from': '2029-12-01', 'value': None}]}}
        end = one | {'id': 'end', 'attribute': 'snc.expires-on', 'fact': {'value': '2029-11-30'}}
        layer['offers'] = []
        file = self.folder / 'state.json'
        for corrections, warned in (([state], True), ([state, end], False)):
            file.write_text(json.dumps(layer | {'corrections': corrections}))
            self.assertEqual('This lasts beyond the day of “snc.expires-on”' in self.done('catalogue', 'verify', file), warned)

    def test_changes_of_a_layer(self):
        """What a layer makes of the catalogue is listed, as diff lists it."""
        text = self.done('catalogue', 'verify', LAYER)
        found = json.loads(self.done('catalogue', 'verify', LAYER, '--json'))
        corrected = {c['offer'] for c in json.loads(pathlib.Path(LAYER).read_text())['corrections']}
        self.assertTrue(found['changes'])
        self.assertTrue({change['offer'] for change in found['changes']} & corrected)
        for change in found['changes']:
            self.assertIn(change['offer'], text)

    def test_layer(self):
        text = self.done('catalogue', 'show', OUTSCALE, '--on', '2026-12-02', '--layer', LAYER)
        self.assertIn('SecNumCloud qualification: Qualified', text)
        self.assertIn('Corrected in “Trial ministry” by Camille Martin on 2 December 2026', text)
        self.assertIn('Before: unknown; from 30 November 2023: Qualified; from 1 December 2026: unknown', text)
        text = self.done('catalogue', 'show', '--layer', LAYER)
        self.assertIn('an-offer-of-the-past', text)
        self.assertIn('edition 2026-11-23 + essai 2026-12', text)
        self.assertIn('Added in “Trial ministry”', self.done('catalogue', 'show', 'ministry-cloud', '--layer', LAYER))

    def test_day_of_a_correction(self):
        """What a layer says without dates is of the day of the layer’s word, not of the catalogue below it."""
        def correct(layer):
            layer['corrections'] = [layer['corrections'][0] | {'attribute': 'kinds', 'fact': {'value': ['iaas', 'caas']}, 'date': '2026-12-02'}]
        layer = self.changed(correct, 'kinds.json', LAYER)
        text = self.done('catalogue', 'show', OUTSCALE, '--on', '2026-12-10', '--layer', layer)
        self.assertIn('Kinds of service sold, as known on 2 December 2026: ', text)
        self.assertIn('Points to watch, as known on 23 November 2026: ', text)
        self.assertNotIn('Kinds of service sold, as known on', self.done('catalogue', 'show', OUTSCALE, '--on', '2026-12-02', '--layer', layer))
        text = self.done('catalogue', 'show', 'ministry-cloud', '--on', '2026-12-10', '--layer', layer)
        self.assertNotIn('as known on 23 November', text)

    def test_price(self):
        """As the window writes it, whatever the locale, and whole."""
        def raise_price(catalogue):
            offer = next(o for o in catalogue['offers'] if o['id'] == OUTSCALE)
            offer['prices'][0]['amount'] = 1234567.5
        dear = self.changed(raise_price, 'dear.json')
        for lang, amounts in ('en', ('€1,234,567.50', '€0.132')), ('fr', ('1\u00a0234\u00a0567,50\u00a0€', '0,132\u00a0€')):
            text = self.done('catalogue', 'show', OUTSCALE, '--catalogue', dear, lang=lang)
            for amount in amounts:
                self.assertIn(amount, text)

    def test_evaluation_with_layer(self):
        project = TOP / 'data/example/example.boussole'
        plain = json.loads(self.done('evaluate', project, '--on', '2026-12-02'))
        layered = json.loads(self.done('evaluate', project, '--on', '2026-12-02', '--layer', LAYER))
        self.assertNotEqual(plain['catalogue']['sha256'], layered['catalogue']['sha256'])
        self.assertEqual(len(layered['offers']), len(plain['offers']) + 1)

    def ministry(self):
        """A project that article 31 binds."""
        path = self.folder / 'ministry.boussole'
        path.write_text(json.dumps(json.loads((TOP / 'tests/cases/health-analytics-ministry.json').read_text())['project']))
        return path

    def test_evaluation_tells_correction(self):
        project = self.ministry()
        layered = json.loads(self.done('evaluate', project, '--on', '2026-12-02', '--layer', LAYER))
        checks = next(o for o in layered['offers'] if o['offer'] == OUTSCALE)['checks']
        found = [c['correction'] for c in checks if 'correction' in c]
        self.assertTrue(found)
        self.assertEqual((found[0]['author'], found[0]['date'], found[0]['before']),
                         ('Camille Martin', '2026-12-02', 'unknown'))
        text = self.done('explain', project, OUTSCALE, '--on', '2026-12-02', '--layer', LAYER, lang='fr')
        self.assertIn('Corrigé dans « Ministère d’essai » par Camille Martin, le 2 décembre 2026',
                      text.replace('\u00a0', ' '))
        self.assertIn('Avant : inconnu', text.replace('\u00a0', ' '))

    def document(self, *words, lang):
        text = self.done('export', self.ministry(), '-o', '-', '--format', 'txt', '--on', '2026-12-02', '--layer', LAYER, *words,
                         lang=lang)
        return ' '.join(text.replace('\u00a0', ' ').split())

    def test_documents(self):
        text = self.document(lang='fr')
        self.assertIn('qualification SecNumCloud : corrigé le 2 décembre 2026 par Camille Martin (« Ministère d’essai »), motif : La décision', text)
        self.assertIn('avant : inconnu', text)
        self.assertIn('offre ajoutée au catalogue le 3 décembre 2026 par Camille Martin', text)
        text = self.document(lang='en')
        self.assertIn('corrected on 2 December 2026 by Camille Martin (“Trial ministry”)', text)
        text = self.document('--withheld', lang='en')
        self.assertIn('corrected on 2 December 2026; before: unknown', text)
        self.assertNotIn('Camille Martin', text)

    def test_own_corrections(self):
        home = self.folder / 'boussole'
        home.mkdir()
        (home / 'corrections.json').write_text(LAYER.read_text())
        self.assertIn('essai 2026-12', self.done('catalogue', 'show', home=str(self.folder)))
        # another catalogue is taken as it is
        self.assertNotIn('essai', self.done('catalogue', 'show', '--catalogue', OFFERS, home=str(self.folder)))
        (home / 'corrections.json').write_text('{')
        result = run('catalogue', 'show', home=str(self.folder))
        self.assertEqual(result.returncode, 0)
        self.assertIn('left out', result.stderr)
        self.assertIn('corrections.json', result.stderr)

    def test_faulty_layer(self):
        bad = self.changed(lambda c: c['corrections'][0].pop('reason'), source=LAYER)
        result = run('catalogue', 'show', '--layer', bad)
        self.assertEqual(result.returncode, 3)
        self.assertIn('$.corrections[0].reason', result.stderr)
        self.assertEqual(run('catalogue', 'show', '--layer', self.folder / 'absent.json').returncode, 3)

    def test_diff(self):
        def change(catalogue):
            offers = catalogue['offers']
            offers[0]['facts']['snc.expires-on']['value'] = '2029-11-30'
            offers[0]['as-of'] = '2026-09'
            offers[1]['name'] = 'Renamed'
            new = json.loads(json.dumps(offers[2]))
            new['id'] = 'new'
            offers.append(new)
            offers[2]['facts']['availability'] = {'value': 'discontinued'}
            catalogue['offers'] = [o for o in offers if o['id'] != 'exoscale']
            offers[3]['prices'].append({'item': 'x', 'amount': 2.5, 'unit': 'hour', 'date': '2026-09-01', 'source-url': None})
            offers[3]['provider'] = 'Other'
            offers[4]['facts']['kinds']['sources'] = []
            offers[4]['facts']['kinds']['claims'] = [{'value': ['iaas'], 'source': 0}]
            for offer in offers:
                offer['alternatives'] = [a for a in offer['alternatives'] if a != 'exoscale']

        after = self.changed(change)
        found = json.loads(self.done('catalogue', 'diff', OFFERS, after, '--json'))
        kinds = [d['kind'] for d in found]
        self.assertEqual(sorted(set(kinds)), ['added', 'basis', 'ended', 'fact', 'member', 'removed', 'renamed'])
        fact = next(d for d in found if d.get('attribute') == 'snc.expires-on')
        self.assertEqual((fact['offer'], fact['before'], fact['after']),
                         (OUTSCALE, [{'value': '2026-11-30'}], [{'value': '2029-11-30'}]))
        self.assertEqual(len([d for d in found if d['kind'] not in ('basis', 'member')]), 6)  # the two facts, one of which is also an end
        members = {(d['offer'], d.get('member')) for d in found}
        offers = json.loads(pathlib.Path(OFFERS).read_text())['offers']
        for offer, member in ((0, 'as-of'), (3, 'prices'), (3, 'provider')):
            self.assertIn((offers[offer]['id'], member), members)
        basis = next(d for d in found if d['kind'] == 'basis' and d['offer'] == offers[4]['id'])
        self.assertEqual(basis['attribute'], 'kinds')
        self.assertIn('["iaas"]', basis['after'])
        text = self.done('catalogue', 'diff', OFFERS, after, lang='fr')
        self.assertIn('avant\u00a0: 30\u00a0novembre 2026', text)
        self.assertIn('exoscale', text)
        self.assertEqual(self.done('catalogue', 'diff', OFFERS, OFFERS), 'Nothing differs.\n')
        self.assertEqual(run('catalogue', 'diff', OFFERS, self.folder / 'absent').returncode, 3)

    def test_end_moved_alone(self):
        """In a catalogue as in a layer, an end that is moved says nothing of the state until then."""
        self.assertNotIn('This date alone', self.done('catalogue', 'verify', OFFERS))
        moved = self.changed(lambda c: c['offers'][0]['facts']['snc.expires-on'].update(value='2029-11-30'))
        self.assertIn(f'{OUTSCALE} snc.expires-on: This date alone leaves “snc.status”', self.done('catalogue', 'verify', moved))

    def test_price_of_a_difference(self):
        dearer = self.changed(lambda c: next(o for o in c['offers'] if o['prices'])['prices'][0].update(amount=0.57))
        self.assertRegex(self.done('catalogue', 'diff', OFFERS, dearer), r'\b0\.57 EUR')

    def test_sheet_is_what_its_name_says(self):
        result = run('catalogue', 'refresh', '-o', self.folder / 'sheet.xlsx')
        self.assertEqual(result.returncode, 2)
        self.assertIn('.ods or .csv', result.stderr)
        self.assertFalse((self.folder / 'sheet.xlsx').exists())

    def test_verify(self):
        self.assertIn('69 offers', self.done('catalogue', 'verify', OFFERS))
        self.assertIn('70 offers', self.done('catalogue', 'verify', LAYER))
        self.assertIn('69 offers', self.done('catalogue', 'verify', '-', stdin=OFFERS.read_text()))
        twice = self.changed(lambda c: c['offers'].append(c['offers'][0]))
        result = run('catalogue', 'verify', twice)
        self.assertEqual(result.returncode, 1)
        self.assertIn('$.offers[69] (OUTSCALE', result.stderr)
        for change, place in (
                (lambda c: c['offers'][0]['facts']['kinds'].update(value=['x']), '$.offers[0].facts.kinds.value[0] (OUTSCALE'),
                (lambda c: c['offers'][0].pop('name'), f'$.offers[0].name ({OUTSCALE})'),
                (lambda c: c['offers'][0].update(alternatives=['x']), '$.offers[0].alternatives[0] (OUTSCALE')):
            self.assertIn(place, run('catalogue', 'verify', self.changed(change)).stderr)
        cross = self.changed(lambda c: c['corrections'][0].update(
            attribute='snc.expires-on', fact={'value': '2000-01-01'}), source=LAYER)
        result = run('catalogue', 'verify', cross)
        self.assertEqual(result.returncode, 1)
        self.assertIn('snc.qualified-on', result.stderr)
        cut = self.folder / 'cut.json'
        cut.write_text(OFFERS.read_text()[:1000])
        self.assertEqual(run('catalogue', 'verify', cut).returncode, 3)
        self.assertEqual(run('catalogue', 'verify', self.folder / 'absent').returncode, 3)

    def test_verify_json(self):
        found = json.loads(self.done('catalogue', 'verify', LAYER, '--json'))
        self.assertEqual((found['kind'], found['file'], found['offers'], found['faults']), ('layer', str(LAYER), 70, []))
        twice = self.changed(lambda c: c['offers'].append(c['offers'][0]))
        result = run('catalogue', 'verify', twice, '--json')
        self.assertEqual((result.returncode, result.stderr), (1, ''))
        fault, = json.loads(result.stdout)['faults']
        self.assertEqual((fault['file'], fault['place']), (str(twice), '$.offers[69]'))
        self.assertIn('stands twice', fault['message'])
        cut = self.folder / 'cut.json'
        cut.write_text('{')
        result = run('catalogue', 'verify', cut, '--json')
        self.assertEqual(result.returncode, 3)
        self.assertIn('line 1', json.loads(result.stdout)['faults'][0]['place'])

    def test_verify_without_effect(self):
        """A layer that would change nothing is no fault, and nobody takes it for one that works."""
        def gone(layer):
            for number, one in enumerate(layer['corrections']):
                one['offer'] = f'gone-{number}'
            layer['offers'] = []
        layer = self.changed(gone, 'gone.json', LAYER)
        text = self.done('catalogue', 'verify', layer)
        self.assertIn('gone-0 snc.', text)
        self.assertIn('The catalogue has no such offer', text)
        self.assertIn(f'{layer}: Nothing in this layer would change this catalogue', text)
        found = json.loads(self.done('catalogue', 'verify', layer, '--json'))
        self.assertEqual((found['applied'], found['faults']), (0, []))
        self.assertEqual({w['reason'] for w in found['warnings']}, {'unknown-offer', 'no-effect'})
        empty = self.changed(lambda c: c.update(corrections=[], offers=[]), 'empty.json', LAYER)
        self.assertIn('corrects and adds nothing', self.done('catalogue', 'verify', empty))
        self.assertNotIn('Nothing in this layer', self.done('catalogue', 'verify', LAYER))

    def test_verify_apart(self):
        """Of corrections of one offer, the one at fault is told, where it stands."""
        def cross(layer):
            one = next(c for c in layer['corrections'] if c['offer'] == OUTSCALE)
            layer['corrections'] = [one | {'id': 'a', 'attribute': 'snc.decision', 'fact': {'value': '1'}},
                                    one | {'id': 'b', 'attribute': 'snc.expires-on', 'fact': {'value': '2000-01-01'}}]
        layer = self.changed(cross, 'cross.json', LAYER)
        result = run('catalogue', 'verify', layer)
        self.assertEqual(result.returncode, 1)
        self.assertIn(f'{layer}: $.corrections[1].fact (OUTSCALE', result.stderr)
        self.assertIn('1 fault found', result.stderr)

    def verdict(self, below, on, *corrections):
        """Of an offer that a layer adds, as sound as one that is eligible, and that rests on @below: its verdict, and what its
        qualification is found to be."""
        sound = next(o for o in json.loads(OFFERS.read_text())['offers'] if o['id'] == TEMPLE)
        layer = json.loads(LAYER.read_text())
        added = sound | {'id': 'ours', 'name': 'Ours', 'depends-on': [below], 'added': layer['offers'][0]['added']}
        one = next(c for c in layer['corrections'] if c['offer'] == OUTSCALE)
        layer |= {'offers': [added], 'corrections': [one | correction for correction in corrections]}
        path = self.folder / 'ours.json'
        path.write_text(json.dumps(layer))
        project = json.loads((TOP / 'data/cases/qualification-ended-since.json').read_text())['project']
        evaluation = json.loads(self.done('evaluate', '-', '--on', on, '--layer', path, stdin=json.dumps(project)))
        offer = next(o for o in evaluation['offers'] if o['offer'] == 'ours')
        return offer['verdict'], next(c['found'] for c in offer['checks'] if c['rule'] == 'SNC-3')

    def test_added_on_what_ended(self):
        """An offer that somebody adds on a layer whose qualification ended is reviewed, whatever it says of itself."""
        self.assertEqual(self.verdict(OUTSCALE, '2026-11-29')[0], 'eligible')
        verdict, found = self.verdict(OUTSCALE, '2026-12-05')
        self.assertEqual(verdict, 'to-examine')
        self.assertIn('a layer on which the offer depends ended, or was suspended, on 30 November 2026; renewal to be verified', found)

    def test_state_below(self):
        """A layer that lost its qualification before the end of its decision is seen above, and until it did is not."""
        lost = {'offer': TEMPLE, 'attribute': 'snc.status', 'date': '2026-12-01'}
        self.assertEqual(self.verdict(TEMPLE, '2026-12-05')[0], 'eligible')
        for state in ('suspended', 'withdrawn', 'expired'):
            for fact in ({'value': state}, {'timeline': [{'value': 'qualified'}, {'from': '2026-12-01', 'value': state}]}):
                verdict, found = self.verdict(TEMPLE, '2026-12-05', lost | {'fact': fact})
                self.assertEqual(verdict, 'to-examine')
                self.assertIn('ended, or was suspended, on 30 November 2026; renewal to be verified', found)
                self.assertEqual(self.verdict(TEMPLE, '2026-11-30', lost | {'fact': fact})[0], 'eligible')

    def test_state_below_gets_worse(self):
        """A layer that was suspended, and then withdrawn, ended when it was suspended."""
        fact = {'timeline': [{'value': 'qualified'}, {'from': '2026-12-01', 'value': 'suspended'}, {'from': '2026-12-03', 'value': 'withdrawn'}]}
        verdict, found = self.verdict(TEMPLE, '2026-12-05', {'offer': TEMPLE, 'attribute': 'snc.status', 'date': '2026-12-03', 'fact': fact})
        self.assertEqual(verdict, 'to-examine')
        self.assertIn('ended, or was suspended, on 30 November 2026; renewal to be verified', found)

    def rows(self, *words, lang='fr', on='2026-11-26'):
        text = self.done('catalogue', 'refresh', '-o', '-', '--on', on, *words, lang=lang)
        self.assertTrue(text.startswith('\ufeff'))
        return list(csv.DictReader(io.StringIO(text[1:], newline=''), delimiter=';' if lang == 'fr' else ','))

    def test_refresh(self):
        rows = self.rows()
        self.assertEqual(list(rows[0]), ['Quand', 'Échéance', 'Offre', 'Pourquoi', 'Connu aujourd’hui', 'Page à lire',
                                         'Dernière vérification', 'Fait le', 'Constat', 'Identifiant'])
        first = [r for r in rows if r['Quand'] == 'D’abord']
        self.assertEqual(rows[:len(first)], first)
        self.assertEqual({r['Quand'] for r in rows[len(first):]}, {'Ensuite'})
        self.assertLess(len(first), 45)
        self.assertEqual(first[0]['Échéance'], '2026-11-30')
        ends = [r for r in first if r['Identifiant'] == OUTSCALE]
        self.assertEqual([(r['Échéance'], r['Pourquoi']) for r in ends],
                         [('2026-11-30', 'Fin de la qualification SecNumCloud\u00a0: 30\u00a0novembre 2026')])
        self.assertEqual(ends[0]['Connu aujourd’hui'], 'Fin de la décision\u00a0: 30\u00a0novembre 2026\nQualification SecNumCloud\u00a0: Qualifiée')
        self.assertIn('messervices.cyber.gouv.fr', ends[0]['Page à lire'])
        self.assertTrue(all(r['Constat'] == '' and r['Fait le'] == '' for r in rows))
        self.assertFalse([r for r in rows if r['Identifiant'] == 'ovh-hpc-anthos'])
        self.assertEqual(len({(r['Identifiant'], r['Page à lire']) for r in rows}), len(rows))
        self.assertEqual(len(self.rows(lang='en')), len(rows))
        self.assertTrue(json.loads(self.done('catalogue', 'refresh', '--json'))[0]['first'])

    def whys(self, offer, *words, first=None, on='2026-11-26'):
        """What is to be verified of an offer: all, or only what is first, or only what can wait."""
        return [line for r in self.rows(*words, lang='en', on=on) if r['Identifier'] == offer and first in (None, r['When'] == 'First')
                for line in r['Why'].split('\n')]

    def test_refresh_loses_nothing(self):
        """Whatever the record doubts or dates is in the list, in its half."""
        rows = self.rows(lang='en')
        sheet = {half: {} for half in ('First', 'Later')}
        for row in rows:
            sheet[row['When']].setdefault(row['Identifier'], []).append(row['Why'])
        whole = {o: '\n'.join(sheet['First'].get(o, []) + sheet['Later'].get(o, [])) for half in sheet.values() for o in half}
        attributes = {a['id']: a for a in json.loads(OFFERS.with_name('attributes.json').read_text())['attributes']}
        flags = attributes['flags']
        titles = {o['value']: o['title']['en'] for o in flags['options']}
        spoken = {'qualification-expiring-soon': 'End of the SecNumCloud qualification', 'renewal-unknown': 'End of the SecNumCloud qualification',
                  'depends-on-expiring-qualification': 'End of the qualification of a layer used',
                  'pending-qualification': 'SecNumCloud qualification: qualification in progress',
                  'target-date-missed': 'Announced target for qualification, missed', 'conflicting-capital-data': 'sources disagree'}
        n = 0
        for offer in json.loads(OFFERS.read_text())['offers']:
            facts, name = offer['facts'], offer['id']
            if name == 'ovh-hpc-anthos':
                continue
            for flag in facts.get('flags', {}).get('value') or []:
                if flag in flags['refresh']:
                    n += 1
                    self.assertIn(spoken.get(flag, titles[flag]), whole[name])
                    if flags['refresh'][flag] < 5:
                        self.assertIn(name, sheet['First'])
            for fact in facts.values():
                if fact.get('claims'):
                    self.assertIn('sources disagree', '\n'.join(sheet['First'][name]))
            if offer['confidence'] == 'low':
                self.assertIn('The whole offer: low confidence', '\n'.join(sheet['First'][name]))
            if offer['as-of'] < '2026-08':
                age = f"in {offer['as-of']}" if len(offer['as-of']) < 7 else ''
                self.assertIn(f'The whole offer: last verified {age}', whole[name])
            for price in offer['prices']:
                if price['date'] < '2026-08-25':
                    self.assertRegex(whole[name], r'Price “.*”: last verified \d+ months ago')
        self.assertGreater(n, 50)

    def test_refresh_ends(self):
        """An end is told until its verdict is in; a target, until it is kept."""
        def change(status=None):
            def change(catalogue):
                offers = {o['id']: o for o in catalogue['offers']}
                offers[OUTSCALE]['facts']['snc.status']['timeline'][-1]['value'] = status
                offers['bleu-azure']['facts']['snc.status'] = {'timeline': [{'value': 'in-progress'}, {'from': '2026-11-01', 'value': 'qualified'}]}
            return self.changed(change)

        told = 'End of the SecNumCloud qualification: 30 November 2026, nothing known since'
        self.assertIn(told, self.whys(OUTSCALE, first=True, on='2026-12-05'))
        self.assertNotIn(told, self.whys(OUTSCALE, '--catalogue', change('expired'), on='2026-12-05'))
        missed = 'Announced target for qualification, missed: 30 June 2026'
        self.assertIn(missed, self.whys('bleu-azure', first=True))
        self.assertNotIn(missed, self.whys('bleu-azure', '--catalogue', change()))
        self.assertIn('SecNumCloud qualification: qualification in progress, nothing known after 23 February 2027', self.whys('adista'))

    def test_refresh_below(self):
        """What a layer says is read on the page of the layer, once for all that rests on it."""
        rows = self.rows(lang='en')
        told = 'End of the qualification of a layer used: 30 November 2026'
        own = [r['Page to read'] for r in rows if r['Identifier'] == OUTSCALE and r['Deadline'] == '2026-11-30']
        above = {r['Identifier']: r['Page to read'] for r in rows if told in r['Why'].split('\n')}
        self.assertEqual(set(above), {'numspot-iaas-snc', 'outscale-llmaas', 'numspot-managed-services-snc-zone', 'scalingo-osc-secnum-fr1', 'albert-api'})
        self.assertEqual(set(above.values()), set(own))

    def test_refresh_held(self):
        """Beside what is to be verified stands what the table of offers holds, so that a change is seen at once."""
        offers = {o['id']: o for o in json.loads(OFFERS.read_text())['offers']}
        attributes = {a['id']: a for a in json.loads(OFFERS.with_name('attributes.json').read_text())['attributes']}
        items = json.loads(self.done('catalogue', 'refresh', '--json', '--on', '2026-11-26', lang='en'))
        rows = self.rows(lang='en')
        self.assertEqual([r['Known today'] for r in rows], ['\n'.join(i['held']) for i in items])
        n = {'about': 0, 'whole': 0, 'price': 0}
        for item in items:
            offer, held = offers[item['offer']], '\n'.join(item['held'])
            self.assertEqual(len(set(item['held'])), len(item['held']))
            for reason in item['reasons']:
                attribute = attributes.get(reason.get('attribute'))
                if attribute and 'about' not in attribute:
                    n['about'] += 1
                    self.assertIn(attribute['title']['en'] + ': ', held)
                elif reason['why'].startswith('The whole offer'):
                    for name, fact in offer['facts'].items():
                        if name != 'flags' and item['page'] in [offer['sources'][s]['url'] for s in fact.get('sources', [])]:
                            n['whole'] += 1
                            self.assertIn(attributes[name]['title']['en'] + ': ', held)
                elif reason['why'].startswith('Price'):
                    n['price'] += 1
                    self.assertRegex(held, r': €[0-9.,]+ excluding tax per ')
        self.assertGreater(min(n.values()), 2)
        # on a later day, what is so then
        self.assertIn('SecNumCloud qualification: unknown', self.held(OUTSCALE, on='2026-12-05'))

    def held(self, offer, on):
        return [line for r in self.rows(lang='en', on=on) if r['Identifier'] == offer for line in r['Known today'].split('\n')]

    def test_refresh_flag_alone(self):
        """Told where no fact tells it."""
        def change(catalogue):
            for offer in catalogue['offers']:
                if offer['id'] == 'bleu-azure':
                    del offer['facts']['snc.target-date']

        self.assertNotIn('Announced target missed', self.whys('bleu-azure'))
        self.assertIn('Announced target missed', self.whys('bleu-azure', '--catalogue', self.changed(change), first=True))

    def test_import(self):
        survey = SURVEY.read_text()
        made = json.loads(self.done('catalogue', 'import', SURVEY, '--on', '2026-11-23', '-o', '-'))
        self.assertEqual((made['edition'], made['date'], len(made['offers'])), ('2026-11-23', '2026-11-23', 69))
        outscale = made['offers'][0]['facts']
        self.assertEqual([p.get('from') for p in outscale['snc.status']['timeline']], [None, '2023-11-30', '2026-12-01'])
        units = {json.dumps(p['unit'], sort_keys=True) for o in made['offers'] for p in o['prices']}
        self.assertIn('{"en": "GiB-month", "fr": "Gio par mois"}', units)
        self.assertFalse([u for u in units if u.startswith('"')])
        odd = json.loads(survey)
        odd[0]['pricing']['indicative'][0]['unit'] = 'fortnight'
        made_odd = json.loads(self.done('catalogue', 'import', '-', '-o', '-', stdin=json.dumps(odd)))
        self.assertEqual(made_odd['offers'][0]['prices'][0]['unit'], 'fortnight')
        self.assertEqual(made, json.loads(self.done('catalogue', 'import', '-', '--on', '2026-11-23', '-o', '-', stdin=survey)))
        out = self.folder / 'made.json'
        out.write_text(self.done('catalogue', 'import', SURVEY))
        self.assertIn('69 offers', self.done('catalogue', 'verify', out))

    def test_import_refused(self):
        def survey(change):
            records = json.loads(SURVEY.read_text())
            change(records[3])
            return json.dumps(records)

        for change, place, remedy in (
                (lambda r: r.update(colour='blue'), '$[3].colour', 'survey.json'),
                (lambda r: r['capital'].update(owner='x'), '$[3].capital.owner', 'Remove it'),
                (lambda r: r.update(capital='x'), '$[3].capital', 'Remove it'),
                (lambda r: r.update(services=['compute-vm', 'teleport']), '$[3].services[1]', 'teleport'),
                (lambda r: r['secnumcloud'].update(qualified_on='2026-02-30'), '$[3].secnumcloud.qualified_on', 'day'),
                (lambda r: r['secnumcloud'].update(status='blessed'), '$[3].secnumcloud.status', 'blessed'),
                (lambda r: r.update(locations=[{'country': 'FR', 'city': 'Paris'}]), '$[3].locations[0].city', 'city'),
                (lambda r: r['sources'][0].pop('claim'), '$[3].sources[0].claim', 'text'),
                (lambda r: r.update(depends_on=['nobody']), '$[3].depends_on[0]', 'nobody'),
                (lambda r: r.pop('name'), '$[3].name', 'text'),
                (lambda r: r.update(id='outscale-iaas-cloudgouv'), '$[3]', 'twice')):
            result = run('catalogue', 'import', '-', '-o', self.folder / 'none.json', stdin=survey(change))
            self.assertEqual(result.returncode, 3, place)
            self.assertRegex(result.stderr, rf'(?m)^standard input: {re.escape(place)} \(.+\): ')
            self.assertIn(remedy, result.stderr)
        for text in ('{}', '[3]', '[{]', ''):
            self.assertEqual(run('catalogue', 'import', '-', stdin=text).returncode, 3, text)
        self.assertFalse((self.folder / 'none.json').exists())

    def ods(self, *words):
        done = subprocess.run([CLI, 'catalogue', '--lang=fr', 'refresh', '--on', '2026-11-26', '-o', '-', '--format', 'ods', *words],
                              capture_output=True, check=True, env=os.environ | {'XDG_DATA_HOME': '/nonexistent'})
        path = self.folder / 'sheet.ods'
        path.write_bytes(done.stdout)
        return path

    def test_spreadsheet(self):
        path = self.ods()
        with zipfile.ZipFile(path) as pack:
            self.assertIsNone(pack.testzip())
            self.assertEqual(pack.namelist()[0], 'mimetype')
            content = xml.etree.ElementTree.fromstring(pack.read('content.xml'))
        table = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
        text = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
        rows = [[''.join(cell.itertext()) for cell in row.iter(table + 'table-cell')] for row in content.iter(table + 'table-row')]
        csv_rows = self.rows(lang='fr')
        self.assertEqual(len(rows), len(csv_rows) + 1)
        self.assertEqual(rows[0][:3], ['Quand', 'Échéance', 'Offre'])
        self.assertEqual(rows[1][9], csv_rows[0]['Identifiant'])
        lines = max(len(cell.findall(text + 'p')) for cell in content.iter(table + 'table-cell'))
        self.assertEqual(lines, max(r[c].count('\n') for r in csv_rows for c in ('Pourquoi', 'Connu aujourd’hui')) + 1)
        self.assertEqual(self.ods().read_bytes(), path.read_bytes())

    def test_no_control_characters(self):
        """The file of the catalogue may hold them; XML may not."""
        def change(catalogue):
            catalogue['offers'][0]['name'] = 'A\u0001\ufffeB'
            for source in catalogue['offers'][0]['sources']:
                source['url'] = 'https://a\nb'

        with zipfile.ZipFile(self.ods('--catalogue', self.changed(change))) as pack:
            text = ''.join(xml.etree.ElementTree.fromstring(pack.read('content.xml')).itertext())
        self.assertNotIn('\u0001', text)
        self.assertIn('B', text)

    def test_long_chain(self):
        """Each offer rests on the next: neither depth nor time grows out of hand."""
        record = json.loads(SURVEY.read_text())[0]
        records = [{**record, 'id': f'o{i}', 'depends_on': [f'o{i + 1}'] if i < 499 else []} for i in range(500)]
        made = json.loads(self.done('catalogue', 'import', '-', '--on', '2026-11-23', '-o', '-', stdin=json.dumps(records)))
        self.assertEqual(len(made['offers']), 500)

    def test_no_formula(self):
        def change(catalogue):
            catalogue['offers'][0]['name'] = '=HYPERLINK("http://x";"y")'
            for source in catalogue['offers'][0]['sources']:
                source['url'] = '+cmd|calc'

        rows = self.rows('--catalogue', self.changed(change))
        row = next(r for r in rows if r['Identifiant'] == OUTSCALE)
        self.assertEqual(row['Offre'], '\'=HYPERLINK("http://x";"y")')
        self.assertEqual(row['Page à lire'], "'+cmd|calc")

    def test_usage(self):
        for words in (('catalogue',), ('catalogue', 'burn'), ('catalogue', 'diff', OFFERS),
                      ('catalogue', 'show', OUTSCALE, 'x')):
            result = run(*words)
            self.assertEqual(result.returncode, 2, words)
        self.assertEqual(run('catalogue', 'show', 'nothing').returncode, 3)
        self.assertIn('refresh -o SORTIE.ods', run('catalogue', '--help', lang='fr').stdout)

    def test_help(self):
        """Every command there is, in one line and in both languages; and every thing done with the catalogue."""
        names = re.findall(r'^  { "([a-z]+)", "\1', (TOP / 'app/cli.c').read_text(), re.M)
        declared = re.findall(r'^int bsl_cli_([a-z]+) \(BslCli \*cli\);', (TOP / 'app/cli/bsl-cli.h').read_text(), re.M)
        self.assertEqual(set(names), set(declared) - {'load'})
        lines = {}
        for lang in ('fr', 'en'):
            result = run(f'--lang={lang}', '--help', lang=lang)
            self.assertEqual(result.returncode, 0)
            lines[lang] = dict(re.findall(r'^  ([a-z]+) +(\S.*)$', result.stdout, re.M))
            self.assertEqual(list(lines[lang]), names)
            self.assertEqual(dict(re.findall(r'^  ([a-z]+) +(\S.*)$', run('--json', lang=lang).stderr, re.M)), lines[lang])
            for name in names:
                result = run(name, '--help', lang=lang)
                self.assertEqual(result.returncode, 0)
                self.assertIn(f'boussole-cli [OPTION…] {name}', result.stdout)
                self.assertIn(lines[lang][name], result.stdout)
        self.assertFalse([name for name in names if lines['fr'][name] == lines['en'][name]])
        actions = re.findall(r'^  { "([a-z]+)", "catalogue ', (TOP / 'app/cli/catalogue.c').read_text(), re.M)
        for lang in ('fr', 'en'):
            text = run('catalogue', '--help', lang=lang).stdout
            self.assertEqual(set(re.search(r'catalogue ([a-z|]+) …', text)[1].split('|')), set(actions))
            for action in actions:
                self.assertRegex(text, rf'(?m)(^|[;:,] ){action}\b[^|]*\s*:')

    def test_french(self):
        """What commands print in French is spaced as French is."""
        project = TOP / 'data/example/example.boussole'
        renewed = self.changed(lambda c: c['offers'][0]['facts']['snc.expires-on'].update(value='2029-11-30')).rename(self.folder / 'renewed.json')
        left = self.changed(lambda c: c['corrections'][0].update(offer='nobody'), source=LAYER)
        for words in (('catalogue', 'show'), ('catalogue', 'show', '--layer', left), ('catalogue', 'show', 'outscale-llmaas'),
                      ('catalogue', 'diff', OFFERS, renewed), ('catalogue', 'verify', left), ('catalogue', 'verify', renewed), ('catalogue', 'burn'),
                      ('catalogue', 'key'), ('tasks', project), ('explain', project, 'bleu-azure'), ('study', project), ('study', project, '--cost'),
                      ('study', project, '--compare', 'numspot-iaas-snc', 'scaleway-secnumcloud'), ('study', project, '--scorings'),
                      ('compare', project, '--on', '2026-11-23', '--on', '2026-12-02')):
            result = run(*words, lang='fr')
            text = re.sub(r'https?://\S+|^boussole-cli:|^/\S+:(?: \$\S*:)?', '', result.stdout + result.stderr, flags=re.M)
            self.assertTrue(text, words)
            self.assertNotRegex(text, r'[^\u00a0][:;!?»](?=\s|$)|«[^\u00a0]|\w\'\w', words)


if __name__ == '__main__':
    CLI = sys.argv.pop(1)
    unittest.main(verbosity=2)
