"""The event catalogue in the form that the functions use."""

# Filled from the event catalogue when the stack is synthesized; | separates alternatives.
DEFAULTS = {}
KINDS = {}
FAILURE_CLASSES = {}


def unpacked(table):
    return {k: unpacked(v) if isinstance(v, dict) else v.split("|") for k, v in table.items()}


def full(spec):
    named = {e.lower(): [n + e for n in spec.get("noun", ())] for e in ("Name", "Arn", "Status")}
    return {**SPEC, **named, **spec}


def detail_types():
    for kind, spec in SPECS.items():
        for state in spec.get("states", ()):
            yield f"SageMaker {kind} {state}", (kind, state)
        for change in () if "states" in spec else spec["changes"]:
            yield f"SageMaker {kind.removesuffix(' ' + change)} {change}", (kind, None)


SPEC = unpacked(DEFAULTS)
SPECS = {kind: full(spec) for kind, spec in unpacked(KINDS).items()}
TYPES = dict(detail_types())
