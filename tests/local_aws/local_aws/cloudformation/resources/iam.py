"""IAM: roles and their policies."""

import json

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, iam_backends

from ...roles import partition_of
from .base import Handler, exists, pick


def provide_managed_policy(context, arn):
    """Puts one AWS managed policy into moto's account: loading all takes a second each."""
    backend = iam_backends[context.account][partition_of(context.region)]
    if "::aws:policy/" not in arn or arn in backend.managed_policies:
        return
    name = arn.rsplit("/", 1)[1]
    data = json.loads(aws_managed_policies_data).get(name)
    if data:
        policy = AWSManagedPolicy.from_data(name, context.account, context.region, data)
        backend.managed_policies[policy.arn] = policy


class Role(Handler):
    type = "AWS::IAM::Role"
    name_property = "RoleName"

    def create(self, context, properties):
        name = self.name(context, properties)
        client = context.client("iam")
        given = pick(properties, "Path", "Description", "PermissionsBoundary", "Tags")
        if "MaxSessionDuration" in properties:
            given["MaxSessionDuration"] = int(properties["MaxSessionDuration"])
        client.create_role(
            RoleName=name,
            AssumeRolePolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"]),
            **given,
        )
        self._put_policies(context, name, properties, {})
        return name

    def update(self, context, physical_id, properties, old):
        client = context.client("iam")
        client.update_assume_role_policy(
            RoleName=physical_id,
            PolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"]),
        )
        client.update_role(RoleName=physical_id, **pick(properties, "Description"))
        self._put_policies(context, physical_id, properties, old)

    def _put_policies(self, context, name, properties, old):
        client = context.client("iam")
        wanted = {p["PolicyName"]: p["PolicyDocument"] for p in properties.get("Policies", [])}
        for policy, document in wanted.items():
            client.put_role_policy(
                RoleName=name, PolicyName=policy, PolicyDocument=json.dumps(document)
            )
        for policy in old.get("Policies", []):
            if policy["PolicyName"] not in wanted:
                client.delete_role_policy(RoleName=name, PolicyName=policy["PolicyName"])
        attached = properties.get("ManagedPolicyArns", [])
        before = old.get("ManagedPolicyArns", [])
        for arn in attached:
            if arn not in before:
                provide_managed_policy(context, arn)
                client.attach_role_policy(RoleName=name, PolicyArn=arn)
        for arn in before:
            if arn not in attached:
                client.detach_role_policy(RoleName=name, PolicyArn=arn)

    def delete(self, context, physical_id, properties):
        client = context.client("iam")
        # What it really has: a role whose creation failed has not all of its policies.
        for name in client.list_role_policies(RoleName=physical_id)["PolicyNames"]:
            client.delete_role_policy(RoleName=physical_id, PolicyName=name)
        attached = client.list_attached_role_policies(RoleName=physical_id)["AttachedPolicies"]
        for policy in attached:
            client.detach_role_policy(RoleName=physical_id, PolicyArn=policy["PolicyArn"])
        client.delete_role(RoleName=physical_id)

    def find(self, context, properties):
        name = properties.get("RoleName")
        return name if exists(context.client("iam").get_role, RoleName=name) else None

    def attributes(self, context, physical_id, properties):
        role = context.client("iam").get_role(RoleName=physical_id)["Role"]
        return {"Arn": role["Arn"], "RoleId": role["RoleId"]}


class Policy(Handler):
    """An inline policy put into each of its roles."""

    type = "AWS::IAM::Policy"

    def create(self, context, properties):
        self._put(context, properties)
        return context.generated_name()

    def update(self, context, physical_id, properties, old):
        self._put(context, properties)
        gone = set(old.get("Roles", [])) - set(properties.get("Roles", []))
        if old["PolicyName"] != properties["PolicyName"]:
            gone = set(old.get("Roles", []))
        self._remove(context, old["PolicyName"], gone)

    def _put(self, context, properties):
        for role in properties.get("Roles", []):
            context.client("iam").put_role_policy(
                RoleName=role,
                PolicyName=properties["PolicyName"],
                PolicyDocument=json.dumps(properties["PolicyDocument"]),
            )

    def _remove(self, context, name, roles):
        for role in roles:
            context.client("iam").delete_role_policy(RoleName=role, PolicyName=name)

    def delete(self, context, physical_id, properties):
        self._remove(context, properties["PolicyName"], properties.get("Roles", []))


class RolePolicy(Policy):
    """As Policy, for one role; the physical id is POLICY|ROLE."""

    type = "AWS::IAM::RolePolicy"

    def create(self, context, properties):
        self._put(context, self._several(properties))
        return f"{properties['PolicyName']}|{properties['RoleName']}"

    def update(self, context, physical_id, properties, old):
        self._put(context, self._several(properties))

    def delete(self, context, physical_id, properties):
        self._remove(context, properties["PolicyName"], [properties["RoleName"]])

    def _several(self, properties):
        return {**properties, "Roles": [properties["RoleName"]]}


class ManagedPolicy(Handler):
    """Ref is the policy's ARN."""

    type = "AWS::IAM::ManagedPolicy"
    name_property = "ManagedPolicyName"

    def create(self, context, properties):
        client = context.client("iam")
        arn = client.create_policy(
            PolicyName=self.name(context, properties),
            PolicyDocument=json.dumps(properties["PolicyDocument"]),
            **pick(properties, "Path", "Description"),
        )["Policy"]["Arn"]
        for role in properties.get("Roles", []):
            client.attach_role_policy(RoleName=role, PolicyArn=arn)
        return arn

    def update(self, context, physical_id, properties, old):
        client = context.client("iam")
        client.create_policy_version(
            PolicyArn=physical_id,
            PolicyDocument=json.dumps(properties["PolicyDocument"]),
            SetAsDefault=True,
        )
        for role in set(properties.get("Roles", [])) - set(old.get("Roles", [])):
            client.attach_role_policy(RoleName=role, PolicyArn=physical_id)
        for role in set(old.get("Roles", [])) - set(properties.get("Roles", [])):
            client.detach_role_policy(RoleName=role, PolicyArn=physical_id)

    def delete(self, context, physical_id, properties):
        client = context.client("iam")
        for role in properties.get("Roles", []):
            client.detach_role_policy(RoleName=role, PolicyArn=physical_id)
        client.delete_policy(PolicyArn=physical_id)

    def find(self, context, properties):
        policies = context.client("iam").list_policies(Scope="Local")["Policies"]
        name = properties.get("ManagedPolicyName")
        return next((p["Arn"] for p in policies if p["PolicyName"] == name), None)

    def attributes(self, context, physical_id, properties):
        return {"PolicyArn": physical_id}
