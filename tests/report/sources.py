#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What the catalogue says of an offer is told once and in full: where it was read, and each day on which something ends.

sources.py CLI: CLI is boussole-cli.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = json.loads((ROOT / 'data/catalogue/offers.json').read_text(encoding='utf-8'))
PROJECT = json.loads((ROOT / 'tests/report/complete.boussole').read_text(encoding='utf-8'))
CHOSEN = 'ovh-snc-cloud-platform'
NAME = next(offer['name'] for offer in CATALOGUE['offers'] if offer['id'] == CHOSEN)


def change(**members):
    """The catalogue with other members of the offer chosen."""
    offers = [dict(offer, **members) if offer['id'] == CHOSEN else offer for offer in CATALOGUE['offers']]
    return dict(CATALOGUE, offers=offers)


def get(member):
    return json.loads(json.dumps(next(offer[member] for offer in CATALOGUE['offers'] if offer['id'] == CHOSEN)))


def write(catalogue, form='file'):
    with tempfile.TemporaryDirectory() as name:
        paths = pathlib.Path(name, 'project.boussole'), pathlib.Path(name, 'catalogue.json')
        paths[0].write_text(json.dumps(PROJECT), encoding='utf-8')
        paths[1].write_text(json.dumps(catalogue), encoding='utf-8')
        return subprocess.run([sys.argv[1], 'export', paths[0], '--catalogue', paths[1], '--form', form, '--lang', 'fr',
                               '--format', 'txt', '-o', '-'], check=True, capture_output=True, text=True).stdout


def plain(text):
    return re.sub(r'\s+', ' ', text.replace('\u00a0', ' '))


class Sources(unittest.TestCase):
    def test_contrary_source_is_no_proof(self):
        """A page that says otherwise is told as such, with why it does, and each source with its own day."""
        text = plain(write(CATALOGUE))
        self.assertIn('Statut : messervices.cyber.gouv.fr [lu chez un tiers] – 15 septembre 2026, corporate.ovhcloud.com – 1er septembre 2026, '
                      'relevé le 15 septembre 2026 ; source discordante : cyber.gouv.fr [lu chez un tiers] – 26 septembre 2026 – '
                      'la page de l’ANSSI citait encore le service parmi ceux en cours de qualification le 26 septembre 2026 ; écart à lever sur la décision.', text)
        for offer in CATALOGUE['offers']:
            for name, fact in offer['facts'].items():
                self.assertFalse(set(fact.get('sources', [])) & {claim['source'] for claim in fact.get('claims', []) if 'source' in claim}, f'{offer["id"]} {name}')
                value = fact.get('value', next((period['value'] for period in reversed(fact.get('timeline', [])) if period.get('from', '') <= CATALOGUE['date']), None))
                if name == 'snc.status' and value == 'qualified':
                    for source in fact['sources']:
                        self.assertNotRegex(offer['sources'][source]['claim'], 'in progress', offer['id'])

    def test_services_rest_on_no_purchasing_vehicle_alone(self):
        for offer in CATALOGUE['offers']:
            for name in 'services', 'kinds':
                claims = [offer['sources'][source]['claim'] for source in offer['facts'].get(name, {}).get('sources', [])]
                self.assertFalse(claims and all(re.search('UGAP|framework|[Tt]ender|orders', claim) for claim in claims), offer['id'])

    def test_fact_without_source(self):
        facts = get('facts')
        facts['exposure'] = {name: value for name, value in facts['exposure'].items() if name != 'sources'}
        self.assertIn('Aucune source propre à ce fait ; sources lues pour l’offre :', plain(write(change(facts=facts))))
        self.assertNotRegex(write(CATALOGUE), r'(?m)^ +Vérifié (?:le|en) ')

    def test_old_fact_is_to_be_read_again(self):
        facts = get('facts')
        facts['snc.status']['as-of'] = '2025-09-15'
        self.assertIn('relevé le 15 septembre 2025 (ancien, à relire)', plain(write(change(facts=facts))))
        self.assertIn('relevé le 15 septembre 2026 ;', plain(write(CATALOGUE)))

    def with_urls(self, *urls):
        sources = [dict(get('sources')[0], url=url) for url in urls]
        facts = get('facts')
        for fact in facts.values():
            if isinstance(fact, dict) and 'sources' in fact:
                fact['sources'] = list(range(len(urls)))
                fact.pop('claims', None)
        return write(change(sources=sources, facts=facts))

    def test_host_within_another(self):
        text = self.with_urls('https://messervices.cyber.gouv.fr/a', 'https://cyber.gouv.fr/b', 'https://www.cyber.gouv.fr/c')
        self.assertIn('messervices.cyber.gouv.fr [lu chez un tiers] – 15 septembre 2026, cyber.gouv.fr [lu chez un tiers] – 15 septembre 2026, relevé', plain(text))

    def test_address_without_host(self):
        for url in 'https://www./x', 'https:///x':
            with self.subTest(url):
                self.assertIn(NAME, self.with_urls(url, 'https://cyber.gouv.fr/b'))

    def ends(self, **facts):
        text = write(change(facts=dict(get('facts'), **facts)), 'calendar')
        return [line for line in text.split('\n') if line.startswith(NAME) or f'{NAME} –' in line]

    def test_two_ends_on_one_day(self):
        day = {'value': '2029-07-31', 'sources': [0]}
        lines = self.ends(**{'snc.layer-expires-on': day})
        self.assertEqual([line for line in lines if 'couche utilisée' in line][1:], [], lines)
        self.assertEqual(len([line for line in lines if 'couche utilisée' in line]), 1, lines)

    def test_end_told_by_a_fact(self):
        lines = self.ends()
        self.assertEqual([line for line in lines if 'qualification : échéance' in line.replace('\u00a0', ' ')], [], lines)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
