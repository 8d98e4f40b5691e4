"""A stack as it is kept: its resources, its status and its events."""

import json
import re
import threading
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from ..roles import partition_of
from .parameters import describe_parameters

# A stack in one of these takes an update; the words are those of describe-stacks.
UPDATABLE = (
    "CREATE_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE",
    "IMPORT_COMPLETE",
)
STACK_TYPE = "AWS::CloudFormation::Stack"

_clock_lock = threading.Lock()
_last = datetime.min.replace(tzinfo=timezone.utc)


def now():
    """The time, never the same twice, so that events have one order."""
    global _last
    with _clock_lock:
        current = datetime.now(timezone.utc)
        current = current.replace(microsecond=current.microsecond // 1000 * 1000)
        _last = max(current, _last + timedelta(milliseconds=1))
        return _last


def returned_text(text):
    """As GetTemplate and DescribeStacks return it: cloudformation-coverage-roadmap#814."""
    return re.sub(r"[^\x00-\x7f]", "?", text)


@dataclass
class StackResource:
    logical_id: str
    type: str
    declaration: dict
    physical_id: str | None = None
    properties: dict = field(default_factory=dict)
    attributes: dict = field(default_factory=dict)
    status: str = ""
    reason: str | None = None
    time: datetime = field(default_factory=now)


@dataclass
class Stack:
    name: str
    account: str
    region: str
    id: str = ""
    template: object = None
    parameters: dict = field(default_factory=dict)
    resources: dict = field(default_factory=dict)
    # What the deletion of the stack has let go of: it is still described, as gone or as skipped.
    former: dict = field(default_factory=dict)
    outputs: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    capabilities: list = field(default_factory=list)
    status: str = "REVIEW_IN_PROGRESS"
    reason: str | None = None
    events: list = field(default_factory=list)
    change_sets: list = field(default_factory=list)
    change_set_id: str | None = None
    termination_protection: bool = False
    disable_rollback: bool = False
    on_failure: str = "ROLLBACK"
    retain_except_on_create: bool = False
    token: str | None = None
    operation: str | None = None
    created: datetime = field(default_factory=now)
    updated: datetime | None = None
    deleted: datetime | None = None
    # What the last drift detection found: of the stack, and of its resources by logical id.
    drift: dict = field(default_factory=lambda: {"StackDriftStatus": "NOT_CHECKED"})
    resource_drifts: dict = field(default_factory=dict)

    def __post_init__(self):
        partition = partition_of(self.region)
        self.id = (
            f"arn:{partition}:cloudformation:{self.region}:{self.account}:"
            f"stack/{self.name}/{uuid.uuid4()}"
        )

    @property
    def in_progress(self):
        return self.status.endswith("_IN_PROGRESS") and self.status != "REVIEW_IN_PROGRESS"

    def set_status(self, status, reason=None):
        self.status, self.reason = status, reason
        self._add_event(str(uuid.uuid4()), self.name, self.id, STACK_TYPE, status, reason)

    def set_resource_status(self, resource, status, reason=None):
        resource.status, resource.reason, resource.time = status, reason, now()
        event = self._add_event(
            f"{resource.logical_id}-{status}-{resource.time.isoformat()}",
            resource.logical_id,
            resource.physical_id,
            resource.type,
            status,
            reason,
        )
        event["ResourceProperties"] = json.dumps(resource.properties)

    def _add_event(self, event_id, logical_id, physical_id, kind, status, reason):
        event = {
            "StackId": self.id,
            "EventId": event_id,
            "StackName": self.name,
            "OperationId": self.operation,
            "LogicalResourceId": logical_id,
            "PhysicalResourceId": physical_id or "",
            "ResourceType": kind,
            "Timestamp": now(),
            "ResourceStatus": status,
            "ResourceStatusReason": reason,
            "ClientRequestToken": self.token,
        }
        event = {key: value for key, value in event.items() if value is not None}
        self.events.append(event)
        return event

    def describe(self):
        described = {
            "StackId": self.id,
            "StackName": self.name,
            "ChangeSetId": self.change_set_id,
            "Description": self.template
            and self.template.description
            and returned_text(self.template.description),
            "Parameters": describe_parameters(self.template, self.parameters)
            if self.template
            else [],
            "CreationTime": self.created,
            "DeletionTime": self.deleted,
            "LastUpdatedTime": self.updated,
            "RollbackConfiguration": {},
            "StackStatus": self.status,
            "StackStatusReason": self.reason,
            "DisableRollback": self.disable_rollback,
            "NotificationARNs": [],
            "Capabilities": self.capabilities,
            "Outputs": [
                {key: returned_text(value) for key, value in output.items()}
                for output in self.outputs
            ],
            "Tags": self.tags,
            "EnableTerminationProtection": self.termination_protection,
            "DriftInformation": self.drift,
        }
        return {key: value for key, value in described.items() if value is not None}

    def describe_resource(self, resource):
        described = {
            "StackName": self.name,
            "StackId": self.id,
            "LogicalResourceId": resource.logical_id,
            "PhysicalResourceId": resource.physical_id,
            "ResourceType": resource.type,
            "Timestamp": resource.time,
            "LastUpdatedTimestamp": resource.time,
            "ResourceStatus": resource.status,
            "ResourceStatusReason": resource.reason,
            "DriftInformation": {
                "StackResourceDriftStatus": self.resource_drifts.get(
                    resource.logical_id, "NOT_CHECKED"
                )
            },
        }
        return {key: value for key, value in described.items() if value is not None}

    def describe_events(self):
        """Newest first, as CloudFormation answers."""
        return self.events[::-1]


class Stacks:
    """All stacks of all accounts, the deleted ones too."""

    def __init__(self):
        self._stacks: list[Stack] = []

    def add(self, stack):
        self._stacks.append(stack)
        return stack

    def of(self, account, region):
        return [s for s in self._stacks if (s.account, s.region) == (account, region)]

    def find(self, account, region, name):
        """A stack by id, or a stack that is not deleted by name; None if there is none."""
        for stack in self.of(account, region):
            if stack.id == name or (stack.name == name and stack.status != "DELETE_COMPLETE"):
                return stack
        return None

    def exports(self, account, region):
        """Exports by name: (value, stack)."""
        return {
            output["ExportName"]: (output["OutputValue"], stack)
            for stack in self.of(account, region)
            if stack.status != "DELETE_COMPLETE"
            for output in stack.outputs
            if "ExportName" in output
        }
