"""What AWS refuses in the small languages of requests: queries, expressions, patterns, schedules,
conditions of policies.

A request that holds such a text is looked at before it is carried out: it becomes a template of one
resource, which `sagewatch check` reads. A finding of a check that reports a refusal
(`sagewatch check --list --format json`) is the service's answer, so a new check makes the local
organization stricter without a change here. CloudFormation's handlers call the same APIs: there the
resource fails, and the stack rolls back.

The error codes are those of botocore's service models. Which words AWS uses is not confirmed, nor
whether PutQueryDefinition parses the query, as StartQuery does.
"""

import json
import os
import subprocess
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from .api import Service, ServiceError

ROOT = Path(__file__).resolve().parents[3]
SAGEWATCH = os.environ.get("SAGEWATCH", str(ROOT / "build/release/sagewatch"))


@dataclass(frozen=True)
class Request:
    """The resource that an operation's parameters are the properties of, and the error code."""

    type: str
    code: str
    # Properties that the operation doesn't take and the resource needs.
    given: dict = field(default_factory=dict)
    # The checks that are asked, where another service answers for the rest; else all.
    only: frozenset = frozenset()
    # The error code of a request without an event pattern.
    code_of_schedule: str = ""

    def code_for(self, parameters):
        return self.code if "EventPattern" in parameters else self.code_of_schedule or self.code

    def properties(self, parameters):
        """Those of the resource; none where nothing is to be read."""
        return {**self.given, **_properties(parameters)}


# What is wrong with the conditions of a policy, or with its JSON.
POLICY_CHECKS = frozenset({"E1143", "E1187", "E1188", "E1204"})


@dataclass(frozen=True)
class PolicyRequest(Request):
    """A request of which only a policy is read: where it stands, and which property it is."""

    only: frozenset = POLICY_CHECKS
    path: tuple = ("Policy",)
    property: str = "Policy"

    def properties(self, parameters):
        # SetTopicAttributes sets one attribute by its name.
        if parameters.get("AttributeName", "Policy") != "Policy":
            return {}
        for step in self.path:
            parameters = (parameters or {}).get(step)
        return {self.property: parameters} if parameters else {}


ALARM = Request("AWS::CloudWatch::Alarm", "ValidationError")
PATTERN = Request("AWS::Events::Rule", "InvalidEventPatternException")
ARCHIVE = Request("AWS::Events::Archive", "InvalidEventPatternException")
SCHEDULE = Request("AWS::Scheduler::Schedule", "ValidationException")
LINK = Request("AWS::Oam::Link", "InvalidParameterException")
QUERY = "AWS::Logs::QueryDefinition"
BUS_POLICY = PolicyRequest("AWS::Events::EventBus", "ValidationException")
KEY_POLICY = PolicyRequest(
    "AWS::KMS::Key", "MalformedPolicyDocumentException", property="KeyPolicy"
)
TRUST_POLICY = PolicyRequest(
    "AWS::IAM::Role",
    "MalformedPolicyDocument",
    path=("AssumeRolePolicyDocument",),
    property="AssumeRolePolicyDocument",
)
IDENTITY_POLICY = PolicyRequest(
    "AWS::IAM::ManagedPolicy",
    "MalformedPolicyDocument",
    path=("PolicyDocument",),
    property="PolicyDocument",
)
QUEUE_POLICY = PolicyRequest(
    "AWS::SQS::QueuePolicy",
    "InvalidAttributeValue",
    path=("Attributes", "Policy"),
    property="PolicyDocument",
)

REQUESTS = {
    "cloudwatch": {
        "PutMetricAlarm": ALARM,
        "PutCompositeAlarm": Request("AWS::CloudWatch::CompositeAlarm", "ValidationError"),
        "PutDashboard": Request("AWS::CloudWatch::Dashboard", "InvalidParameterInput"),
    },
    "logs": {
        "PutQueryDefinition": Request(QUERY, "InvalidParameterException"),
        "StartQuery": Request(QUERY, "MalformedQueryException", {"Name": "query"}),
        "PutMetricFilter": Request("AWS::Logs::MetricFilter", "InvalidParameterException"),
        "PutSubscriptionFilter": Request(
            "AWS::Logs::SubscriptionFilter", "InvalidParameterException"
        ),
        "PutResourcePolicy": PolicyRequest(
            "AWS::Logs::ResourcePolicy",
            "InvalidParameterException",
            path=("policyDocument",),
            property="PolicyDocument",
        ),
    },
    "events": {
        "PutRule": Request(PATTERN.type, PATTERN.code, code_of_schedule="ValidationException"),
        "PutTargets": Request(PATTERN.type, "ValidationException", only=frozenset({"E1128"})),
        "TestEventPattern": PATTERN,
        "CreateArchive": ARCHIVE,
        "UpdateArchive": ARCHIVE,
        "PutPermission": BUS_POLICY,
    },
    "iam": {
        "CreatePolicy": IDENTITY_POLICY,
        "CreatePolicyVersion": IDENTITY_POLICY,
        "CreateRole": TRUST_POLICY,
        "PutRolePolicy": IDENTITY_POLICY,
        "UpdateAssumeRolePolicy": replace(TRUST_POLICY, path=("PolicyDocument",)),
    },
    "kms": {"CreateKey": KEY_POLICY, "PutKeyPolicy": KEY_POLICY},
    "sns": {
        "SetTopicAttributes": PolicyRequest(
            "AWS::SNS::TopicPolicy",
            "InvalidParameter",
            path=("AttributeValue",),
            property="PolicyDocument",
        ),
    },
    "sqs": {"CreateQueue": QUEUE_POLICY, "SetQueueAttributes": QUEUE_POLICY},
    "scheduler": {"CreateSchedule": SCHEDULE, "UpdateSchedule": SCHEDULE},
    "oam": {
        "CreateLink": LINK,
        "UpdateLink": Request(LINK.type, LINK.code, {"LabelTemplate": "$AccountName"}),
        "PutSinkPolicy": PolicyRequest("AWS::Oam::Sink", LINK.code),
    },
}
# AWS documents that it refuses these, and breaks the rule in examples of its own: `check` warns, and
# the local organization is strict.
DOCUMENTED_REFUSALS = frozenset({"W1101"})
VARIABLES = "InputPathsMap"
SIGNING_NAMES = {"cloudwatch": "monitoring"}


class Languages(Service):
    """Answers the operations of one service with a refusal, or leaves them to the next service."""

    def __init__(self, name):
        self.name = name
        self.signing_name = SIGNING_NAMES.get(name, "")
        self._requests = REQUESTS[name]
        self.operations = tuple(self._requests)

    def answer(self, request, caller, operation, path_parameters):
        call = self.read(request, operation, path_parameters)
        asked = self._requests[operation]
        properties = asked.properties(call.parameters)
        if not properties:
            return None
        resource = {"Type": asked.type, "Properties": properties}
        problems = refusals(json.dumps(resource, default=str), caller, asked.only)
        if not problems:
            return None
        code = asked.code_for(call.parameters)
        return self.write(call, ServiceError(code, "; ".join(problems)))


def services():
    """One for each service. Fails at once where the checks can't be run."""
    _refusing()
    return [Languages(name) for name in REQUESTS]


def _properties(value):
    """Parameters are named as properties are, up to the case of their first letters; variables of
    an input transformer are not."""
    if isinstance(value, dict):
        return {
            key[:1].upper() + key[1:]: item if key == VARIABLES else _properties(item)
            for key, item in value.items()
        }
    return [_properties(item) for item in value] if isinstance(value, list) else value


@lru_cache
def _refusing():
    """The ids of the checks that find what AWS refuses."""
    listed = json.loads(_run("--list"))
    return DOCUMENTED_REFUSALS | {check["id"] for check in listed if check["refused"]}


@lru_cache(maxsize=4096)
def refusals(resource, caller, only=frozenset()):
    """Why AWS refuses a resource, which is given as JSON: a tuple of messages."""
    template = f'{{"Resources": {{"Resource": {resource}}}}}'
    place = ("--region", caller.region, "--account", caller.account)
    found = json.loads(_run(*place, "/dev/stdin", template=template))["diagnostics"]
    return tuple(one["message"] for one in found if one["id"] in (only or _refusing()))


def _run(*arguments, template=""):
    command = [SAGEWATCH, "check", "--format", "json", *arguments]
    try:
        done = subprocess.run(command, input=template, capture_output=True, text=True, timeout=60)
    except FileNotFoundError as error:
        message = f"there is no {SAGEWATCH}: run 'make build', or set SAGEWATCH to the binary"
        raise RuntimeError(message) from error
    if not done.stdout:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return done.stdout
