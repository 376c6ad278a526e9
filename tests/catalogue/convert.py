# SPDX-License-Identifier: EUPL-1.2
"""Turns the survey of offers (tests/data/catalogue/*.json) into data/catalogue/offers.json and back.

`convert.py --write FILE` writes the catalogue; the test round-trip.py compares both ways.
"""

import datetime
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SURVEY = ROOT / "tests/data/catalogue"
DATA = ROOT / "data/catalogue"
EDITION = "2026-11-23"

NBSP = "\u00a0"
PLACES, COUNTRIES = " · ", " — "

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}

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

# what a source must speak of to stand under a fact: pattern over its claim
SPEAKS_OF = [
    (r"^snc\.", r"SecNumCloud|[Qq]ualif|[Dd]ecision \d|[Mm]ilestone|\bJ[01]\b|[Ll]isted|in.progress"
                r"|Absent from|No occurrence|Not in the|Not named in|not yet granted|Status of|[Aa]ccreditation"),
    (r"^hds\.|^transfer\.", r"HDS|Certificates?,|compliance|[Cc]ertifications|security page|Aiven"),
    (r"^iso27001$|^labels$", r"[Cc]ertif|compliance|C5|CSPN|label|security page|Gaia-X"),
    (r"^pricing\.", r"[Pp]rice"),
    (r"^purchase\.", r"UGAP|framework|[Aa]greement|[Tt]ender|[Ss]elected|orders|[Cc]ontract"),
    (r"^capital\.|^hq\.|^operator\.", r"[Oo]wner|shareholder|founders|alliance|Merger|controlled by"
                                      r"|consortium|public governance|[Ss]tructure"),
    (r"^entity\.", r"[Ll]egal entity|registration|company|[Oo]wner|Merger"),
    (r"^exposure", r"Cloud Act|jurisdiction|[Oo]wner|shareholder|guarantees|US technology|controlled by"),
    (r"^technology\.|^hybrid", r"technology|VMware|OpenStack|Huawei|open.source|Scality|Mistral|[Rr]uns on"
                               r"|encryption|updates"),
    (r"^hosting\.", r"data.cent|[Rr]egion|[Zz]one|sites (in|each)|[Ll]ocations|hosted|[Hh]osting|servers in"
                    r"|Brandenburg"),
    (r"^operations\.", r"[Oo]peration|staff"),
    (r"^reversibility\.", r"[Rr]eversib|exports"),
    (r"^api$", r"API|interfaces|documentation"),
    (r"^services$|^kinds$", r"[Ss]ervices?\b|functions|Product page|catalogue|Kubernetes|PostgreSQL|storage"),
    (r"^availability$", r"availability|launch|first services|End of the partnership|opening|project"),
    (r"^audiences$", r"[Aa]udiences|hospitals|[Ll]ocal authorities|State|ministr|Ministry|agents"),
    (r"^dr\.", r"Diffusion Restreinte"),
    (r"^archives\.", r"[Aa]rchiving"),
]

# The survey says of these only that they are not in the list: this is the list that was read.
ANSSI_LIST = {
    "url": "https://messervices.cyber.gouv.fr/visas/catalogue-produits-services-profils-de-protection-"
           "sites-certifies-qualifies-agrees-anssi.pdf",
    "date": "2026-09-15",
    "date_basis": "edition",
    "kind": "primary-via-secondary",
    "claim": "Not named in the edition of September 2026, read through transcriptions.",
}

# Facts the survey has not as such: PRIMARY, its entry number, notes in both languages.
ACTIVITIES = {
    "ovh-public-cloud": ["1", "2", "3", "4", "6"],
    "scaleway-public-cloud": ["1", "2", "3", "4"],
    "clever-cloud-public": list("123456"),
    "clever-cloud-dedicated-zone": list("123456"),
    "scalingo-osc-fr1": list("123456"),
    "scalingo-osc-secnum-fr1": list("123456"),
    "aws-paris": list("123456"),
    "microsoft-azure-france": list("123456"),
    "google-cloud-paris": list("12345"),
}
ACTIVITY_NOTES = {
    "ovh-public-cloud": (
        "Pour les instances. Kubernetes, stockage, IA, base documentaire et registre : activités 1 à 6 ; "
        "plusieurs bases gérées : activités 4 à 6 exercées par Aiven.",
        "For instances. Kubernetes, storage, AI, document database and registry: activities 1 to 6; "
        "several managed databases: activities 4 to 6 run by Aiven."),
    "scaleway-public-cloud": (
        "Les bases de données gérées sont hors du périmètre HDS.",
        "Managed databases are outside the HDS scope."),
    "clever-cloud-dedicated-zone": (
        "Au niveau du fournisseur ; la zone dédiée est à confirmer.",
        "At provider level; the dedicated zone is to be confirmed."),
    "google-cloud-paris": (
        "La sauvegarde (activité 6) n’est pas couverte.",
        "Backup (activity 6) is not covered."),
    "cegedim-cegnumcloud-secured-iaas": (
        "Hébergement et exploitation (activité 5) selon un ministère, en juin 2026 ; la liste exacte des "
        "activités n’a pas été lue.",
        "Hosting and operation (activity 5) according to a ministry, in June 2026; the exact list of "
        "activities was not read."),
    "numspot-iaas-snc": (
        "Certification annoncée le 3 février 2026 ; activités et périmètre à lire sur le certificat.",
        "Certification announced on 3 February 2026; activities and scope to be read on the certificate."),
    "numspot-std-zone": (
        "Certification annoncée le 3 février 2026 ; activités et périmètre à lire sur le certificat.",
        "Certification announced on 3 February 2026; activities and scope to be read on the certificate."),
    "ovh-hosted-private-cloud-vmware-snc": (
        "Le tableau des garanties de cette variante n’a pas été lu.",
        "The table of guarantees of this variant was not read."),
    "microsoft-365-commercial": (
        "Activités 1 à 6 au niveau du fournisseur ; périmètre par service à vérifier.",
        "Activities 1 to 6 at provider level; scope by service to be checked."),
}
HDS_VERSION_INFERRED = {"numspot-iaas-snc", "numspot-std-zone"}
TARGETS = {
    "bleu-azure": ("2026-06-30", "Premier semestre 2026 ; échéance non tenue.",
                   "First half of 2026; not met."),
    "scaleway-secnumcloud": ("2025-12-31", "Fin 2025 ; échéance non tenue.", "End of 2025; not met."),
    "its-integra-itsecurecloud": ("2026-06-30", "Milieu de l’année 2026 ; échéance non tenue.",
                                  "Middle of 2026; not met."),
}
MILESTONES = {
    "bleu-azure": [("2025-04-17", "J0", None), ("2025-11-17", "J1", None)],
    "scaleway-secnumcloud": [("2025-01-08", "J0", None)],
    "its-integra-itsecurecloud": [
        ("2025-09-30", "J0", ("Septembre 2025, jour non connu.", "September 2025, day not known.")),
        ("2025-12-31", "J1", ("Décembre 2025, jour non connu.", "December 2025, day not known."))],
}
# what sources say against each other, none of them authoritative
CLAIMS = {
    ("s3ns-premi3ns", "capital.non-eu-share"): [
        (8, "Selon une source secondaire.", "According to one secondary source."),
        (20, "Environ, selon une autre.", "About, according to another."),
        (40, "Selon une troisième ; difficile à concilier avec le plafond de 24 % du référentiel 3.2.",
         "According to a third; hard to reconcile with the 24% cap of version 3.2.")],
}
# First day on which an HDS certificate is known: stated by a source, or that of the oldest source that shows it.
# (first day, day from which three years count where the end was not read, note in both languages)
OUTSCALE_SEEN = ("2026-01-01", None, (
    "Certificat en cours depuis le 27 août 2026 ; la certification se voyait déjà en juillet 2026.",
    "Present certificate since 27 August 2026; the certification was seen in July 2026 already."))
HDS_SEEN = {
    "outscale-iaas-cloudgouv": OUTSCALE_SEEN,
    "outscale-eu-west-2": OUTSCALE_SEEN,
    "ovh-hosted-private-cloud-vmware-snc": ("2024-05-16", "2024-05-16", None),
    "ovh-public-cloud": ("2024-05-16", "2024-05-16", None),
    "scaleway-public-cloud": ("2024-07-31", "2024-07-01", (
        "Certifié depuis juillet 2024, jour non connu.", "Certified since July 2024, day not known.")),
    "cegedim-cegnumcloud-secured-iaas": ("2024-12-18", "2024-12-18", None),
    "google-cloud-paris": ("2025-07-31", "2025-07-01", (
        "Version 2 depuis juillet 2025, jour non connu.", "Version 2 since July 2025, day not known.")),
    "numspot-iaas-snc": ("2026-02-03", "2026-02-03", (
        "Certification annoncée le 3 février 2026.", "Certification announced on 3 February 2026.")),
    "numspot-std-zone": ("2026-02-03", "2026-02-03", (
        "Certification annoncée le 3 février 2026.", "Certification announced on 3 February 2026.")),
    "aws-paris": ("2026-04-21", "2026-04-21", (
        "En vigueur depuis le 21 avril 2026, selon une source.", "In force since 21 April 2026, says a source.")),
}
# Where no source says since when, the certificate seen in the year of the catalogue counts for that year.
HDS_SEEN_THIS_YEAR = ("2026-01-01", "2026-01-01", (
    "Certificat vu en 2026, sans date de début.", "Certificate seen in 2026, without a first day."))
# source S24 of the rules
HDS_YEARS = 3

# what is known of the status before the decision that was read
BEFORE = {
    "cloud-temple-secure-temple": (
        "Décision renouvelée le 31 juillet 2026 ; première qualification du fournisseur en 2022 selon la "
        "presse, dates intermédiaires non lues.",
        "Decision renewed on 31 July 2026; first qualification of the provider in 2022 according to the "
        "press, dates in between not read."),
    "outscale-iaas-cloudgouv": (
        "Première qualification sur la version 3.2 ; une qualification sur une version antérieure n’a pas "
        "été recherchée.",
        "First qualification on version 3.2; a qualification on an earlier version was not researched."),
    "ovh-hosted-private-cloud-vmware-snc": (
        "La presse parle dès 2021 d’un nuage privé SecNumCloud d’OVHcloud ; la décision antérieure n’a pas "
        "été lue.",
        "The press speaks of a SecNumCloud private cloud of OVHcloud from 2021 on; the earlier decision was "
        "not read."),
}
AVAILABILITY = {
    "ovh-hpc-anthos": [
        ("2020-11-30", "announced", ("Annoncée en novembre 2020.", "Announced in November 2020.")),
        ("2021-12-31", "available", ("Vendue à partir de la fin de 2021.", "Sold from the end of 2021.")),
        ("2022-11-13", "discontinued", ("Fin du partenariat le 13 novembre 2022.",
                                        "Partnership ended on 13 November 2022."))],
    "aws-european-sovereign-cloud": [
        (None, "not-open", None),
        ("2026-01-15", "available", ("Disponibilité générale le 15 janvier 2026.",
                                     "General availability on 15 January 2026."))],
}


# Services that a source names within the qualified scope or outside of it, with numbers of the sources of the offer;
# the survey only has what is sold, with a remark. What stands in neither list is unknown.
OODRIVE = (["e-signature", "backup"], [0], (
    "Oodrive Sign et Save ne sont pas dans la liste lue.", "Oodrive Sign and Save are not in the list read."))
PERIMETER = {
    ("cloud-temple-secure-temple", "snc.services-inside"): (
        ["compute-vm", "bare-metal", "object-storage", "key-management", "hsm"], [0], (
            "Selon l’intitulé de la décision : VMware, open source, S3, HSM-KMS et serveurs physiques.",
            "According to the text of the decision: VMware, open source, S3, HSM-KMS and bare metal.")),
    ("cloud-temple-paas-openshift", "snc.services-inside"): (
        ["openshift"], [0, 1], (
            "Service entièrement dans le périmètre, selon sa documentation ; la place du registre d’images est à vérifier.",
            "Entirely within the scope, says its documentation; the place of the image registry is to be checked.")),
    ("ovh-bare-metal-pod-snc", "snc.services-inside"): (
        ["bare-metal"], [0], ("Objet même de la décision.", "What the decision is about.")),
    ("ovh-snc-cloud-platform", "snc.services-inside"): (
        ["compute-vm", "private-network"], [1], (
            "L’annonce nomme calcul, stockage et réseau, sans dire quels stockages.",
            "The announcement names compute, storage and network, without saying which storage.")),
    ("ovh-snc-cloud-platform", "snc.services-outside"): (
        ["kubernetes", "dbaas-relational", "dbaas-nosql", "ai-llm"], [1], (
            "Bases de données gérées, Kubernetes et AI Endpoints ne sont pas dans le périmètre annoncé.",
            "Managed databases, Kubernetes and AI Endpoints are not in the announced scope.")),
    ("outscale-iaas-cloudgouv", "snc.services-outside"): (
        ["ai-llm"], [0], (
            "Les modèles de langage de la région qualifiée ne sont pas nommés dans la liste lue.",
            "The language models of the qualified region are not named in the list read.")),
    ("s3ns-premi3ns", "snc.services-outside"): (
        ["ai-llm", "ai-platform"], [4], (
            "Hors du périmètre en décembre 2025, et pas encore proposés en septembre 2026.",
            "Outside the scope in December 2025, and not yet offered in September 2026.")),
    ("oodrive-work", "snc.services-inside"): (
        ["file-sharing"], [0], ("Objet même de la décision.", "What the decision is about.")),
    ("oodrive-work-share", "snc.services-inside"): (
        ["file-sharing"], [0], ("Objet même de la décision.", "What the decision is about.")),
    ("oodrive-meet", "snc.services-inside"): (
        ["board-meetings"], [0], ("Objet même de la décision.", "What the decision is about.")),
    ("oodrive-work", "snc.services-outside"): OODRIVE,
    ("oodrive-work-share", "snc.services-outside"): OODRIVE,
    ("oodrive-meet", "snc.services-outside"): OODRIVE,
}
# former names, which the survey has within the name of the offer or of the entity
FORMERLY = {
    "t-cloud-public": ["Open Telekom Cloud"],
    "s3ns-crypt3ns": ["Contrôles locaux"],
    "numih-france": ["MipihSIB"],
}


def day_after(iso):
    return (datetime.date.fromisoformat(iso) + datetime.timedelta(days=1)).isoformat()


def words(iso, lang):
    date = datetime.date.fromisoformat(iso)
    month = MONTHS[lang].split()[date.month - 1]
    return f"{'1er' if lang == 'fr' and date.day == 1 else date.day} {month} {date.year}"


def typeset(text):
    """French typography of a text typed on a keyboard."""
    text = text.replace("'", "’")
    text = re.sub(r" ([;!?])", NBSP + r"\1", text)
    text = re.sub(r" ?:(?= )", NBSP + ":", text)
    text = re.sub(r"« ?", "«" + NBSP, text)
    text = re.sub(r" ?»", NBSP + "»", text)
    return re.sub(r"(?<=\d) (?=[%€]|\d{3}\b)", NBSP, text)


def untypeset(text):
    return text.replace("’", "'").replace(NBSP, " ")


def bilingual(pair):
    return {"fr": typeset(pair[0]), "en": pair[1].replace("'", "’")}


def both(french, english):
    return bilingual((french, english))


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
        self.all = json.loads((DATA / "attributes.json").read_text())["attributes"]
        self.order = {a["id"]: i for i, a in enumerate(self.all)}
        self.options = {a["id"]: a.get("options", []) for a in self.all}

    def value_of(self, attribute, title):
        title = RENAMED.get(title, title).replace("'", "’")
        return next(o["value"] for o in self.options[attribute] if o["title"]["en"] == title)

    def title_of(self, attribute, value):
        title = next(o["title"]["en"] for o in self.options[attribute] if o["value"] == value)
        return next((old for old, new in RENAMED.items() if new == title), title).replace("’", "'")

    def sort(self, attribute, values):
        order = [o["value"] for o in self.options[attribute]]
        return sorted(values, key=order.index) if order else values


def step(start, value, note=None):
    period = {} if start is None else {"from": start}
    period["value"] = value
    if note:
        period["note"] = bilingual(note)
    return period


TOO_OLD_PENDING = ("2027-02-24", None, (
    "Trois mois après l’établissement du catalogue, une décision a pu être prise : à vérifier.",
    "Three months after the catalogue was compiled a decision may have been taken: to be checked."))
TOO_OLD_NONE = ("2028-05-24", None, (
    "Dix-huit mois après l’établissement du catalogue, une qualification a pu être obtenue : à vérifier.",
    "Eighteen months after the catalogue was compiled a qualification may have been obtained: to be checked."))


def end_of_decision(end):
    if end < EDITION:
        return step(day_after(end), "expired", (f"La décision a pris fin le {words(end, 'fr')}.",
                                                f"The decision ended on {words(end, 'en')}."))
    return step(day_after(end), None, (
        f"La décision prend fin le {words(end, 'fr')} ; le catalogue, établi le {words(EDITION, 'fr')}, ne "
        "sait rien d’un renouvellement.",
        f"The decision ends on {words(end, 'en')}; the catalogue, compiled on {words(EDITION, 'en')}, knows "
        "of no renewal."))


def status_timeline(record):
    snc = record["secnumcloud"]
    status, start, end = snc["status"], snc["qualified_on"], snc["expires_on"]
    if status == "unknown":
        return [step(None, None)]
    if status in ("internal-state", "hosted-on-qualified"):
        return [step(None, status)]
    if status == "none":
        return [step(None, status), step(*TOO_OLD_NONE)]
    if status == "in-progress":
        accepted = MILESTONES.get(record["id"], [(None, None, None)])[0]
        return [step(accepted[0], status), step(*TOO_OLD_PENDING)]
    assert status == "qualified"
    if start:
        before = BEFORE.get(record["id"])
        timeline = [step(None, None, before) if before else step(None, "not-yet"), step(start, "qualified")]
    else:
        timeline = undated_start(record)
    return timeline + [end_of_decision(end) if end else unknown_end(record)]


def undated_start(record):
    unread = ("Date de la décision non lue.", "Date of the decision not read.")
    if record["id"] == "wimi":
        return [step(None, None, unread), step("2026-07-20", "in-progress"),
                step("2026-07-21", None, ("Décision prise entre le 20 juillet et le 8 septembre 2026.",
                                          "Decision taken between 20 July and 8 September 2026.")),
                step("2026-09-08", "qualified")]
    if record["id"] == "index-education-saas":
        return [step(None, None, unread),
                step("2024-09-17", "qualified", ("Qualification annoncée le 17 septembre 2024.",
                                                 "Qualification announced on 17 September 2024."))]
    return [step(None, None, unread), step(record["secnumcloud"]["as_of"], "qualified")]


def unknown_end(record):
    if record["id"] == "index-education-saas":
        return step("2027-09-17", None, (
            "Fin de la décision non lue ; elle tomberait en septembre 2027 si la validité est de trois ans.",
            "End of the decision not read; it would fall in September 2027 if the validity is three years."))
    return step("2027-11-24", None, (
        "Fin de la décision non lue ; un an après l’établissement du catalogue, à vérifier.",
        "End of the decision not read; one year after the catalogue was compiled, to be checked."))


def milestone_timeline(record):
    snc = record["secnumcloud"]
    if snc["status"] == "qualified" and snc["qualified_on"]:
        return [step(snc["qualified_on"], "J3")]
    known = MILESTONES.get(record["id"])
    return [step(*m) for m in known] + [step(*TOO_OLD_PENDING)] if known else None


def years_after(iso, years):
    return f"{int(iso[:4]) + years}{iso[4:]}"


def certified_timeline(record):
    end = record["hds"]["expires_on"]
    if not record["hds"]["certified"]:
        return None
    first, counted, note = HDS_SEEN.get(record["id"], HDS_SEEN_THIS_YEAR)
    before = step(None, None, ("Aucun certificat antérieur n’a été lu.", "No earlier certificate was read."))
    return [before, step(first, "yes", note), end_of_certificate(end) if end else step(
        years_after(counted, HDS_YEARS), None, (
            "Un certificat vaut trois ans ; la fin de celui-ci n’a pas été lue et un renouvellement n’est pas connu.",
            "A certificate lasts three years; the end of this one was not read and a renewal is not known."))]


def end_of_certificate(end):
    return step(day_after(end), None, (
        f"Le certificat prend fin le {words(end, 'fr')} ; un renouvellement n’est pas connu.",
        f"The certificate ends on {words(end, 'en')}; a renewal is not known."))


def layer_end(record, by_id):
    seen, ends, queue = set(), [], list(record["depends_on"])
    while queue:
        layer = queue.pop()
        if layer in seen:
            continue
        seen.add(layer)
        snc = by_id[layer]["secnumcloud"]
        if snc["status"] == "qualified" and snc["expires_on"]:
            ends.append(snc["expires_on"])
        queue += by_id[layer]["depends_on"]
    return min(ends) if ends else None


def places_text(locations):
    named = [l for l in locations if l["places"]]
    if len(locations) == 1:
        return PLACES.join(named[0]["places"]) if named else None
    return COUNTRIES.join(f"{l['country']}: {PLACES.join(l['places'])}" for l in named) or None


def yes_no(value):
    return None if value is None else "yes" if value else "no"


def facts_of(record, by_id, attributes):
    facts = {}

    def fact(attribute, value, note=None):
        facts[attribute] = {"value": value}
        if note:
            facts[attribute] = {"timeline": [step(None, value, note)]}

    for path, attribute in PLAIN.items():
        value = look(record, path)
        if isinstance(value, list):
            value = attributes.sort(attribute, value)
        if attribute == "entity.name" and value is not None:
            value = typeset(value)
        fact(attribute, value)
    for path, attribute in YES_NO.items():
        fact(attribute, yes_no(look(record, path)))
    for path, attribute in KINDS.items():
        value = look(record, path)
        fact(attribute, value and attributes.sort(attribute, [k.lower() for k in value]))
    for path, attribute in TITLED.items():
        value = look(record, path)
        if path == ("other_labels",) and not value:
            value = None  # never exhaustive: an empty list means that none was recorded
        if value is not None:
            value = attributes.sort(attribute, [attributes.value_of(attribute, v) for v in value])
        fact(attribute, value)

    if record["locations"] is not None:
        fact("hosting.countries", attributes.sort("hosting.countries", [l["country"] for l in record["locations"]]))
        fact("hosting.places", places_text(record["locations"]))
    fact("availability", record["availability"]["code"])
    if record["id"] in AVAILABILITY:
        facts["availability"] = {"timeline": [step(*p) for p in AVAILABILITY[record["id"]]]}

    facts["snc.status"] = {"timeline": status_timeline(record)}
    if milestone := milestone_timeline(record):
        facts["snc.milestone"] = {"timeline": milestone}
    if target := TARGETS.get(record["id"]):
        fact("snc.target-date", target[0], target[1:])
    fact("snc.layer-expires-on", layer_end(record, by_id))
    fact("hds.certified", yes_no(record["hds"]["certified"]))
    if timeline := certified_timeline(record):
        facts["hds.certified"] = {"timeline": timeline}
    fact("hds.activities", ACTIVITIES.get(record["id"]), ACTIVITY_NOTES.get(record["id"]))
    if record["hds"]["version"]:
        fact("hds.version-basis", "inferred" if record["id"] in HDS_VERSION_INFERRED else "stated")
    if record["id"] == "ovh-public-cloud":
        fact("transfer.countries", ["CA", "GB"], (
            "Pour plusieurs bases de données gérées, opérées par Aiven ; aucun accès pour les instances.",
            "For several managed databases, operated by Aiven; no access for instances."))
    internal = record["secnumcloud"]["status"] == "internal-state"
    fact("operator.public", "yes" if internal else "no")
    if record["id"] == "numih-france":
        fact("operator.public", None, (
            "Groupement d’intérêt public : personne publique, mais pas un service de l’État.",
            "Public-interest group: a public body, but not a service of the State."))
    if record["id"] == "cloud-pi":
        fact("dr.capable", "yes")
    if record["id"] == "nubo":
        fact("dr.capable", "no")

    for (offer, attribute), (services, _, note) in PERIMETER.items():
        if offer == record["id"]:
            fact(attribute, attributes.sort(attribute, services), note)

    for (offer, attribute), claims in CLAIMS.items():
        if offer == record["id"]:
            facts[attribute]["claims"] = [{"value": c[0], "note": bilingual(c[1:])} for c in claims]
    for path, attribute in NOTES.items():
        if note := look(record, path):
            facts.setdefault(attribute, {"value": None})["note"] = note.strip()
    for attribute, entry in facts.items():
        if attribute.startswith("snc.") and record["secnumcloud"]["as_of"] != record["as_of"]:
            entry["as-of"] = record["secnumcloud"]["as_of"]
        entry["sources"] = sources_of(attribute, record)
        if (record["id"], attribute) in PERIMETER:
            entry["sources"] = PERIMETER[record["id"], attribute][1]
    return {a: tidy(facts[a]) for a in sorted(facts, key=attributes.order.__getitem__) if not empty(facts[a])}


def sources_of(attribute, record):
    patterns = [p for name, p in SPEAKS_OF if re.search(name, attribute)]
    price_list = record["pricing"]["url"] if attribute.startswith("pricing.") else None
    return [i for i, s in enumerate(all_sources(record))
            if s["url"] == price_list or any(re.search(p, s["claim"]) for p in patterns)]


def all_sources(record):
    snc = record["secnumcloud"]
    status = next(p for name, p in SPEAKS_OF if re.search(name, "snc.status"))
    unsourced = not any(re.search(status, s["claim"]) for s in record["sources"])
    if snc["status"] == "none" and unsourced and snc["as_of"] >= "2026-09-15":
        return record["sources"] + [ANSSI_LIST]
    return record["sources"]


def empty(entry):
    return not entry.keys() & {"note", "claims"} and entry.get("timeline", [{"value": entry.get("value")}]) == [{"value": None}]


def tidy(entry):
    order = ["value", "timeline", "as-of", "confidence", "note", "sources", "claims"]
    if entry.get("timeline") and len(entry["timeline"]) == 1 and set(entry["timeline"][0]) == {"value"}:
        entry["value"] = entry.pop("timeline")[0]["value"]
    return {k: entry[k] for k in order if k in entry and not (k == "sources" and not entry[k])}


def offer_of(record, by_id, attributes):
    return {
        "id": record["id"],
        "name": typeset(record["name"]),
        "provider": typeset(record["provider"]),
        "summary": bilingual((record["summary_fr"], record["summary_en"])),
        "url": record["url"],
        "as-of": record["as_of"],
        "confidence": record["confidence"],
        "sources": [{"url": s["url"], "date": s["date"], "date-basis": s["date_basis"], "kind": s["kind"],
                     "claim": s["claim"]} for s in all_sources(record)],
        "facts": facts_of(record, by_id, attributes),
        "prices": [{"item": p["item"], "amount": p["amount_eur"], "unit": p["unit"], "date": p["date"],
                    "source-url": p["source_url"]} for p in record["pricing"]["indicative"]],
        "depends-on": record["depends_on"],
        "alternatives": record["closest_trusted_alternative"],
    } | ({"formerly": [{"name": n, "until": None} for n in FORMERLY[record["id"]]]} if record["id"] in FORMERLY else {})


def to_catalogue(records):
    attributes = Attributes()
    by_id = {r["id"]: r for r in records}
    return {
        "$schema": "offers.schema.json",
        "format": "boussole-catalogue",
        "version": 1,
        "edition": EDITION,
        "date": EDITION,
        "offers": [offer_of(r, by_id, attributes) for r in records],
    }


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
        "url": offer["url"], "as_of": offer["as-of"], "confidence": offer["confidence"],
        "depends_on": offer["depends-on"], "closest_trusted_alternative": offer["alternatives"],
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
    record["pricing"]["indicative"] = [{"item": p["item"], "amount_eur": p["amount"], "unit": p["unit"],
                                        "date": p["date"], "source_url": p["source-url"]}
                                       for p in offer["prices"]]
    return record


def sources_back(offer):
    return [{k.replace("-", "_"): v for k, v in s.items()} for s in offer["sources"]]


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


def dump(value, indent=0, width=110):
    """JSON with short objects on one line: a diff shows one fact per line."""
    line = json.dumps(value, ensure_ascii=False)
    if indent and len(line) + indent <= width or not isinstance(value, (dict, list)):
        return line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        rows = [f"{json.dumps(k, ensure_ascii=False)}: {dump(v, indent + 2, width)}" for k, v in value.items()]
    else:
        rows = [dump(v, indent + 2, width) for v in value]
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return opening + "\n" + ",\n".join(pad + r for r in rows) + "\n" + " " * indent + closing


def survey():
    return json.loads((SURVEY / "offers.json").read_text())


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "--write":
        sys.exit("usage: convert.py --write FILE")
    pathlib.Path(sys.argv[2]).write_text(dump(to_catalogue(survey())) + "\n")
