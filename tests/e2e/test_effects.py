# SPDX-License-Identifier: EUPL-1.2
"""What an answer would change is seen before it is given, and comes true."""

import json
import re

import harness
import pages
from waiting import wait_for

ANSWERS = {'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy'],
           'service.kinds': ['paas'], 'service.needs': ['paas-app'], 'project.state': 'new'}


class Effects(harness.Case):
    def count_possible(self):
        """Eligible and to examine, as the bar at the foot says."""
        bar = self.app.find('button', re.compile('^Offers: '))
        numbers = [int(number) for number in re.findall(r'\d+', bar.name)]
        return numbers[0] + numbers[1]

    def test_told_and_true(self):
        path = self.home / 'project.boussole'
        path.write_text(json.dumps({'format': 'boussole-project', 'version': 1, 'title': 'Test', 'answers': ANSWERS}))
        self.app.start(path)
        pages.open_step(self.app, 'data')
        before = self.count_possible()
        row = wait_for(lambda: pages.look_choice(self.app, 'data.harm', 'life-health'), 'the choice')
        told = row.find('label', re.compile(r'^\d+ offers$')).name
        self.assertNotEqual(told, f'{before} offers')
        pages.choose(self.app, 'data.harm', 'life-health')
        wait_for(lambda: f'{self.count_possible()} offers' == told, f'{told} to stay possible')
        self.app.quit()
