# SPDX-License-Identifier: EUPL-1.2
"""Checks JSON files against a schema: check-schema.py SCHEMA FILE…"""

import json
import pathlib
import sys

import jsonschema


def faults(validator, file):
    for error in validator.iter_errors(json.loads(pathlib.Path(file).read_text())):
        yield f"{file}: {error.json_path}: {error.message[:300]}"


def main(schema, *files):
    schema = json.loads(pathlib.Path(schema).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    found = [fault for file in files for fault in faults(validator, file)]
    print("\n".join(found), file=sys.stderr)
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
