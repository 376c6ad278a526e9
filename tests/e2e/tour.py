# SPDX-License-Identifier: EUPL-1.2
"""Every place of Boussole that a person can be at, one after the other."""

import re

import pages
from screen import get_screen

AWS = 'aws-paris'
RULE = 'HDS-1'
CATALOGUE_OFFERS = 'bleu-azure', 's3ns-premi3ns', 'ovh-hpc-anthos'


def tour(app):
    """Starts and ends on the list of projects; gives the name of each place while it is shown."""
    app.find('button', app.words('Open the Example'))
    yield 'welcome'
    pages.open_example(app)
    yield from tour_wizard(app)
    yield from tour_offers(app)
    yield from tour_rules(app)
    yield from tour_analysis(app)
    yield from tour_document(app)
    pages.open_result(app, 'Attachments')
    app.wait_text(app.words('No file is attached yet. Add one, or drop it here.'))
    yield 'attachments'
    pages.open_result(app, 'Opinions')
    app.wait_text(app.words('Nobody was asked yet.'))
    yield 'opinions'
    app.find('button', app.words('Ask for an Opinion')).press()
    app.find('button', app.words('Save the Question Sheet…'))
    yield 'ask for an opinion'
    pages.go_back(app)
    yield from tour_history(app)
    pages.leave_project(app)
    yield from tour_catalogue(app)
    yield from tour_projects(app)


def tour_wizard(app):
    for step in ('organisation', 'data', 'services', 'project'):
        pages.open_step(app, step)
        yield step
    pages.question(app, 'project.state').do('question.why')
    app.find('dialog')
    yield 'why this question'
    close_dialog(app)
    pages.open_result(app, 'Summary')
    app.find('row', None, lambda node: 'answer.change' in node.actions)
    yield 'summary'


def tour_offers(app):
    pages.open_result(app, 'Offers')
    for verdict in ('not eligible', 'eligible', 'to examine'):
        pages.find_verdict(app, verdict).press()
        app.find('grouping', None, lambda node: 'offer.open' in node.actions)
        yield f'offers: {verdict}'
    app.find('button', app.words('Filter offers')).press()
    app.find('dialog')
    yield 'filter'
    close_dialog(app)
    pages.find_offer(app, 'AWS', app.words.offer(AWS)).do('offer.open')
    app.wait_text(pattern(app.words('Law read on %s, catalogue of %s')))
    check = app.find('row', None, lambda node: 'detail.toggle' in node.actions)
    check.do('detail.toggle')
    check.find('row', app.words('Read the Rule'))
    yield 'offer'
    app.find('row', counted(app.words('%u requirements met')), lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
    app.find('row', app.words.rule('CAT-1'), lambda node: 'detail.toggle' in node.actions)
    yield 'offer with what is met'
    app.find('row', app.words('Facts and Sources'), lambda node: 'row.go' in node.actions).do('row.go')
    app.find('list', app.words('Sources'))
    yield 'facts'


def tour_rules(app):
    pages.open_result(app, 'Rules')
    app.find('row', None, lambda node: 'detail.toggle' in node.actions)
    yield 'rules'
    app.find('button', app.words('Filter Rules')).press()
    app.find('dialog')
    yield 'filter rules'
    close_dialog(app)
    app.find('grouping', None, lambda node: 'session.view-date' in node.actions).do('session.view-date')
    app.find('dialog')
    yield 'view as of another date'
    close_dialog(app)
    app.find('toggle', app.words('Search')).press()
    app.find('entry', app.words('Search the rules')).set_text(RULE)
    rule = app.find('row', app.words.rule(RULE), lambda node: 'row.go' in node.actions)
    yield 'rules found'
    rule.do('row.go')
    app.find('grouping', app.words.rule(RULE))
    app.wait_text(pattern(app.words('Acceptance Cases')))
    yield 'rule'


def tour_analysis(app):
    """The State has to make one."""
    pages.open_step(app, 'organisation')
    pages.choose(app, 'organisation.type', 'state-central')
    pages.open_step(app, 'data')
    link = pattern(app.words('Give the reasons: %s'))
    app.find('button', link).press()
    app.find('entry', app.words('Name'))
    yield 'analysis'
    app.find('row', None, lambda node: 'row.go' in node.actions).do('row.go')
    app.find('radio', app.words('Yes'))
    yield 'part of the analysis'


def tour_document(app):
    pages.open_result(app, 'Document')
    chapter = app.find('row', re.compile(r'^1\. '), lambda node: 'row.go' in node.actions)
    yield 'document'
    chapter.do('row.go')
    app.find('grouping', chapter.name)
    yield 'preview'
    line = app.find('row', None, lambda node: 'line.go' in node.actions and node.description == app.words('Opens the text to write'))
    line.do('line.go')
    app.find('check', app.words('Not for Third Parties'))
    yield 'own text'
    pages.go_back(app)
    pages.go_back(app)
    for title in ('Logo, Letterhead and Marking', 'What Remains to Do', 'Your Texts'):
        app.find('row', app.words(title), lambda node: 'row.go' in node.actions).do('row.go')
        app.find('grouping', app.words(title))
        yield title.lower()
        pages.go_back(app)
    app.find('row', app.words('Other Documents'), lambda node: 'row.go' in node.actions).do('row.go')
    app.find('grouping', app.words('Other Documents'))
    yield 'other documents'
    app.find('row', None, lambda node: 'row.go' in node.actions and 'Justification' in node.name).do('row.go')
    app.find('check', app.words('Version for Third Parties'))
    yield 'one document'
    pages.go_back(app)
    pages.go_back(app)


def tour_history(app):
    pages.open_result(app, 'History')
    app.find('row', app.words('Freeze…'), lambda node: 'row.go' in node.actions)
    yield 'history'
    for title in ('Log', 'Since Last Time'):
        app.find('row', app.words(title), lambda node: 'row.go' in node.actions).do('row.go')
        app.find('grouping', app.words(title))
        yield title.lower()
        pages.go_back(app)
    app.find('row', app.words('Outcome of the Procurement'), lambda node: 'row.go' in node.actions).do('row.go')
    app.find('button', app.words('Record the Outcome'))
    yield 'outcome'
    pages.go_back(app)
    app.find('row', app.words('Freeze…'), lambda node: 'row.go' in node.actions).do('row.go')
    app.find('entry', app.words('Reason')).set_text('Tour')
    yield 'freeze'
    app.find('button', app.words('Freeze')).press()
    version = app.find('row', pattern(app.words('Version %u, %s')), lambda node: 'row.go' in node.actions)
    yield 'frozen'
    version.do('row.go')
    app.find('row', app.words('Justification (PDF)'), lambda node: 'row.go' in node.actions)
    yield 'version'
    app.find('row', app.words('Compare'), lambda node: 'row.go' in node.actions).do('row.go')
    app.find('grouping', app.words('Compare'))
    yield 'compare'
    pages.go_back(app)
    pages.go_back(app)


def tour_catalogue(app):
    app.find('toggle', app.words('Main Menu')).press()
    app.find('menu item', app.words('Catalogue of Offers')).press()
    app.find('grouping', None, lambda node: 'row.open' in node.actions)
    yield 'catalogue'
    app.find('button', app.words('Filter offers')).press()
    app.find('dialog').find('row', None, lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
    yield 'catalogue: filter'
    close_dialog(app)
    for offer in CATALOGUE_OFFERS:
        pages.find_catalogue_offer(app, offer).do('row.open')
        app.find('list', app.words('The Offer'))
        app.find('row', app.words('The Same Dates as a List'), lambda node: 'detail.toggle' in node.actions).do('detail.toggle')
        yield f'catalogue: {offer}'
        pages.go_back(app)
    pages.find_catalogue_offer(app, CATALOGUE_OFFERS[0]).do('row.open')
    app.find('row', app.words('Facts and Sources'), lambda node: 'row.go' in node.actions).do('row.go')
    app.find('list', app.words('Sources'))
    yield 'catalogue: facts'
    pages.go_back(app)
    pages.go_back(app)
    pages.search(app, 'Search the offers', '')
    endings = app.look('grouping', None, lambda node: 'row.open' in node.actions and re.match(r'\d', node.name))
    if endings is not None:  # long after the edition nothing of it ends soon
        endings.do('row.open')
        app.find('grouping', app.words('What Ends Soon'))
        yield 'catalogue: what ends soon'
        pages.go_back(app)
    pages.go_back(app)


def tour_projects(app):
    yield 'projects'
    app.find('toggle', app.words('Main Menu')).press()
    app.find('menu item', app.words('Trash'))
    yield 'main menu'
    app.find('menu item', app.words('Trash')).press()
    app.wait_text(app.words('The Trash Is Empty'))
    yield 'trash'
    pages.go_back(app)
    backup = open_backup(app)
    yield 'backups'
    backup.do('row.go')
    app.wait_text(app.words(
        'The histories are the same as in this backup: restore it only if the saved projects are damaged.'))
    yield 'backup'
    pages.go_back(app)
    pages.go_back(app)
    app.find('toggle', pattern(app.words('Menu of “%s”'))).press()
    app.find('menu item', app.words('Duplicate'))
    yield 'project menu'
    get_screen().key('Escape')
    app.wait_gone('menu item', app.words('Duplicate'))
    for item in ('Verify the Rules…', 'Keyboard Shortcuts', 'About Boussole'):
        open_dialog(app, item)
        yield item.lower()
        close_dialog(app)


def open_backup(app):
    app.find('toggle', app.words('Main Menu')).press()
    app.find('menu item', app.words('Backups')).press()
    app.find('button', app.words('Back Up Now')).press()
    return app.find('row', None, lambda node: 'row.go' in node.actions)


def open_dialog(app, item):
    """By the main menu."""
    app.find('toggle', app.words('Main Menu')).press()
    app.find('menu item', app.words(item)).press()
    app.find('dialog')


def close_dialog(app):
    get_screen().key('Escape')
    app.wait_gone('dialog')


def counted(text):
    """A text of the interface with a number in the place of %u."""
    return re.compile('^' + r'\d+'.join(re.escape(part) for part in text.split('%u')) + '$')


def pattern(text):
    """A text of the interface with whatever takes the places of %s and %u."""
    return re.compile('.+'.join(re.escape(part) for part in re.split(r'%\w', text)))
