"""Parameter values of a stack: given, kept or defaulted, and checked."""

import re

from .template import invalid

MASK = "****"


def parameter_values(template, given, previous=None):
    """Values by name as text, from a request's Parameters and the values kept."""
    names = [one["ParameterKey"] for one in given]
    unknown = [name for name in names if name not in template.parameters]
    if unknown:
        raise invalid(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    values = {}
    for one in given:
        name = one["ParameterKey"]
        if not one.get("UsePreviousValue"):
            values[name] = one.get("ParameterValue", "")
        elif name in (previous or {}):
            values[name] = previous[name]
        else:
            raise invalid(
                f"Invalid input for parameter key {name}. Cannot specify usePreviousValue "
                "as true for a parameter key not in the previous template"
            )
    for name, declaration in template.parameters.items():
        if name not in values and "Default" in declaration:
            values[name] = str(declaration["Default"])
    missing = [name for name in template.parameters if name not in values]
    if missing:
        raise invalid(f"Parameters: [{', '.join(missing)}] must have values")
    for name, value in values.items():
        _check(name, template.parameters[name], value)
    return values


def _check(name, declaration, value):
    allowed = [str(one) for one in declaration.get("AllowedValues", [])]
    if allowed and value not in allowed:
        raise invalid(f"Parameter '{name}' must be one of AllowedValues")
    pattern = declaration.get("AllowedPattern")
    if pattern and not re.fullmatch(pattern, value):
        constraint = declaration.get("ConstraintDescription", f"must match pattern {pattern}")
        raise invalid(f"Parameter {name} failed to satisfy constraint: {constraint}")
    if len(value) < int(declaration.get("MinLength", 0)):
        raise invalid(f"Parameter '{name}' must contain at least "
                      f"{declaration['MinLength']} characters")
    if declaration["Type"] == "Number":
        _check_number(name, declaration, value)


def _check_number(name, declaration, value):
    try:
        number = float(value)
    except ValueError:
        raise invalid(f"Parameter '{name}' must be a number.") from None
    if number < float(declaration.get("MinValue", number)):
        raise invalid(f"Parameter '{name}' must be a number not less than "
                      f"{declaration['MinValue']}")
    if number > float(declaration.get("MaxValue", number)):
        raise invalid(f"Parameter '{name}' must be a number not greater than "
                      f"{declaration['MaxValue']}")


def typed_values(template, values):
    """The values as expressions see them: lists where the type is a list."""
    return {
        name: _typed(template.parameters[name]["Type"], value)
        for name, value in values.items()
    }


def _typed(kind, value):
    if kind == "CommaDelimitedList" or kind.startswith("List<"):
        return [one.strip() for one in value.split(",")] if value else []
    return value


def describe_parameters(template, values):
    return [
        {
            "ParameterKey": name,
            "ParameterValue": MASK
            if str(template.parameters[name].get("NoEcho")).lower() == "true"
            else value,
        }
        for name, value in values.items()
    ]
