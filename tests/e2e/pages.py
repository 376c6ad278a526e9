# SPDX-License-Identifier: EUPL-1.2
"""Moves through the pages of Boussole that several tests share.

Questions and options go by the words of a project file; the window's own texts by their English.
"""

import re

from waiting import wait_for

HOSPITAL = {
    'organisation.type': 'public-hospital',
    'data.classes': ['personal', 'personal-special', 'health-hosted'],
    'data.secrets': ['privacy', 'medical'],
    'data.harm': ['life-health'],
    'service.kinds': ['paas'],
    'service.needs': ['paas-app'],
    'project.state': 'new',
}


def create_project(app, title):
    """From the list of projects to the first step of a new one."""
    app.find('button', app.words('New Procurement')).press()
    app.find('entry', app.words('Title of the procurement')).set_text(title)
    app.find('grouping', title)


def open_example(app):
    app.find('button', app.words('Open the Example')).press()
    app.find('grouping', app.words.step('organisation'))


def open_step(app, step):
    return open_page(app, app.words.step(step))


def open_result(app, name):
    """Summary, Offers, Rules or Document."""
    return open_page(app, app.words(name))


def open_page(app, title):
    """By the list of steps, one page back in a narrow window; waits for the page itself."""
    wait_for(lambda: find_step(app, title) or go_back(app), f'the step {title}').do('step.open')
    return app.find('grouping', title)


def find_step(app, title):
    """Its row in the list of steps, or None where that is on the page before: a window may narrow meanwhile."""
    return app.look('row', title, lambda node: 'step.open' in node.actions)


def go_back(app):
    """Presses the way back in the header, if any, and waits for the page to leave."""
    button = app.look('button', app.words('Back'), lambda node: not is_scrolled(node))
    if button is not None:
        button.press()
        wait_for(lambda: app.look('button', where=lambda node: node.path == button.path) is None, 'the page before')


def is_scrolled(node):
    while node is not None and node.role != 'scroll pane':
        node = node.parent
    return node is not None


def press_next(app, step):
    app.find('button', app.words('Next')).press()
    return app.find('grouping', app.words.step(step))


def open_saved(app, title):
    """From the list of projects."""
    app.find('grouping', title, lambda node: 'project.open' in node.actions).do('project.open')
    app.wait_gone('list', app.words('Projects'))


def leave_project(app):
    wait_for(lambda: app.look('button', app.words('All Projects')) or go_back(app), 'the way to all projects')
    app.find('button', app.words('All Projects')).press()
    app.find('grouping', None, lambda node: 'project.open' in node.actions)


def look_question(app, answer):
    return app.look('grouping', app.words.question(answer), lambda node: 'question.why' in node.actions)


def question(app, answer):
    return wait_for(lambda: look_question(app, answer), f'the question {answer}')


def look_choice(app, answer, value):
    """The row of an option, or None while it is not there or folded away."""
    group = look_question(app, answer)
    return group and group.look('row', app.words.option(answer, value)[0], lambda node: 'choice.select' in node.actions)


def is_chosen(app, answer, value):
    row = look_choice(app, answer, value)
    button = row and (row.look('check') or row.look('radio'))
    return button is not None and button.checked


def choose(app, answer, value):
    """Answers a question; unfolds the group that holds the option."""
    _, group = app.words.option(answer, value)
    shown = question(app, answer)
    if group is not None and look_choice(app, answer, value) is None:
        shown.find('row', group, lambda node: 'options.toggle' in node.actions).do('options.toggle')
    wait_for(lambda: look_choice(app, answer, value), f'the option {value} of {answer}').do('choice.select')
    wait_chosen(app, answer, value)


def wait_chosen(app, answer, value):
    wait_for(lambda: is_chosen(app, answer, value), f'{answer} answered with {value}')


def answer_all(app, answers):
    """The answers of a project file, through the wizard; each step must follow from the one before."""
    current = 'organisation'
    for answer, values in answers.items():
        step = {'hosting': 'services', 'service': 'services', 'purchase': 'project'}.get(
            answer.split('.')[0], answer.split('.')[0])
        if step != current:
            press_next(app, step)
            current = step
        for value in values if isinstance(values, list) else [values]:
            choose(app, answer, value)


def search(app, entry, words):
    """Shows the search, where it is not, and writes WORDS into it."""
    toggle = app.find('toggle', app.words('Search'))
    if not (toggle.has('pressed') or toggle.checked):
        toggle.press()
    app.find('entry', app.words(entry)).set_text(words)


def find_offer(app, words, name):
    """Searches, and gives the row of the offer; its verdict must be the one shown."""
    search(app, 'Search the offers', words)
    return wait_for(lambda: look_only_offers(app, words, name), f'only offers like {name}')


def look_only_offers(app, words, name):
    """The row of the offer once the search has put all others away: rows are used again for others."""
    rows = [node for node in app.node.find_all('grouping') if 'offer.open' in node.actions]
    if rows and all(words in row.name for row in rows):
        return next((row for row in rows if row.name == name), None)
    return None


def find_catalogue_offer(app, offer):
    """In the catalogue without a project, by its identifier, which is searched too."""
    search(app, 'Search the offers', offer)
    return wait_for(lambda: look_only_catalogue_offer(app, offer), f'only the offer {offer}')


def look_only_catalogue_offer(app, offer):
    rows = [node for node in app.node.find_all('grouping') if 'row.open' in node.actions]
    return rows[0] if [row.name for row in rows] == [app.words.offer(offer)] else None


def find_verdict(app, verdict):
    """The button for the offers of a verdict: "3 not eligible", in the singular or the plural."""
    return app.find('radio', re.compile(rf"^\d+ {app.words(verdict).removesuffix('s')}s?$"))
