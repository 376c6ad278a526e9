#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks that the fixed sentences of the documents are all there, all used and in both languages.

check-texts.py TEXTS SOURCE…
"""

import json
import re
import sys

FORBIDDEN = ('conforme à la loi', 'compliant with the law')
faults = []
texts = json.load(open(sys.argv[1], encoding='utf-8'))['texts']
sources = ''.join(open(path, encoding='utf-8').read() for path in sys.argv[2:])
strings = set(re.findall(r'"([a-z0-9-]+)"', sources))
asked = set(re.findall(r'(?:\bT \(|(?:_get|_format) \((?:self->|self\.)?(?:setter\.)?texts, )"([a-z0-9-]+)"', sources))

faults += [f'{name}: not in the file' for name in sorted(asked - set(texts))]
faults += [f'{name}: not used' for name in sorted(texts)
           if name not in strings and not (name.startswith('effect-') and '"effect-"' in sources)]
for name, text in texts.items():
    if sorted(text) != ['en', 'fr'] or not all(text.values()):
        faults.append(f'{name}: not in both languages')
    holes = [sorted(re.findall(r'{(\w[\w-]*)}', text[lang])) for lang in ('fr', 'en')]
    if holes[0] != holes[1]:
        faults.append(f'{name}: other placeholders in the two languages: {holes}')
    if re.search(r' [:;!?»]|« |\'', text['fr']):
        faults.append(f'{name}: typography: {text["fr"]}')
    if any(words in text[lang].lower() for words in FORBIDDEN for lang in text):
        faults.append(f'{name}: says what the tool never says')
for fault in faults:
    print('# ' + fault)
print('1..1')
print('not ok 1' if faults else 'ok 1')
sys.exit(1 if faults else 0)
