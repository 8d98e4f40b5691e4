"""The event catalogue in the form that the functions use."""
import re

# Filled from the event catalogue when the stack is synthesized, with KEY=VALUE of a kind, FIELD:PATH of the
# texts and FIELD#PATH of the numbers in its records. ; separates them, | separates alternatives, and a field
# without a name is called like the end of its path.
DEFAULTS = {}
KINDS = {}
FAILURE_CLASSES = {}


def unpacked(entry):
    spec = {"fields": {}, "numbers": {}}
    for name, sign, values in re.findall("(?:^|;)(\\w*)([=:#])([^;]*)", entry):
        paths = values.split("|")
        group = {":": spec["fields"], "#": spec["numbers"]}.get(sign, spec)
        group[name or lower_first(paths[0].rpartition(".")[2])] = paths
    return spec


def full(kind, entry):
    """With what its noun says, as the catalogue's reader does: TrainingJobName and training-job/NAME."""
    own = unpacked(entry)
    noun = own.get("noun", [kind.replace(" ", "")])[0]
    named = {end.lower(): [noun + end] for end in ("Name", "Arn", "Status")}
    resource = re.sub("(?<=[a-z])(?=[A-Z])", "-", noun).lower()
    return {**unpacked(DEFAULTS), "noun": [noun], "resource": [resource], **named, **own}


def lower_first(path):
    return path[:1].lower() + path[1:]


def detail_types():
    for kind, spec in SPECS.items():
        for state in spec.get("states", ()):
            yield f"SageMaker {kind} {state}", (kind, state)
        for change in () if "states" in spec else spec["changes"]:
            yield f"SageMaker {kind.removesuffix(' ' + change)} {change}", (kind, None)


SPECS = {kind: full(kind, entry) for kind, entry in KINDS.items()}
TYPES = dict(detail_types())
