#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""An arrow between layers never points up, no toolkit is below ui/, and no test hides another of its name.

layers.py SOURCE-ROOT BOUSSOLE-CLI
"""

import ast
import pathlib
import re
import subprocess
import sys

BELOW_UI = ['core', 'catalogue', 'rules', 'study', 'edition', 'store', 'report']
MAY_INCLUDE = {
    'app/core': ['app/core'],
    'app/catalogue': ['app/core', 'app/catalogue'],
    'app/rules': ['app/core', 'app/catalogue', 'app/rules'],
    'app/study': ['app/core', 'app/catalogue', 'app/rules', 'app/study'],
    'app/edition': ['app/core', 'app/catalogue', 'app/rules', 'app/edition'],
    'app/store': ['app/core', 'app/store'],
    'app/report': ['app/core', 'app/catalogue', 'app/rules', 'app/study', 'app/report'],
    'app/cli': ['app/' + layer for layer in BELOW_UI] + ['app/cli'],
    'app/main': ['ui'],
    'ui': ['app/' + layer for layer in BELOW_UI] + ['ui'],
}
# Who alone may include a library.
LIBRARIES = {
    r'gtk/|adwaita\.h|gdk/': ['ui'],
    r'sqlite3\.h': ['app/store'],
    r'sodium\.h': ['app/edition'],
    r'gsf/|pango/|cairo|qpdf/': ['app/report', 'ui'],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path):
    if path.parts[0] == 'ui':
        return 'ui'
    if len(path.parts) == 2:
        return 'app/main' if path.name == 'main.c' else 'app/cli'
    return '/'.join(path.parts[:2])


def include_faults(path, text):
    layer = layer_of(path)
    for mark, name in INCLUDE.findall(text):
        if mark == '<':
            for pattern, owners in LIBRARIES.items():
                if re.match(pattern, name) and layer not in owners:
                    yield f'{path}: {layer} may not include <{name}>'
        elif name.startswith(('app/', 'ui/')):
            target = str(pathlib.PurePath(name).parent)
            if not any((target + '/').startswith(allowed + '/') for allowed in MAY_INCLUDE[layer]):
                yield f'{path}: {layer} may not include "{name}"'


def source_faults(root):
    for top in ('app', 'ui'):
        for path in sorted((root / top).rglob('*')):
            relative = path.relative_to(root)
            if path.is_dir() or '__pycache__' in path.parts:
                continue
            text = path.read_text(encoding='utf-8', errors='replace')
            if path.suffix in ('.c', '.h'):
                yield from include_faults(relative, text)
            if top == 'app' and relative != pathlib.Path('app/main.c') and 'gtk' in text:
                yield f'{relative}: mentions gtk'


def hidden_faults(path, body):
    """Of two definitions of a name in one body, Python keeps the last and says nothing."""
    names = set()
    for node in body:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        if node.name in names:
            yield f'{path}:{node.lineno}: {node.name} is defined a second time'
        names.add(node.name)
        if isinstance(node, ast.ClassDef):
            yield from hidden_faults(path, node.body)


def test_faults(root):
    for path in sorted((root / 'tests').rglob('*.py')):
        yield from hidden_faults(path.relative_to(root), ast.parse(path.read_text(encoding='utf-8')).body)


def linked_faults(program):
    linked = subprocess.run(['ldd', program], capture_output=True, text=True, check=True).stdout
    for line in linked.splitlines():
        if re.search(r'lib(gtk|adwaita|gdk)-', line):
            yield f'{program} links {line.strip()}'


def main():
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    faults = [*source_faults(root), *test_faults(root), *linked_faults(program)]
    print('\n'.join(faults))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
