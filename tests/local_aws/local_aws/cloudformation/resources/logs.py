"""CloudWatch Logs: groups, resource policies, saved queries, metric filters."""

import json

from moto.logs.models import logs_backends

from .base import Handler, pick


class LogGroup(Handler):
    type = "AWS::Logs::LogGroup"
    name_property = "LogGroupName"

    def create(self, context, properties):
        name = self.name(context, properties)
        client = context.client("logs")
        optional = pick(properties, kmsKeyId="KmsKeyId", logGroupClass="LogGroupClass")
        client.create_log_group(logGroupName=name, **optional)
        self._set_retention(client, name, properties)
        return name

    def update(self, context, physical_id, properties, old):
        self._set_retention(context.client("logs"), physical_id, properties)
        # Moto has neither AssociateKmsKey nor DisassociateKmsKey.
        group = logs_backends[context.account][context.region].groups[physical_id]
        group.kms_key_id = properties.get("KmsKeyId")

    def _set_retention(self, client, name, properties):
        if "RetentionInDays" in properties:
            days = int(properties["RetentionInDays"])
            client.put_retention_policy(logGroupName=name, retentionInDays=days)
        else:
            client.delete_retention_policy(logGroupName=name)

    def delete(self, context, physical_id, properties):
        context.client("logs").delete_log_group(logGroupName=physical_id)

    def find(self, context, properties):
        name = properties.get("LogGroupName")
        groups = context.client("logs").describe_log_groups(logGroupNamePrefix=name)
        return name if any(g["logGroupName"] == name for g in groups["logGroups"]) else None

    def attributes(self, context, physical_id, properties):
        # As on AWS, and unlike in moto, the ARN ends in ":*".
        return {"Arn": context.arn("logs", f"log-group:{physical_id}:*")}


class ResourcePolicy(Handler):
    type = "AWS::Logs::ResourcePolicy"
    name_property = "PolicyName"

    def create(self, context, properties):
        document = properties["PolicyDocument"]
        text = document if isinstance(document, str) else json.dumps(document)
        context.client("logs").put_resource_policy(
            policyName=properties["PolicyName"], policyDocument=text
        )
        return properties["PolicyName"]

    def update(self, context, physical_id, properties, old):
        self.create(context, properties)

    def delete(self, context, physical_id, properties):
        context.client("logs").delete_resource_policy(policyName=physical_id)


class QueryDefinition(Handler):
    type = "AWS::Logs::QueryDefinition"

    def create(self, context, properties):
        return self._put(context, properties)

    def update(self, context, physical_id, properties, old):
        self._put(context, properties, queryDefinitionId=physical_id)

    def _put(self, context, properties, **identity):
        given = pick(
            properties,
            name="Name",
            queryString="QueryString",
            logGroupNames="LogGroupNames",
            queryLanguage="QueryLanguage",
        )
        answer = context.client("logs").put_query_definition(**given, **identity)
        return answer["queryDefinitionId"]

    def delete(self, context, physical_id, properties):
        context.client("logs").delete_query_definition(queryDefinitionId=physical_id)

    def attributes(self, context, physical_id, properties):
        return {"QueryDefinitionId": physical_id}


class MetricFilter(Handler):
    type = "AWS::Logs::MetricFilter"
    name_property = "FilterName"

    def create(self, context, properties):
        name = self.name(context, properties)
        self._put(context, name, properties)
        return name

    def update(self, context, physical_id, properties, old):
        # Moto adds a second filter of the same name instead of replacing it.
        self.delete(context, physical_id, old)
        self._put(context, physical_id, properties)

    def _put(self, context, name, properties):
        transformations = [
            {key[0].lower() + key[1:]: str(value) for key, value in one.items()}
            for one in properties["MetricTransformations"]
        ]
        context.client("logs").put_metric_filter(
            logGroupName=properties["LogGroupName"],
            filterName=name,
            filterPattern=properties["FilterPattern"],
            metricTransformations=transformations,
        )

    def delete(self, context, physical_id, properties):
        context.client("logs").delete_metric_filter(
            logGroupName=properties["LogGroupName"], filterName=physical_id
        )
