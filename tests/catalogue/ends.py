# SPDX-License-Identifier: EUPL-1.2
"""What is true for a time only has an end in the catalogue, or a stated reason for having none; an end below is seen above."""

import json
import sys

# attribute → values that do not last
PASSING = {
    "snc.status": {"qualified", "in-progress", "none"},
    "hds.certified": {"yes"},
}


def last_period(fact):
    return fact["timeline"][-1] if "timeline" in fact else {"value": fact["value"]}


def endless(offers):
    for offer in offers:
        for attribute, values in PASSING.items():
            period = last_period(offer["facts"].get(attribute, {"value": None}))
            if period["value"] in values and "note" not in period:
                yield f"{offer['id']}: {attribute} is “{period['value']}” without an end or a note that says why"


def get_value(offer, attribute):
    return offer["facts"].get(attribute, {}).get("value")


def layers(offer, by_id):
    """All that the offer rests on, near and far."""
    for name in offer["depends-on"]:
        yield by_id[name]
        yield from layers(by_id[name], by_id)


def not_seen_above(offers):
    """The first known end of a qualification below is that of what rests on it."""
    by_id = {offer["id"]: offer for offer in offers}
    for offer in offers:
        ends = [end for layer in layers(offer, by_id) if (end := get_value(layer, "snc.expires-on"))]
        said = get_value(offer, "snc.layer-expires-on")
        if said != min(ends, default=None):
            yield f"{offer['id']}: snc.layer-expires-on is {said}, the first end below is {min(ends, default=None)}"


def main(path):
    with open(path) as file:
        offers = json.load(file)["offers"]
    faults = [*endless(offers), *not_seen_above(offers)]
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
