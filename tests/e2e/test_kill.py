# SPDX-License-Identifier: EUPL-1.2
"""The power goes in the middle of the wizard: nothing that was shown as saved is lost."""

import pages
from harness import Case


class Kill(Case):
    def test_in_the_middle_of_the_wizard(self):
        self.app.start()
        pages.create_project(self.app, 'Cut short')
        pages.choose(self.app, 'What is your organisation?', 'Public hospital', 'Health and care')
        pages.press_next(self.app, 'The data')
        for kind in ('Personal data', 'Care records entrusted to a host'):
            pages.choose(self.app, 'What will the service hold?', kind)
        self.app.kill()

        self.app.start()
        self.app.find('grouping', 'Cut short', lambda node: 'project.open' in node.actions).do('project.open')
        self.app.find('grouping', 'The data')
        for kind in ('Personal data', 'Care records entrusted to a host'):
            pages.wait_chosen(self.app, 'What will the service hold?', kind)
        self.assertFalse(pages.choice(self.app, 'What will the service hold?', 'Public data').checked)
        pages.open_page(self.app, 'Your organisation')
        self.app.find('entry', 'Title of the procurement', lambda node: node.text == 'Cut short')
        pages.question(self.app, 'What is your organisation?').find(
            'row', 'Health and care', lambda node: 'options.toggle' in node.actions)
        self.app.wait_text('(?m)^Public hospital$')
        self.app.quit()
