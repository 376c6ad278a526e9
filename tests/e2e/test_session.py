# SPDX-License-Identifier: EUPL-1.2
"""The tests have a session of their own: the desktop in use does not notice them."""

import os
import pathlib
import unittest

import harness


@unittest.skipUnless(harness.IN_FLATPAK, 'the session of flatpak/test')
class Session(unittest.TestCase):
    def test_runtime_folder_is_private(self):
        """A mount that only this namespace has, with nothing in it but what the tests started."""
        folder = pathlib.Path(os.environ['XDG_RUNTIME_DIR'])
        mounts = [line.split() for line in pathlib.Path('/proc/self/mountinfo').read_text().splitlines()]
        mount = [fields for fields in mounts if folder.is_relative_to(fields[4])][-1]
        self.assertEqual(mount[mount.index('-') + 1], 'tmpfs')
        self.assertFalse([field for field in mount[6:mount.index('-')] if field.startswith('shared:')])
        self.assertEqual(os.environ['DBUS_SESSION_BUS_ADDRESS'], f'unix:path={folder}/bus')

    def test_processes_are_private(self):
        """The script that ends with the tests is the first process, and takes all others along."""
        self.assertIn(b'flatpak/session', pathlib.Path('/proc/1/cmdline').read_bytes())
