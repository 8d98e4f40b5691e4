"""One execution environment of a function: its code on disk and a Python process."""

import io
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import zipfile
from datetime import datetime, timezone
from pathlib import Path

WORKER = Path(__file__).with_name("lambda_worker.py")
# How long a cold start may take; it does not count as the function's own time.
START_SECONDS = 10.0


class LambdaProcess:
    """Runs invocations one after the other; starts anew after a timeout or a crash."""

    def __init__(self, function, environment, log_group):
        self._function = function
        self._directory = Path(tempfile.mkdtemp(prefix="local-aws-lambda-"))
        with zipfile.ZipFile(io.BytesIO(function.code_bytes)) as archive:
            archive.extractall(self._directory / "code")
        self._output = self._directory / "output"
        today = datetime.now(timezone.utc).strftime("%Y/%m/%d")
        self.log_stream = f"{today}/[$LATEST]{uuid.uuid4().hex}"
        self._environment = {
            **environment,
            "AWS_LAMBDA_LOG_GROUP_NAME": log_group,
            "AWS_LAMBDA_LOG_STREAM_NAME": self.log_stream,
        }
        self._process = None
        self._lock = threading.Lock()

    def run(self, event, request_id):
        """The outcome {"result"} or {"error"}, and the lines that the function printed."""
        with self._lock:
            self._output.write_text("")
            if self._process is None or self._process.poll() is not None:
                self._start()
            timeout = float(self._function.timeout)
            invocation = {
                "event": event,
                "request_id": request_id,
                "function_arn": self._function.function_arn,
                "deadline": time.time() + timeout,
            }
            outcome = self._exchange(invocation, timeout, request_id)
            return outcome, self._output.read_text(errors="replace").splitlines()

    def _exchange(self, invocation, seconds, request_id):
        try:
            self._process.stdin.write(json.dumps(invocation).encode() + b"\n")
            self._process.stdin.flush()
            readable, _, _ = select.select([self._answers], [], [], seconds)
            if readable and (line := self._answers.readline()):
                return json.loads(line)
        except BrokenPipeError:
            readable = True
        self._stop()
        if readable:
            message = f"RequestId: {request_id} Error: Runtime exited"
            return {"error": {"errorMessage": message, "errorType": "Runtime.ExitError"}}
        stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        limit = float(self._function.timeout)
        message = f"{stamp}Z {request_id} Task timed out after {limit:.2f} seconds"
        return {"error": {"errorMessage": message}}

    def _start(self):
        reading, writing = os.pipe()
        # Appending, so that emptying the file makes the function write at its start again.
        output = open(self._output, "ab")
        self._process = subprocess.Popen(
            [sys.executable, "-u", str(WORKER), str(writing)],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=self._directory / "code",
            env=self._environment,
            pass_fds=[writing],
        )
        output.close()
        os.close(writing)
        self._answers = os.fdopen(reading, "rb")
        if select.select([self._answers], [], [], START_SECONDS)[0]:
            self._answers.readline()

    def _stop(self):
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stdin.close()
            self._answers.close()
            self._process = None

    def close(self):
        with self._lock:
            self._stop()
            shutil.rmtree(self._directory, ignore_errors=True)
