#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Acceptance cases and evaluations have their form; the cases have titles in French.

The cases speak English; titles/fr.json beside them holds their titles in French. BOUSSOLE_CLI is
the program whose evaluations are read.
"""

import json
import os
import subprocess
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from check_rules import DATA, TYPOGRAPHY

CASES = Path(__file__).parents[1] / "cases"
RULE_CASES = Path(__file__).parents[1] / "rules"
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


def validator(name):
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8"))
               for path in DATA.glob("*.schema.json")}
    registry = Registry().with_resources(
        [(key, Resource.from_contents(value)) for key, value in schemas.items()])
    Draft202012Validator.check_schema(schemas[name])
    return Draft202012Validator(schemas[name], registry=registry)


class Forms(unittest.TestCase):
    def check(self, schema, name, content):
        for error in schema.iter_errors(content):
            self.fail(f"{name}: {error.json_path}: {error.message[:200]}")

    def test_cases(self):
        schema = validator("case.schema.json")
        for folder in (CASES, RULE_CASES / "cases", RULE_CASES / "bodies"):
            for path in sorted(folder.glob("*.json")):
                self.check(schema, path.name, json.loads(path.read_text(encoding="utf-8")))

    def test_identifier_is_the_name_of_the_file(self):
        for path in CASES.glob("*.json"):
            self.assertEqual(json.loads(path.read_text(encoding="utf-8"))["id"], path.stem)

    @unittest.skipUnless("BOUSSOLE_CLI" in os.environ, "no program given")
    def test_evaluations(self):
        schema = validator("evaluation.schema.json")
        for name in ("empty", "classified", "engaged-by-date", "kinds-software", "health-versions"):
            case = read_case(name)
            self.check(schema, name, json.loads(run("evaluate", case, "--json")))


def read_case(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def run(command, case, *arguments):
    """What the program prints for the project of @case, in English."""
    return subprocess.run([os.environ["BOUSSOLE_CLI"], command, "-", *arguments, "--on", case["on"]],
                          input=json.dumps(case["project"]), capture_output=True, text=True, check=True,
                          env={**os.environ, "LANGUAGE": "en"}).stdout


@unittest.skipUnless("BOUSSOLE_CLI" in os.environ, "no program given")
class Found(unittest.TestCase):
    """What an acceptance case says was found stands in the JSON and in the words for people."""

    def compare(self, name):
        case = read_case(name)
        offers = {offer["offer"]: {check["rule"]: check for check in offer["checks"]}
                  for offer in json.loads(run("evaluate", case, "--json"))["offers"]}
        for offer, rules in case["expect"]["found"].items():
            words = run("explain", case, offer)
            for rule, part in rules.items():
                check = offers[offer][rule]
                self.assertEqual(check["result"], case["expect"]["checks"][offer][rule])
                self.assertIn(part, check["found"])
                self.assertIn(f"Found: {check['found']}\n", words)

    def test_a_qualification_that_ended_since_is_reviewed_with_the_reason(self):
        self.compare("qualification-ended-since")

    def test_a_proof_that_is_only_inferred_passes_with_a_mention(self):
        self.compare("proof-inferred")


if __name__ == "__main__":
    unittest.main()
