"""boto3 clients of any account and Region that call the gateway in this process."""

import threading
from io import BytesIO

import boto3
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from werkzeug.test import EnvironBuilder, run_wsgi_app

from .gateway import ACCOUNT_HEADER


class _Body(BytesIO):
    def stream(self, **_):
        while chunk := self.read():
            yield chunk


class Clients:
    """A cache of clients: `clients.get("logs", account, region)`."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.application = None
        self._session = boto3.Session("local", "local")
        self._cache = {}
        self._lock = threading.Lock()

    def get(self, service, account, region):
        key = (service, account, region)
        with self._lock:
            if key not in self._cache:
                self._cache[key] = self._make(*key)
            return self._cache[key]

    def _make(self, service, account, region):
        client = self._session.client(
            service,
            region_name=region,
            endpoint_url=self.endpoint,
            config=Config(retries={"total_max_attempts": 1}, parameter_validation=True),
        )

        def send(request, **_):
            request.headers[ACCOUNT_HEADER] = account
            return self._send(request)

        client.meta.events.register("before-send", send)
        return client

    def _send(self, request):
        headers = {
            name: value.decode() if isinstance(value, bytes) else value
            for name, value in request.headers.items()
        }
        builder = EnvironBuilder(
            path=request.url, method=request.method, headers=headers, data=_body(request)
        )
        chunks, status, answer_headers = run_wsgi_app(
            self.application, builder.get_environ(), buffered=True
        )
        body = b"".join(chunks)
        code = int(status.split()[0])
        return AWSResponse(request.url, code, answer_headers, _Body(body))


def _body(request):
    body = request.body or b""
    if hasattr(body, "read"):
        return body.read()
    return body.encode() if isinstance(body, str) else body
