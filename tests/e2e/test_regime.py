# SPDX-License-Identifier: EUPL-1.2
"""The rules that decide are seen at once; the others are found by search; a rule shows its cases."""

import json
import re

import harness
import pages
from waiting import wait_for

ANSWERS = {'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy'],
           'data.harm': ['life-health'], 'service.kinds': ['paas'], 'service.needs': ['paas-app']}


def is_rule(node):
    return 'row.go' in node.actions


class Regime(harness.Case):
    def open_rules(self, answers):
        path = self.home / 'project.boussole'
        path.write_text(json.dumps({'format': 'boussole-project', 'version': 1, 'title': 'Test', 'answers': answers}))
        self.app.start(path)
        pages.open_result(self.app, 'Rules')

    def test_what_decides_comes_first(self):
        self.open_rules(ANSWERS)
        texts = self.app.wait_text('The Rules That Decide')
        self.assertRegex(texts, r'Excludes \d+ offers')
        self.app.find('row', re.compile('SecNumCloud'), is_rule).do('row.go')
        # the cases run by themselves, and are told when they have
        self.app.wait_text(r'\d+ cases exercise this rule')
        self.app.wait_text('All hold on this machine')
        self.app.quit()

    def test_search_opens_what_it_finds(self):
        self.open_rules(ANSWERS)
        self.app.find('toggle', 'Search').press()
        self.app.find('entry', 'Search the rules').set_text('reversibility')
        wait_for(lambda: self.app.look('row', re.compile('eversib'), is_rule), 'a rule on reversibility')
        self.app.find('entry', 'Search the rules').set_text('zzzz')
        self.app.wait_text('No Rule Found')
        self.app.quit()

    def test_it_stops_where_it_must(self):
        self.open_rules({'organisation.type': 'state-central', 'data.classes': ['classified']})
        texts = self.app.wait_text('Boussole goes no further with this project')
        self.assertNotIn('The Rules That Decide', texts)
        self.app.quit()
