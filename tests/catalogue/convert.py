# SPDX-License-Identifier: EUPL-1.2
"""The records of the survey of offers (tests/data/catalogue/*.json) from offers of the catalogue.

The other way is “boussole-cli catalogue import”; the test round-trip.py compares both ways.
"""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SURVEY = ROOT / "tests/data/catalogue"
DATA = ROOT / "data/catalogue"
EDITION = "2026-11-23"

NBSP = "\u00a0"
PLACES, COUNTRIES = " · ", " — "

# survey field → attribute, where the value passes unchanged
PLAIN = {
    ("legal_entity", "name"): "entity.name",
    ("legal_entity", "form"): "entity.form",
    ("legal_entity", "siren"): "entity.siren",
    ("legal_entity", "country"): "entity.country",
    ("hq_country",): "hq.country",
    ("capital", "majority_holder"): "capital.holder",
    ("capital", "majority_holder_country"): "capital.holder-country",
    ("capital", "eu_share_pct"): "capital.eu-share",
    ("capital", "non_eu_holder"): "capital.non-eu-holder",
    ("capital", "non_eu_share_pct"): "capital.non-eu-share",
    ("technology", "origin"): "technology.origin",
    ("services",): "services",
    ("secnumcloud", "version"): "snc.version",
    ("secnumcloud", "version_basis"): "snc.version-basis",
    ("secnumcloud", "scope_name"): "snc.scope-name",
    ("secnumcloud", "decision"): "snc.decision",
    ("secnumcloud", "qualified_on"): "snc.qualified-on",
    ("secnumcloud", "expires_on"): "snc.expires-on",
    ("hds", "version"): "hds.version",
    ("hds", "scope"): "hds.scope",
    ("hds", "certificate"): "hds.certificate",
    ("hds", "expires_on"): "hds.expires-on",
    ("operations_location", "countries"): "operations.countries",
    ("extra_eu_law_exposure", "level"): "exposure",
    ("purchase_vehicles",): "purchase.vehicles",
    ("pricing", "url"): "pricing.url",
    ("api",): "api",
    ("audiences",): "audiences",
    ("flags",): "flags",
    ("category",): "category",
}
YES_NO = {
    ("hybrid_licence",): "hybrid-licence",
    ("iso27001",): "iso27001",
    ("pricing", "public"): "pricing.public",
}
KINDS = {("service_models",): "kinds", ("secnumcloud", "scope_models"): "snc.kinds"}
# lists of words of the survey, found again by the English title of the option
TITLED = {
    ("technology", "licensors"): "technology.licensors",
    ("other_labels",): "labels",
    ("extra_eu_law_exposure", "laws"): "exposure.laws",
    ("reversibility", "standards"): "reversibility.standards",
}
# note of the survey → attribute whose fact carries it
NOTES = {
    ("capital", "note"): "capital.holder",
    ("technology", "note"): "technology.origin",
    ("services_scope_note",): "services",
    ("secnumcloud", "note"): "snc.status",
    ("hds", "note"): "hds.certified",
    ("operations_location", "note"): "operations.countries",
    ("extra_eu_law_exposure", "note"): "exposure",
    ("purchase_note",): "purchase.vehicles",
    ("pricing", "note"): "pricing.public",
    ("reversibility", "note"): "reversibility.standards",
    ("availability", "note"): "availability",
}

# The survey says of these only that they are not in the list: this is the list that was read.
ANSSI_LIST = {
    "url": "https://messervices.cyber.gouv.fr/visas/catalogue-produits-services-profils-de-protection-"
           "sites-certifies-qualifies-agrees-anssi.pdf",
    "date": "2026-09-15",
    "date_basis": "edition",
    "kind": "primary-via-secondary",
    "claim": "Not named in the edition of September 2026, read through transcriptions.",
}


def untypeset(text):
    return text.replace("’", "'").replace(NBSP, " ")


def look(record, path):
    for name in path:
        record = record[name]
    return record


def place(record, path, value):
    for name in path[:-1]:
        record = record.setdefault(name, {})
    record[path[-1]] = value


# Titles of the table that read otherwise in the catalogue: no capital of theirs is lost within a sentence.
RENAMED = {"Swiss law": "Law of Switzerland", "Mexican parent": "Parent company in Mexico"}


class Attributes:
    def __init__(self):
        everything = json.loads((DATA / "attributes.json").read_text())["attributes"]
        self.options = {a["id"]: a.get("options", []) for a in everything}

    def title_of(self, attribute, value):
        title = next(o["title"]["en"] for o in self.options[attribute] if o["value"] == value)
        return next((old for old, new in RENAMED.items() if new == title), title).replace("’", "'")


def holds(entry, on):
    """Value of a fact on a day, as the application reads it."""
    if entry is None:
        return None
    value = entry.get("value")
    for period in entry.get("timeline", []):
        if period.get("from", "") <= on:
            value = period["value"]
    return value


def back(offer):
    """The record of the survey, from an offer of the catalogue."""
    attributes = Attributes()
    facts = offer["facts"]
    record = {
        "id": offer["id"], "name": untypeset(offer["name"]), "provider": untypeset(offer["provider"]),
        "summary_fr": untypeset(offer["summary"]["fr"]), "summary_en": untypeset(offer["summary"]["en"]),
        "url": offer.get("url"), "as_of": offer["as-of"], "confidence": offer["confidence"],
        "depends_on": offer.get("depends-on", []),
        "closest_trusted_alternative": offer.get("alternatives", []),
        "sources": [s for s in sources_back(offer) if s != ANSSI_LIST],
    }
    for path, attribute in PLAIN.items():
        place(record, path, holds(facts.get(attribute), EDITION))
    for path, attribute in YES_NO.items():
        place(record, path, {"yes": True, "no": False, None: None}[holds(facts.get(attribute), EDITION)])
    names = {"iaas": "IaaS", "caas": "CaaS", "paas": "PaaS", "saas": "SaaS"}
    for path, attribute in KINDS.items():
        value = holds(facts.get(attribute), EDITION)
        place(record, path, value and [names[k] for k in value])
    for path, attribute in TITLED.items():
        value = holds(facts.get(attribute), EDITION)
        place(record, path, value if value is None else [attributes.title_of(attribute, v) for v in value])
    record["other_labels"] = record["other_labels"] or []
    for path, attribute in NOTES.items():
        place(record, path, facts.get(attribute, {}).get("note"))
    record["availability"]["code"] = holds(facts["availability"], EDITION)
    snc, hds = record["secnumcloud"], record["hds"]
    snc["status"] = holds(facts.get("snc.status"), EDITION) or "unknown"
    snc["as_of"] = next((f["as-of"] for a, f in facts.items() if a.startswith("snc.") and "as-of" in f),
                        offer["as-of"])
    milestone = holds(facts.get("snc.milestone"), EDITION)
    snc["milestone"] = None if milestone == "J3" else milestone
    hds["certified"] = {"yes": True, None: None}[holds(facts.get("hds.certified"), EDITION)]
    record["locations"] = locations_back(facts)
    record["pricing"]["indicative"] = [{"item": words_back(p["item"]), "amount_eur": p["amount"], "unit": words_back(p["unit"]),
                                        "date": p["date"], "source_url": p["source-url"]}
                                       for p in offer.get("prices", [])]
    return record


def words_back(words):
    return words if isinstance(words, str) else words["en"]


def sources_back(offer):
    return [{k.replace("-", "_"): v for k, v in s.items()} for s in offer.get("sources", [])]


def locations_back(facts):
    countries = holds(facts.get("hosting.countries"), EDITION)
    if countries is None:
        return None
    text = holds(facts.get("hosting.places"), EDITION)
    places = dict.fromkeys(countries)
    if text and len(countries) == 1:
        places[countries[0]] = text.split(PLACES)
    elif text:
        for part in text.split(COUNTRIES):
            country, named = part.split(": ", 1)
            places[country] = named.split(PLACES)
    return [{"country": c, "places": p} for c, p in places.items()]


def survey():
    return json.loads((SURVEY / "offers.json").read_text())
