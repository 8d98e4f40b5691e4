"""Change sets: what a deployment would do to a stack, computed when they are made."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from ..roles import partition_of
from .intrinsics import KNOWN_AFTER_APPLY
from .parameters import describe_parameters
from .property_changes import (
    attribute_details,
    change_origin,
    context_of,
    property_details,
    replacement,
)
from .provisioning import Provisioner
from .resources.base import ResourceFailed
from .scope import active_resources, resolve_outputs, stack_scope
from .stack import StackResource, now
from .stack_tags import can_have_tags
from .template import invalid

NO_CHANGES = (
    "The submitted information didn't contain changes. "
    "Submit different information to create a change set."
)


@dataclass
class ChangeSet:
    name: str
    stack: object
    template: object
    parameters: dict
    kind: str
    tags: list = field(default_factory=list)
    capabilities: list = field(default_factory=list)
    description: str | None = None
    import_existing: bool = False
    to_import: dict = field(default_factory=dict)
    on_failure: str | None = None
    id: str = ""
    status: str = "CREATE_COMPLETE"
    execution_status: str = "AVAILABLE"
    reason: str | None = None
    plain: list = field(default_factory=list)
    with_values: list = field(default_factory=list)
    created: datetime = field(default_factory=now)

    def __post_init__(self):
        stack = self.stack
        self.id = (
            f"arn:{partition_of(stack.region)}:cloudformation:{stack.region}:{stack.account}:"
            f"changeSet/{self.name}/{uuid.uuid4()}"
        )

    @property
    def imports(self):
        """The physical ids, by logical id."""
        changes = [change["ResourceChange"] for change in self.plain]
        return {
            c["LogicalResourceId"]: c["PhysicalResourceId"]
            for c in changes
            if c["Action"] == "Import"
        }

    def compute(self, environment):
        preview = _Preview(environment, self)
        if self.kind == "IMPORT":
            self._refuse_what_is_not_imported()
        self.plain, self.with_values = preview.changes(False), preview.changes(True)
        if not self.plain and not preview.outputs_differ():
            self.status, self.execution_status, self.reason = "FAILED", "UNAVAILABLE", NO_CHANGES

    def _refuse_what_is_not_imported(self):
        """As the user guide says: an import can do nothing else, and keeps what it takes over."""
        for name, declaration in self.template.resources.items():
            if name not in self.to_import or "DeletionPolicy" not in declaration:
                raise invalid(
                    "Resources [" + name + "] is missing from ResourceToImport list, or has no "
                    "DeletionPolicy: an import can make nothing new"
                )

    def summary(self):
        summary = {
            "ChangeSetName": self.name,
            "ChangeSetId": self.id,
            "StackId": self.stack.id,
            "StackName": self.stack.name,
            "Description": self.description,
            "CreationTime": self.created,
            "ExecutionStatus": self.execution_status,
            "Status": self.status,
            "StatusReason": self.reason,
            "IncludeNestedStacks": False,
            "ImportExistingResources": self.import_existing,
        }
        return {key: value for key, value in summary.items() if value is not None}

    def describe(self, with_values):
        described = {
            **self.summary(),
            "Parameters": describe_parameters(self.template, self.parameters),
            "Capabilities": self.capabilities,
            "Tags": self.tags,
            "NotificationARNs": [],
            "RollbackConfiguration": {},
            "Changes": self.with_values if with_values else self.plain,
        }
        if self.on_failure:
            described["OnStackFailure"] = self.on_failure
        return described


class _Preview:
    """Resolves the new template against the stack as it is, and compares."""

    def __init__(self, environment, change_set):
        self._environment = environment
        self._set = change_set
        self._stack = change_set.stack
        self._old = self._stack.resources
        # Values that the deployment will make anew must not be taken from what is there.
        self._known = dict(self._old)
        self._scope = stack_scope(
            environment,
            self._stack,
            change_set.template,
            change_set.parameters,
            self._known,
            KNOWN_AFTER_APPLY,
        )
        self._changed_parameters = {
            name
            for name, value in change_set.parameters.items()
            if self._stack.parameters.get(name) != value
        }

    def changes(self, with_values):
        self._known.clear()
        self._known.update(self._old)
        template = self._set.template
        active = active_resources(self._scope, template)
        found, changed = [], set()
        for name in [name for wave in template.waves() for name in wave if name in active]:
            change = self._change(name, with_values, changed)
            if change:
                found.append(change)
        found += [
            self._removal(resource, with_values)
            for name, resource in self._old.items()
            if name not in active
        ]
        found.sort(key=lambda change: change["LogicalResourceId"])
        return [{"Type": "Resource", "ResourceChange": change} for change in found]

    def outputs_differ(self):
        outputs = resolve_outputs(
            self._environment, self._stack, self._scope, self._set.template
        )
        return outputs != self._stack.outputs or self._set.tags != self._stack.tags

    def _change(self, name, with_values, changed):
        declaration = self._set.template.resources[name]
        properties = self._scope.resolve(declaration.get("Properties", {}))
        old = self._old.get(name)
        if old is None:
            return self._addition(name, declaration, properties, with_values)
        before, after = old.declaration, declaration
        origin = change_origin(
            before.get("Properties", {}),
            after.get("Properties", {}),
            self._changed_parameters,
            changed,
        )
        details = property_details(
            old.type, self._stack.region, old.properties, properties, origin, with_values
        ) + attribute_details(before, after, self._retagged(old.type))
        if not details:
            return None
        return self._modification(old, declaration, properties, details, with_values, changed)

    def _retagged(self, kind):
        changed = self._set.tags != self._stack.tags
        return changed and can_have_tags(kind, self._stack.region)

    def _modification(self, old, declaration, properties, details, with_values, changed):
        change = {
            "Action": "Modify",
            "LogicalResourceId": old.logical_id,
            "PhysicalResourceId": old.physical_id,
            "ResourceType": old.type,
            "Replacement": replacement(details),
            "Scope": sorted({detail["Target"]["Attribute"] for detail in details}),
            "Details": details,
        }
        if change["Replacement"] != "False":
            changed.add(old.logical_id)
            del self._known[old.logical_id]
        if change["Replacement"] == "True":
            policy = declaration.get("UpdateReplacePolicy", "Delete")
            change["PolicyAction"] = f"ReplaceAnd{policy}"
        if with_values:
            change["BeforeContext"] = context_of(old.declaration, old.properties)
            change["AfterContext"] = context_of(declaration, properties)
        return change

    def _addition(self, name, declaration, properties, with_values):
        change = {
            "Action": "Add",
            "LogicalResourceId": name,
            "ResourceType": declaration["Type"],
            "Scope": [],
            "Details": [],
        }
        physical_id = self._importable(name, declaration, properties)
        if physical_id:
            change |= {"Action": "Import", "PhysicalResourceId": physical_id}
        if with_values:
            change["AfterContext"] = context_of(declaration, properties)
        return change

    def _importable(self, name, declaration, properties):
        """The object that --import-existing-resources would adopt.

        As the CreateChangeSet reference says, a custom name and a DeletionPolicy are needed.
        """
        if name in self._set.to_import:
            return self._set.to_import[name]
        if not self._set.import_existing or "DeletionPolicy" not in declaration:
            return None
        resource = StackResource(name, declaration["Type"], declaration, properties=properties)
        try:
            return Provisioner(self._environment, self._stack).existing(resource)
        except ResourceFailed:
            return None

    def _removal(self, resource, with_values):
        policy = resource.declaration.get("DeletionPolicy", "Delete")
        change = {
            "Action": "Remove",
            "LogicalResourceId": resource.logical_id,
            "PhysicalResourceId": resource.physical_id,
            "ResourceType": resource.type,
            "Scope": [],
            "Details": [],
            "PolicyAction": "Delete" if policy == "Delete" else "Retain",
        }
        if with_values:
            change["BeforeContext"] = context_of(resource.declaration, resource.properties)
        return change
