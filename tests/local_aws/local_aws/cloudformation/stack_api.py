"""The API of stacks: create, update, delete, and what can be read of them."""

import json

from ..api import Service, ServiceError
from .operations import (
    delete,
    deploy,
    find_stack,
    in_background,
    read_template,
    refuse_not_updatable,
)
from .parameters import parameter_values
from .scope import stack_scope
from .stack import Stack, returned_text
from .template import invalid

DELETED_STATUS = "DELETE_COMPLETE"


class StackApi(Service):
    name = "cloudformation"
    operations = (
        "CreateStack UpdateStack DeleteStack DescribeStacks ListStacks DescribeStackEvents "
        "DescribeStackResources DescribeStackResource ListStackResources GetTemplate "
        "GetTemplateSummary ValidateTemplate ListExports ListImports "
        "UpdateTerminationProtection DescribeEvents"
    ).split()

    def __init__(self, environment):
        self._environment = environment
        self._stacks = environment.stacks

    def create_stack(self, caller, request):
        name = request["StackName"]
        if self._stacks.find(caller.account, caller.region, name):
            raise _exists(name)
        template = read_template(self._environment, caller, request)
        template.check_capabilities(request.get("Capabilities", []))
        parameters = parameter_values(template, request.get("Parameters", []))
        stack = self._stacks.add(Stack(name, caller.account, caller.region))
        stack.termination_protection = request.get("EnableTerminationProtection", False)
        stack.disable_rollback = request.get("DisableRollback", False)
        stack.on_failure = request.get("OnFailure", "ROLLBACK")
        stack.capabilities = request.get("Capabilities", [])
        self._deploy(stack, template, parameters, request)
        return {"StackId": stack.id}

    def update_stack(self, caller, request):
        stack = self._find(caller, request)
        refuse_not_updatable(stack)
        template = read_template(self._environment, caller, request, stack.template)
        template.check_capabilities(request.get("Capabilities", []))
        given = request.get("Parameters", [])
        parameters = parameter_values(template, given, stack.parameters)
        unchanged = (template.content, parameters) == (stack.template.content, stack.parameters)
        if unchanged and request.get("Tags", stack.tags) == stack.tags:
            raise invalid("No updates are to be performed.")
        stack.capabilities = request.get("Capabilities", [])
        self._deploy(stack, template, parameters, request)
        return {"StackId": stack.id}

    def _deploy(self, stack, template, parameters, request):
        tags, token = request.get("Tags", stack.tags), request.get("ClientRequestToken")
        in_background(
            deploy(self._environment, stack, template, parameters, token=token, tags=tags)
        )

    def delete_stack(self, caller, request):
        stack = self._stacks.find(caller.account, caller.region, request["StackName"])
        # A stack that is gone is deleted successfully, again and again.
        if stack is None or stack.status in (DELETED_STATUS, "DELETE_IN_PROGRESS"):
            return
        self._refuse_deletion(stack, request)
        token, retain = request.get("ClientRequestToken"), request.get("RetainResources", [])
        in_background(delete(self._environment, stack, token=token, retain=retain))

    def _refuse_deletion(self, stack, request):
        if stack.termination_protection:
            raise invalid(
                f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled"
            )
        if stack.in_progress:
            raise invalid(
                f"Stack:{stack.id} is in {stack.status} state and can not be deleted."
            )
        if request.get("RetainResources") and stack.status != "DELETE_FAILED":
            raise invalid(
                f"Invalid operation on stack [{stack.id}]. The retain resources parameter is "
                "only valid for stacks in the DELETE_FAILED state"
            )
        for output in stack.outputs:
            users = self._importers(stack, output.get("ExportName"))
            if users:
                raise invalid(
                    f"Export {output['ExportName']} cannot be deleted as it is in use by "
                    + " and ".join(users)
                )

    def describe_stacks(self, caller, request):
        if name := request.get("StackName"):
            return {"Stacks": [find_stack(self._environment, caller, name).describe()]}
        stacks = self._stacks.of(caller.account, caller.region)
        return {"Stacks": [s.describe() for s in stacks if s.status != DELETED_STATUS]}

    def list_stacks(self, caller, request):
        wanted = request.get("StackStatusFilter")
        names = ("StackId StackName CreationTime LastUpdatedTime DeletionTime StackStatus "
                 "StackStatusReason DriftInformation").split()
        summaries = []
        for stack in reversed(self._stacks.of(caller.account, caller.region)):
            if not wanted or stack.status in wanted:
                described = stack.describe()
                summaries.append({key: described[key] for key in names if key in described})
        return {"StackSummaries": summaries}

    def describe_stack_events(self, caller, request):
        return {"StackEvents": self._find(caller, request).describe_events()}

    def describe_events(self, caller, request):
        """The newer view of the same events; FailedEvents=true filters the failures.

        There is no early validation here, so a change set has no events of its own.
        """
        if request.get("ChangeSetName"):
            return {"OperationEvents": []}
        stack = self._find(caller, request)
        failed_only = request.get("Filters", {}).get("FailedEvents")
        events = [
            {**event, "EventType": "STACK_EVENT"}
            for event in stack.describe_events()
            if not failed_only or event["ResourceStatus"].endswith("_FAILED")
        ]
        return {"OperationEvents": events}

    def describe_stack_resources(self, caller, request):
        stack = self._find(caller, request)
        wanted = request.get("LogicalResourceId")
        return {
            "StackResources": [
                stack.describe_resource(resource)
                for name, resource in sorted({**stack.former, **stack.resources}.items())
                if wanted in (None, name)
            ]
        }

    def describe_stack_resource(self, caller, request):
        stack, name = self._find(caller, request), request["LogicalResourceId"]
        if name not in stack.resources:
            raise invalid(f"Resource {name} does not exist for stack {stack.name}")
        return {"StackResourceDetail": stack.describe_resource(stack.resources[name])}

    def list_stack_resources(self, caller, request):
        resources = self.describe_stack_resources(caller, request)["StackResources"]
        return {"StackResourceSummaries": resources}

    def get_template(self, caller, request):
        stack = self._find(caller, request)
        template = stack.template
        for change_set in stack.change_sets:
            if request.get("ChangeSetName") in (change_set.name, change_set.id):
                template = change_set.template
        stages = ["Original", "Processed"]
        body = returned_text(template.body) if template else ""
        return {"TemplateBody": body, "StagesAvailable": stages}

    def get_template_summary(self, caller, request):
        if request.get("StackName"):
            template = self._find(caller, request).template
        else:
            template = read_template(self._environment, caller, request)
        summary = self._template_description(template)
        summary["ResourceTypes"] = sorted({r["Type"] for r in template.resources.values()})
        if "Metadata" in template.content:
            summary["Metadata"] = json.dumps(template.content["Metadata"])
        return summary

    def validate_template(self, caller, request):
        template = read_template(self._environment, caller, request)
        description = self._template_description(template)
        for parameter in description["Parameters"]:
            parameter.pop("ParameterType")
        return description

    def _template_description(self, template):
        parameters = [
            {
                "ParameterKey": name,
                "ParameterType": declared["Type"],
                **({"DefaultValue": str(declared["Default"])} if "Default" in declared else {}),
                "NoEcho": str(declared.get("NoEcho", False)).lower() == "true",
                "Description": declared.get("Description", ""),
            }
            for name, declared in template.parameters.items()
        ]
        return {"Parameters": parameters, "Description": template.description or ""}

    def list_exports(self, caller, _):
        exports = self._stacks.exports(caller.account, caller.region)
        return {
            "Exports": [
                {"Name": name, "Value": value, "ExportingStackId": stack.id}
                for name, (value, stack) in sorted(exports.items())
            ]
        }

    def list_imports(self, caller, request):
        exports = self._stacks.exports(caller.account, caller.region)
        if request["ExportName"] not in exports:
            raise invalid(f"Export '{request['ExportName']}' does not exist")
        users = self._importers(exports[request["ExportName"]][1], request["ExportName"])
        if not users:
            raise invalid(f"Export '{request['ExportName']}' is not imported by any stack.")
        return {"Imports": users}

    def _importers(self, exporter, export_name):
        """Names of stacks that import an export of another stack."""
        if export_name is None:
            return []
        users = []
        for stack in self._stacks.of(exporter.account, exporter.region):
            if stack.template and stack.status != DELETED_STATUS and stack is not exporter:
                scope = stack_scope(
                    self._environment, stack, stack.template, stack.parameters, stack.resources, ""
                )
                found = list(_import_names(stack.template.content, scope))
                if export_name in found:
                    users.append(stack.name)
        return users

    def update_termination_protection(self, caller, request):
        stack = self._find(caller, request)
        stack.termination_protection = request["EnableTerminationProtection"]
        return {"StackId": stack.id}

    def _find(self, caller, request):
        name = request["StackName"]
        stack = self._stacks.find(caller.account, caller.region, name)
        if stack is None:
            raise invalid(f"Stack [{name}] does not exist")
        return stack


def _import_names(value, scope):
    if isinstance(value, dict):
        for key, one in value.items():
            if key == "Fn::ImportValue":
                yield scope.resolve(one)
            yield from _import_names(one, scope)
    elif isinstance(value, list):
        for one in value:
            yield from _import_names(one, scope)


def _exists(name):
    return ServiceError("AlreadyExistsException", f"Stack [{name}] already exists")
