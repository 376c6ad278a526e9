#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Takes the pictures of README.md and of the metainfo from the installed Flatpak: flatpak/test --pictures.

The window in French with the shipped example, in the font and size of a GNOME desktop.
"""

import pathlib
import tempfile

import pages
from harness import APP_ID, Boussole
from screen import get_screen
from waiting import wait_for
from words import TOP

PLACE = TOP / 'data/screenshots'
BORDER = 5  # drawn by the window itself where there is no window manager
AREA = BORDER, BORDER, 1100, 750
SETTINGS = """[Settings]
gtk-font-name=Adwaita Sans 11
gtk-decoration-layout=appmenu:close
gtk-enable-animations=false
gtk-cursor-blink=false
"""


def show_offers(app):
    pages.open_result(app, 'Offers')
    pages.find_verdict(app, 'to examine').press()
    app.find('grouping', app.words.offer('aws-paris'))


def show_wizard(app):
    pages.open_step(app, 'data')
    pages.question(app, 'data.harm').do('question.why')
    app.find('dialog')


def wait_still():
    """Until two pictures in a row are the same."""
    before = None

    def is_still():
        nonlocal before
        last, before = before, get_screen().grab(*AREA)
        return last == before

    wait_for(is_still, 'a window that no longer changes')


def main():
    with tempfile.TemporaryDirectory(prefix='boussole-pictures-') as home:
        settings = pathlib.Path(home, '.var/app', APP_ID, 'config/gtk-4.0')
        settings.mkdir(parents=True)
        (settings / 'settings.ini').write_text(SETTINGS)
        app = Boussole(home, 'fr_FR.UTF-8')
        try:
            app.start()
            get_screen().resize('Boussole', AREA[2] + 2 * BORDER, AREA[3] + 2 * BORDER)
            pages.open_example(app)
            for name, show in (('offers', show_offers), ('wizard', show_wizard)):
                show(app)
                wait_still()
                get_screen().save(PLACE / f'{name}.png', *AREA)
        finally:
            app.stop()


if __name__ == '__main__':
    main()
