"""Lambda: functions with inline code, permissions, asynchronous settings, event sources."""

import io
import json
import uuid
import zipfile

from moto.awslambda.models import lambda_backends
from moto.sqs.models import sqs_backends

from ...api import Caller
from ...event_sources import Mapping
from ...languages import refusals
from ...roles import role_trusts
from .base import Handler, ResourceFailed, exists, pick


def zip_inline(source):
    """Inline code as CloudFormation packs it: one file, index.py."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.py", source)
    return packed.getvalue()


class Function(Handler):
    type = "AWS::Lambda::Function"
    name_property = "FunctionName"
    settings = (
        "Role Runtime Handler Description Timeout MemorySize Environment TracingConfig "
        "DeadLetterConfig KMSKeyArn Layers EphemeralStorage"
    ).split()

    def create(self, context, properties):
        if not role_trusts(properties["Role"], "lambda.amazonaws.com"):
            raise ResourceFailed(
                "The role defined for the function cannot be assumed by Lambda."
            )
        name = self.name(context, properties)
        client = context.client("lambda")
        given = {**self._given(properties), **pick(properties, "Architectures", "PackageType")}
        tags = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}
        client.create_function(FunctionName=name, Code=self._code(properties), Tags=tags, **given)
        self._after(context, name, properties)
        return name

    def update(self, context, physical_id, properties, old):
        client = context.client("lambda")
        if properties["Code"] != old["Code"]:
            client.update_function_code(FunctionName=physical_id, **self._code(properties))
        client.update_function_configuration(
            FunctionName=physical_id, **self._given(properties)
        )
        self._after(context, physical_id, properties)

    def _given(self, properties):
        given = pick(properties, *self.settings)
        numbers = {key: int(given[key]) for key in ("Timeout", "MemorySize") if key in given}
        return given | numbers

    def _code(self, properties):
        code = properties["Code"]
        if "ZipFile" in code:
            return {"ZipFile": zip_inline(code["ZipFile"])}
        return pick(code, "S3Bucket", "S3Key", "S3ObjectVersion")

    def _after(self, context, name, properties):
        # Moto's API drops LoggingConfig; lambda_runner shows and follows it.
        function = lambda_backends[context.account][context.region].get_function(name)
        function.logging_config = properties.get("LoggingConfig")
        client, reserved = context.client("lambda"), properties.get("ReservedConcurrentExecutions")
        if reserved is None:
            client.delete_function_concurrency(FunctionName=name)
        else:
            client.put_function_concurrency(
                FunctionName=name, ReservedConcurrentExecutions=int(reserved)
            )

    def delete(self, context, physical_id, properties):
        context.client("lambda").delete_function(FunctionName=physical_id)

    def find(self, context, properties):
        name = properties.get("FunctionName")
        found = exists(context.client("lambda").get_function, FunctionName=name)
        return name if found else None

    def attributes(self, context, physical_id, properties):
        return {"Arn": context.arn("lambda", f"function:{physical_id}")}


class Permission(Handler):
    """Ref is the statement id, unique to the resource."""

    type = "AWS::Lambda::Permission"

    def create(self, context, properties):
        statement_id = context.generated_name(100)
        given = pick(
            properties, "FunctionName", "Action", "Principal", "SourceArn", "SourceAccount"
        )
        context.client("lambda").add_permission(StatementId=statement_id, **given)
        return statement_id

    def delete(self, context, physical_id, properties):
        context.client("lambda").remove_permission(
            FunctionName=properties["FunctionName"], StatementId=physical_id
        )


class EventInvokeConfig(Handler):
    type = "AWS::Lambda::EventInvokeConfig"
    settings = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds")

    def create(self, context, properties):
        self._put(context, properties)
        return str(uuid.uuid4())

    def update(self, context, physical_id, properties, old):
        # Moto adds settings instead of replacing them.
        self.delete(context, physical_id, old)
        self._put(context, properties)

    def _put(self, context, properties):
        numbers = {key: int(properties[key]) for key in self.settings if key in properties}
        context.client("lambda").put_function_event_invoke_config(
            FunctionName=properties["FunctionName"],
            DestinationConfig=properties.get("DestinationConfig", {}),
            **numbers,
        )

    def delete(self, context, physical_id, properties):
        context.client("lambda").delete_function_event_invoke_config(
            FunctionName=properties["FunctionName"]
        )


class EventSourceMapping(Handler):
    """Ref is the mapping's UUID."""

    type = "AWS::Lambda::EventSourceMapping"

    def create(self, context, properties):
        self._check(context, properties)
        return context.environment.event_sources.add(self._mapping(context, properties))

    def update(self, context, physical_id, properties, old):
        self._check(context, properties)
        mapping = self._mapping(context, properties)
        mapping.id = physical_id
        context.environment.event_sources.add(mapping)

    def delete(self, context, physical_id, properties):
        context.environment.event_sources.remove(physical_id)

    def _mapping(self, context, properties):
        return Mapping(
            account=context.account,
            region=context.region,
            function=properties["FunctionName"],
            queue_arn=properties["EventSourceArn"],
            batch_size=int(properties.get("BatchSize", 10)),
            windowed=int(properties.get("MaximumBatchingWindowInSeconds", 0)) > 0,
        )

    def _check(self, context, properties):
        """What Lambda's CreateEventSourceMapping refuses."""
        name = properties["EventSourceArn"].rsplit(":", 1)[1]
        queue = sqs_backends[context.account][context.region].queues.get(name)
        if queue is None:
            raise ResourceFailed("The queue of the event source mapping does not exist.")
        function = lambda_backends[context.account][context.region].get_function(
            properties["FunctionName"]
        )
        if queue.visibility_timeout < int(function.timeout):
            raise ResourceFailed(
                f"Queue visibility timeout: {queue.visibility_timeout} seconds is less than "
                f"Function timeout: {function.timeout} seconds"
            )
        batch = int(properties.get("BatchSize", 10))
        if batch > 10 and not int(properties.get("MaximumBatchingWindowInSeconds", 0)):
            raise ResourceFailed(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size "
                "is greater than 10"
            )
        resource = json.dumps({"Type": self.type, "Properties": properties})
        if problems := refusals(resource, Caller(context.account, context.region)):
            raise ResourceFailed("; ".join(problems))
