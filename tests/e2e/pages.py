# SPDX-License-Identifier: EUPL-1.2
"""Moves through the pages of Boussole that several tests share."""

from harness import wait_for

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
    app.find('button', 'New Procurement').press()
    set_title(app, title)


def set_title(app, title):
    app.find('entry', 'Title of the procurement').set_text(title)
    app.find('grouping', title)


def open_example(app):
    app.find('button', 'Open the Example').press()
    app.find('row', 'Document')


def open_page(app, name):
    """By the list of steps; waits for the page itself."""
    app.find('row', name).do('step.open')
    return app.find('grouping', name)


def press_next(app, page):
    app.find('button', 'Next').press()
    return app.find('grouping', page)


def question(app, title):
    return app.find('grouping', title, lambda node: 'question.why' in node.actions)


def is_choice(node):
    return 'choice.select' in node.actions


def choice(app, title, option):
    """The check or radio button of an option, or None while it is not there or folded away."""
    row = question(app, title).look('row', option, is_choice)
    return row and (row.look('check', option) or row.look('radio', option))


def choose(app, title, option, group=None):
    """Answers a question; GROUP is the row that holds the option."""
    if group is not None and question(app, title).look('row', option, is_choice) is None:
        question(app, title).find('row', group, lambda node: 'options.toggle' in node.actions).do('options.toggle')
    wait_for(lambda: question(app, title).look('row', option, is_choice), f'{title} {option}').do('choice.select')
    wait_chosen(app, title, option)


def wait_chosen(app, title, option):
    wait_for(lambda: choice(app, title, option).checked, f'“{title}” answered with “{option}”')


def describe_hospital(app):
    """The answers HOSPITAL, through the wizard."""
    create_project(app, 'Patient record platform')
    choose(app, 'What is your organisation?', 'Public hospital', 'Health and care')
    press_next(app, 'The data')
    for kind in ('Personal data', 'Sensitive personal data', 'Care records entrusted to a host'):
        choose(app, 'What will the service hold?', kind)
    for secret in ('Private life', 'Medical secrecy'):
        choose(app, 'Which secrets protected by law are concerned?', secret)
    choose(app, 'What would a leak, an outage or an error threaten?', 'Health or life of persons')
    press_next(app, 'The services')
    choose(app, 'What do you want to buy?', 'A platform for your applications (PaaS)')
    choose(app, 'Which services do you need?', 'Application platform (PaaS)', 'Compute and applications')
    press_next(app, 'The project and the purchase')
    choose(app, 'Where does the project stand?', 'New project')


def find_offer(app, words, name):
    """Searches, and gives the row of the offer; its verdict must be the one shown."""
    entry = app.look('entry', 'Search the offers')
    if entry is None:
        app.find('toggle', 'Search').press()
        entry = app.find('entry', 'Search the offers')
    entry.set_text(words)
    return app.find('grouping', name, lambda node: 'offer.open' in node.actions)
