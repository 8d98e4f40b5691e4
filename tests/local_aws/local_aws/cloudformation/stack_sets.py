"""Service-managed stack sets: operations over the accounts of OUs, in each Region.

Follows the StackSets user guide: the management account is never a target, nested OUs
are, AccountFilterType narrows them; the failure tolerance counts per Region; an
operation that exceeds it stops and fails; every instance is a real stack.

Automatic deployments follow "Enable or disable automatic deployments for StackSets in AWS
Organizations" and the issues 1208 and 2158 of cloudformation-coverage-roadmap: they heed neither
account filters nor operation preferences. The order of Regions and of stack sets is not ours, so
here the last comes first; only AutoDeployment.DependsOn changes that.
"""

import math
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from ..roles import partition_of
from .operations import delete, deploy
from .parameters import parameter_values
from .stack import UPDATABLE, Stack, now
from .template import Template, invalid

CANCELLED_REASON = "Cancelled since failure tolerance has exceeded"


@dataclass
class Instance:
    account: str
    region: str
    unit: str
    overrides: dict
    stack: Stack | None = None
    status: str = "OUTDATED"
    detailed_status: str = "PENDING"
    reason: str | None = None
    operation_id: str | None = None


@dataclass
class Result:
    account: str
    region: str
    unit: str
    status: str = "PENDING"
    reason: str | None = None


@dataclass
class SetOperation:
    action: str
    preferences: dict
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    status: str = "RUNNING"
    created: datetime = field(default_factory=now)
    ended: datetime | None = None
    results: list = field(default_factory=list)


@dataclass
class StackSet:
    name: str
    account: str
    region: str
    template: Template
    parameters: list
    settings: dict
    groups: list
    id: str = ""
    status: str = "ACTIVE"
    instances: dict = field(default_factory=dict)
    operations: list = field(default_factory=list)

    def __post_init__(self):
        self.id = f"{self.name}:{uuid.uuid4()}"

    @property
    def arn(self):
        partition = partition_of(self.region)
        place = f"{self.region}:{self.account}"
        return f"arn:{partition}:cloudformation:{place}:stackset/{self.id}"

    @property
    def auto_deployment(self):
        return self.settings.get("AutoDeployment") or {}

    @property
    def automatic(self):
        return str(self.auto_deployment.get("Enabled", False)).lower() == "true"


class StackSets:
    """All stack sets of the organization, and the operations on them."""

    def __init__(self, environment):
        self._environment = environment
        self._sets: list[StackSet] = []

    def all(self):
        return list(self._sets)

    def find(self, name):
        for stack_set in self._sets:
            if stack_set.id == name or (
                stack_set.name == name and stack_set.status == "ACTIVE"
            ):
                return stack_set
        return None

    def add(self, stack_set):
        if self.find(stack_set.name):
            raise invalid(f"StackSet {stack_set.name} already exists")
        self._sets.append(stack_set)
        return stack_set

    def targets(self, groups, filtered=True):
        """The instances that the groups ask for, by (account, Region)."""
        organization, wanted = self._environment.organization, {}
        for group in groups:
            target = group["DeploymentTargets"]
            listed = set(target.get("Accounts", []))
            kind = target.get("AccountFilterType", "NONE") if filtered else "NONE"
            overrides = {
                one["ParameterKey"]: one["ParameterValue"]
                for one in group.get("ParameterOverrides", [])
            }
            for unit in target["OrganizationalUnitIds"]:
                for account in organization.accounts_below(unit):
                    if kind == "DIFFERENCE" and account in listed:
                        continue
                    if kind == "INTERSECTION" and account not in listed:
                        continue
                    for region in group["Regions"]:
                        wanted.setdefault(
                            (account, region), Instance(account, region, unit, overrides)
                        )
        return wanted

    def create_instances(self, stack_set, instances, preferences):
        for instance in instances:
            stack_set.instances[(instance.account, instance.region)] = instance
        work = self._deploy_instance
        return self._operate(stack_set, "CREATE", instances, preferences, work)

    def update_instances(self, stack_set, instances, preferences):
        work = self._deploy_instance
        return self._operate(stack_set, "UPDATE", instances, preferences, work)

    def delete_instances(self, stack_set, instances, preferences, retain=False):
        def work(stack_set, instance):
            self._delete_instance(stack_set, instance, retain)

        return self._operate(stack_set, "DELETE", instances, preferences, work)

    def retry_instances(self, stack_set, instances, preferences):
        """CreateStackInstances: the operation, and its work that is left to run.

        The API reference says that repeating the operation retries the instances whose status
        is OUTDATED; so it makes those that are missing, and leaves the others alone.
        """
        chosen = []
        for one in instances:
            known = stack_set.instances.setdefault((one.account, one.region), one)
            if known.status == "OUTDATED":
                chosen.append(known)
        operation, results = self._begin(stack_set, "CREATE", chosen, preferences)
        work = self._deploy_instance
        return operation, lambda: self._work_through(stack_set, operation, results, work)

    def _operate(self, stack_set, action, instances, preferences, work):
        """Runs one operation over instances; its status tells whether it succeeded."""
        operation, results = self._begin(stack_set, action, instances, preferences)
        return self._work_through(stack_set, operation, results, work)

    def _begin(self, stack_set, action, instances, preferences):
        """An operation that has yet to come to its instances: (instance, result) each."""
        operation = SetOperation(action, preferences)
        stack_set.operations.append(operation)
        pairs = []
        for instance in instances:
            result = Result(instance.account, instance.region, instance.unit)
            pairs.append((instance, result))
            operation.results.append(result)
            instance.operation_id = operation.id
            instance.detailed_status = "PENDING"
        return operation, pairs

    def _work_through(self, stack_set, operation, pairs, work):
        preferences, instances = operation.preferences, [instance for instance, _ in pairs]
        results = {id(instance): result for instance, result in pairs}
        exceeded = False
        for region in _region_order(instances, preferences):
            there = [one for one in instances if one.region == region]
            tolerance = _tolerance(preferences, len(there))
            size = _batch_size(preferences, len(there), tolerance)
            failures = 0
            for start in range(0, len(there), size):
                for instance in there[start : start + size]:
                    result = results[id(instance)]
                    if exceeded:
                        _finish(instance, result, "CANCELLED", CANCELLED_REASON)
                    elif not self._run(stack_set, instance, result, work):
                        failures += 1
                exceeded = exceeded or failures > tolerance
        operation.status = "FAILED" if exceeded else "SUCCEEDED"
        operation.ended = now()
        return operation

    def _run(self, stack_set, instance, result, work):
        instance.detailed_status = result.status = "RUNNING"
        try:
            if fault := self._environment.faults.account(instance.account):
                raise InstanceFailed(fault)
            work(stack_set, instance)
        except InstanceFailed as failure:
            _finish(instance, result, "FAILED", str(failure))
            return False
        _finish(instance, result, "SUCCEEDED", None)
        return True

    def _deploy_instance(self, stack_set, instance):
        stack = instance.stack
        if stack is not None and stack.status not in UPDATABLE:
            # A stack that never came to life is made anew.
            self._delete_stack(stack)
            stack = None
        parameters = self._parameters(stack_set, instance)
        tags = stack_set.settings.get("Tags", [])
        if stack is None:
            name = f"StackSet-{stack_set.name}-{uuid.uuid4()}"
            stack = Stack(name, instance.account, instance.region)
            instance.stack = self._environment.stacks.add(stack)
            stack.capabilities = stack_set.settings.get("Capabilities", [])
        elif (stack.template.content, stack.parameters, stack.tags) == (
            stack_set.template.content,
            parameters,
            tags,
        ):
            return
        deploy(self._environment, stack, stack_set.template, parameters, tags=tags)()
        if stack.status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise InstanceFailed(_first_failure(stack))

    def _parameters(self, stack_set, instance):
        given = {one["ParameterKey"]: one["ParameterValue"] for one in stack_set.parameters}
        given |= instance.overrides
        listed = [{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()]
        return parameter_values(stack_set.template, listed)

    def _delete_instance(self, stack_set, instance, retain):
        if instance.stack is not None and not retain:
            self._delete_stack(instance.stack)
        del stack_set.instances[(instance.account, instance.region)]

    def _delete_stack(self, stack):
        if stack.status == "DELETE_COMPLETE":
            return
        if stack.termination_protection:
            raise InstanceFailed(
                f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled"
            )
        delete(self._environment, stack)()
        if stack.status != "DELETE_COMPLETE":
            raise InstanceFailed(_first_failure(stack))

    def account_moved(self, account):
        """AutoDeployment: adds and removes the instances of an account that moved."""
        failed = set()
        for stack_set in _in_dependency_order(self._sets):
            if stack_set.status != "ACTIVE" or not stack_set.automatic:
                continue
            dependencies = set(stack_set.auto_deployment.get("DependsOn", []))
            if dependencies & failed or not self._follow(stack_set, account):
                failed.add(stack_set.arn)

    def _follow(self, stack_set, account):
        """Whether the set's operations for an account that moved succeeded."""
        wanted = self.targets(stack_set.groups, filtered=False)
        mine = {key: one for key, one in stack_set.instances.items() if key[0] == account}
        gone = [one for key, one in mine.items() if key not in wanted]
        # A new account gets the stack set's own parameters, never the overrides.
        added = [
            Instance(key[0], key[1], one.unit, {})
            for key, one in reversed(wanted.items())
            if key[0] == account and key not in mine
        ]
        retain = stack_set.auto_deployment.get("RetainStacksOnAccountRemoval", False)
        done = []
        if gone:
            retain = str(retain).lower() == "true"
            done.append(self.delete_instances(stack_set, gone, {}, retain))
        if added:
            done.append(self.create_instances(stack_set, added, {}))
        return all(operation.status == "SUCCEEDED" for operation in done)


class InstanceFailed(Exception):
    """Why an instance is OUTDATED."""


def _finish(instance, result, status, reason):
    result.status, result.reason = status, reason
    instance.detailed_status, instance.reason = status, reason
    instance.status = "CURRENT" if status == "SUCCEEDED" else "OUTDATED"


def _first_failure(stack):
    operation = [e for e in stack.events if e.get("OperationId") == stack.operation]
    for event in operation:
        if event["ResourceStatus"].endswith("_FAILED"):
            return (
                f"ResourceLogicalId:{event['LogicalResourceId']}, "
                f"ResourceType:{event['ResourceType']}, "
                f"ResourceStatusReason:{event.get('ResourceStatusReason', '')}."
            )
    reasons = [event["ResourceStatusReason"] for event in operation if _rolls_back(event)]
    return next(iter(reasons), stack.reason or stack.status)


def _rolls_back(event):
    begins = event["ResourceStatus"].endswith("ROLLBACK_IN_PROGRESS")
    return begins and "ResourceStatusReason" in event


def _region_order(instances, preferences):
    regions = list(dict.fromkeys(one.region for one in instances))
    first = [region for region in preferences.get("RegionOrder", []) if region in regions]
    return first + [region for region in regions if region not in first]


def _tolerance(preferences, total):
    if "FailureTolerancePercentage" in preferences:
        # Rounded down, as the API reference says.
        return math.floor(total * int(preferences["FailureTolerancePercentage"]) / 100)
    return int(preferences.get("FailureToleranceCount", 0))


def _batch_size(preferences, total, tolerance):
    if "MaxConcurrentPercentage" in preferences:
        size = math.floor(total * int(preferences["MaxConcurrentPercentage"]) / 100)
    else:
        size = int(preferences.get("MaxConcurrentCount", 1))
    if preferences.get("ConcurrencyMode") != "SOFT_FAILURE_TOLERANCE":
        size = min(size, tolerance + 1)
    return max(size, 1)


def _in_dependency_order(sets):
    """AutoDeployment.DependsOn names ARNs of sets that come first; else the newest does."""
    ordered, remaining = [], list(reversed(sets))
    while remaining:
        waiting = {one.arn for one in remaining}
        ready = [
            one for one in remaining if not waiting & set(one.auto_deployment.get("DependsOn", []))
        ]
        ordered += ready or remaining
        remaining = [one for one in remaining if one not in ordered]
    return ordered
