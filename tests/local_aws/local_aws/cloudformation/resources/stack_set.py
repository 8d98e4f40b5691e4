"""AWS::CloudFormation::StackSet, for service-managed sets.

Follows the public resource handler (aws-cloudformation/
aws-cloudformation-resource-providers-cloudformation): what it refuses, and its order in
an update: delete instances, update the set, create instances, update overrides.
"""

from ...organization import NO_DELEGATED_ADMINISTRATOR
from .base import Handler, ResourceFailed, pick

# A change of these alone reaches no instance: the handler's Comparator ignores them.
DESCRIBED = ("Description", "AutoDeployment", "ManagedExecution", "Tags", "CallAs")
# "Take fine-grained control of your AWS CloudFormation StackSets Deployment with StackSet
# Dependencies", AWS DevOps Blog.
MOST_DEPENDENCIES = 10
NESTED = ("AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet")


class StackSet(Handler):
    """Ref is the stack set's id, NAME:UUID."""

    type = "AWS::CloudFormation::StackSet"
    name_property = "StackSetName"

    def create(self, context, properties):
        # Imported late: stack sets deploy stacks, which need the handlers.
        from ..stack_sets import StackSet as Set

        stack_sets = context.environment.stack_sets
        template = _checked(context, properties)
        stack_set = stack_sets.add(
            Set(
                properties["StackSetName"],
                _administrator(context, properties),
                context.region,
                template,
                properties.get("Parameters", []),
                _settings(properties),
                properties.get("StackInstancesGroup", []),
            )
        )
        context.initiated(stack_set.id)
        wanted = list(stack_sets.targets(stack_set.groups).values())
        if wanted:
            preferences = properties.get("OperationPreferences", {})
            _stabilize(stack_sets.create_instances(stack_set, wanted, preferences))
        return stack_set.id

    def update(self, context, physical_id, properties, old):
        stack_sets = context.environment.stack_sets
        stack_set = stack_sets.find(physical_id)
        template = _checked(context, properties)
        preferences = properties.get("OperationPreferences", {})
        groups = properties.get("StackInstancesGroup", [])
        wanted = stack_sets.targets(groups)
        gone = [one for key, one in stack_set.instances.items() if key not in wanted]
        if gone:
            _stabilize(stack_sets.delete_instances(stack_set, gone, preferences))
        stack_set.settings, stack_set.groups = _settings(properties), groups
        self._update_set(stack_sets, stack_set, template, properties, old)
        added = [one for key, one in wanted.items() if key not in stack_set.instances]
        if added:
            _stabilize(stack_sets.create_instances(stack_set, added, preferences))
        self._update_overrides(stack_sets, stack_set, wanted, preferences)

    def _update_set(self, stack_sets, stack_set, template, properties, old):
        names = ("TemplateBody", "TemplateURL", "Parameters", *DESCRIBED)
        if pick(properties, *names) == pick(old, *names):
            return
        stack_set.template = template
        stack_set.parameters = properties.get("Parameters", [])
        preferences = properties.get("OperationPreferences", {})
        instances = list(stack_set.instances.values())
        if instances:
            _stabilize(stack_sets.update_instances(stack_set, instances, preferences))

    def _update_overrides(self, stack_sets, stack_set, wanted, preferences):
        changed = []
        for key, instance in stack_set.instances.items():
            if instance.overrides != wanted[key].overrides:
                instance.overrides = wanted[key].overrides
                changed.append(instance)
        if changed:
            _stabilize(stack_sets.update_instances(stack_set, changed, preferences))

    def delete(self, context, physical_id, properties):
        stack_sets = context.environment.stack_sets
        stack_set = stack_sets.find(physical_id)
        if stack_set is None or stack_set.status == "DELETED":
            return
        instances = list(stack_set.instances.values())
        if instances:
            preferences = properties.get("OperationPreferences", {})
            _stabilize(stack_sets.delete_instances(stack_set, instances, preferences))
        if stack_set.instances:
            raise ResourceFailed(
                "StackSet is not empty (HandlerErrorCode: GeneralServiceException)"
            )
        stack_set.status = "DELETED"

    def find(self, context, properties):
        found = context.environment.stack_sets.find(properties["StackSetName"])
        return found and found.id

    def attributes(self, context, physical_id, properties):
        return {"StackSetId": physical_id}


def _administrator(context, properties):
    """The account that the set is in: always the management account."""
    organization = context.environment.organization
    if properties.get("CallAs") == "DELEGATED_ADMIN":
        allowed = organization.delegates_stack_sets_to(context.account)
    else:
        allowed = context.account == organization.management
    if not allowed:
        raise ResourceFailed(NO_DELEGATED_ADMINISTRATOR)
    return organization.management


def _settings(properties):
    return pick(properties, *DESCRIBED, "Capabilities", "PermissionModel")


def _stabilize(operation):
    if operation.status == "FAILED":
        raise ResourceFailed(
            f'Resource handler returned message: "Operation [{operation.id}] failed" '
            "(HandlerErrorCode: NotStabilized)"
        )


def _checked(context, properties):
    """Refuses what the real handler and the API refuse; returns the template."""
    problem = _problem(context, properties)
    if problem:
        raise ResourceFailed(
            f'Resource handler returned message: "{problem}" (HandlerErrorCode: InvalidRequest)'
        )
    template = _template(context, properties)
    nested = {r["Type"] for r in template.resources.values()} & set(NESTED)
    if nested or "Transform" in template.content:
        what = ", ".join(sorted(nested)) or "Transform"
        raise ResourceFailed(f"{what} is not supported in a service-managed stack set")
    template.check_capabilities(properties.get("Capabilities", []))
    return template


def _template(context, properties):
    from ...api import Caller
    from ..operations import read_template

    caller = Caller(context.account, context.region)
    return read_template(context.environment, caller, properties)


def _problem(context, properties):
    if properties["PermissionModel"] != "SERVICE_MANAGED":
        return "The local organization knows SERVICE_MANAGED stack sets only"
    if "AutoDeployment" not in properties:
        return "AutoDeployment is required for the SERVICE_MANAGED permission model"
    if not context.environment.organization.stack_sets_trusted:
        return "You must enable organizations access to operate a service managed stack set"
    if "AdministrationRoleARN" in properties or "ExecutionRoleName" in properties:
        return "Roles cannot be given with the SERVICE_MANAGED permission model"
    preferences = properties.get("OperationPreferences", {})
    for kind in ("FailureTolerance", "MaxConcurrent"):
        if {f"{kind}Count", f"{kind}Percentage"} <= preferences.keys():
            return f"{kind}Count and {kind}Percentage cannot both be given"
    return _dependency_problem(context, properties["AutoDeployment"]) or _group_problem(
        context, properties.get("StackInstancesGroup", [])
    )


def _dependency_problem(context, automatic):
    dependencies = automatic.get("DependsOn", [])
    if len(dependencies) > MOST_DEPENDENCIES:
        return f"A stack set depends on no more than {MOST_DEPENDENCIES} others"
    active = [one for one in context.environment.stack_sets.all() if one.status == "ACTIVE"]
    for arn in dependencies:
        if all(one.arn != arn for one in active):
            return f"{arn} is not the ARN of a stack set"
    return None


def _group_problem(context, groups):
    seen = {}
    for group in groups:
        target = group["DeploymentTargets"]
        kind = target.get("AccountFilterType", "NONE")
        if not target.get("OrganizationalUnitIds"):
            return "OrganizationalUnitIds are required for the SERVICE_MANAGED permission model"
        if kind == "UNION":
            return "UNION is not supported as AccountFilterType"
        if kind != "NONE" and not target.get("Accounts"):
            return f"Accounts are required with AccountFilterType {kind}"
        for unit in target["OrganizationalUnitIds"]:
            if not context.environment.organization.unit_exists(unit):
                return f"Organizational unit {unit} does not exist"
            overrides = group.get("ParameterOverrides", [])
            regions, before = seen.setdefault(unit, (set(), overrides))
            if before != overrides:
                return f"{unit} is given twice with different parameters"
            if regions & set(group["Regions"]):
                return f"{unit} is given twice with the same Region"
            regions |= set(group["Regions"])
    return None
