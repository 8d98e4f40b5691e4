"""Why a finding is right nevertheless: in the Metadata of its resource, or, of stacks that have no room for
it, in waivers.json. A waiver is a (template, resource, rule), with its reason."""

import json
from pathlib import Path

FILE = Path(__file__).parent / "waivers.json"


def of_metadata(name, template):
    """In the forms that the tools document; a rule of cdk-nag with several findings names each."""
    for resource, body in template["Resources"].items():
        metadata = body.get("Metadata", {})
        for one in metadata.get("cdk_nag", {}).get("rules_to_suppress", []):
            for suffix in [f"[{finding}]" for finding in one.get("applies_to", [])] or [""]:
                yield (name, resource, one["id"] + suffix), one["reason"]
        guard = metadata.get("guard", {})
        for rule in guard.get("SuppressedRules", []):
            yield (name, resource, rule), guard["Reason"]


def of_file():
    for one in json.loads(FILE.read_text()):
        for resource in one["resources"]:
            for rule in one["rules"]:
                yield (one["stack"], resource, rule), one["reason"]
