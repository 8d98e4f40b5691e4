"""AWS::DynamoDB::Table with the settings that take calls of their own."""

from moto.dynamodb.models import dynamodb_backends

from .base import Handler, exists, pick


class Table(Handler):
    type = "AWS::DynamoDB::Table"
    name_property = "TableName"

    def create(self, context, properties):
        name = self.name(context, properties)
        given = pick(
            properties,
            "AttributeDefinitions",
            "KeySchema",
            "BillingMode",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "ProvisionedThroughput",
            "Tags",
        )
        if "DeletionProtectionEnabled" in properties:
            given["DeletionProtectionEnabled"] = _truth(properties["DeletionProtectionEnabled"])
        if specification := properties.get("SSESpecification"):
            given["SSESpecification"] = _encryption(context, specification)
        client = context.client("dynamodb")
        client.create_table(TableName=name, **given)
        self._apply(client, name, properties, {})
        return name

    def update(self, context, physical_id, properties, old):
        client = context.client("dynamodb")
        changed = {
            key: properties[key]
            for key in ("BillingMode", "ProvisionedThroughput", "AttributeDefinitions")
            if key in properties and properties[key] != old.get(key)
        }
        protected = _truth(properties.get("DeletionProtectionEnabled", False))
        if protected != _truth(old.get("DeletionProtectionEnabled", False)):
            changed["DeletionProtectionEnabled"] = protected
        if changed:
            client.update_table(TableName=physical_id, **changed)
        if properties.get("SSESpecification") != old.get("SSESpecification"):
            self._set_encryption(context, physical_id, properties.get("SSESpecification"))
        self._apply(client, physical_id, properties, old)

    def _set_encryption(self, context, name, specification):
        """Moto's UpdateTable ignores it."""
        table = dynamodb_backends[context.account][context.region].tables[name]
        table.sse_specification = _encryption(context, specification) if specification else None

    def _apply(self, client, name, properties, old):
        ttl = properties.get("TimeToLiveSpecification")
        if ttl and ttl != old.get("TimeToLiveSpecification"):
            specification = {**ttl, "Enabled": _truth(ttl["Enabled"])}
            client.update_time_to_live(TableName=name, TimeToLiveSpecification=specification)
        recovery = properties.get("PointInTimeRecoverySpecification")
        if recovery and recovery != old.get("PointInTimeRecoverySpecification"):
            enabled = _truth(recovery.get("PointInTimeRecoveryEnabled", False))
            client.update_continuous_backups(
                TableName=name,
                PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": enabled},
            )

    def delete(self, context, physical_id, properties):
        context.client("dynamodb").delete_table(TableName=physical_id)

    def find(self, context, properties):
        name = properties.get("TableName")
        return name if exists(context.client("dynamodb").describe_table, TableName=name) else None

    def attributes(self, context, physical_id, properties):
        return {"Arn": context.arn("dynamodb", f"table/{physical_id}")}


def _encryption(context, specification):
    """As DynamoDB keeps it: DescribeTable tells the key's ARN, also of an alias."""
    kept = {"Enabled": _truth(specification["SSEEnabled"]), **pick(specification, "SSEType")}
    if key := specification.get("KMSMasterKeyId"):
        kept["KMSMasterKeyId"] = context.client("kms").describe_key(KeyId=key)["KeyMetadata"]["Arn"]
    return kept


def _truth(value):
    return str(value).lower() == "true"
