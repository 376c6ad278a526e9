#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks the rule base as a reader would: forms, references, completeness, both languages."""

import json
import os
import re
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DATA = Path(os.environ.get("BOUSSOLE_DATADIR", Path(__file__).parents[2] / "data"))

# Every rule of the research tables: each stands in the rule base or in left-out.json.
RESEARCHED = """
CLS-1 CLS-2 DR-1 DR-2 DR-3 DR-4
SREN-0 SREN-0b SREN-1 SREN-1t SREN-2 SREN-3 SREN-4 SREN-5 SREN-5b SREN-6 SREN-7 SREN-8 SREN-9
SREN-P1
DOC-R1 DOC-R4 DOC-R5 DOC-R6 DOC-R7 DOC-R8 DOC-R9-2021 DOC-R9i DOC-R9ii DOC-R9iii DOC-R9p DOC-R10
DOC-R11 DOC-R12/R13 DOC-R12 DOC-R13 DOC-R14 DOC-R15 DOC-INT DOC-COL
SNC-1 SNC-2 SNC-3 SNC-4 SNC-5 SNC-6 SNC-7 SNC-8 SNC-9 SNC-10
HDS-1 HDS-2 HDS-3 HDS-4 HDS-5 HDS-6 HDS-7 HDS-8 HDS-9 HDS-10 HDS-11 HDS-12
SNDS-1 ARC-1 ARC-1a ARC-1b ARC-2 ARC-3
GDPR-01 GDPR-02 GDPR-02us GDPR-03 GDPR-04 GDPR-05
SEC-HOM SEC-RGS SEC-PSSIE-1 SEC-OIV-1 SEC-OSE-1 SEC-NIS2-1 SEC-PPST-1 SEC-ISO
EDU-1 EDU-2
PUR-01 PUR-01h PUR-02 PUR-03 PUR-04 PUR-05 PUR-05b PUR-06 PUR-06a PUR-06b PUR-06c PUR-06d PUR-07
PUR-08 PUR-09 PUR-10 PUR-11 PUR-12 PUR-13 PUR-14 PUR-15 PUR-DEF-1 FIN-1
EUF-1 EUF-2 EUF-3 EUF-4 EUF-5 EUF-6
""".split()
RESEARCHED_SOURCES = [f"S{n:02}" for n in range(1, 65)] + [
    f"P{n:02}" for n in (*range(1, 30), 32, 33, 37, 38, 39)]

# What a plain French text must not hold: straight quotes, and spaces that may break.
TYPOGRAPHY = [
    (re.compile(r"['\"]"), "straight quote"),
    (re.compile(r"(?<!\u00a0)[;!?](?=\s|$)"), "no no-break space before ; ! ?"),
    (re.compile(r"(?<=[\w»)]) ?:(?=\s|$)"), "no no-break space before a colon"),
    (re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"), "no no-break space inside « »"),
    (re.compile(r"\d \d{3}\b"), "breaking space inside a number"),
    (re.compile(r"\d [€%]"), "breaking space before a unit"),
    (re.compile(r"\.\.\."), "three dots for …"),
    (re.compile(r"  |^\s|\s$"), "stray space"),
]
UNBALANCED = re.compile(r"\{[^}]*$|^[^{]*\}")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


FILES = {path.name: read(path) for path in sorted((DATA / "rules").glob("*.json"))}
SCHEMA = read(DATA / "rules.schema.json")
CONDITION_SCHEMA = read(DATA / "condition.schema.json")
QUESTION_FILES = [read(path) for path in sorted((DATA / "questions").glob("[0-9]*.json"))]


def collect(key):
    return [item for content in FILES.values() for item in content.get(key, [])]


def walk(node, path=()):
    """Every value of a tree with its path."""
    yield path, node
    if isinstance(node, dict):
        children = node.items()
    elif isinstance(node, list):
        children = enumerate(node)
    else:
        return
    for key, child in children:
        yield from walk(child, (*path, key))


def named_in(nodes, key):
    return {value for node in nodes for path, value in walk(node)
            if path and path[-1] == key and isinstance(value, str)}


RULES = collect("rules")
CONDITIONS = collect("conditions")
CONCLUSIONS = collect("conclusions")
USERS = [*RULES, *CONCLUSIONS, *QUESTION_FILES]


class Rules(unittest.TestCase):
    def test_every_file_has_its_form(self):
        registry = Registry().with_resources([
            ("condition.schema.json", Resource.from_contents(CONDITION_SCHEMA)),
            ("rules.schema.json", Resource.from_contents(SCHEMA))])
        Draft202012Validator.check_schema(SCHEMA)
        validator = Draft202012Validator(SCHEMA, registry=registry)
        for name, content in FILES.items():
            for error in validator.iter_errors(content):
                self.fail(f"{name}: {error.json_path}: {error.message[:200]}")

    def test_identifiers_are_unique(self):
        for key in ("rules", "conditions", "conclusions", "thresholds", "sources",
                    "interpretations", "gates", "left-out", "phrases"):
            ids = [item["id"] for item in collect(key)]
            twice = sorted({i for i in ids if ids.count(i) > 1})
            self.assertEqual(twice, [], key)

    def test_a_rule_names_no_threshold_that_changes_outside_its_time(self):
        thresholds = {threshold["id"]: threshold["values"] for threshold in collect("thresholds")}
        for rule in RULES:
            start, end = rule["in-force"]["from"] or "", rule["in-force"]["until"] or "9999"
            for name in re.findall(r"\{threshold:([a-z-]+)\}", json.dumps(rule)):
                for value in thresholds[name][1:]:
                    self.assertTrue(start < value["from"] < end,
                                    f"{rule['id']}: read on another day, {name} is another amount")

    def test_an_amount_says_its_tax(self):
        words = {"EUR-excl-tax": {"fr": " HT", "en": " excluding tax"},
                 "EUR-incl-tax": {"fr": " TTC", "en": " including tax"}}
        units = {threshold["id"]: words[threshold["unit"]] for threshold in collect("thresholds")}
        for path, text in walk(FILES):
            for found in re.finditer(r"\{threshold:([a-z-]+)\}", text if isinstance(text, str) else ""):
                tax = units[found[1]][path[-1]]
                self.assertTrue(text.startswith(tax, found.end()), f"“{tax}” is missing: {path}: {text}")

    def test_every_researched_rule_is_there_or_left_out_with_a_reason(self):
        rules = {rule["id"] for rule in RULES}
        left_out = {item["id"] for item in collect("left-out")}
        self.assertEqual(sorted(set(RESEARCHED) - rules - left_out), [])
        self.assertEqual(sorted(rules & left_out), [])
        self.assertEqual(sorted(left_out - set(RESEARCHED)), [])

    def test_every_researched_source_is_there(self):
        sources = {source["id"] for source in collect("sources")}
        self.assertEqual(sorted(set(RESEARCHED_SOURCES) - sources), [])

    def test_rules_stand_in_a_known_gate(self):
        gates = {gate["id"] for gate in collect("gates")}
        used = {content["gate"] for content in FILES.values() if "gate" in content}
        self.assertEqual(gates, used)

    def test_sources_exist(self):
        sources = {source["id"] for source in collect("sources")}
        for name, content in FILES.items():
            for path, value in walk(content):
                if path and path[-1] == "source":
                    self.assertIn(value, sources, f"{name} {path}")

    def test_interpretations_exist_and_are_used(self):
        defined = {item["id"] for item in collect("interpretations")}
        used = named_in([*RULES, *CONDITIONS, *CONCLUSIONS], "unsettled")
        for rule in RULES:
            used |= set(rule.get("interpretations", []))
        self.assertEqual(sorted(used - defined), [], "not defined")
        self.assertEqual(sorted(defined - used), [], "not used")

    def test_a_rule_shows_the_readings_it_rests_on(self):
        by_name = {item["id"]: item for item in CONDITIONS}

        def readings(node, seen):
            found = named_in([node], "unsettled")
            for name in named_in([node], "condition") - seen:
                if name in by_name:
                    found |= readings(by_name[name]["when"], seen | {name})
            return found

        defined = {item["id"] for item in collect("interpretations")}
        for rule in RULES:
            self.assertLessEqual(readings(rule["applies"], set()), defined, rule["id"])

    def test_conditions_exist_and_are_used(self):
        defined = {item["id"]: item for item in CONDITIONS}
        used, queue = set(), named_in(USERS, "condition")
        while queue:
            name = queue.pop()
            self.assertIn(name, defined)
            used.add(name)
            queue |= named_in([defined[name]["when"]], "condition") - used
        self.assertEqual(sorted(set(defined) - used), [], "not used")

    def test_thresholds_exist_and_are_used_and_follow_each_other(self):
        thresholds = {item["id"]: item for item in collect("thresholds")}
        used = {value for node in [*USERS, *CONDITIONS] for path, value in walk(node)
                if path and path[-1] == "threshold"}
        self.assertEqual(sorted(set(thresholds) ^ used), [])
        for item in thresholds.values():
            days = [value["from"] for value in item["values"]]
            self.assertEqual(days, sorted(set(days)), item["id"])

    def test_answers_and_their_values_exist(self):
        domains = {question["id"]: {option["value"] for option in question.get("options", [])}
                   for content in QUESTION_FILES for question in content["questions"]}
        for name, content in FILES.items():
            for path, node in walk(content):
                if not isinstance(node, dict) or not isinstance(node.get("answer"), str):
                    continue
                place = f"{name} {path}"
                self.assertIn(node["answer"], domains, place)
                values = [node[word] for word in ("is", "has") if word in node]
                for word in ("in", "has-any", "has-all", "within"):
                    values += node[word] if isinstance(node.get(word), list) else []
                if domains[node["answer"]]:
                    self.assertLessEqual(set(values), domains[node["answer"]], place)

    def test_dates_do_not_cross(self):
        for rule in RULES:
            force = rule["in-force"]
            if force["from"] and force["until"]:
                self.assertLess(force["from"], force["until"], rule["id"])

    def test_the_last_case_of_a_check_holds_otherwise(self):
        for rule in RULES:
            cases = rule.get("check", {}).get("cases", [])
            for place, case in enumerate(cases):
                self.assertEqual("when" in case, place + 1 < len(cases), rule["id"])

    def test_whether_a_rule_applies_does_not_depend_on_an_offer(self):
        by_name = {item["id"]: item["when"] for item in CONDITIONS}

        def reads_offer(node):
            if named_in([node], "offer"):
                return True
            return any(reads_offer(by_name[name]) for name in named_in([node], "condition"))

        for rule in RULES:
            self.assertFalse(reads_offer(rule["applies"]), rule["id"])

    def test_what_must_be_done_says_by_what_proof(self):
        for rule in RULES:
            if rule["effect"] in ("mandatory", "file"):
                self.assertTrue("proof" in rule or "derogation" in rule, rule["id"])

    def test_texts_are_plain_and_balanced(self):
        for name, content in FILES.items():
            for path, value in walk(content):
                if not isinstance(value, str) or not path or path[-1] not in ("fr", "en"):
                    continue
                place = f"{name} {path}: {value}"
                self.assertTrue(value.strip(), place)
                self.assertNotRegex(value, UNBALANCED, place)
                if path[-1] == "fr":
                    bare = re.sub(r"\{[^}]*\}", "1", value)
                    for pattern, fault in TYPOGRAPHY:
                        self.assertNotRegex(bare, pattern, f"{fault}: {place}")

    def test_both_languages_hold_the_same_placeholders(self):
        for name, content in FILES.items():
            for path, value in walk(content):
                if isinstance(value, dict) and set(value) == {"fr", "en"}:
                    places = [sorted(set(re.findall(r"\{[^}]*\}", value[lang])))
                              for lang in ("fr", "en")]
                    self.assertEqual(places[0], places[1], f"{name} {path}")


if __name__ == "__main__":
    unittest.main()
