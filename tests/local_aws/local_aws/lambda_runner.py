"""Runs Lambda functions for real: inline Python, its logs, retries and destinations.

Follows the Lambda developer guide: asynchronous invocations are tried again up to
MaximumRetryAttempts (2 unless set; without the minutes between), then go to the failure
destination as an invocation record; logs need the execution role's permission.
"""

import atexit
import json
import os
import sys
import threading
import time
import uuid

from botocore.exceptions import ClientError
from moto.awslambda.models import LambdaFunction, lambda_backends

from .api import Service, ServiceError
from .emf import publish
from .lambda_process import LambdaProcess
from .roles import role_allows

DEFAULT_RETRIES = 2
# Of an account and Region, in all and what must be left: quotas of the Lambda developer guide.
CONCURRENCY = 1000
LEAST_UNRESERVED = 100


class Functions:
    """The execution environments of all functions."""

    def __init__(self, environment):
        self._environment = environment
        self._clients = environment.clients
        self._processes = {}
        self._lock = threading.Lock()
        atexit.register(self.close)

    def close(self):
        for _, process in self._processes.values():
            process.close()
        self._processes.clear()

    def invoke(self, function, event, request_id=None):
        """One synchronous run: {"result"} or {"error"}."""
        request_id = request_id or str(uuid.uuid4())
        with self._lock:
            process = self._process(function)
        started = time.monotonic()
        outcome, lines = process.run(event, request_id)
        duration = (time.monotonic() - started) * 1000
        self._count(function, outcome, duration)
        messages = _messages(function, request_id, lines, outcome, duration)
        self._write_logs(function, process.log_stream, messages)
        return outcome

    def invoke_asynchronously(self, function, event):
        request_id = str(uuid.uuid4())
        settings = _asynchronous_settings(function)
        attempts = 1 + int(settings.get("MaximumRetryAttempts", DEFAULT_RETRIES))
        for attempt in range(1, attempts + 1):
            outcome = self.invoke(function, event, request_id)
            if "error" not in outcome:
                return
        destination = settings.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        record = _failure_record(function, event, request_id, attempts, outcome["error"])
        if destination:
            self._send_record(function, destination, record)
        else:
            _report(f"{function.function_name}: event dropped after {attempts} attempts")

    def _process(self, function):
        key = function.function_arn
        version = (function.code_sha_256, json.dumps(_configuration(function), sort_keys=True))
        known, process = self._processes.get(key, (None, None))
        if known != version:
            if process:
                process.close()
            process = LambdaProcess(function, self._variables(function), log_group_of(function))
            self._processes[key] = (version, process)
        return process

    def _variables(self, function):
        sts = self._clients.get("sts", function.account_id, function.region)
        session = f"{function.function_name}"[:64]
        credentials = sts.assume_role(RoleArn=function.role, RoleSessionName=session)["Credentials"]
        return {
            "PATH": os.environ.get("PATH", ""),
            "AWS_REGION": function.region,
            "AWS_DEFAULT_REGION": function.region,
            "AWS_LAMBDA_FUNCTION_NAME": function.function_name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_size),
            "AWS_ACCESS_KEY_ID": credentials["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"],
            "AWS_SESSION_TOKEN": credentials["SessionToken"],
            "AWS_ENDPOINT_URL": self._clients.endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "_HANDLER": function.handler,
            **{name: str(value) for name, value in function.environment_vars.items()},
        }

    def _count(self, function, outcome, duration):
        dimensions = [{"Name": "FunctionName", "Value": function.function_name}]
        values = {"Invocations": 1, "Errors": int("error" in outcome), "Duration": duration}
        self._clients.get("cloudwatch", function.account_id, function.region).put_metric_data(
            Namespace="AWS/Lambda",
            MetricData=[
                {"MetricName": name, "Dimensions": dimensions, "Value": value}
                for name, value in values.items()
            ],
        )

    def _write_logs(self, function, stream, messages):
        group = log_group_of(function)
        place = function.function_arn.split(":lambda:")[0] + ":logs:"
        place += f"{function.region}:{function.account_id}:log-group:{group}"
        stream_arn = f"{place}:log-stream:{stream}"
        for action in ("logs:CreateLogStream", "logs:PutLogEvents"):
            if not role_allows(function.role, action, stream_arn):
                _report(f"{function.function_name}: logs lost, its role may not {action}")
                return
        logs = self._clients.get("logs", function.account_id, function.region)
        try:
            if role_allows(function.role, "logs:CreateLogGroup", place + ":*"):
                _ignoring_existing(logs.create_log_group, logGroupName=group)
            _ignoring_existing(
                logs.create_log_stream, logGroupName=group, logStreamName=stream
            )
        except ClientError as error:
            _report(f"{function.function_name}: logs lost, {error}")
            return
        stamp = int(time.time() * 1000)
        logs.put_log_events(
            logGroupName=group,
            logStreamName=stream,
            logEvents=[{"timestamp": stamp, "message": message} for message in messages],
        )
        publish(self._clients.get("cloudwatch", function.account_id, function.region), messages)

    def _send_record(self, function, destination, record):
        service, name = destination.split(":")[2], destination.rsplit(":", 1)[1]
        action = {"sqs": "sqs:SendMessage", "sns": "sns:Publish"}.get(service)
        if action is None or not role_allows(function.role, action, destination):
            _report(f"{function.function_name}: its role may not send to {destination}")
            return
        client = self._clients.get(service, function.account_id, function.region)
        if service == "sns":
            client.publish(TopicArn=destination, Message=json.dumps(record))
            return
        url = client.get_queue_url(QueueName=name)["QueueUrl"]
        client.send_message(QueueUrl=url, MessageBody=json.dumps(record))


class LambdaService(Service):
    name = "lambda"
    operations = ("Invoke", "GetAccountSettings", "PutFunctionConcurrency")

    def __init__(self, functions):
        self._functions = functions

    def invoke(self, caller, request):
        backend = lambda_backends[caller.account][caller.region]
        try:
            function = backend.get_function(request["FunctionName"])
        except Exception as error:
            raise ServiceError("ResourceNotFoundException", str(error)) from error
        event = json.loads(request.get("Payload") or b"{}")
        if request.get("InvocationType") == "Event":
            self._functions.invoke_asynchronously(function, event)
            return {"StatusCode": 202, "Payload": b""}
        outcome = self._functions.invoke(function, event)
        answer = {"StatusCode": 200, "ExecutedVersion": "$LATEST"}
        if "error" in outcome:
            answer["FunctionError"] = "Unhandled"
        return {**answer, "Payload": json.dumps(outcome.get("error", outcome.get("result")))}


    def get_account_settings(self, caller, request):
        left = CONCURRENCY - _reserved(lambda_backends[caller.account][caller.region])
        return {"AccountLimit": {
            "ConcurrentExecutions": CONCURRENCY, "UnreservedConcurrentExecutions": left}}

    def put_function_concurrency(self, caller, request):
        name, wanted = request["FunctionName"], request["ReservedConcurrentExecutions"]
        backend = lambda_backends[caller.account][caller.region]
        if CONCURRENCY - _reserved(backend, without=name) - wanted < LEAST_UNRESERVED:
            raise ServiceError(
                "InvalidParameterValueException",
                "Specified ReservedConcurrentExecutions for function decreases account's "
                f"UnreservedConcurrentExecution below its minimum value of [{LEAST_UNRESERVED}].",
            )
        backend.put_function_concurrency(name, wanted)
        return {"ReservedConcurrentExecutions": wanted}


def _reserved(backend, without=None):
    functions = (f for f in backend.list_functions() if f.function_name != without)
    return sum(function.reserved_concurrency or 0 for function in functions)


def log_group_of(function):
    settings = getattr(function, "logging_config", None) or {}
    return settings.get("LogGroup") or f"/aws/lambda/{function.function_name}"


def show_logging_config():
    """Moto's answers leave LoggingConfig out; adds what the function was given."""
    original = LambdaFunction.get_configuration

    def get_configuration(function, on_create=False):
        described = original(function, on_create)
        given = getattr(function, "logging_config", None) or {}
        described["LoggingConfig"] = {
            "LogFormat": "Text",
            **given,
            "LogGroup": log_group_of(function),
        }
        return described

    LambdaFunction.get_configuration = get_configuration


def _configuration(function):
    return {
        "handler": function.handler,
        "timeout": function.timeout,
        "role": function.role,
        "variables": function.environment_vars,
        "group": log_group_of(function),
    }


def _asynchronous_settings(function):
    return function.event_invoke_config[-1].config if function.event_invoke_config else {}


def _messages(function, request_id, lines, outcome, duration):
    """The log events of one run, between the lines that Lambda itself writes."""
    messages = [f"START RequestId: {request_id} Version: $LATEST", *lines]
    if error := outcome.get("error"):
        kind, text = error.get("errorType"), error["errorMessage"]
        trace = "".join(error.get("stackTrace", []))
        messages.append(f"[ERROR] {kind}: {text}\nTraceback (most recent call last):\n{trace}"
                        if kind else text)
    messages.append(f"END RequestId: {request_id}")
    messages.append(
        f"REPORT RequestId: {request_id}\tDuration: {duration:.2f} ms\t"
        f"Memory Size: {function.memory_size} MB"
    )
    return [message for message in messages if message]


def _failure_record(function, event, request_id, attempts, error):
    """The record that Lambda sends to a destination on failure."""
    now = time.time()
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now)) + f".{int(now * 1000) % 1000:03}Z"
    return {
        "version": "1.0",
        "timestamp": stamp,
        "requestContext": {
            "requestId": request_id,
            "functionArn": f"{function.function_arn}:$LATEST",
            "condition": "RetriesExhausted",
            "approximateInvokeCount": attempts,
        },
        "requestPayload": event,
        "responseContext": {
            "statusCode": 200,
            "executedVersion": "$LATEST",
            "functionError": "Unhandled",
        },
        "responsePayload": error,
    }


def _ignoring_existing(call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceAlreadyExistsException":
            raise


def _report(text):
    print(text, file=sys.stderr, flush=True)
