"""CloudFormation's resource provider schemas, as cfn-lint bundles them.

What cannot be changed without replacing a resource, which properties exist and what
identifies a resource comes from there, so nothing of it is kept by hand.
"""

import importlib.util
import json
import runpy
from functools import lru_cache
from pathlib import Path

PREFIX = "/properties/"


@lru_cache
def _root():
    # Importing cfnlint would cost a second; only its data is needed.
    return Path(importlib.util.find_spec("cfnlint").origin).parent / "data" / "schemas"


@lru_cache
def _types(region):
    path = _root() / "providers" / f"{region.replace('-', '_')}.py"
    return runpy.run_path(str(path))["types"]


@lru_cache
def schema(resource_type, region):
    """The schema of a type in a Region, or None where the type does not exist."""
    digest = _types(region).get(resource_type)
    if digest is None:
        return None
    return json.loads((_root() / "resources" / f"{digest}.json").read_text())


def _names(resource_type, region, key):
    found = schema(resource_type, region) or {}
    return [path.removeprefix(PREFIX).replace("/", ".") for path in found.get(key) or []]


def recreation(resource_type, region, path):
    """Always, Conditionally or Never: what changing the property at `a.b` requires."""
    for key, answer in (
        ("createOnlyProperties", "Always"),
        ("conditionalCreateOnlyProperties", "Conditionally"),
    ):
        for name in _names(resource_type, region, key):
            if path == name or path.startswith(name + ".") or name.startswith(path + "."):
                return answer
    return "Never"


def identifier(resource_type, region, properties):
    """The primary identifier as CloudFormation prints it in messages, if it is given."""
    values = {
        PREFIX + name: properties.get(name)
        for name in _names(resource_type, region, "primaryIdentifier")
    }
    return json.dumps(values, separators=(",", ":"))


def validation_error(resource_type, region, properties):
    """Why CloudFormation would refuse the properties before calling the handler."""
    found = schema(resource_type, region)
    if not found:
        return None
    for name in found.get("required") or []:
        if name not in properties:
            return f"#: required key [{name}] not found"
    for name in properties:
        if name not in found["properties"]:
            return f"#: extraneous key [{name}] is not permitted"
    return None
