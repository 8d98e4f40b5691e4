"""The reading API of stack sets, and organizations access."""

from ..api import Service, ServiceError
from .operations import in_background


class StackSetApi(Service):
    name = "cloudformation"
    operations = (
        "ListStackSets DescribeStackSet ListStackInstances DescribeStackInstance "
        "ListStackSetOperations DescribeStackSetOperation ListStackSetOperationResults "
        "DescribeOrganizationsAccess ActivateOrganizationsAccess "
        "DeactivateOrganizationsAccess CreateStackInstances"
    ).split()

    def __init__(self, environment):
        self._environment = environment

    def list_stack_sets(self, caller, request):
        wanted = request.get("Status")
        names = (
            "StackSetName StackSetId Description Status AutoDeployment PermissionModel "
            "ManagedExecution"
        ).split()
        return {
            "Summaries": [
                {name: value for name, value in self._describe(one).items() if name in names}
                for one in self._visible(caller, request)
                if wanted in (None, one.status)
            ]
        }

    def describe_stack_set(self, caller, request):
        return {"StackSet": self._describe(self._find(caller, request))}

    def list_stack_instances(self, caller, request):
        stack_set = self._find(caller, request)
        account, region = request.get("StackInstanceAccount"), request.get("StackInstanceRegion")
        summaries = [
            _describe_instance(stack_set, one)
            for one in stack_set.instances.values()
            if account in (None, one.account) and region in (None, one.region)
        ]
        for one in request.get("Filters", []):
            summaries = [s for s in summaries if _passes(s, one)]
        return {"Summaries": summaries}

    def describe_stack_instance(self, caller, request):
        stack_set = self._find(caller, request)
        key = (request["StackInstanceAccount"], request["StackInstanceRegion"])
        if key not in stack_set.instances:
            raise ServiceError(
                "StackInstanceNotFoundException",
                f"Stack instance not found for account {key[0]} in {key[1]}",
            )
        instance = stack_set.instances[key]
        overrides = [
            {"ParameterKey": name, "ParameterValue": value}
            for name, value in instance.overrides.items()
        ]
        described = _describe_instance(stack_set, instance)
        return {"StackInstance": {**described, "ParameterOverrides": overrides}}

    def create_stack_instances(self, caller, request):
        """Tries again what is OUTDATED; an operation that is going on is waited for by nobody."""
        stack_set = self._find(caller, request)
        if any(one.status == "RUNNING" for one in stack_set.operations):
            message = f"Another Operation on StackSet {stack_set.id} is in progress"
            raise ServiceError("OperationInProgressException", message)
        group = {"DeploymentTargets": request["DeploymentTargets"], "Regions": request["Regions"]}
        stack_sets = self._environment.stack_sets
        wanted = list(stack_sets.targets([group]).values())
        preferences = request.get("OperationPreferences", {})
        operation, work = stack_sets.retry_instances(stack_set, wanted, preferences)
        in_background(work)
        return {"OperationId": operation.id}

    def list_stack_set_operations(self, caller, request):
        operations = self._find(caller, request).operations
        return {"Summaries": [_describe_operation(one) for one in reversed(operations)]}

    def describe_stack_set_operation(self, caller, request):
        stack_set = self._find(caller, request)
        operation = _operation(stack_set, request)
        described = {**_describe_operation(operation), "StackSetId": stack_set.id}
        return {"StackSetOperation": described}

    def list_stack_set_operation_results(self, caller, request):
        operation = _operation(self._find(caller, request), request)
        return {
            "Summaries": [
                _without_none(
                    Account=one.account,
                    Region=one.region,
                    Status=one.status,
                    StatusReason=one.reason,
                    OrganizationalUnitId=one.unit,
                )
                for one in operation.results
            ]
        }

    def describe_organizations_access(self, caller, request):
        if request.get("CallAs") == "DELEGATED_ADMIN":
            self._environment.organization.stack_sets_account(caller.account)
        enabled = self._environment.organization.stack_sets_trusted
        return {"Status": "ENABLED" if enabled else "DISABLED"}

    def activate_organizations_access(self, caller, _):
        self._check_management(caller)
        self._environment.organization.trust_stack_sets(True)

    def deactivate_organizations_access(self, caller, _):
        self._check_management(caller)
        self._environment.organization.trust_stack_sets(False)

    def _check_management(self, caller):
        if caller.account != self._environment.organization.management:
            raise ServiceError(
                "InvalidOperationException",
                "Only the management account of the organization may do this",
            )

    def _visible(self, caller, request):
        """The sets that the caller may see: all live in the management account, whoever made them.
        A delegated administrator sees them with CallAs=DELEGATED_ADMIN only.
        """
        account = caller.account
        if request.get("CallAs") == "DELEGATED_ADMIN":
            account = self._environment.organization.stack_sets_account(account)
        return [
            one
            for one in self._environment.stack_sets.all()
            if (one.account, one.region) == (account, caller.region)
        ]

    def _find(self, caller, request):
        name = request["StackSetName"]
        for one in self._visible(caller, request):
            if name == one.id or (name == one.name and one.status == "ACTIVE"):
                return one
        raise ServiceError("StackSetNotFoundException", f"StackSet {name} not found")

    def _describe(self, stack_set):
        groups = stack_set.groups
        units = [u for g in groups for u in g["DeploymentTargets"]["OrganizationalUnitIds"]]
        settings = stack_set.settings
        return _without_none(
            StackSetName=stack_set.name,
            StackSetId=stack_set.id,
            StackSetARN=stack_set.arn,
            Description=settings.get("Description"),
            Status=stack_set.status,
            TemplateBody=stack_set.template.body,
            Parameters=stack_set.parameters,
            Capabilities=settings.get("Capabilities", []),
            Tags=settings.get("Tags", []),
            PermissionModel=settings["PermissionModel"],
            AutoDeployment=_auto_deployment(stack_set),
            ManagedExecution=_typed(settings.get("ManagedExecution")),
            OrganizationalUnitIds=list(dict.fromkeys(units)),
            Regions=list(dict.fromkeys(r for g in groups for r in g["Regions"])),
        )


def _auto_deployment(stack_set):
    return _typed(stack_set.auto_deployment)


def _typed(settings):
    """Truths as such: templates may hold them as text."""
    if settings is None:
        return None
    truths = {"true": True, "false": False}
    return {key: truths.get(str(value).lower(), value) for key, value in settings.items()}


def _describe_instance(stack_set, instance):
    return _without_none(
        StackSetId=stack_set.id,
        Account=instance.account,
        Region=instance.region,
        StackId=instance.stack and instance.stack.id,
        Status=instance.status,
        StatusReason=instance.reason,
        StackInstanceStatus={"DetailedStatus": instance.detailed_status},
        OrganizationalUnitId=instance.unit,
        DriftStatus=instance.stack.drift["StackDriftStatus"] if instance.stack else "NOT_CHECKED",
        LastOperationId=instance.operation_id,
    )


def _passes(summary, condition):
    values = {
        "DETAILED_STATUS": summary["StackInstanceStatus"]["DetailedStatus"],
        "LAST_OPERATION_ID": summary.get("LastOperationId"),
        "DRIFT_STATUS": summary["DriftStatus"],
    }
    return values[condition["Name"]] == condition["Values"]


def _operation(stack_set, request):
    for operation in stack_set.operations:
        if operation.id == request["OperationId"]:
            return operation
    raise ServiceError(
        "OperationNotFoundException", f"Operation {request['OperationId']} not found"
    )


def _describe_operation(operation):
    preferences = {
        name: int(value) if str(value).isdigit() else value
        for name, value in operation.preferences.items()
    }
    failed = sum(one.status == "FAILED" for one in operation.results)
    return _without_none(
        OperationId=operation.id,
        Action=operation.action,
        Status=operation.status,
        CreationTimestamp=operation.created,
        EndTimestamp=operation.ended,
        OperationPreferences=preferences,
        StatusDetails={"FailedStackInstancesCount": failed},
    )


def _without_none(**values):
    return {name: value for name, value in values.items() if value is not None}
