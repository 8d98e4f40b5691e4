"""The process that a Lambda function runs in; started by lambda_runner.

Loads the handler, says so, then reads one invocation a line from standard input and
writes its outcome as one line to the file descriptor given. Standard output belongs to
the function. The process stays for the next invocation, as execution environments do.
"""

import importlib
import json
import os
import sys
import time
import traceback


class LambdaContext:
    def __init__(self, invocation):
        self.aws_request_id = invocation["request_id"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = "$LATEST"
        self.invoked_function_arn = invocation["function_arn"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self._deadline = invocation["deadline"]

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.time()) * 1000))


def find_handler():
    module, _, name = os.environ["_HANDLER"].rpartition(".")
    return getattr(importlib.import_module(module.replace("/", ".")), name)


def describe(error, request_id):
    trace = traceback.format_exception(error)
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": request_id,
        "stackTrace": trace[1:-1],
    }


def invoke(load, invocation):
    try:
        result = load()(invocation["event"], LambdaContext(invocation))
        return {"result": json.loads(json.dumps(result))}
    except Exception as error:
        return {"error": describe(error, invocation["request_id"])}


def initialize():
    """Loads the handler as a cold start does; a failure shows in each invocation."""
    try:
        handler = find_handler()
    except Exception as error:
        failure = error

        def fail():
            raise failure

        return fail
    return lambda: handler


def main():
    sys.path.insert(0, os.getcwd())
    answers = os.fdopen(int(sys.argv[1]), "w")
    load = initialize()
    answers.write("ready\n")
    answers.flush()
    for line in sys.stdin:
        answer = invoke(load, json.loads(line))
        sys.stdout.flush()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
