"""Judges cloud-configs by a schema with cloud-init's own validator.

usage: schema.py SCHEMA FILE...

Prints one JSON list: for each file whether it is valid, and the paths of what is deprecated in it, sorted.
"""

import json
import sys

import yaml

from cloudinit.config import schema


def main(path, files):
    validator, checker = schema.get_jsonschema_validator()
    with open(path, encoding="utf-8") as opened:
        judge = validator(json.load(opened), format_checker=checker())
    print(json.dumps([verdict(judge, file) for file in files]))


def verdict(judge, file):
    with open(file, encoding="utf-8") as opened:
        config = yaml.safe_load(opened)
    found = list(judge.iter_errors(config))
    warnings = [error for error in found if isinstance(error, schema.SchemaDeprecationError)]
    # cloud-init before 24.1 does not know "changed"
    deprecated = sorted({"/".join(map(str, w.path)) for w in warnings if w.validator == "deprecated"})
    return {"valid": len(found) == len(warnings), "deprecated": deprecated}


main(sys.argv[1], sys.argv[2:])
