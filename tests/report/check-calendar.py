#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks reminders against RFC 5545: check-calendar.py PROGRAM DATA PROJECT"""

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

program, project = sys.argv[1], json.load(open(sys.argv[2], encoding='utf-8'))
TODAY = datetime.date(2026, 11, 23)
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def export(title, lang='fr', **members):
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, 'in.boussole')
        json.dump(dict(project, title=title, **members), open(path, 'w', encoding='utf-8'))
        result = subprocess.run([program, 'export', path, '--lang', lang, '--format', 'ics', '-o', '-'],
                                capture_output=True, env=dict(os.environ, SOURCE_DATE_EPOCH='1795392000'))
        expect(result.returncode == 0, result.stderr)
        return result.stdout


def check(data):
    text = data.decode('utf-8')
    expect(data.count(b'\n') == data.count(b'\r\n') == data.count(b'\r'), 'a line does not end in CRLF')
    expect(all(len(line.encode()) <= 75 for line in text.split('\r\n')), 'a line is longer than 75 bytes')
    lines = re.sub(r'\r\n ', '', text).split('\r\n')
    stack, events = [], []
    for line in filter(None, lines):
        expect(re.match(r'[A-Z-]+(;[A-Z-]+=[A-Z-]+)*:', line), f'no content line: {line!r}')
        name, _, value = line.partition(':')
        if name == 'BEGIN':
            stack.append(value)
            events += [{}] if value == 'VEVENT' else []
        elif name == 'END':
            expect(stack and stack.pop() == value, f'END:{value} closes nothing')
        elif stack[-1:] == ['VEVENT']:
            events[-1][name] = value
        elif name == 'TRIGGER':
            events[-1][name] = value
        if name in ('SUMMARY', 'DESCRIPTION'):
            expect(not re.search(r'(?<!\\)(?:\\\\)*[;,]', value), f'not escaped: {value!r}')
    expect(not stack, f'not closed: {stack}')
    for event in events:
        expect({'UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'SUMMARY'} <= set(event), f'an event lacks something: {sorted(event)}')
    identifiers = [event['UID'] for event in events]
    expect(len(identifiers) == len(set(identifiers)), 'an identifier stands twice')
    return events


plain = export('Plateforme')
events = check(plain)
days = [event['DTSTART;VALUE=DATE'] for event in events]
expect({'20261123', '20270401', '20310331'} <= set(days), f'decision, start or end of the contract is missing: {days}')
expect(days == sorted(days), 'the days are not in order')
for event in events:
    day = datetime.date.fromisoformat(event['DTSTART;VALUE=DATE'])
    expect(('TRIGGER' in event) == (day - datetime.timedelta(30) > TODAY), f'an alarm that is over, or none: {event}')
    told = re.search(r'prend fin le (\d+)', event['SUMMARY'])
    expect(told is None or int(told[1]) == day.day, f'another day than the one told: {event}')
expect(any('prend fin le' in event['SUMMARY'] for event in events), 'no end is told')
expect(plain == export('Plateforme'), 'other bytes a second time')
hostile = 'A;B,C\\D\r\nEND:VCALENDAR\nBEGIN:VALARM \x01\u202e🙂 ' + 'long ' * 400
expect(len(check(export(hostile))) == len(events), 'a hostile title changes the events')


def identify(title='Plateforme', lang='fr', identity='0d2c1c5e-6b5e-4c7e-9a53-0a1b2c3d4e5f', **answers):
    """Identifiers with the days they stand for."""
    answers = project['answers'] | {key.replace('_', '.', 1).replace('_', '-'): value for key, value in answers.items()}
    members = {'answers': answers} | ({'id': identity} if identity else {})
    return {event['UID']: event['DTSTART;VALUE=DATE'] for event in check(export(title, lang, **members))}


known = identify()
expect(len(known) == len(events), 'an identity changes the events')
expect(known == identify(title='Autre nom'), 'a project that is named otherwise has other identifiers')
expect(known == identify(lang='en'), 'another language gives other identifiers')
moved = identify(purchase_decision_date='2026-11-24')
expect(set(moved) == set(known), 'a date that moved has another identifier')
expect([moved[uid] for uid in moved if moved[uid] != known.get(uid)] == ['20261124'], 'not the date that moved alone is another one')
expect(not set(known) & set(identify(identity='1d2c1c5e-6b5e-4c7e-9a53-0a1b2c3d4e5f')), 'another project has the same identifiers')
expect(not set(identify(identity=None)) & set(identify(title='Autre nom', identity=None)),
       'without an identity, another title has the same identifiers')
for fault in faults:
    print('# ' + str(fault))
print('1..1')
print('not ok 1' if faults else 'ok 1')
sys.exit(1 if faults else 0)
