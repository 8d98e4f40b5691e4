"""Event source mappings: Lambda functions that are invoked with the messages of a queue.

Follows "Using Lambda with Amazon SQS" of the Lambda developer guide: Lambda reads with the
function's role, deletes what was processed, and makes visible again what the function
names in `batchItemFailures`, or all of a batch when the function fails; the queue's
redrive policy ends that. Nothing is waited for here: delays, batching windows and
visibility timeouts are cut to moments.
"""

import sys
import threading
import time
import uuid
from dataclasses import dataclass, field

from moto.awslambda.models import lambda_backends
from moto.sqs.models import sqs_backends

from .roles import role_allows

NEEDED = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
PAUSE = 0.1  # seconds between looks at the queues
WINDOW = 1.0  # seconds that stand for any batching window


@dataclass
class Mapping:
    account: str
    region: str
    function: str
    queue_arn: str
    batch_size: int
    windowed: bool
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def queue_name(self):
        return self.queue_arn.rsplit(":", 1)[1]


class EventSources:
    def __init__(self, clients, functions):
        self._clients = clients
        self._functions = functions
        self._mappings = {}
        threading.Thread(target=self._poll, daemon=True).start()

    def add(self, mapping):
        self._mappings[mapping.id] = mapping
        return mapping.id

    def remove(self, mapping_id):
        self._mappings.pop(mapping_id, None)

    def _poll(self):
        while True:
            for mapping in list(self._mappings.values()):
                try:
                    self._serve(mapping)
                except Exception as error:  # the queue or the function is being deleted
                    print(f"{mapping.function}: {error}", file=sys.stderr, flush=True)
            time.sleep(PAUSE)

    def _serve(self, mapping):
        if not self._waiting(mapping):
            return
        function = lambda_backends[mapping.account][mapping.region].get_function(mapping.function)
        missing = [a for a in NEEDED if not role_allows(function.role, a, mapping.queue_arn)]
        if missing:
            raise PermissionError(f"its role may not {missing} on {mapping.queue_arn}")
        if mapping.windowed:
            time.sleep(WINDOW)
        client = self._clients.get("sqs", mapping.account, mapping.region)
        url = client.get_queue_url(QueueName=mapping.queue_name)["QueueUrl"]
        messages = self._receive(mapping, client, url)
        if messages:
            outcome = self._functions.invoke(function, _event(mapping, messages))
            _settle(client, url, messages, _failed(outcome, messages))

    def _waiting(self, mapping):
        """Whether there are messages; their delay is over."""
        queue = sqs_backends[mapping.account][mapping.region].queues.get(mapping.queue_name)
        found = list(queue._messages) if queue else []
        for message in found:
            message.delayed_until = 0.0
        return any(message.visible for message in found)

    def _receive(self, mapping, client, url):
        messages = []
        while len(messages) < mapping.batch_size:
            more = client.receive_message(
                QueueUrl=url,
                MaxNumberOfMessages=min(10, mapping.batch_size - len(messages)),
                AttributeNames=["All"],
            ).get("Messages", [])
            if not more:
                break
            messages += more
        return messages


def _event(mapping, messages):
    return {
        "Records": [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message["Attributes"],
                "messageAttributes": {},
                "eventSource": "aws:sqs",
                "eventSourceARN": mapping.queue_arn,
                "awsRegion": mapping.region,
            }
            for message in messages
        ]
    }


def _failed(outcome, messages):
    """The ids of the messages that are to come again."""
    if "error" in outcome:
        return {message["MessageId"] for message in messages}
    failures = (outcome.get("result") or {}).get("batchItemFailures", [])
    return {failure["itemIdentifier"] for failure in failures}


def _settle(client, url, messages, failed):
    for message in messages:
        handle = {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]}
        if message["MessageId"] in failed:
            client.change_message_visibility(**handle, VisibilityTimeout=0)
        else:
            client.delete_message(**handle)
