# SPDX-License-Identifier: EUPL-1.2
"""The guided analysis: said to be missing, written criterion by criterion, still there after a restart."""

import json

import harness
import pages
from screen import get_screen
from waiting import wait_for

ANSWERS = {'organisation.type': 'state-central', 'data.classes': ['personal'], 'data.secrets': ['privacy']}


class Analysis(harness.Case):
    def start(self):
        path = self.home / 'ministry.boussole'
        path.write_text(json.dumps({'format': 'boussole-project', 'version': 1, 'title': 'Ministry', 'answers': ANSWERS}))
        self.app.start(path)
        pages.open_result(self.app, 'Rules')

    def open_analysis(self):
        self.app.find('row', 'Analysis of the sensitivity of the data', lambda node: 'row.go' in node.actions and
                      'To be completed by' in node.texts).do('row.go')
        self.app.wait_text('To be completed by: data administrator')

    def test_written_and_kept(self):
        self.start()
        self.open_analysis()
        self.app.find('row', 'Health and life of persons', lambda node: 'row.go' in node.actions).do('row.go')
        self.app.wait_text('Write no classified or protected information here')
        # the page has come to rest once the focus is in it
        wait_for(lambda: (focused := self.app.focused) and focused.role == 'radio', 'the focus on a choice')
        for _ in range(2):
            get_screen().key('Left')
        get_screen().key('space')
        wait_for(lambda: self.app.find('radio', 'Yes').checked, 'the choice made')
        pages.go_back(self.app)
        self.app.wait_text('Availability: yes')
        self.app.find('entry', 'Name').set_text('Camille Martin')
        self.app.find('entry', 'Function').set_text('Data administrator')
        wait_for(lambda: self.app.find('entry', 'Name').text == 'Camille Martin', 'the name')
        self.app.quit()
        self.app.start()
        self.app.find('grouping', 'Ministry', lambda node: 'project.open' in node.actions).do('project.open')
        pages.open_result(self.app, 'Rules')
        self.open_analysis()
        self.app.wait_text('Availability: yes')
        self.assertEqual(self.app.find('entry', 'Name').text, 'Camille Martin')
        self.app.quit()
