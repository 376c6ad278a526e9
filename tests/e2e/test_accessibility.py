# SPDX-License-Identifier: EUPL-1.2
"""Whatever a person can act on has a name, on every page."""

import re

import pages
from harness import Case

INTERACTIVE = {'button', 'toggle', 'check', 'radio', 'entry', 'combo', 'row', 'link', 'tab', 'menu item',
               'spin button', 'slider'}
STEPS = ('Your organisation', 'The data', 'The services', 'The project and the purchase')


def is_part(node):
    """What GTK makes inside a control that has a name itself: the list of a combo row, the row in an
    expander, the toggle in a menu button."""
    parent = node.parent
    for _ in range(6):
        if parent is None:
            return False
        if parent.role in ('combo', 'row', 'button', 'entry', 'spin button') and parent.name:
            return True
        parent = parent.parent
    return False


class Names(Case):
    def check_page(self, page):
        nodes = list(self.app.node.walk())
        interactive = [node for node in nodes if node.role in INTERACTIVE and
                       (node.role != 'row' or node.actions)]  # other rows are there to be read
        with self.subTest(page=page):
            self.assertGreater(len(interactive), 3)
            self.assertEqual([f'{node.role} in {node.parent!r} {node.actions}' for node in interactive
                              if not node.name.strip() and not is_part(node)], [])

    def test_every_page(self):
        self.app.start()
        self.app.find('button', 'Open the Example')
        self.check_page('welcome')
        pages.open_example(self.app)
        for step in STEPS:
            pages.open_page(self.app, step)
            self.check_page(step)
        self.open_results()
        self.open_dialogs()
        self.app.find('button', 'All Projects').press()
        self.app.find('grouping', None, lambda node: 'project.open' in node.actions)
        self.check_page('projects')
        self.app.quit()

    def open_results(self):
        pages.open_page(self.app, 'Summary')
        self.app.find('row', None, lambda node: 'answer.change' in node.actions)
        self.check_page('summary')
        pages.open_page(self.app, 'Offers')
        self.app.find('grouping', None, lambda node: 'offer.open' in node.actions)
        self.check_page('offers')
        self.app.find('grouping', None, lambda node: 'offer.open' in node.actions).do('offer.open')
        self.app.wait_text('Law read on')
        self.check_page('offer')
        pages.open_page(self.app, 'Rules')
        rule = self.app.find('row', 'Certified host of health data', lambda node: 'row.go' in node.actions)
        self.check_page('rules')
        rule.do('row.go')
        self.app.find('grouping', 'Certified host of health data')
        self.check_page('rule')
        pages.open_page(self.app, 'Document')
        preview = self.app.find('row', re.compile('Identification'), lambda node: 'row.go' in node.actions)
        self.check_page('document')
        preview.do('row.go')
        self.app.find('button', 'Back', timeout=5)
        self.check_page('preview')

    def open_dialogs(self):
        pages.open_page(self.app, STEPS[0])
        pages.question(self.app, 'What is your organisation?').do('question.why')
        self.app.wait_text('Who Can Tell')
        self.check_page('why')
        self.app.find('dialog').find('button', 'Close').press()
        self.app.wait_gone('dialog')
