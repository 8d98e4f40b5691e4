"""The scope of a stack: what its template's expressions resolve against."""

from ..api import ServiceError
from ..roles import partition_of
from .intrinsics import NO_VALUE, Scope
from .parameters import typed_values


def stack_scope(environment, stack, template, parameters, resources, unknown=None):
    partition = partition_of(stack.region)
    values = {
        **typed_values(template, parameters),
        "AWS::AccountId": stack.account,
        "AWS::Region": stack.region,
        "AWS::Partition": partition,
        "AWS::URLSuffix": "amazonaws.com.cn" if partition == "aws-cn" else "amazonaws.com",
        "AWS::StackName": stack.name,
        "AWS::StackId": stack.id,
        "AWS::NotificationARNs": [],
    }
    exports = environment.stacks.exports(stack.account, stack.region)
    imports = {name: value for name, (value, _) in exports.items()}
    return Scope(template, values, resources, imports, unknown)


def is_active(scope, declaration):
    condition = declaration.get("Condition")
    return condition is None or scope.condition(condition)


def active_resources(scope, template):
    """The logical ids whose condition holds."""
    return {n for n, declared in template.resources.items() if is_active(scope, declared)}


def resolve_outputs(environment, stack, scope, template):
    """The outputs; refuses an export name that another stack of the Region has."""
    outputs = []
    exports = environment.stacks.exports(stack.account, stack.region)
    for name, declaration in template.outputs.items():
        if not is_active(scope, declaration):
            continue
        value = scope.resolve(declaration["Value"])
        if value is NO_VALUE:
            continue
        output = {"OutputKey": name, "OutputValue": str(value)}
        if "Description" in declaration:
            output["Description"] = declaration["Description"]
        if export := declaration.get("Export"):
            output["ExportName"] = scope.resolve(export["Name"])
            owner = exports.get(output["ExportName"], (None, stack))[1]
            if owner is not stack:
                raise ServiceError(
                    "ValidationError",
                    f"Export with name {output['ExportName']} is already exported by stack "
                    f"{owner.name}. Rollback requested by user.",
                )
        outputs.append(output)
    return outputs
