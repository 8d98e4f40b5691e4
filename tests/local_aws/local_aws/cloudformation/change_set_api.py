"""The API of change sets: create, describe, execute, delete, list."""

from ..api import Service, ServiceError
from .change_sets import ChangeSet
from .operations import deploy, find_stack, in_background, read_template, refuse_not_updatable
from .parameters import parameter_values
from .stack import Stack
from .template import invalid

REVIEW = "REVIEW_IN_PROGRESS"
NOT_FOUND = "ChangeSetNotFound"


class ChangeSetApi(Service):
    name = "cloudformation"
    operations = (
        "CreateChangeSet DescribeChangeSet ExecuteChangeSet DeleteChangeSet ListChangeSets"
    ).split()

    def __init__(self, environment):
        self._environment = environment

    def create_change_set(self, caller, request):
        kind = request.get("ChangeSetType", "UPDATE")
        stack = self._environment.stacks.find(
            caller.account, caller.region, request["StackName"]
        )
        self._check_kind(stack, kind, request)
        to_import = _to_import(request)
        template = read_template(
            self._environment, caller, request, stack and stack.template
        )
        template.check_capabilities(request.get("Capabilities", []))
        previous = stack.parameters if stack else {}
        parameters = parameter_values(template, request.get("Parameters", []), previous)
        if stack is None:
            stack = Stack(request["StackName"], caller.account, caller.region)
            self._environment.stacks.add(stack).set_status(REVIEW, "User Initiated")
        change_set = ChangeSet(
            request["ChangeSetName"],
            stack,
            template,
            parameters,
            kind,
            tags=request.get("Tags", stack.tags),
            capabilities=request.get("Capabilities", []),
            description=request.get("Description"),
            import_existing=request.get("ImportExistingResources", False),
            to_import=to_import,
            on_failure=request.get("OnStackFailure"),
        )
        change_set.compute(self._environment)
        stack.change_sets.append(change_set)
        return {"Id": change_set.id, "StackId": stack.id}

    def _check_kind(self, stack, kind, request):
        name = request["StackName"]
        if kind == "IMPORT" and not request.get("ResourcesToImport"):
            raise invalid("Resources to import must be specified for a change set of type IMPORT")
        if kind == "IMPORT" and stack is not None and stack.status != REVIEW:
            raise invalid("The local organization imports into new stacks only")
        if kind == "UPDATE" and stack is None:
            raise invalid(f"Stack [{name}] does not exist")
        if stack is None:
            return
        if kind == "CREATE" and stack.status != REVIEW:
            raise invalid(
                f"Stack [{name}] already exists and cannot be created again with the "
                f"changeSet [{request['ChangeSetName']}]."
            )
        if kind == "UPDATE":
            refuse_not_updatable(stack)
        if any(one.name == request["ChangeSetName"] for one in stack.change_sets):
            raise ServiceError(
                "AlreadyExistsException",
                f"ChangeSet {request['ChangeSetName']} already exists",
            )

    def describe_change_set(self, caller, request):
        change_set = self._find(caller, request)
        return change_set.describe(request.get("IncludePropertyValues", False))

    def execute_change_set(self, caller, request):
        change_set = self._find(caller, request)
        stack = change_set.stack
        if change_set.execution_status != "AVAILABLE":
            raise ServiceError(
                "InvalidChangeSetStatus",
                f"ChangeSet [{change_set.id}] cannot be executed in its current "
                f"status of [{change_set.status}]",
            )
        if change_set.kind == "UPDATE":
            refuse_not_updatable(stack)
        stack.change_set_id = change_set.id
        stack.capabilities = change_set.capabilities
        stack.disable_rollback = request.get("DisableRollback", False)
        stack.on_failure = change_set.on_failure or "ROLLBACK"
        stack.retain_except_on_create = request.get("RetainExceptOnCreate", False)
        # Execution removes every other change set of the stack.
        stack.change_sets = [change_set]
        change_set.execution_status = "EXECUTE_IN_PROGRESS"
        self._run(change_set, request.get("ClientRequestToken"))

    def _run(self, change_set, token):
        work = deploy(
            self._environment,
            change_set.stack,
            change_set.template,
            change_set.parameters,
            token=token,
            tags=change_set.tags,
            imports=change_set.imports,
            importing=change_set.kind == "IMPORT",
        )

        def run():
            work()
            good = change_set.stack.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE")
            change_set.execution_status = "EXECUTE_COMPLETE" if good else "EXECUTE_FAILED"

        in_background(run)

    def delete_change_set(self, caller, request):
        """A change set that isn't there is deleted successfully, where its stack is: the API's
        model knows no other error than InvalidChangeSetStatus, and the AWS CDK Toolkit deletes
        the one of its last deployment without asking whether there was one."""
        try:
            change_set = self._find(caller, request)
        except ServiceError as error:
            if error.code == NOT_FOUND:
                return
            raise
        if change_set.execution_status == "EXECUTE_IN_PROGRESS":
            raise ServiceError(
                "InvalidChangeSetStatus",
                f"ChangeSet [{change_set.id}] cannot be deleted while it is being executed",
            )
        change_set.stack.change_sets.remove(change_set)

    def list_change_sets(self, caller, request):
        stack = find_stack(self._environment, caller, request["StackName"])
        return {"Summaries": [one.summary() for one in stack.change_sets]}

    def _find(self, caller, request):
        """By ARN, or by name together with the stack."""
        name, stack_name = request["ChangeSetName"], request.get("StackName")
        if not name.startswith("arn:") and not stack_name:
            raise invalid(
                "StackName must be specified if ChangeSetName is not specified as an ARN."
            )
        if stack_name:
            stacks = [self._environment.stacks.find(caller.account, caller.region, stack_name)]
            if stacks == [None]:
                raise invalid(f"Stack [{stack_name}] does not exist")
        else:
            stacks = self._environment.stacks.of(caller.account, caller.region)
        for stack in stacks:
            for change_set in stack.change_sets:
                if name in (change_set.name, change_set.id):
                    return change_set
        raise ServiceError(NOT_FOUND, f"ChangeSet [{name}] does not exist")


def _to_import(request):
    """The identifiers of the resources to import, by logical id: each has one property."""
    return {
        one["LogicalResourceId"]: next(iter(one["ResourceIdentifier"].values()))
        for one in request.get("ResourcesToImport", [])
    }
