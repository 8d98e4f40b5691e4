"""KMS keys and aliases, SSM parameters, and handles that nobody waits for."""

import json

from ...policy import as_stored
from ...roles import partition_of
from .base import Handler, exists, pick


class Key(Handler):
    type = "AWS::KMS::Key"

    def create(self, context, properties):
        client = context.client("kms")
        given = pick(properties, "Description")
        if "KeyPolicy" in properties:
            given["Policy"] = _stored_policy(context, properties)
        key_id = client.create_key(**given, Tags=_key_tags(properties))["KeyMetadata"]["KeyId"]
        self._set_rotation(client, key_id, properties)
        return key_id

    def update(self, context, physical_id, properties, old):
        client = context.client("kms")
        if "KeyPolicy" in properties:
            client.put_key_policy(
                KeyId=physical_id,
                PolicyName="default",
                Policy=_stored_policy(context, properties),
            )
        self._set_rotation(client, physical_id, properties)

    def _set_rotation(self, client, key_id, properties):
        if str(properties.get("EnableKeyRotation", False)).lower() == "true":
            client.enable_key_rotation(KeyId=key_id)
        else:
            client.disable_key_rotation(KeyId=key_id)

    def actual(self, context, physical_id, properties):
        if "KeyPolicy" not in properties:
            return properties
        client = context.client("kms")
        policy = client.get_key_policy(KeyId=physical_id, PolicyName="default")["Policy"]
        return {**properties, "KeyPolicy": json.loads(policy)}

    def delete(self, context, physical_id, properties):
        days = int(properties.get("PendingWindowInDays", 30))
        client = context.client("kms")
        client.schedule_key_deletion(KeyId=physical_id, PendingWindowInDays=days)

    def attributes(self, context, physical_id, properties):
        return {"Arn": context.arn("kms", f"key/{physical_id}"), "KeyId": physical_id}


def _stored_policy(context, properties):
    return json.dumps(as_stored(properties["KeyPolicy"], partition_of(context.region)))


def _key_tags(properties):
    return [
        {"TagKey": tag["Key"], "TagValue": tag["Value"]} for tag in properties.get("Tags", [])
    ]


class Alias(Handler):
    type = "AWS::KMS::Alias"
    name_property = "AliasName"

    def create(self, context, properties):
        context.client("kms").create_alias(**pick(properties, "AliasName", "TargetKeyId"))
        return properties["AliasName"]

    def update(self, context, physical_id, properties, old):
        context.client("kms").update_alias(**pick(properties, "AliasName", "TargetKeyId"))

    def delete(self, context, physical_id, properties):
        context.client("kms").delete_alias(AliasName=physical_id)

    def find(self, context, properties):
        aliases = context.client("kms").list_aliases()["Aliases"]
        name = properties["AliasName"]
        return name if any(alias["AliasName"] == name for alias in aliases) else None


class Parameter(Handler):
    type = "AWS::SSM::Parameter"
    name_property = "Name"

    def create(self, context, properties):
        name = self.name(context, properties)
        given = pick(properties, "Type", "Value", "Description")
        context.client("ssm").put_parameter(Name=name, **given)
        return name

    def update(self, context, physical_id, properties, old):
        given = pick(properties, "Type", "Value", "Description")
        context.client("ssm").put_parameter(Name=physical_id, Overwrite=True, **given)

    def delete(self, context, physical_id, properties):
        context.client("ssm").delete_parameter(Name=physical_id)

    def find(self, context, properties):
        name = properties.get("Name")
        return name if exists(context.client("ssm").get_parameter, Name=name) else None

    def attributes(self, context, physical_id, properties):
        return pick(properties, "Type", "Value")


class WaitConditionHandle(Handler):
    """Ref is a presigned URL, which nothing answers here."""

    type = "AWS::CloudFormation::WaitConditionHandle"

    def create(self, context, properties):
        return f"https://cloudformation-waitcondition.invalid/{context.generated_name()}"

    def update(self, context, physical_id, properties, old):
        pass

    def delete(self, context, physical_id, properties):
        pass
