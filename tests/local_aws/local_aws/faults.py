"""Faults that can be switched on: what AWS does to a script on a bad day.

The file `faults` in the state directory is read again whenever it changes; a line each:

    account ID REASON                      stack sets fail in this account, for this reason
    call OPERATION FIRST LAST CODE MESSAGE the calls of the operation, counted from the first after
                                           the file changed, fail from FIRST to LAST; OPERATION *
                                           counts all calls, LAST * is for ever
    signal OPERATION NUMBER PID SIGNAL     at this call the process gets the signal, e.g. INT, and
                                           the call is answered

An error is answered as the service's protocol has it. The AWS CLI tries again after Throttling, and
gives up at once with ExpiredToken.
"""

import json
import os
import signal
import threading
from collections import Counter

from werkzeug.wrappers import Response

FOR_EVER = "*"
FORBIDDEN = ("ExpiredToken", "ExpiredTokenException", "AccessDenied")


class Faults:
    def __init__(self, path):
        self._path = path
        self._lock = threading.Lock()
        self._changed = None
        self._lines = []
        self._calls = Counter()

    def account(self, account):
        """Why stack sets fail in the account; None when they don't."""
        with self._lock:
            self._read()
            for kind, *words in self._lines:
                if kind == "account" and words[0] == account:
                    return " ".join(words[1:])
        return None

    def answer(self, operation, json_protocol):
        """The error that a call ends with; None when it goes well."""
        with self._lock:
            self._read()
            if not self._lines:
                return None
            self._calls[operation] += 1
            self._calls[FOR_EVER] += 1
            error = None
            for line in self._lines:
                error = error or self._effect(line, operation)
        return error and _response(*error, json_protocol)

    def _effect(self, line, operation):
        kind, name, *words = line
        if name not in (operation, FOR_EVER):
            return None
        number = self._calls[name]
        if kind == "signal" and number == int(words[0]):
            os.kill(int(words[1]), getattr(signal, f"SIG{words[2]}"))
        if kind == "call" and number >= int(words[0]):
            if words[1] == FOR_EVER or number <= int(words[1]):
                return words[2], " ".join(words[3:])
        return None

    def _read(self):
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            changed = None
        if changed == self._changed:
            return
        self._changed = changed
        self._calls.clear()
        text = self._path.read_text() if changed else ""
        self._lines = [line.split() for line in text.splitlines() if line.strip()]


def _response(code, message, json_protocol):
    status = 403 if code in FORBIDDEN else 400
    if json_protocol:
        body = json.dumps({"__type": code, "message": message})
        headers = {"x-amzn-ErrorType": code}
        return Response(body, status, headers, content_type="application/x-amz-json-1.1")
    error = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
    body = f"<ErrorResponse>{error}<RequestId>0</RequestId></ErrorResponse>"
    return Response(body, status, content_type="text/xml")
