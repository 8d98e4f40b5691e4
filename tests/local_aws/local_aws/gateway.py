"""The one HTTP entry: our own services first, moto for everything else."""

import json
import re
import traceback
from io import BytesIO

from botocore.exceptions import UnknownServiceError
from moto.core.utils import get_service_model
from moto.iam.models import iam_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.wrappers import Request, Response

from .api import Caller, find_operation

CREDENTIAL = re.compile(r"Credential=([^/]+)/[^/]+/([^/]+)/([^/]+)/")
ACCOUNT_HEADER = "x-moto-account-id"
ACCOUNT_VARIABLE = "HTTP_X_MOTO_ACCOUNT_ID"
# Where credentials name a service otherwise.
SERVICES_SIGNED_AS = {"monitoring": "cloudwatch"}


class Gateway:
    """A WSGI application that knows each request's service, account and Region."""

    def __init__(self, services):
        self._services = services
        self._moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ, start_response):
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        if not signed:
            return self._moto(environ, start_response)
        key, region, service_name = signed.groups()
        # Moto takes the account from the header too, so it is looked up once.
        account = environ.get(ACCOUNT_VARIABLE) or account_of(key)
        if account is None:
            return _unknown_key(environ)(environ, start_response)
        environ[ACCOUNT_VARIABLE] = account
        candidates = [
            s for s in self._services if (s.signing_name or s.name) == service_name
        ]
        if candidates:
            request = Request(environ)
            # Moto reads the body a second time where the operation is not ours.
            request.get_data(cache=True, parse_form_data=False)
            answer = self._answer(candidates, request, Caller(account, region))
            if answer:
                return answer(environ, start_response)
            _rewind(environ, request)
        return self._moto(environ, start_response)

    def _answer(self, services, request, caller):
        operation, path_parameters = find_operation(services[0].name, _fresh(request))
        for service in services:
            if not service.handles(operation):
                continue
            try:
                answer = service.answer(_fresh(request), caller, operation, path_parameters)
            except Exception:
                traceback.print_exc()
                raise
            if answer:
                return answer
        if services[0].name in ("cloudformation", "oam"):
            message = f"{services[0].name} {operation} is not part of the local organization"
            return Response(message, 501)
        return None


class FaultyGateway:
    """The gateway as callers from outside reach it: with the faults that are switched on."""

    def __init__(self, gateway, faults):
        self._gateway = gateway
        self._faults = faults

    def __call__(self, environ, start_response):
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        if not signed:
            return self._gateway(environ, start_response)
        request = Request(environ)
        # The gateway reads the body a second time.
        request.get_data(cache=True, parse_form_data=False)
        error = self._faults.answer(*_operation_and_protocol(signed[3], _fresh(request)))
        _rewind(environ, request)
        return (error or self._gateway)(environ, start_response)


def _operation_and_protocol(signing_name, request):
    """Its name, and whether JSON is spoken; no name where the service isn't known by this one."""
    name = SERVICES_SIGNED_AS.get(signing_name, signing_name)
    json_spoken = _speaks_json(request.environ)
    try:
        protocol = get_service_model(name).protocol
    except UnknownServiceError:
        return "", json_spoken
    return find_operation(name, request)[0], json_spoken or "json" in protocol


def _speaks_json(environ):
    return bool(environ.get("HTTP_X_AMZ_TARGET") or "json" in environ.get("CONTENT_TYPE", ""))


def account_of(access_key):
    """The account that an access key was made in; None for a key that nobody gave out."""
    for account, backends in list(iam_backends.items()):
        if any(access_key in backend.access_keys for backend in list(backends.values())):
            return account
    return None


def _unknown_key(environ):
    """AWS's refusal, where moto would use a default account: stale or real credentials."""
    message = "The security token included in the request is invalid."
    if _speaks_json(environ):
        body = {"__type": "UnrecognizedClientException", "message": message}
        return Response(json.dumps(body), 400, content_type="application/json")
    error = f"<Error><Code>InvalidClientTokenId</Code><Message>{message}</Message></Error>"
    return Response(f"<ErrorResponse>{error}</ErrorResponse>", 403, content_type="text/xml")


def _fresh(request):
    """The same request with its body unread, as form parsing consumes it."""
    environ = dict(request.environ)
    _rewind(environ, request)
    return Request(environ)


def _rewind(environ, request):
    environ["wsgi.input"] = BytesIO(request.get_data())
    environ.pop("werkzeug.request", None)
