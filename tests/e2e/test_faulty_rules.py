# SPDX-License-Identifier: EUPL-1.2
"""Another directory of rules: used where it is whole, told of where it is not."""

import json
import re
import shutil

import harness
import pages
from screen import get_screen

SHIPPED = harness.TOP / 'data' / 'rules'


class OtherRules(harness.Case):
    def start(self):
        """With --rules; the sandbox sees the directory only because it is told to."""
        rules = self.home / 'rules'
        command = self.app.command

        def with_rules(*arguments, program='boussole'):
            line = command(program=program) + ['--rules', str(rules), *map(str, arguments)]
            if harness.IN_FLATPAK:
                line.insert(2, f'--filesystem={rules}:ro')
            return line

        self.app.command = with_rules
        return self.app.start()

    def setUp(self):
        super().setUp()
        shutil.copytree(SHIPPED, self.home / 'rules')

    def break_rules(self):
        path = self.home / 'rules' / 'conclusions.json'
        content = json.loads(path.read_text())
        content['conclusions'][0]['cases'][0]['when'] = {'condition': 'never-heard-of'}
        del content['conclusions'][1]['title']['en']
        path.write_text(json.dumps(content))

    def test_whole_rules_are_used(self):
        self.start()
        pages.create_project(self.app, 'A purchase')
        pages.choose(self.app, 'organisation.type', 'commune')  # drawn and judged by now
        self.assertNotIn('shipped rules', self.app.find('frame').texts)
        self.app.quit()

    def test_faulty_rules_give_way(self):
        self.break_rules()
        self.start()
        self.app.wait_text('the shipped rules are in use')
        self.app.find('button', 'Details').press()
        # the title may be told before what stands below it
        for text in ('Faults of the Rules', 'never-heard-of', 'conclusions.json · $.conclusions[1].title.en',
                     'conclusions.json · $.conclusions[0].cases[0].when'):
            self.app.wait_text(re.escape(text))
        get_screen().key('Escape')
        self.app.wait_gone('dialog')
        self.app.quit()
