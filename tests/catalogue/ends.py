# SPDX-License-Identifier: EUPL-1.2
"""What is true for a time only has an end in the catalogue, or a stated reason for having none."""

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


def main(path):
    with open(path) as file:
        faults = list(endless(json.load(file)["offers"]))
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
