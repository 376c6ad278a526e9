# SPDX-License-Identifier: EUPL-1.2
"""What the desktop does: starts Boussole over the bus, once, and gives it the files of its kind."""

import json
import subprocess
import unittest

from gi.repository import Gio, GLib

import harness
import pages
from harness import APP_ID, get_screen, wait_for

OBJECT = '/' + APP_ID.replace('.', '/')
TYPE = 'application/vnd.boussole+json'


@unittest.skipUnless(harness.IN_FLATPAK, 'what the Flatpak exports')
class Desktop(harness.Case):
    def setUp(self):
        super().setUp()
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        environment = {name: value for name, value in self.app.environment().items() if '\n' not in value}
        self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'UpdateActivationEnvironment',
                  GLib.Variant('(a{ss})', (environment,)))

    def call(self, name, path, interface, method, arguments):
        return self.bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 30_000)

    def call_application(self, method, arguments):
        return self.call(APP_ID, OBJECT, 'org.freedesktop.Application', method, arguments)

    def write_project(self, title):
        path = self.home / f'{title}.boussole'
        path.write_text(json.dumps({'format': 'boussole-project', 'version': 1, 'title': title, 'answers': {}}))
        return path

    def quit(self):
        self.app.press_quit()
        wait_for(lambda: not self.app.pids(), 'the end of Boussole')

    def test_starts_once(self):
        """The bus starts it where it does not run; the second time the window comes back."""
        for _ in range(2):
            self.call_application('Activate', GLib.Variant('(a{sv})', ({},)))
            self.app.find('button', 'New Procurement')
        self.assertEqual(subprocess.run(self.app.command(), env=self.app.environment(), timeout=60).returncode, 0)
        self.assertEqual(len(self.app.pids()), 1)
        self.assertEqual(len(self.app.node.find_all('frame')), 1)
        self.quit()

    def test_opens_the_files_of_its_kind(self):
        """As a file manager does: by the type of the file and the program for it."""
        first, second = self.write_project('First purchase'), self.write_project('Second purchase')
        self.assertEqual(Gio.content_type_guess(str(first), None)[0], TYPE)
        program = Gio.DesktopAppInfo.new(f'{APP_ID}.desktop')
        self.assertIn(TYPE, program.get_supported_types())
        for path in (first, second):
            self.assertTrue(program.launch_uris([path.as_uri()], None))
            self.app.find('grouping', path.stem)
        self.assertEqual(len(self.app.pids()), 1)
        pages.leave_project(self.app)
        self.quit()

    def test_refuses_what_is_no_file(self):
        self.app.start()
        self.app.find('button', 'New Procurement')
        for path, fault in (('/app', 'This is a folder; a file was expected. Choose a file inside it.'),
                            ('/nowhere.boussole', 'Check its name and that you may read it.')):
            self.call_application('Open', GLib.Variant('(asa{sv})', (['file://' + path], {})))
            dialog = self.app.find('dialog', 'File Not Opened')
            dialog.wait_texts(path, fault)
            get_screen().key('Escape')
            self.app.wait_gone('dialog')
        self.app.quit()

    def test_says_it_in_french(self):
        info = Gio.DesktopAppInfo.new(f'{APP_ID}.desktop')
        self.assertEqual(info.get_locale_string('GenericName'), 'Cloud Procurement Assistant')
        text = (harness.pathlib.Path(info.get_filename())).read_text()
        self.assertIn('GenericName[fr]=Aide à l’achat de services en nuage', text)
