# SPDX-License-Identifier: EUPL-1.2
"""Waits for a condition, never for a time."""

import os
import time

from gi.repository import GLib

# Long enough for a machine several times slower: only what fails waits that long.
DEADLINE = float(os.environ.get('BOUSSOLE_DEADLINE', '45'))


def wait_for(condition, what, timeout=None):
    """Polls until CONDITION gives something true, and returns that. WHAT may be a function."""
    end = time.monotonic() + (timeout or DEADLINE)
    pause = 0.01
    while True:
        try:
            result = condition()
        except GLib.Error:  # a widget or a program went away while it was read
            result = None
        if result:
            return result
        if time.monotonic() > end:
            text = what() if callable(what) else what
            raise AssertionError(f'not within {timeout or DEADLINE:.0f} s: {text}')
        time.sleep(pause)  # between two polls, not instead of one
        pause = min(pause * 2, 0.2)
