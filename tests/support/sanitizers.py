# SPDX-License-Identifier: EUPL-1.2
"""Whether a program was built with the sanitizers: several times slower, they see in a few runs what they see in many."""

import pathlib


def has_sanitizers(program):
    return b'__asan_init' in pathlib.Path(program).read_bytes()
