# SPDX-License-Identifier: EUPL-1.2
"""The evaluations of a program of evaluate-lines.c, which is started once."""

import json
import os
import subprocess


class Evaluator:
    def __init__(self, program, data=None):
        environment = {**os.environ, **({'BOUSSOLE_DATADIR': str(data)} if data else {})}
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, encoding='utf-8', env=environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def text(self, project, day):
        """The evaluation as it is printed."""
        self.process.stdin.write(f'{day} {json.dumps(project)}\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f'no evaluation on {day} of {json.dumps(project)}')
        return line
