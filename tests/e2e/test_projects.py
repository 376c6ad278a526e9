# SPDX-License-Identifier: EUPL-1.2
"""The list of projects without a mouse: found, sorted, copied, put away and back, deleted for ever."""

import pages
from harness import Case, get_screen, wait_for
from screen import ALT, CONTROL
from tour import pattern

FIRST, SECOND = 'Alpha', 'Beta'


def opens(node):
    return 'project.open' in node.actions


class Projects(Case):
    def press(self, key, *modifiers):
        get_screen().key(key, *modifiers)

    def choose(self, item):
        """In the menu that is open."""
        name = self.app.words(item)
        self.app.find('menu item', name)
        self.app.move_to('menu item', name, 'Down')
        self.press('Return')
        self.app.wait_gone('menu item', name)

    def reach(self, name, key='Tab'):
        """The focus on what has this name, whichever part of it a screen reader finds it on."""
        self.app.reach(name, lambda node: node.name == name, key, 30)

    def do(self, title, item):
        """By the menu of the project: Tab goes to the list and beyond it, arrows within."""
        wait_for(lambda: self.app.focused, 'a focus')
        while self.app.focused.role != 'row':
            self.press('Tab')
        self.press('Home')
        self.reach(title, 'Down')
        self.press('Tab')
        self.app.wait_focus('toggle', self.app.words('Menu of “%s”', title))
        self.press('Return')
        self.choose(item)

    def show(self, item):
        """By the main menu."""
        self.press('F10')
        self.choose(item)

    def titles(self):
        return [node.name for node in self.app.node.find_all('grouping') if opens(node)]

    def wait_titles(self, *titles):
        wait_for(lambda: self.titles() == list(titles), lambda: f'{titles}, not {self.titles()}')

    def test_by_keyboard(self):
        self.app.start()
        for title, body in ((FIRST, 'commune'), (SECOND, 'region')):
            self.create(title, body)
        self.wait_titles(SECOND, FIRST)
        self.find()
        self.sort()
        self.choose_state()
        self.trash_and_undo()
        self.archive()
        self.duplicate()
        self.delete()
        self.press('q', CONTROL)
        self.assertEqual(self.app.wait_ended(), 0)

    def create(self, title, body):
        self.app.find('button', self.app.words('New Procurement'))
        pages.create_project(self.app, title)
        pages.choose(self.app, 'organisation.type', body)
        pages.leave_project(self.app)

    def find(self):
        """The row says where; Escape ends the search."""
        self.press('f', CONTROL)
        self.app.wait_focus('entry', self.app.words('Search the projects'))
        get_screen().type('commune')
        self.wait_titles(FIRST)
        self.app.wait_text(pattern(self.app.words('Found in the answer on “%s”: %s')))
        self.press('Escape')
        self.wait_titles(SECOND, FIRST)

    def sort(self):
        for order, titles in (('Title', (FIRST, SECOND)), ('Last Change', (SECOND, FIRST))):
            self.press('F10')
            self.choose(order)
            self.wait_titles(*titles)

    def choose_state(self):
        """What is hidden by it is said above the list, and comes back from there."""
        self.press('F10')
        self.choose('To Review')
        self.app.wait_text(self.app.words('Only projects to review are shown'))
        self.wait_titles()
        self.reach(self.app.words('Show All'))
        self.press('Return')
        self.wait_titles(SECOND, FIRST)
        self.press('F10')
        self.choose('Drafts')
        self.app.wait_text(self.app.words('Only drafts are shown'))
        self.app.move_to('row', SECOND)
        self.reach(self.app.words('Show All'))
        self.press('Return')
        self.app.wait_gone('button', self.app.words('Show All'))

    def trash_and_undo(self):
        self.do(FIRST, 'Move to Trash')
        self.wait_titles(SECOND)
        self.reach(self.app.words('Undo'))
        self.press('Return')
        self.wait_titles(SECOND, FIRST)

    def archive(self):
        self.do(FIRST, 'Archive')
        self.wait_titles(SECOND)
        self.show('Archived Projects')
        self.wait_titles(FIRST)
        self.do(FIRST, 'Take Out of the Archive')
        self.app.wait_text(self.app.words('No Archived Project'))
        self.press('Left', ALT)
        self.wait_titles(SECOND, FIRST)

    def duplicate(self):
        self.do(SECOND, 'Duplicate')
        self.app.find('grouping', self.app.words('%s (copy)', SECOND))
        self.press('Left', ALT)
        self.wait_titles(self.app.words('%s (copy)', SECOND), SECOND, FIRST)

    def delete(self):
        copy = self.app.words('%s (copy)', SECOND)
        self.do(copy, 'Move to Trash')
        self.wait_titles(SECOND, FIRST)
        self.show('Trash')
        self.wait_titles(copy)
        self.do(copy, 'Delete for Ever…')
        self.app.wait_text(pattern(self.app.words('With “%s” these will be gone: %s. This cannot be undone.')))
        self.reach(self.app.words('Delete'))
        self.press('Return')
        self.app.wait_text(self.app.words('The Trash Is Empty'))
        self.press('Left', ALT)
        self.wait_titles(SECOND, FIRST)


class ProjectsInFrench(Projects):
    language = 'fr_FR.UTF-8'
