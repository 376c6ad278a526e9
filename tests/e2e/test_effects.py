# SPDX-License-Identifier: EUPL-1.2
"""What an answer would change is seen before it is given, and comes true."""

import re

import harness
import pages

HARM = 'What would a leak, an outage or an error threaten?'


class Effects(harness.Case):
    def count_possible(self):
        """Eligible and to examine, as the bar at the foot says."""
        bar = self.app.find('button', re.compile('^Offers: '))
        numbers = [int(number) for number in re.findall(r'\d+', bar.name)]
        return numbers[0] + numbers[1]

    def test_told_and_true(self):
        self.app.start()
        pages.create_project(self.app, 'Ministry')
        pages.choose(self.app, 'What is your organisation?', 'Central State administration', 'State')
        pages.press_next(self.app, 'The data')
        pages.choose(self.app, 'What will the service hold?', 'Personal data')
        pages.choose(self.app, 'Which secrets protected by law are concerned?', 'Private life')
        before = self.count_possible()
        row = pages.question(self.app, HARM).find('row', 'Health or life of persons', pages.is_choice)
        told = row.find('label', re.compile(r'^\d+ offers$')).name
        self.assertNotEqual(told, f'{before} offers')
        pages.choose(self.app, HARM, 'Health or life of persons')
        harness.wait_for(lambda: f'{self.count_possible()} offers' == told, f'{told} to stay possible')
