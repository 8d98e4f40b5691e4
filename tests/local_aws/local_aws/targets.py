"""Targets of EventBridge rules, each with the permission that EventBridge asks for.

Follows "Using resource-based policies for Amazon EventBridge" and "Using dead-letter
queues" of its user guide. Every failure is counted in AWS/Events as EventBridge does.
"""

import json
import sys
import time
import uuid

from botocore.exceptions import ClientError
from moto.awslambda.models import lambda_backends
from moto.events.utils import EventTemplateParser
from moto.logs.models import logs_backends

from .keys import may_use
from .policy import Access, any_allows

EVENTS = "events.amazonaws.com"


class DeliveryFailed(Exception):
    """The error code and message that the dead-letter queue tells."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Targets:
    def __init__(self, environment, functions):
        self._clients = environment.clients
        self._functions = functions

    def deliver(self, sender, target, event):
        service = target["Arn"].split(":")[2]
        send = {
            "logs": self._to_log_group,
            "sqs": self._to_queue,
            "sns": self._to_topic,
            "lambda": self._to_function,
        }.get(service)
        if send is None:
            raise DeliveryFailed("SDK_CLIENT_ERROR", f"{service} is not a target here.")
        send(sender, target["Arn"], _payload(target, event))

    def dead_letter(self, sender, target, event, failure):
        """Keeps a failed delivery, or says loudly that it is lost."""
        queue = target.get("DeadLetterConfig", {}).get("Arn")
        attributes = {
            **sender.attributes(target),
            "ERROR_CODE": failure.code,
            "ERROR_MESSAGE": str(failure),
        }
        lost = "there is no dead-letter queue"
        if queue:
            try:
                self._to_queue(sender, queue, json.dumps(event), attributes)
                self.count(sender, "InvocationsSentToDlq")
                return
            except DeliveryFailed as second:
                lost = str(second)
                self.count(sender, "InvocationsFailedToBeSentToDlq")
        print(f"event {event['id']} lost: {attributes}; {lost}", file=sys.stderr, flush=True)

    def count(self, sender, metric):
        dimensions = sender.dimensions
        self._client("cloudwatch", sender).put_metric_data(
            Namespace="AWS/Events",
            MetricData=[
                {"MetricName": metric, "Dimensions": dimensions, "Value": 1, "Unit": "Count"}
            ],
        )

    def _client(self, service, sender):
        return self._clients.get(service, sender.account, sender.region)

    def _to_log_group(self, sender, arn, payload):
        name = arn.split(":log-group:", 1)[1].removesuffix(":*")
        stream = str(uuid.uuid4())
        place = f"{arn.split(':log-group:')[0]}:log-group:{name}:log-stream:{stream}"
        backend = logs_backends[sender.account][sender.region]
        documents = [one.policy_document for one in backend.resource_policies.values()]
        # CreateLogStream carries neither.
        contexts = {
            "logs:CreateLogStream": {},
            "logs:PutLogEvents": {
                "aws:SourceArn": sender.arn,
                "aws:SourceAccount": sender.account,
            },
        }
        for action, context in contexts.items():
            access = Access(action, place, service=EVENTS, context=context)
            if not any_allows(documents, access):
                raise DeliveryFailed(
                    "NO_PERMISSIONS", f"No Logs resource policy allows {EVENTS} {action} on {name}."
                )
        client = self._client("logs", sender)
        with _reported():
            client.create_log_stream(logGroupName=name, logStreamName=stream)
            client.put_log_events(
                logGroupName=name,
                logStreamName=stream,
                logEvents=[{"timestamp": int(time.time() * 1000), "message": payload}],
            )

    def _to_queue(self, sender, arn, payload, attributes=None):
        client = self._client("sqs", sender)
        with _reported():
            url = client.get_queue_url(QueueName=arn.rsplit(":", 1)[1])["QueueUrl"]
            found = client.get_queue_attributes(
                QueueUrl=url, AttributeNames=["Policy", "KmsMasterKeyId"]
            ).get("Attributes", {})
        self._check(sender, found.get("Policy"), "sqs:SendMessage", arn)
        self._check_key(sender, found.get("KmsMasterKeyId"), arn)
        texts = {
            name: {"DataType": "String", "StringValue": value}
            for name, value in (attributes or {}).items()
        }
        client.send_message(QueueUrl=url, MessageBody=payload, MessageAttributes=texts)

    def _to_topic(self, sender, arn, payload):
        client = self._client("sns", sender)
        with _reported():
            policy = client.get_topic_attributes(TopicArn=arn)["Attributes"].get("Policy")
        self._check(sender, policy, "sns:Publish", arn)
        client.publish(TopicArn=arn, Message=payload)

    def _to_function(self, sender, arn, payload):
        backend = lambda_backends[sender.account][sender.region]
        with _reported():
            self._client("lambda", sender).get_function(FunctionName=arn)
        function = backend.get_function(arn)
        policy = {"Statement": function.policy.statements} if function.policy else None
        self._check(sender, policy, "lambda:InvokeFunction", function.function_arn)
        self._functions.invoke_asynchronously(function, json.loads(payload))

    def _check(self, sender, policy, action, arn):
        context = {"aws:SourceArn": sender.arn, "aws:SourceAccount": sender.account}
        access = Access(action, arn, service=EVENTS, context=context)
        if not policy or not any_allows([policy], access):
            raise DeliveryFailed(
                "NO_PERMISSIONS", f"The policy of {arn} does not allow {EVENTS} {action}."
            )


    def _check_key(self, sender, key, arn):
        """As the SQS developer guide says of services that send to an encrypted queue."""
        actions = ("kms:GenerateDataKey", "kms:Decrypt")
        if key and not may_use(self._client("kms", sender), key, EVENTS, actions):
            raise DeliveryFailed("NO_PERMISSIONS", f"{EVENTS} may not use the key of {arn}.")


class _reported:
    """Turns an error of the target's service into a failed delivery."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, ClientError):
            message = error.response["Error"]["Message"]
            code = error.response["Error"]["Code"]
            missing = "NotFound" in code or "NonExistent" in code or "NotExist" in code
            raise DeliveryFailed("NO_RESOURCE" if missing else "SDK_CLIENT_ERROR", message)
        return False


def _payload(target, event):
    """What the target gets: the event, a part of it, a text, or a filled-in template."""
    if "Input" in target:
        return target["Input"]
    if transformer := target.get("InputTransformer"):
        timed = {**event, "ingestion-time": event["time"]}
        parsed = EventTemplateParser.parse(
            transformer["InputTemplate"], transformer.get("InputPathsMap", {}), timed
        )
        return json.dumps(parsed)
    part = event
    for name in target.get("InputPath", "$").split(".")[1:]:
        part = part[name]
    return json.dumps(part)
