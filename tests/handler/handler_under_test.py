"""The functions as they are deployed: their code is taken out of the synthesized templates."""
import functools
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path

import boto3

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="ap-southeast-2",
    AWS_REGION="ap-southeast-2",  # as Lambda sets it
)
ROOT = Path(__file__).resolve().parents[2]
EVENTS = Path(__file__).resolve().parent / "events"
RECORDS = Path(__file__).resolve().parent / "records"
sys.path.append(str(ROOT / "tests/local_aws"))
SAGEWATCH = os.environ.get("SAGEWATCH", ROOT / "build/release/sagewatch")
SETTINGS = [
    *("--home-region", "ap-southeast-2"),
    *("--workload-accounts", "333333333333"),
    *("--notification-emails", "ml-operations@example.com"),
]
JOB_METRICS = ("JobsStarted", "JobsSucceeded", "JobsFailed", "JobsStopped")


@functools.cache
def template(stack, *settings):
    """The synthesized template of one of the monitoring account's stacks, by its key."""
    with tempfile.TemporaryDirectory() as output:
        subprocess.run(
            [SAGEWATCH, "synth", stack, "--output", output, *SETTINGS, *settings],
            check=True,
            stderr=subprocess.DEVNULL,
            cwd=output,
        )
        (path,) = Path(output).glob("*.template.json")
        return json.loads(path.read_text())


@functools.cache
def deployed(stack, logical_id):
    """The properties of a function, and its compiled code."""
    properties = template(stack)["Resources"][logical_id]["Properties"]
    return properties, compile(properties["Code"]["ZipFile"], "index.py", "exec")


def load(stack, logical_id, environment, **clients):
    """A new process of a function: its handler, and the names of its module."""
    properties, code = deployed(stack, logical_id)
    variables = properties.get("Environment", {}).get("Variables", {})
    for name, value in variables.items():
        os.environ[name] = environment.get(name) or value
    os.environ["AWS_LAMBDA_LOG_GROUP_NAME"] = "records"
    module, name = properties["Handler"].split(".")
    assert module == "index", "inline code is always the file index"
    names = {}
    exec(code, names)
    names["clients"].update(clients)
    return names[name], names


def state_table():
    return boto3.resource("dynamodb").create_table(
        TableName="state",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "job", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "job", "KeyType": "HASH"}],
    )


class Log:
    """CloudWatch Logs as far as the function asks it: has a record been printed?"""

    def __init__(self):
        self.lines = []
        self.asked = []  # between which milliseconds

    def get_paginator(self, operation):
        assert operation == "filter_log_events"
        return self

    def paginate(self, logGroupName, startTime, endTime, filterPattern):
        self.asked.append((startTime, endTime))
        wanted = filterPattern.split('"')[1]
        yield {"events": []}
        yield {"events": [line for line in self.lines if wanted in line]}


class Queues:
    """SQS as far as functions send to it: what was sent, by queue."""

    def __init__(self, step=lambda name: None):
        self.step = step
        self.sent = {}

    def send_message(self, QueueUrl, MessageBody):
        self.step("before send")
        self.sent.setdefault(QueueUrl, []).append(json.loads(MessageBody))
        self.step("after send")


REGIONS = "eu-west-1,us-east-1,cn-north-1,us-gov-west-1"
ENVIRONMENT = {
    "TABLE": "state",
    "UTILIZATION_QUEUE": "utilization",
    "NOTICE_QUEUE": "notices",
    "REGIONS": REGIONS,
}


class March:
    """Time that passes as it does, in the days of the samples."""

    sleep = staticmethod(time.sleep)
    since = time.time()

    def time(self):
        return 1_772_700_000 + time.time() - self.since


class Ingester:
    """One running copy of the function. Use it under mock_aws, or with a table of its own."""

    def __init__(self, table=None, log=None, queues=None, environment=ENVIRONMENT):
        self.table = table if table is not None else state_table()
        self.log = log or Log()
        self.queues = queues or Queues()
        self.handler, self.module = load(
            "monitoring",
            "IngesterFunction",
            environment,
            table=self.table,
            logs=self.log,
            sqs=self.queues,
        )
        self.module["time"] = March()

    def records(self, event):
        """What the function prints for one event, line by line."""
        printed = io.StringIO()
        try:
            with redirect_stdout(printed):
                self.handler(event, None)
        finally:
            lines = printed.getvalue().splitlines()
            self.log.lines += lines
        return [json.loads(line) for line in lines]

    def record(self, event):
        (record,) = self.records(event)
        return record


def received(sqs, queue):
    """Up to ten messages of a queue, which stay hidden from then on."""
    answer = sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=3600, AttributeNames=["All"]
    )
    return answer.get("Messages", [])


def sample(name):
    return json.loads((EVENTS / f"{name}.json").read_text())


def samples():
    return {path.stem: json.loads(path.read_text()) for path in sorted(EVENTS.glob("*.json"))}


def counts(record):
    return {name: record[name] for name in JOB_METRICS if name in record}
