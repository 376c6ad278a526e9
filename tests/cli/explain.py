#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli explain and compare on very different projects: one language throughout, what decides
first, a way out or the questions that stand before it.

explain.py BOUSSOLE-CLI
"""

import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests/support'))
from sanitizers import has_sanitizers  # noqa: E402

PROJECTS = ('example', 'health-analytics-ministry', 'university-hospital-record', 'archives-department',
            'rectorat-suite', 'restricted-workspace', 'open-data-portal', 'classified', 'purchase-commune-formal',
            'empty')
FEW = {'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['medical'],
       'data.essential-mission': 'yes', 'data.harm': ['life-health']}
# French puts a no-break space before a colon, a semicolon and the like; addresses have none.
WRONG = re.compile(r'[^\u00a0]:(?!\S)|[^\u00a0](?:;|[!?](?!\S))|« | »')
WORDS = ('eligible', 'not-eligible', 'to-examine', 'applies', 'does-not-apply', 'not-applicable')


def read(name):
    if name == 'example':
        return json.loads((TOP / 'data/example/example.boussole').read_text()), '2026-11-23'
    case = json.loads((TOP / f'tests/cases/{name}.json').read_text())
    return case['project'], case['on']


def project(answers):
    return {'format': 'boussole-project', 'version': 1, 'title': 'Essai', 'answers': answers}


def sections(text):
    """The headings, each with the lines below it; what comes before the first under None."""
    result, heading = {None: []}, None
    for before, line in zip(['x', *text.splitlines()], text.splitlines()):
        if before == '' and line:
            heading = line
            result[heading] = []
        elif line:
            result[heading].append(line)
    return result


@functools.cache
def run(content, arguments, env):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, input=content,
                          env={**os.environ, 'LANGUAGE': '', 'LC_ALL': 'C.UTF-8', **dict(env)})
    return done.returncode, done.stdout, done.stderr


class Explain(unittest.TestCase):
    def run_cli(self, *arguments, content=None, status=0, **env):
        code, output, messages = run(json.dumps(content), arguments, tuple(env.items()))
        self.assertEqual(code, status, messages)
        return messages if status else output

    def explain(self, content, offer, on, *options, **env):
        return self.run_cli('explain', '-', offer, '--on', on, *options, content=content, **env)

    def evaluate(self, content, on):
        return json.loads(self.run_cli('evaluate', '-', '--on', on, content=content))

    def each(self, check):
        """Calls with projects, their day, and an offer of each verdict."""
        for name in PROJECTS:
            content, on = read(name)
            for offer in {offer['verdict']: offer for offer in self.evaluate(content, on)['offers']}.values():
                with self.subTest(project=name, offer=offer['offer'], verdict=offer['verdict']):
                    check(content, on, offer)

    def test_one_language(self):
        def check(content, on, offer):
            english = self.explain(content, offer['offer'], on, '--lang=en')
            french = self.explain(content, offer['offer'], on, '--lang=fr')
            self.assertEqual(WRONG.findall(french), [], french)
            self.assertEqual(set(sections(english)) & set(sections(french)), {None})
            self.assertEqual(len(sections(english)), len(sections(french)))
            for label in ('Required', 'Found', 'Verified', 'Texts', 'to examine', ': met'):
                self.assertNotIn(label, french)
            for line in re.findall('^    Texts: .*', english, re.M):
                self.assertNotRegex(line, 'annexe|décret|exigence|chapitre')
        self.each(check)

    def test_language_rules_over_the_locale(self):
        content, on = read('example')
        french = self.explain(content, 'aws-paris', on, '--lang=fr')
        english = self.explain(content, 'aws-paris', on, '--lang=en')
        self.assertNotEqual(french, english)
        self.assertEqual(self.explain(content, 'aws-paris', on), english)
        self.assertEqual(self.explain(content, 'aws-paris', on, LANGUAGE='fr'), french)
        self.assertEqual(self.explain(content, 'aws-paris', on, '--lang=en', LC_ALL='fr_FR.UTF-8'), english)
        self.assertEqual(self.explain(content, 'aws-paris', on, '--lang=fr', LC_ALL='en_US.UTF-8'), french)
        self.assertIn('Langue', self.run_cli('explain', '--lang=fr', '--help'))
        self.assertIn('dit pourquoi', self.run_cli('explain', '--lang=fr', '--help'))

    def test_refuses_other_languages(self):
        self.assertIn('“de”', self.run_cli('evaluate', '-', '--lang=de', status=2))

    def test_what_decides_comes_first(self):
        def check(content, on, offer):
            text = self.explain(content, offer['offer'], on)
            weight = {'fail': 0, 'review': 1, 'pass': 2, 'not-applicable': 3}
            place = [text.index(f"\n{check['rule']} — ") for check in offer['checks']]
            ordered = sorted(range(len(place)), key=place.__getitem__)
            weights = [weight[offer['checks'][index]['result']] for index in ordered]
            self.assertEqual(weights, sorted(weights))
            ways = text.find('\nSmallest changes')
            met = text.find('\nWhat is met')
            self.assertTrue(ways < met or met < 0, text)
        self.each(check)

    def test_every_text_is_cited_once(self):
        def check(content, on, offer):
            text = sections(self.explain(content, offer['offer'], on))
            cited = [line.split(' — ')[0].strip() for line in text.get('Texts cited', [])]
            lines = [line for part in text.values() for line in part if line.startswith('    Texts: ')]
            used = {word.split(',')[0] for line in lines for word in re.findall(r'\[([^\]]+)\]', line)}
            self.assertEqual(sorted(cited), sorted(used))
        self.each(check)

    def test_not_eligible_has_a_way_or_says_why_not(self):
        def check(content, on, offer):
            text = self.explain(content, offer['offer'], on)
            says = re.findall(r'^(?:Smallest changes|No small change|Boussole stops here)', text, re.MULTILINE)
            self.assertEqual(len(says), 0 if offer['verdict'] == 'eligible' and 'stops here' not in text else 1, text)
        self.each(check)

    def test_what_is_not_known_is_left_to_be_filled_in(self):
        """The number of this decision is in no source: a clause that reads "unknown" is no clause."""
        content = project({'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy'],
                           'data.harm': ['life-health'], 'service.kinds': ['iaas'], 'project.state': 'new'})
        for lang, filled, word in (('fr', '[à préciser]', 'inconnu'), ('en', '[to be stated]', 'unknown')):
            text = self.explain(content, 'worldline-secured-iaas', '2026-11-23', f'--lang={lang}')
            self.assertIn(f'({"décision" if lang == "fr" else "decision"} {filled})', text)
            self.assertNotIn(word, text)

    def test_few_answers(self):
        """Questions are open, and what excludes the offer can be lifted all the same."""
        text = sections(self.explain(project(FEW), 'aws-paris', '2026-11-23'))
        self.assertIn('SREN-1', ' '.join(text['What excludes it']))
        ways = next(lines for heading, lines in text.items() if heading and heading.startswith('Smallest changes'))
        self.assertTrue(any('SecNumCloud' in line for line in ways), ways)

    def test_questions_of_an_offer(self):
        """Each offer names the questions that decide it; summed up they are what each question decides."""
        if SANITIZED:
            self.skipTest('one call for each offer takes minutes')
        content, on = read('purchase-commune-formal')
        evaluation = self.evaluate(content, on)
        said = {}
        for offer in evaluation['offers']:
            answer = json.loads(self.explain(content, offer['offer'], on, '--json'))
            self.assertEqual({key: answer[key] for key in offer}, offer)
            for question in answer['questions']:
                said[question['answer']] = said.get(question['answer'], 0) + question['alone']
        decides = {question['answer']: question['decides'] for question in evaluation['questions']}
        self.assertTrue(any(decides.values()))
        self.assertEqual({name: n for name, n in said.items() if n}, {name: n for name, n in decides.items() if n})

    def test_compares_in_words(self):
        content, _on = read('health-analytics-ministry')
        other = TOP / 'data/example/example.boussole'
        english, french = (self.run_cli('compare', '-', str(other), '--on', '2026-11-23', f'--lang={lang}',
                                        content=content) for lang in ('en', 'fr'))
        titles = [offer['offer'] for offer in self.evaluate(content, '2026-11-23')['offers']]
        lines = [line for line in french.splitlines() if line.split(' — ')[0] not in titles]
        self.assertEqual(WRONG.findall('\n'.join(lines)), [], french)
        self.assertEqual(set(sections(english)) & set(sections(french)), {None, 'Conclusions'})
        for text in (english, french):
            after = [line.rsplit(' → ', 1)[1] for line in text.splitlines() if ' → ' in line and line[0] != ' ']
            self.assertTrue(after)
            self.assertEqual(set(after) & set(WORDS), set())

    def test_compares_what_weighs(self):
        """Beside an offer stand the checks that made its verdict another, and no others."""
        content, _on = read('health-analytics-ministry')
        other = TOP / 'data/example/example.boussole'
        differences = json.loads(self.run_cli('compare', '-', str(other), '--on', '2026-11-23', '--json',
                                              content=content))
        offers = [item for item in differences if item['kind'] == 'offer']
        self.assertTrue(offers)
        before, after = ({offer['offer']: {check['rule']: check['result'] for check in offer['checks']}
                          for offer in self.evaluate(side, '2026-11-23')['offers']}
                         for side in (content, json.loads(other.read_text())))
        weight = {'pass': 0, 'not-applicable': 0, 'review': 1, 'fail': 2}
        for offer in offers:
            named = {reason.split(' — ')[0] for reason in offer['reasons']}
            was, now = before[offer['id']], after[offer['id']]
            self.assertEqual(named, {rule for rule in now if weight[was[rule]] != weight[now[rule]]})

    def test_no_reason_contradicts_its_rule(self):
        for name in PROJECTS:
            content, on = read(name)
            evaluation = self.evaluate(content, on)
            for obligation in evaluation['obligations']:
                if obligation['state'] != 'applies':
                    self.assertNotIn('The rule holds in every case.', obligation['reasons'], obligation['rule'])
                self.assertTrue(obligation['reasons'], obligation['rule'])


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    SANITIZED = has_sanitizers(PROGRAM)
    if SANITIZED:
        PROJECTS = PROJECTS[:3]
    unittest.main(verbosity=1)
