"""The ingester as it is deployed: its code is taken out of the synthesized template."""
import io
import json
import os
import subprocess
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

import boto3

ROOT = Path(__file__).resolve().parents[2]
EVENTS = Path(__file__).resolve().parent / "events"
RECORDS = Path(__file__).resolve().parent / "records"
SAGEWATCH = os.environ.get("SAGEWATCH", ROOT / "build/release/sagewatch")
SETTINGS = ["--home-region", "ap-southeast-2", "--workload-accounts", "333333333333"]
JOB_METRICS = ("JobsStarted", "JobsSucceeded", "JobsFailed", "JobsStopped")


def function_properties():
    with tempfile.TemporaryDirectory() as output:
        subprocess.run(
            [SAGEWATCH, "synth", "monitoring", "--output", output, *SETTINGS],
            check=True,
            stderr=subprocess.DEVNULL,
            cwd=output,
        )
        template = json.loads(Path(output, "MonitoringAccountInfraStack.template.json").read_text())
    return template["Resources"]["IngesterFunction"]["Properties"]


PROPERTIES = function_properties()
CODE = compile(PROPERTIES["Code"]["ZipFile"], "index.py", "exec")


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

    def get_paginator(self, operation):
        assert operation == "filter_log_events"
        return self

    def paginate(self, logGroupName, startTime, filterPattern):
        wanted = filterPattern.split('"')[1]
        yield {"events": []}
        yield {"events": [line for line in self.lines if wanted in line]}


class Ingester:
    """One running copy of the function. Use it under mock_aws, or with a table of its own."""

    properties = PROPERTIES

    def __init__(self, table=None, log=None):
        os.environ["TABLE"] = "state"
        os.environ["AWS_LAMBDA_LOG_GROUP_NAME"] = "records"
        variables = self.properties["Environment"]["Variables"]
        os.environ.update({name: variables[name] for name in ("STATE_DAYS", "TEAM_TAGS")})
        self.table = table if table is not None else state_table()
        self.log = log or Log()
        module, name = self.properties["Handler"].split(".")
        assert module == "index", "inline code is always the file index"
        self.module = {}
        exec(CODE, self.module)
        self.module["clients"].update(table=self.table, logs=self.log)
        self.handler = self.module[name]

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


def sample(name):
    return json.loads((EVENTS / f"{name}.json").read_text())


def samples():
    return {path.stem: json.loads(path.read_text()) for path in sorted(EVENTS.glob("*.json"))}


def counts(record):
    return {name: record[name] for name in JOB_METRICS if name in record}
