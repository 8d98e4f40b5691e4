"""The policies that the stacks make, with every intrinsic function resolved."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[1] / "local_aws"))
from local_aws.cloudformation.intrinsics import Scope  # noqa: E402
from local_aws.roles import partition_of  # noqa: E402

REFERENCED_BY_ARN = {"AWS::SNS::Topic", "AWS::Lambda::Function"}
MONITORING, WORKLOAD = "222222222222", "111111111111"


class Attributes(Mapping):
    """Every attribute of a resource, with a value that looks like one."""

    def __init__(self, name, kind, place):
        self._name, self._kind, self._place = name, kind, place

    def __getitem__(self, attribute):
        if not attribute.endswith("Arn"):
            return f"{self._name}-{attribute}"
        partition, account, region = self._place
        if self._kind == "AWS::IAM::Role":
            return f"arn:{partition}:iam::{account}:role/{self._name}"
        service = self._kind.split("::")[1].lower()
        return f"arn:{partition}:{service}:{region}:{account}:{self._name}"

    def __contains__(self, attribute):
        return True

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


def fake(name, kind, place):
    attributes = Attributes(name, kind, place)
    physical_id = attributes["Arn"] if kind in REFERENCED_BY_ARN else f"{name}-id"
    return SimpleNamespace(physical_id=physical_id, attributes=attributes)


def scope_of(template, account, region, given):
    partition = partition_of(region)
    declared = template.get("Parameters", {})
    values = {name: given.get(name, one.get("Default", "")) for name, one in declared.items()}
    values |= {"AWS::AccountId": account, "AWS::Region": region, "AWS::Partition": partition,
               "AWS::StackName": "stack", "AWS::URLSuffix": "amazonaws.com"}
    place = (partition, account, region)
    resources = {name: fake(name, one["Type"], place)
                 for name, one in template["Resources"].items()}
    sections = SimpleNamespace(conditions=template.get("Conditions", {}),
                               mappings=template.get("Mappings", {}))
    return Scope(sections, values, resources, {})


def documents(value, path=()):
    """Every policy document in a resource's properties, with the path to it."""
    if isinstance(value, str) and '"Statement"' in value:
        value = json.loads(value)
    if isinstance(value, dict) and "Statement" in value:
        yield path, {"Version": "2012-10-17", "Statement": value["Statement"]}
        return
    items = (value.items() if isinstance(value, dict)
             else enumerate(value) if isinstance(value, list) else ())
    for key, one in items:
        yield from documents(one, (*path, key))


def permission(properties):
    """An AWS::Lambda::Permission as the statement that it adds."""
    conditions = {}
    if "SourceArn" in properties:
        conditions["ArnLike"] = {"AWS:SourceArn": properties["SourceArn"]}
    if "SourceAccount" in properties:
        conditions["StringEquals"] = {"AWS:SourceAccount": properties["SourceAccount"]}
    return {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": properties["Principal"]},
        "Action": properties["Action"], "Resource": properties["FunctionName"],
        "Condition": conditions}]}


def kind_of(resource_type, path):
    if "AssumeRolePolicyDocument" in path:
        return "trust"
    return "identity" if resource_type.startswith("AWS::IAM::") else "resource"


def policies(folder, region, given):
    """(name, kind, document) of every policy in the templates of a folder."""
    for file in sorted(Path(folder).glob("*.template.json")):
        template = json.loads(file.read_text())
        account = WORKLOAD if file.name.startswith("Workload") else MONITORING
        scope = scope_of(template, account, region, given)
        for name, resource in template["Resources"].items():
            if "Condition" in resource and not scope.condition(resource["Condition"]):
                continue
            properties = scope.resolve(resource.get("Properties", {}))
            label = f"{file.name.split('.')[0]}/{name}"
            if resource["Type"] == "AWS::Lambda::Permission":
                yield label, "resource", permission(properties)
            elif resource["Type"] != "AWS::CloudFormation::StackSet":
                for path, document in documents(properties):
                    yield label, kind_of(resource["Type"], path), document
