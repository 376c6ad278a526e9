#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The acceptance cases speak English; each has its title in French in titles/fr.json beside them."""

import json
import unittest
from pathlib import Path

from check_rules import TYPOGRAPHY

CASES = Path(__file__).parents[1] / "cases"
TITLES = json.loads((CASES / "titles/fr.json").read_text(encoding="utf-8"))["titles"]


def identifiers():
    """Of the cases and of their variants, as the program numbers them."""
    for path in sorted(CASES.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        yield case["id"]
        for place, _ in enumerate(case.get("variants", [])):
            yield f"{case['id']}-{place + 1}"


class Titles(unittest.TestCase):
    def test_every_case_has_a_french_title_and_no_other(self):
        wanted = set(identifiers())
        self.assertEqual(sorted(wanted - set(TITLES)), [], "no French title")
        self.assertEqual(sorted(set(TITLES) - wanted), [], "no such case")

    def test_typography(self):
        for case, title in TITLES.items():
            for pattern, fault in TYPOGRAPHY:
                self.assertNotRegex(title, pattern, f"{fault}: {case}: {title}")


if __name__ == "__main__":
    unittest.main()
