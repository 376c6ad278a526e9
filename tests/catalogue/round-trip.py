# SPDX-License-Identifier: EUPL-1.2
"""Nothing of the survey of offers is lost in the form of the catalogue: there and back, fact by fact.

round-trip.py BOUSSOLE-CLI: there by its “catalogue import”; then the same of the catalogue that is shipped.
"""

import json
import os
import subprocess
import sys

import convert

# What the reading of primary texts changed, by entry; the survey holds it already, and must keep it.
CORRECTIONS = [
    ("P17", "cloud-pi", ("locations",), [{"country": "FR", "places": ["Île-de-France, 2 sites"]}]),
    ("P17", "nubo", ("locations",), [{"country": "FR", "places": ["Île-de-France, 2 sites"]}]),
    ("P17", "cloud-pi", ("as_of",), "2026-06-14"),
    ("P17", "nubo", ("as_of",), "2026-06-14"),
    ("P20", "scaleway-secnumcloud", ("secnumcloud", "status"), "in-progress"),
    ("P20", "scaleway-secnumcloud", ("secnumcloud", "as_of"), "2026-10-09"),
    ("P21", "bleu-azure", ("secnumcloud", "milestone"), "J1"),
    ("P22", "outscale-iaas-cloudgouv", ("secnumcloud", "expires_on"), "2026-11-30"),
    ("P22", "ovh-hosted-private-cloud-vmware-snc", ("secnumcloud", "expires_on"), "2026-12-29"),
    ("P23", "s3ns-premi3ns", ("secnumcloud", "scope_models"), ["IaaS", "CaaS", "PaaS"]),
    ("P25", "ovh-hosted-private-cloud-vmware-snc", ("hds", "certified"), True),
    ("P25", "ovh-hosted-private-cloud-vmware-snc", ("hds", "version"), None),
    ("P25", "ovh-public-cloud", ("hds", "version"), "2"),
    ("P25", "ovh-bare-metal-pod-snc", ("hds", "certified"), None),
    ("P25", "ovh-snc-cloud-platform", ("hds", "certified"), None),
    ("P26", "scaleway-public-cloud", ("hds", "version"), "2"),
    ("P26", "scaleway-public-cloud", ("hds", "scope"), "activities 1-4; managed databases excluded"),
    ("P27", "numspot-iaas-snc", ("hds", "certified"), True),
    ("P27", "numspot-iaas-snc", ("hds", "version"), "2"),
    ("P27", "numspot-std-zone", ("hds", "certified"), True),
    ("P27", "numspot-std-zone", ("hds", "version"), "2"),
    ("P27", "oodrive-work", ("hds", "certified"), True),
    ("P27", "oodrive-work-share", ("hds", "version"), "2"),
    ("P27", "oodrive-meet", ("hds", "version"), "2"),
    ("P28", "cloud-temple-secure-temple", ("hds", "version"), None),
    ("P28", "clever-cloud-public", ("hds", "version"), "2"),
    ("P28", "scalingo-osc-fr1", ("hds", "certificate"), "38436-2"),
    ("P28", "scalingo-osc-secnum-fr1", ("hds", "certificate"), "38436-2"),
    ("P28", "google-cloud-paris", ("hds", "scope"), "activities 1-5; backup (6) not covered"),
]

# Facts the survey holds only in words: entry, offer, attribute, value.
ADDED = [
    ("P17", "cloud-pi", "dr.capable", "yes"),
    ("P17", "nubo", "dr.capable", "no"),
    ("P25", "ovh-public-cloud", "hds.activities", ["1", "2", "3", "4", "6"]),
    ("P25", "ovh-public-cloud", "transfer.countries", ["CA", "GB"]),
    ("P26", "scaleway-public-cloud", "hds.activities", ["1", "2", "3", "4"]),
    ("P27", "numspot-std-zone", "hds.version-basis", "inferred"),
    ("P27", "numspot-std-zone", "hds.activities", None),
    ("P28", "clever-cloud-public", "hds.activities", list("123456")),
    ("P28", "scalingo-osc-fr1", "hds.activities", list("123456")),
    ("P28", "aws-paris", "hds.activities", list("123456")),
    ("P28", "microsoft-azure-france", "hds.activities", list("123456")),
    ("P28", "google-cloud-paris", "hds.activities", list("12345")),
    ("P28", "cegedim-cegnumcloud-secured-iaas", "hds.activities", None),
]


def leaves(value, path=""):
    """Every fact of a record with its path; a list of words counts as a set."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        key = "country" if path == ".locations" else None
        for i, inner in enumerate(sorted(value, key=lambda v: v[key]) if key else value):
            yield from leaves(inner, f"{path}[{i}]")
    elif isinstance(value, list):
        yield path, sorted(value)
    else:
        yield path, convert.untypeset(value).strip() if isinstance(value, str) else value


def differences(before, after):
    before, after = dict(leaves(before)), dict(leaves(after))
    for path in before.keys() | after.keys():
        if path not in before or path not in after or before[path] != after[path]:
            yield f"{path}: {before.get(path, 'absent')!r} became {after.get(path, 'absent')!r}"


def check_offers(records, catalogue):
    offers = {o["id"]: o for o in catalogue["offers"]}
    faults = []
    if list(offers) != [r["id"] for r in records]:
        faults.append("the offers are not those of the survey")
    for record in records:
        faults += [f"{record['id']}{d}" for d in differences(record, convert.back(offers[record["id"]]))]
        for entry, offer, path, value in CORRECTIONS:
            if offer == record["id"] and convert.look(record, path) != value:
                faults.append(f"{offer}: correction {entry} is missing at {'.'.join(path)}")
    return faults


def check_added(offers):
    return [f"{offer}: {entry} is missing in {attribute}" for entry, offer, attribute, value in ADDED
            if convert.holds(offers[offer]["facts"].get(attribute), convert.EDITION) != value]


def check_services():
    survey = json.loads((convert.SURVEY / "services.json").read_text())
    ours = json.loads((convert.DATA / "services.json").read_text())
    texts = {"title": "label", "description": "desc"}

    def record(row):
        out = {}
        for name, value in row.items():
            if isinstance(value, dict):
                out |= {f"{texts[name]}_{lang}": convert.untypeset(text) for lang, text in value.items()}
            else:
                out[name] = value
        return out

    return [f"services.json: {kind} differ" for kind in ("groups", "services")
            if [record(r) for r in ours[kind]] != survey[kind]]


def imported(cli):
    """The catalogue that the application makes of the survey."""
    words = [cli, "catalogue", "import", convert.SURVEY / "offers.json", "--on", convert.EDITION, "-o", "-"]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=True, env=os.environ | {"XDG_DATA_HOME": "/nonexistent"})
    return json.loads(done.stdout)


def check_shipped(records, made):
    """What the import says is said by the catalogue that is shipped, which says more."""
    shipped = json.loads((convert.DATA / "offers.json").read_text())
    # a refreshed catalogue has another edition: the survey then speaks of the past
    if shipped["edition"] != convert.EDITION:
        return []
    offers = {o["id"]: o for o in shipped["offers"]}
    return check_offers(records, shipped) + check_added(offers) + [
        f"{offer['id']}: {attribute} is otherwise in the catalogue that is shipped"
        for offer in made["offers"] for attribute, fact in offer["facts"].items()
        if said(fact) != said(offers[offer["id"]]["facts"].get(attribute))]


def said(fact):
    value = convert.holds(fact, convert.EDITION)
    if isinstance(value, str):
        return convert.untypeset(value)
    return sorted(value) if isinstance(value, list) else value


def main(cli):
    records = convert.survey()
    made = imported(cli)
    faults = check_offers(records, made) + check_shipped(records, made) + check_services()
    facts = sum(len(list(leaves(r))) for r in records)
    print(f"{len(records)} offers, {facts} facts compared, {len(faults)} faults")
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
