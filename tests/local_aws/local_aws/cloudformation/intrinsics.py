"""Resolves intrinsic functions of a template, as the template reference describes."""

import base64
import json
import re

from ..api import ServiceError

# What AWS prints in a change set where a value exists only after the deployment.
KNOWN_AFTER_APPLY = "{{changeSet:KNOWN_AFTER_APPLY}}"
_VARIABLE = re.compile(r"\$\{(!?)([^{}]+)\}")


class _NoValue:
    """The value of AWS::NoValue: the property is left out."""


NO_VALUE = _NoValue()


class Scope:
    """What a template's expressions may see: parameters, conditions, resources."""

    def __init__(self, template, parameters, resources, imports, unknown=None):
        self._template = template
        self._parameters = parameters
        self._resources = resources
        self._imports = imports
        self._unknown = unknown

    def resolve(self, value):
        if isinstance(value, list):
            return [one for one in map(self.resolve, value) if one is not NO_VALUE]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            name, argument = next(iter(value.items()))
            if name in _FUNCTIONS:
                return _FUNCTIONS[name](self, argument)
        resolved = {key: self.resolve(one) for key, one in value.items()}
        return {key: one for key, one in resolved.items() if one is not NO_VALUE}

    def condition(self, name):
        return self.test(self._template.conditions[name])

    def test(self, expression):
        (name, argument), *_ = expression.items()
        if name == "Condition":
            return self.condition(argument)
        if name == "Fn::Not":
            return not self.test(argument[0])
        if name == "Fn::And":
            return all(self.test(one) for one in argument)
        if name == "Fn::Or":
            return any(self.test(one) for one in argument)
        if name == "Fn::Equals":
            left, right = (self.resolve(one) for one in argument)
            return _text(left) == _text(right)
        raise ServiceError("ValidationError", f"Template error: {name} is not a condition")

    def ref(self, name):
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self._parameters:
            return self._parameters[name]
        if name in self._resources:
            return self._resources[name].physical_id
        return self._missing(name)

    def _missing(self, name):
        if self._unknown is None:
            raise ServiceError(
                "ValidationError", f"Template error: unresolved resource dependency {name}"
            )
        return self._unknown

    def get_att(self, argument):
        parts = argument.split(".", 1) if isinstance(argument, str) else argument
        name, attribute = parts[0], self.resolve(parts[1])
        if name not in self._resources:
            return self._missing(name)
        attributes = self._resources[name].attributes
        if attribute not in attributes:
            raise ServiceError(
                "ValidationError",
                f"Template error: resource {name} does not support attribute type "
                f"{attribute} in Fn::GetAtt",
            )
        return attributes[attribute]

    def join(self, argument):
        separator, parts = argument
        return separator.join(_text(part) for part in self.resolve(parts))

    def sub(self, argument):
        text, variables = argument if isinstance(argument, list) else (argument, {})

        def replace(found):
            literal, name = found.groups()
            if literal:
                return "${" + name + "}"
            if name in variables:
                return _text(self.resolve(variables[name]))
            return _text(self.get_att(name) if "." in name else self.ref(name))

        return _VARIABLE.sub(replace, text)

    def select(self, argument):
        index, values = argument
        return self.resolve(values)[int(self.resolve(index))]

    def split(self, argument):
        separator, text = argument
        return _text(self.resolve(text)).split(separator)

    def choose(self, argument):
        name, yes, no = argument
        return self.resolve(yes if self.condition(name) else no)

    def find_in_map(self, argument):
        name, first, second = (self.resolve(one) for one in argument[:3])
        return self._template.mappings[name][first][second]

    def import_value(self, argument):
        name = self.resolve(argument)
        if name not in self._imports:
            raise ServiceError("ValidationError", f"No export named {name} found.")
        return self._imports[name]

    def base64(self, argument):
        return base64.b64encode(self.resolve(argument).encode()).decode()


_FUNCTIONS = {
    "Ref": Scope.ref,
    "Fn::GetAtt": Scope.get_att,
    "Fn::Join": Scope.join,
    "Fn::Sub": Scope.sub,
    "Fn::Select": Scope.select,
    "Fn::Split": Scope.split,
    "Fn::If": Scope.choose,
    "Fn::FindInMap": Scope.find_in_map,
    "Fn::ImportValue": Scope.import_value,
    "Fn::Base64": Scope.base64,
    "Fn::ToJsonString": lambda scope, argument: json.dumps(scope.resolve(argument)),
    "Fn::Length": lambda scope, argument: len(scope.resolve(argument)),
}


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def references(value):
    """Names that an expression refers to, as (name, attribute or None)."""
    if isinstance(value, list):
        return {found for one in value for found in references(one)}
    if not isinstance(value, dict):
        return set()
    found = set()
    for key, argument in value.items():
        if key == "Ref":
            found.add((argument, None))
        elif key == "Fn::GetAtt":
            parts = argument.split(".", 1) if isinstance(argument, str) else argument
            found.add((parts[0], parts[1] if isinstance(parts[1], str) else None))
        elif key == "Fn::Sub":
            found |= _sub_references(argument)
        else:
            found |= references(argument)
    return found


def _sub_references(argument):
    text, variables = argument if isinstance(argument, list) else (argument, {})
    found = references(variables)
    for literal, name in _VARIABLE.findall(text):
        if not literal and name not in variables:
            parts = name.split(".", 1)
            found.add((parts[0], parts[1] if len(parts) > 1 else None))
    return found
