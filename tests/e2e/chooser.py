# SPDX-License-Identifier: EUPL-1.2
"""The file chooser: that of the portal, which runs outside the sandbox, or of GTK in a local build."""

import re

import accessible
from waiting import wait_for

CANCEL = re.compile('^(Cancel|Annuler)$')  # the portal speaks English here, GTK in a local build does not


def look():
    for names in (('xdg-desktop-portal-gtk',), ('boussole', 'org.boussole.boussole')):
        program = accessible.find_root(*names)
        dialog = program and program.look('dialog', where=is_chooser)
        if dialog:
            return dialog
    return None


def is_chooser(node):
    return node.look('entry') is not None and node.look('button', CANCEL) is not None


def save(path, accept):
    """Names the file to write and presses the button, which the program names."""
    dialog = wait_for(look, 'the file chooser')
    dialog.find('entry', where=lambda node: node.has('editable')).set_text(str(path))
    dialog.find('button', accept).press()
    wait_for(lambda: look() is None, 'no file chooser any more')
