# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli, the first argument of a test, on a project."""

import json
import pathlib
import subprocess
import sys
import tempfile


def run(*arguments, project):
    """What the command prints in French."""
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name, 'project.boussole')
        path.write_text(json.dumps(project), encoding='utf-8')
        return subprocess.run([sys.argv[1], arguments[0], path, '--lang', 'fr', *arguments[1:]], check=True,
                              capture_output=True, text=True).stdout
