#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every file with a text for people stands in po/POTFILES.in, and nothing else does; the French is complete.

translations.py SOURCE-ROOT
"""

import pathlib
import re
import subprocess
import sys
import tempfile

MARKED = re.compile(r'\b(?:N?C?_|ngettext|g_dngettext|g_dpgettext2?|g_dgettext)\s*\(\s*"')


# What a French text of the interface must not hold.
TYPOGRAPHY = [
    (re.compile('«(?!\u00a0)|(?<!\u00a0)»'), 'no no-break space inside « »'),
    (re.compile(r'(?<=[\w»)]) ?:(?=\s|$)'), 'no no-break space before a colon'),
    (re.compile('(?<!\u00a0)[;!?](?=\\s|$)'), 'no no-break space before ; ! ?'),
    (re.compile(r'\d \d{3}\b|\d [€%]'), 'breaking space inside a number'),
    (re.compile(r'%s\u00a0: [A-ZÀÉÊ]'), 'capital after a colon'),
    (re.compile(r'\.\.\.'), 'three dots for …'),
    (re.compile(r'\bfautes?\b|\brépertoires?\b|cas d’(?:essai|acceptation)'), 'erreur, dossier, cas de vérification'),
]


def has_text(path):
    return path.suffix == '.in' or MARKED.search(path.read_text(encoding='utf-8'))


def is_french_complete(root):
    """Every text has its French; msgcmp says which one lacks it."""
    keywords = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3')
    with tempfile.NamedTemporaryFile(suffix='.pot') as texts:
        subprocess.run(['xgettext', '--files-from=po/POTFILES.in', '--from-code=UTF-8', '-o', texts.name,
                        *(f'--keyword={word}' for word in keywords)], cwd=root, check=True, stderr=subprocess.DEVNULL)
        return subprocess.run(['msgcmp', root / 'po/fr.po', texts.name]).returncode == 0


def translations(catalogue):
    """Each French text of a PO file, its lines joined; not the header."""
    for entry in catalogue.read_text(encoding='utf-8').split('\n\n')[1:]:
        for lines in re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', entry, re.MULTILINE):
            yield ''.join(re.findall(r'"(.*)"', lines)).replace('\\n', '\n')


def typing_faults(root):
    for text in translations(root / 'po/fr.po'):
        # the keywords of a launcher are a list with its own separator
        if not text.endswith(';'):
            yield from (f'{fault}: {text}' for pattern, fault in TYPOGRAPHY if pattern.search(text))


def untranslated(root):
    """A sign that French spaces otherwise, printed by a command as it stands."""
    for path in sorted((root / 'app/cli').glob('*.c')):
        for line in re.findall(r'g_print \("[^"]*[^" ][:;!?] [^"]*"', path.read_text(encoding='utf-8')):
            yield f'{path.relative_to(root)}: not translated, and so without its no-break space: {line}'


def main():
    root = pathlib.Path(sys.argv[1])
    listed = {line.strip() for line in (root / 'po/POTFILES.in').read_text().splitlines()
              if line.strip() and not line.startswith('#')}
    sources = [path for top in ('app', 'ui') for path in (root / top).rglob('*')
               if path.suffix in ('.c', '.h', '.blp')]
    sources += [path for path in (root / 'data').glob('*.in') if '.service' not in path.name]
    wanted = {str(path.relative_to(root)) for path in sources if has_text(path)}
    for name in sorted(wanted - listed):
        print(f'{name}: missing in po/POTFILES.in')
    for name in sorted(listed - wanted):
        print(f'{name}: in po/POTFILES.in, but it has no text to translate')
    faults = [*typing_faults(root), *untranslated(root)]
    print('\n'.join(faults))
    return 1 if faults or wanted != listed or not is_french_complete(root) else 0


if __name__ == '__main__':
    sys.exit(main())
