"""The differences between two versions of a resource, in the shapes of a change set.

Follows the API reference of ResourceChange, ResourceChangeDetail and
ResourceTargetDefinition.
"""

import json

from ..schemas import recreation
from .intrinsics import references

POLICIES = ("DeletionPolicy", "UpdateReplacePolicy", "Metadata", "CreationPolicy", "UpdatePolicy")


def context_of(declaration, properties):
    """BeforeContext or AfterContext: the resource as JSON text."""
    attributes = {name: declaration[name] for name in POLICIES if name in declaration}
    return json.dumps({"Properties": properties, **attributes})


def property_details(resource_type, region, before, after, origin, with_values):
    """One detail a changed property, or a changed place in it when values are asked for.

    `origin` tells of a property what its change comes from.
    """
    details = []
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) == after.get(name):
            continue
        attribute = "Tags" if name == "Tags" else "Properties"
        places = _places(before.get(name), after.get(name), name) if with_values else [None]
        for place in places:
            target = {"Attribute": attribute}
            if attribute == "Properties":
                target["Name"] = name
            target["RequiresRecreation"] = recreation(resource_type, region, name)
            if place:
                target |= _value_target(place)
            details.append({"Target": target, **origin(name)})
    return details


def attribute_details(before, after, retagged):
    """Details of changed policies and metadata, and of other tags of the stack."""
    changed = [name for name in POLICIES if before.get(name) != after.get(name)]
    return [
        {
            "Target": {"Attribute": name, "RequiresRecreation": "Never"},
            "Evaluation": "Static",
            "ChangeSource": "DirectModification",
        }
        for name in changed + ["Tags"] * retagged
    ]


def _places(before, after, path):
    """(path, before, after) of each leaf that differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = [(key, before.get(key), after.get(key)) for key in sorted(before | after)]
    elif isinstance(before, list) and isinstance(after, list):
        length = max(len(before), len(after))
        pairs = [(i, _at(before, i), _at(after, i)) for i in range(length)]
    else:
        return [(path, before, after)]
    return [
        place
        for key, old, new in pairs
        if old != new
        for place in _places(old, new, f"{path}/{key}")
    ]


def _at(values, index):
    return values[index] if index < len(values) else None


def _value_target(place):
    path, before, after = place
    target = {"Path": f"/Properties/{path}"}
    if before is not None:
        target["BeforeValue"] = _text(before)
    if after is not None:
        target["AfterValue"] = _text(after)
    if before is None:
        target["AttributeChangeType"] = "Add"
    else:
        target["AttributeChangeType"] = "Remove" if after is None else "Modify"
    return target


def _text(value):
    return value if isinstance(value, str) else json.dumps(value)


def change_origin(before, after, changed_parameters, changed_resources):
    """A function that tells where the change of a property comes from.

    `before` and `after` are the property expressions of the two templates.
    """

    def origin(name):
        if before.get(name) != after.get(name):
            return {"Evaluation": "Static", "ChangeSource": "DirectModification"}
        for reference, attribute in sorted(references(after.get(name)), key=str):
            if reference in changed_parameters:
                return {
                    "Evaluation": "Static",
                    "ChangeSource": "ParameterReference",
                    "CausingEntity": reference,
                }
            if reference in changed_resources:
                source = "ResourceAttribute" if attribute else "ResourceReference"
                entity = f"{reference}.{attribute}" if attribute else reference
                return {
                    "Evaluation": "Dynamic",
                    "ChangeSource": source,
                    "CausingEntity": entity,
                }
        return {"Evaluation": "Static", "ChangeSource": "DirectModification"}

    return origin


def replacement(details):
    """True, False or Conditional for a modified resource."""
    needs = [d["Target"]["RequiresRecreation"] for d in details]
    certain = [
        d
        for d in details
        if d["Target"]["RequiresRecreation"] == "Always" and d["Evaluation"] == "Static"
    ]
    if certain:
        return "True"
    return "Conditional" if set(needs) & {"Always", "Conditionally"} else "False"

