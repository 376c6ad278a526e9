# SPDX-License-Identifier: EUPL-1.2
"""Law and catalogue as of another day, one click from the own day of the project."""

import re

import harness
import pages


class ViewDate(harness.Case):
    def find_rules_row(self):
        """With the number of those that apply."""
        return self.app.find('row', 'Rules', lambda node: re.search(r'\d', node.texts))

    def test_there_and_back(self):
        self.app.start()
        pages.open_example(self.app)
        pages.open_page(self.app, 'Rules')
        now = self.find_rules_row().texts
        self.app.find('grouping', None, lambda node: 'session.view-date' in node.actions).do('session.view-date')
        self.app.find('row', '5 July 2021').do('row.go')
        self.app.wait_text('Shown as of 5 July 2021')
        harness.wait_for(lambda: self.find_rules_row().texts != now, 'other rules to apply')
        # other pages tell it too, the document is not about that day
        pages.open_page(self.app, 'Offers')
        self.app.wait_text('Shown as of 5 July 2021')
        self.app.find('button', re.compile('^Back to (Today|the Decision Date)$')).press()
        harness.wait_for(lambda: self.find_rules_row().texts == now, 'the rules of the own day')
        self.app.quit()
