"""A template: parsed, refused as CloudFormation refuses it, its resources in order."""

import json

import yaml

from ..api import ServiceError
from .intrinsics import references
from .resources import HANDLERS

BODY_LIMIT = 51_200
NAMED_IAM = ("RoleName", "ManagedPolicyName", "UserName", "GroupName", "InstanceProfileName")
PSEUDO = "AWS::"


def invalid(message):
    return ServiceError("ValidationError", message)


class Template:
    def __init__(self, body):
        self.body = body
        self.content = _parse(body)
        self.resources = self.content.get("Resources") or {}
        self.parameters = self.content.get("Parameters") or {}
        self.conditions = self.content.get("Conditions") or {}
        self.mappings = self.content.get("Mappings") or {}
        self.outputs = self.content.get("Outputs") or {}
        self.description = self.content.get("Description")
        self._validate()

    def _validate(self):
        if not self.resources:
            raise invalid(
                "Template format error: At least one Resources member must be defined."
            )
        unknown = {r.get("Type") for r in self.resources.values()} - HANDLERS.keys()
        if unknown:
            names = ", ".join(sorted(str(name) for name in unknown))
            raise invalid(f"Template format error: Unrecognized resource types: [{names}]")
        self._check_references()
        self._check_conditions()
        self.waves()

    def _check_references(self):
        known = self.resources.keys() | self.parameters.keys()
        for block in ("Resources", "Outputs"):
            names = {name for name, _ in references(self.content.get(block, {}))}
            missing = sorted(n for n in names - known if not n.startswith(PSEUDO))
            if missing:
                raise invalid(
                    "Template format error: Unresolved resource dependencies "
                    f"[{', '.join(missing)}] in the {block} block of the template"
                )

    def _check_conditions(self):
        for block in (self.resources, self.outputs):
            for name, declaration in block.items():
                condition = declaration.get("Condition")
                if condition and condition not in self.conditions:
                    raise invalid(
                        f"Template format error: Unresolved condition {condition} of {name}"
                    )

    def dependencies(self, logical_id):
        """Logical ids that must exist before this one."""
        declaration = self.resources[logical_id]
        depends_on = declaration.get("DependsOn", [])
        names = set([depends_on] if isinstance(depends_on, str) else depends_on)
        names |= {name for name, _ in references(declaration.get("Properties", {}))}
        return names & self.resources.keys()

    def waves(self):
        """Logical ids in groups that can be made together, in the order of dependencies."""
        remaining = {name: self.dependencies(name) for name in self.resources}
        done, waves = set(), []
        while remaining:
            wave = [name for name, needs in remaining.items() if needs <= done]
            if not wave:
                names = ", ".join(remaining)
                raise invalid(f"Circular dependency between resources: [{names}]")
            waves.append(wave)
            done |= set(wave)
            remaining = {n: needs for n, needs in remaining.items() if n not in done}
        return waves

    def check_capabilities(self, given):
        """Refuses IAM resources that were not acknowledged, as every stack operation does."""
        iam = [r for r in self.resources.values() if r["Type"].startswith("AWS::IAM::")]
        if not iam:
            return
        named = any(name in r.get("Properties", {}) for r in iam for name in NAMED_IAM)
        accepted = {"CAPABILITY_NAMED_IAM"} | (set() if named else {"CAPABILITY_IAM"})
        if not accepted & set(given):
            needed = "CAPABILITY_NAMED_IAM" if named else "CAPABILITY_IAM"
            raise ServiceError(
                "InsufficientCapabilitiesException", f"Requires capabilities : [{needed}]"
            )


def check_size(body):
    if len(body.encode()) > BODY_LIMIT:
        raise invalid(
            "1 validation error detected: Value at 'templateBody' failed to satisfy "
            f"constraint: Member must have length less than or equal to {BODY_LIMIT}"
        )


def _parse(body):
    try:
        content = json.loads(body) if body.lstrip().startswith("{") else yaml.safe_load(body)
    except (ValueError, yaml.YAMLError) as error:
        raise invalid(f"Template format error: JSON not well-formed. ({error})") from None
    if not isinstance(content, dict):
        raise invalid("Template format error: unsupported structure.")
    return content
