"""Drift detection: what the services hold, against the templates.

Follows "Detect unmanaged configuration changes to stacks and resources with drift detection" of the
CloudFormation user guide: only properties that the template sets are compared, and stored forms
that differ from the template's are a drift. A detection is over when the call returns.
"""

import uuid

from ..api import Service, ServiceError
from .operations import find_stack
from .resources import HANDLERS
from .resources.base import Context
from .stack import now

IN_SYNC, DRIFTED, MODIFIED = "IN_SYNC", "DRIFTED", "MODIFIED"


class DriftApi(Service):
    name = "cloudformation"
    operations = (
        "DetectStackDrift DescribeStackDriftDetectionStatus DescribeStackResourceDrifts "
        "DetectStackSetDrift"
    ).split()

    def __init__(self, environment):
        self._environment = environment
        self._detected = {}

    def detect_stack_drift(self, caller, request):
        stack = find_stack(self._environment, caller, request["StackName"])
        self._detect(stack)
        detection = str(uuid.uuid4())
        self._detected[detection] = stack
        return {"StackDriftDetectionId": detection}

    def describe_stack_drift_detection_status(self, caller, request):
        detection = request["StackDriftDetectionId"]
        stack = self._detected.get(detection)
        if stack is None or (stack.account, stack.region) != (caller.account, caller.region):
            raise ServiceError("ValidationError", f"{detection} is not a drift detection")
        return {
            "StackId": stack.id,
            "StackDriftDetectionId": detection,
            "StackDriftStatus": stack.drift["StackDriftStatus"],
            "DetectionStatus": "DETECTION_COMPLETE",
            "DriftedStackResourceCount": len(_drifted(stack)),
            "Timestamp": stack.drift["LastCheckTimestamp"],
        }

    def describe_stack_resource_drifts(self, caller, request):
        stack = find_stack(self._environment, caller, request["StackName"])
        wanted = request.get("StackResourceDriftStatusFilters")
        drifts = [
            {
                "StackId": stack.id,
                "LogicalResourceId": resource.logical_id,
                "PhysicalResourceId": resource.physical_id,
                "ResourceType": resource.type,
                "StackResourceDriftStatus": status,
                "Timestamp": stack.drift["LastCheckTimestamp"],
            }
            for resource in stack.resources.values()
            if (status := stack.resource_drifts.get(resource.logical_id))
            and (not wanted or status in wanted)
        ]
        return {"StackResourceDrifts": drifts}

    def detect_stack_set_drift(self, caller, request):
        stack_set = self._environment.stack_sets.find(request["StackSetName"])
        if stack_set is None:
            message = f"StackSet {request['StackSetName']} not found"
            raise ServiceError("StackSetNotFoundException", message)
        for instance in stack_set.instances.values():
            if instance.stack is not None:
                self._detect(instance.stack)
        return {"OperationId": str(uuid.uuid4())}

    def _detect(self, stack):
        stack.resource_drifts = {
            resource.logical_id: self._status(stack, resource)
            for resource in stack.resources.values()
        }
        status = DRIFTED if _drifted(stack) else IN_SYNC
        stack.drift = {"StackDriftStatus": status, "LastCheckTimestamp": now()}

    def _status(self, stack, resource):
        context = Context(self._environment, stack, resource)
        handler = HANDLERS[resource.type]
        actual = handler.actual(context, resource.physical_id, resource.properties)
        return IN_SYNC if actual == resource.properties else MODIFIED


def _drifted(stack):
    return [name for name, status in stack.resource_drifts.items() if status != IN_SYNC]
