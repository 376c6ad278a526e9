#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The manifest for our runtime and the one for GNOME's differ in nothing but the runtime.

manifests.py FLATPAK-FOLDER
"""

import json
import pathlib
import sys

PERMISSIONS = ['--socket=wayland', '--socket=fallback-x11', '--share=ipc', '--device=dri']


def main():
    folder = pathlib.Path(sys.argv[1])
    name = 'org.boussole.Boussole.json'
    ours = json.loads((folder / name).read_text())
    gnome = json.loads((folder / 'gnome' / name).read_text())
    faults = [f'{key} differs' for key in ('app-id', 'command', 'finish-args', 'add-extensions')
              if ours[key] != gnome[key]]
    if ours['finish-args'] != PERMISSIONS:
        faults.append('the permissions are not the four the application needs')
    for manifest, base in ((ours, folder), (gnome, folder / 'gnome')):
        for module in manifest['modules']:
            json.loads((base / module).read_text())
        if not manifest['modules'][-1].endswith('modules/boussole.json'):
            faults.append('the application is not the last module')
    print('\n'.join(faults))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
