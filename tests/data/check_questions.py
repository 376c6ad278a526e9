#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks the questionnaire, its schemas, its typography and the shipped example."""

import json
import os
import re
import sys
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DATA = Path(os.environ.get("BOUSSOLE_DATADIR", Path(__file__).parents[2] / "data"))

# The project file keeps these answers and values for ever. Add, never remove.
STABLE = {
    "organisation.type": (
        "state-central state-field-service court state-operator university "
        "national-establishment independent-authority independent-public-authority "
        "gip-listed gip-pds gip-other public-hospital hospital-group public-care-home "
        "commune intercommunality department region mixed-syndicate local-establishment "
        "fire-service civil-service-centre school social-security-national "
        "social-security-local public-company local-public-company private-public-service "
        "constitutional-body private-company"
    ),
    "organisation.listed-operator": "yes-no",
    "organisation.sector": "education health justice defence other",
    "organisation.population": "number",
    "organisation.intercommunality": (
        "communaute-de-communes communaute-d-agglomeration communaute-urbaine metropole"
    ),
    "organisation.flags": "oiv ose protected-research defence-contract contracting-entity",
    "data.classes": (
        "public internal personal personal-special personal-vulnerable health-hosted snds "
        "pssie-sensitive restricted classified protected-research police-justice "
        "biometric-video archives payment-tax"
    ),
    "data.secrets": (
        "government-deliberations national-defence foreign-policy public-security "
        "court-procedures privacy medical business persons-security currency-credit "
        "offence-prevention other-legal-secret personal-assessment"
    ),
    "data.essential-mission": "yes-no",
    "data.harm": "public-order public-security life-health intellectual-property",
    "data.large-scale": "yes-no",
    "data.archives": "intermediate definitive own-system",
    "service.kinds": "iaas caas paas saas managed-operations archiving",
    "service.needs": "services",
    "service.operator": "body other-public-body vendor",
    "service.essential": "yes-no",
    "service.teleservice": "yes-no",
    "service.sharing": "shared dedicated-elastic dedicated-fixed",
    "hosting.location": "france eu adequate any",
    "project.state": "new engaged renewal major-evolution",
    "project.start-date": "date",
    "project.environment": "production acceptance prototype",
    "purchase.decision-date": "date",
    "purchase.consultation-date": "date",
    "purchase.contract-start": "date",
    "purchase.contract-months": "number",
    "purchase.amount-excl-tax": "number",
    "purchase.build-and-24-months-incl-tax": "number",
    "purchase.central-purchasing": "none ugap resah uniha caih canut sipperec ministerial",
}
KINDS = {
    **dict.fromkeys(["organisation.flags", "data.classes", "data.secrets", "data.harm",
                     "service.kinds", "service.needs"], "set"),
}
ROLES = {"buyer", "project-manager", "data-administrator", "rssi", "dpo", "legal", "finance",
         "archives", "security-officer", "cto"}

NBSP = "\u00a0"
FRENCH_FAULTS = [
    (re.compile(r"'"), "straight apostrophe"),
    (re.compile(r'"'), "straight quotation mark"),
    (re.compile(rf"(?<!{NBSP})[;!?»]"), "no unbreakable space before ; ! ? »"),
    (re.compile(rf"(?<!{NBSP}):"), "no unbreakable space before :"),
    (re.compile(rf"«(?!{NBSP})"), "no unbreakable space after «"),
    (re.compile(r"\d \d{3}\b"), "plain space inside a number"),
    (re.compile(r"\d [€%]"), "plain space between number and unit"),
    (re.compile(r"\.\.\."), "three dots"),
    (re.compile(r"n° "), "plain space after n°"),
    (re.compile(r"  |\s\n|\n"), "double space or line end"),
]
ENGLISH_FAULTS = [
    (re.compile(r"'"), "straight apostrophe"),
    (re.compile(r'"'), "straight quotation mark"),
    (re.compile(r"\s[;:!?]"), "space before a punctuation mark"),
    (re.compile(r"\.\.\."), "three dots"),
    (re.compile(r"  |\n"), "double space or line end"),
]


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def schemas():
    return {path.name: load(path) for path in sorted(DATA.glob("*.schema.json"))}


def validator(name):
    registry = Registry().with_resources(
        (key, Resource.from_contents(value)) for key, value in schemas().items()
    )
    return Draft202012Validator(schemas()[name], registry=registry)


def steps():
    return [load(path) for path in sorted((DATA / "questions").glob("[0-9]*.json"))]


def questions():
    return {q["id"]: q for step in steps() for q in step["questions"]}


def service_codes():
    return [s["code"] for s in load(DATA / "catalogue" / "services.json")["services"]]


def values(question):
    if question["kind"] == "yes-no":
        return ["yes", "no"]
    if "options-from" in question:
        return service_codes()
    return [option["value"] for option in question.get("options", [])]


def texts(node, path=""):
    """Every bilingual text below @node with its path."""
    if isinstance(node, dict):
        if set(node) == {"fr", "en"}:
            yield path, node
        else:
            for key, value in node.items():
                yield from texts(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from texts(value, f"{path}/{index}")


def tests_of(condition):
    """Every comparison below @condition."""
    for operator in ("all", "any"):
        if operator in condition:
            for part in condition[operator]:
                yield from tests_of(part)
            return
    if "not" in condition:
        yield from tests_of(condition["not"])
    else:
        yield condition


def holds(condition, answers):
    """Kleene: True, False or None. Only what "asked-when" uses."""
    if "all" in condition:
        parts = [holds(part, answers) for part in condition["all"]]
        return False if False in parts else None if None in parts else True
    if "any" in condition:
        parts = [holds(part, answers) for part in condition["any"]]
        return True if True in parts else None if None in parts else False
    if "not" in condition:
        part = holds(condition["not"], answers)
        return None if part is None else not part
    answer = answers.get(condition["answer"])
    if answer is None or answer == "unknown":
        return None
    if "is" in condition:
        return answer == condition["is"]
    if "in" in condition:
        return answer in condition["in"]
    if "has" in condition:
        return condition["has"] in answer
    if "has-any" in condition:
        return any(value in answer for value in condition["has-any"])
    if "empty" in condition:
        return not answer
    raise ValueError(f"operator not handled: {condition}")


def asked(question, answers):
    return holds(question.get("asked-when", {"all": []}), answers) is not False


class Schemas(unittest.TestCase):
    def assert_valid(self, name, document, where):
        errors = [f"{where}{error.json_path[1:]}: {error.message[:300]}"
                  for error in validator(name).iter_errors(document)]
        self.assertEqual(errors, [])

    def test_schemas_are_schemas(self):
        for name, schema in schemas().items():
            with self.subTest(name):
                Draft202012Validator.check_schema(schema)

    def test_questions(self):
        for path in sorted((DATA / "questions").glob("[0-9]*.json")):
            with self.subTest(path.name):
                self.assert_valid("questions.schema.json", load(path), path.name)

    def test_roles(self):
        self.assert_valid("roles.schema.json", load(DATA / "questions" / "roles.json"), "roles.json")

    def test_example(self):
        example = load(DATA / "example" / "example.boussole")
        self.assert_valid("project.schema.json", example, "example.boussole")

    def test_conditions(self):
        check = validator("condition.schema.json")
        right = [
            {"all": [{"answer": "data.harm", "empty": True}, {"not": {"condition": "harm"}}]},
            {"offer": "kinds", "within": {"answer": "service.kinds"}},
            {"answer": "service.kinds", "meets": {"offer": "snc.kinds"}},
            {"date": "decision", "from": "2026-08-15"},
            {"date": "contract-end", "after": {"offer": "snc.expires-on"}},
            {"answer": "purchase.amount-excl-tax", "at-least": {"threshold": "eu-central"}},
            {"unsettled": "I-snc-unlisted"}, {"market": "covers-need"}, {"always": True},
        ]
        wrong = [
            {}, {"all": []}, {"answer": "data.harm"}, {"answer": "data.harm", "is": "a", "in": ["b"]},
            {"answer": "data.harm", "offer": "kinds", "is": "iaas"}, {"date": "decision", "is": "x"},
            {"date": "today", "from": "2026-01-01"}, {"date": "decision", "from": "2026-13-01"},
            {"always": False}, {"answer": "data.harm", "empty": False}, {"xor": []},
            {"condition": "harm", "not": {"always": True}}, {"answer": "data.harm", "in": []},
        ]
        for condition in right:
            self.assertTrue(check.is_valid(condition), condition)
        for condition in wrong:
            self.assertFalse(check.is_valid(condition), condition)

    def test_asked_when_reads_no_offer(self):
        schema = {"$ref": "condition.schema.json#/$defs/answer-condition"}
        check = validator("condition.schema.json").evolve(schema=schema)
        self.assertTrue(check.is_valid({"answer": "data.harm", "empty": True}))
        for condition in ({"offer": "kinds", "has": "iaas"}, {"market": "covers-need"},
                          {"condition": "harm"},
                          {"answer": "data.harm", "within": {"offer": "kinds"}}):
            self.assertFalse(check.is_valid(condition), condition)

    def test_project_schema_follows_the_questions(self):
        properties = schemas()["project.schema.json"]["properties"]["answers"]["properties"]
        self.assertEqual(list(properties), list(questions()))
        check = validator("project.schema.json")

        def valid(identifier, value):
            return check.is_valid({"format": "boussole-project", "version": 1,
                                   "answers": {identifier: value}})

        for identifier, question in questions().items():
            with self.subTest(identifier):
                self.assertTrue(valid(identifier, None))
                self.assertTrue(valid(identifier, "unknown"))
                self.assertFalse(valid(identifier, "no-such-value"))
                self.assertFalse(valid(identifier, {}))
                for value in values(question):
                    whole = [value] if question["kind"] == "set" else value
                    self.assertTrue(valid(identifier, whole), value)
                if question["kind"] == "set":
                    self.assertTrue(valid(identifier, []))
                    self.assertTrue(valid(identifier, values(question)))
                    self.assertFalse(valid(identifier, ["no-such-value"]))
                if question["kind"] == "number":
                    for bound, step in (("min", -1), ("max", 1)):
                        self.assertTrue(valid(identifier, question[bound]))
                        self.assertFalse(valid(identifier, question[bound] + step))
                if question["kind"] == "date":
                    self.assertTrue(valid(identifier, "2026-11-23"))
                    self.assertFalse(valid(identifier, "23/11/2026"))
        self.assertTrue(check.is_valid({"format": "boussole-project", "version": 1, "notes": [],
                                        "answers": {"some.other": 1}}))


class Questions(unittest.TestCase):
    def test_ids_are_unique(self):
        ids = [q["id"] for step in steps() for q in step["questions"]]
        self.assertEqual(len(ids), len(set(ids)))
        names = [step["step"] for step in steps()]
        self.assertEqual(names, ["organisation", "data", "services", "project"])

    def test_stable_answers(self):
        known = questions()
        for identifier, words in STABLE.items():
            with self.subTest(identifier):
                question = known[identifier]
                if words in ("yes-no", "number", "date"):
                    self.assertEqual(question["kind"], words)
                elif words == "services":
                    self.assertEqual((question["kind"], question["options-from"]),
                                     ("set", "services"))
                else:
                    self.assertEqual(question["kind"], KINDS.get(identifier, "one"))
                    self.assertEqual(sorted(values(question)), sorted(words.split()))

    def test_options(self):
        for identifier, question in questions().items():
            with self.subTest(identifier):
                own = values(question)
                self.assertEqual(len(own), len(set(own)))
                self.assertNotIn("unknown", own)
                self.assertLessEqual(len(own), 64)
                groups = [group["id"] for group in question.get("groups", [])]
                used = [option["group"] for option in question.get("options", [])
                        if "group" in option]
                order = list(dict.fromkeys(used))
                self.assertEqual(order, groups)
                self.assertEqual(used, sorted(used, key=groups.index))

    def test_roles(self):
        roles = [role["id"] for role in load(DATA / "questions" / "roles.json")["roles"]]
        self.assertEqual(len(roles), len(set(roles)))
        self.assertLessEqual(ROLES, set(roles))
        for identifier, question in questions().items():
            self.assertIn(question["ask"], roles, identifier)

    def test_law(self):
        path = DATA / "rules" / "sources.json"
        known = {source["id"] for source in load(path)["sources"]} if path.exists() else None
        for identifier, question in questions().items():
            with self.subTest(identifier):
                for reference in question["law"]:
                    if known is not None:
                        self.assertIn(reference["source"], known)

    def test_asked_when(self):
        known = questions()
        for identifier, question in known.items():
            if "asked-when" not in question:
                continue
            for test in tests_of(question["asked-when"]):
                with self.subTest(identifier, test=test):
                    subject = known[test["answer"]]
                    self.assertNotEqual(subject["id"], identifier)
                    operator = next(key for key in test if key != "answer")
                    allowed = {"is", "in"} if subject["kind"] in ("one", "yes-no") else {
                        "has", "has-any", "empty"}
                    self.assertIn(operator, allowed)
                    wanted = test[operator]
                    if operator != "empty":
                        wanted = wanted if isinstance(wanted, list) else [wanted]
                        self.assertLessEqual(set(wanted), set(values(subject)))

    def test_only_what_matters_is_asked(self):
        commune = {"organisation.type": "commune", "data.classes": ["personal"],
                   "data.secrets": ["privacy"], "service.kinds": ["saas"], "project.state": "new"}
        ministry = {**commune, "organisation.type": "state-central", "project.state": "engaged"}
        hidden = {"commune": {"organisation.listed-operator", "organisation.state-supervision",
                              "organisation.intercommunality", "data.essential-mission",
                              "data.archives", "service.essential", "service.sharing",
                              "project.start-date", "project.environment",
                              "purchase.build-and-24-months-incl-tax"},
                  "ministry": {"organisation.listed-operator", "organisation.state-supervision",
                               "organisation.intercommunality", "organisation.population",
                               "data.essential-mission", "data.archives",
                               "service.teleservice", "service.sharing"}}
        for name, answers in (("commune", commune), ("ministry", ministry)):
            with self.subTest(name):
                self.assertEqual({identifier for identifier, question in questions().items()
                                  if not asked(question, answers)}, hidden[name])

    def test_nothing_known_hides_nothing(self):
        self.assertTrue(all(asked(question, {}) for question in questions().values()))

    def test_example_answers_every_question_asked(self):
        answers = load(DATA / "example" / "example.boussole")["answers"]
        for identifier, question in questions().items():
            if asked(question, answers):
                self.assertIn(identifier, answers)


class Texts(unittest.TestCase):
    def files(self):
        for path in sorted((DATA / "questions").glob("*.json")):
            yield path.name, load(path)

    def test_typography(self):
        for name, document in self.files():
            for path, text in texts(document):
                for language, faults in (("fr", FRENCH_FAULTS), ("en", ENGLISH_FAULTS)):
                    for pattern, fault in faults:
                        with self.subTest(name, path=path, language=language):
                            self.assertIsNone(pattern.search(text[language]),
                                              f"{fault}: {text[language]}")

    def test_typography_of_the_example(self):
        example = load(DATA / "example" / "example.boussole")
        for text in [example["title"]] + [note["text"] for note in example["notes"]]:
            for pattern, fault in FRENCH_FAULTS:
                self.assertIsNone(pattern.search(text), f"{fault}: {text}")

    def test_shape(self):
        for identifier, question in questions().items():
            with self.subTest(identifier):
                title, why = question["title"], question["why"]
                self.assertLessEqual(len(title["fr"]), 70)
                self.assertTrue(title["fr"].endswith(NBSP + "?"))
                self.assertTrue(title["en"].endswith("?"))
                for language in ("fr", "en"):
                    self.assertTrue(title[language][0].isupper())
                    self.assertTrue(why[language].endswith("."))
                    self.assertLessEqual(len(why[language]), 240)
                    sentences = re.findall(r"[.!?](?=\s+[A-ZÀÉÊÎÔ]|$)", why[language])
                    self.assertLessEqual(len(sentences), 2, why[language])
                for option in question.get("options", []):
                    for text in option["title"].values():
                        self.assertLessEqual(len(text), 60)
                        self.assertFalse(text.endswith("."))

    def test_warns_before_protected_information(self):
        known = questions()
        for identifier, value in (("data.classes", "classified"), ("data.classes", "restricted"),
                                  ("organisation.flags", "oiv")):
            option = next(o for o in known[identifier]["options"] if o["value"] == value)
            self.assertRegex(option["example"]["fr"], "écri|recopi")


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=1))
