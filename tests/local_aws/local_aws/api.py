"""Service APIs of our own, in the shapes of botocore's service models.

A request is parsed, and an answer or an error serialized, by moto's parsers and
serializers for AWS protocols. A service here is only one method an operation,
named as in boto3, that takes the caller and the parameters and returns the result.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from botocore import xform_name
from moto.core.exceptions import ServiceException
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol
from moto.core.serialize import get_serializer_class
from moto.core.utils import get_service_model
from werkzeug.wrappers import Response


class ServiceError(ServiceException):
    """An error answer of a service: ServiceError(code, message)."""


@dataclass(frozen=True)
class Caller:
    account: str
    region: str


@dataclass(frozen=True)
class Call:
    """A request as it was read: its operation's model, the protocol and the parameters."""

    model: object
    protocol: str
    parameters: dict


@lru_cache
def _routes(service_name):
    model = get_service_model(service_name)
    routes = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path = http["requestUri"].split("?")[0]
        # An ARN holds slashes, which come encoded and are seen decoded.
        pattern = re.sub(r"\{(\w*Arn)\}", r"(?P<\1>.+)", path)
        pattern = re.sub(r"\{(\w+)\+?\}", r"(?P<\1>[^/]+)", pattern)
        routes.append((http["method"], re.compile(pattern + "/?$"), name))
    return routes


def find_operation(service_name, request):
    """The operation's name and the parameters in its path."""
    if target := request.headers.get("X-Amz-Target"):
        return target.split(".")[-1], {}
    if get_service_model(service_name).protocol == "query":
        return request.values.get("Action", ""), {}
    for method, pattern, name in _routes(service_name):
        found = pattern.match(request.path)
        if method == request.method and found:
            return name, found.groupdict()
    return "", {}


class Service:
    """Some or all operations of one AWS service."""

    name = ""
    signing_name = ""  # in credentials, where it is not the name
    operations: tuple[str, ...] = ()

    def handles(self, operation):
        return operation in self.operations

    def answer(self, request, caller, operation, path_parameters):
        """The response; None leaves the operation to the next service."""
        call = self.read(request, operation, path_parameters)
        try:
            result = getattr(self, xform_name(operation))(caller, call.parameters)
        except ServiceError as error:
            result = error
        return self.write(call, result)

    def read(self, request, operation, path_parameters):
        model = get_service_model(self.name)
        operation_model = model.operation_model(operation)
        protocol = determine_request_protocol(model, request.content_type)
        parameters = PROTOCOL_PARSERS[protocol](operation_model).parse(
            {
                "method": request.method,
                "values": request.values,
                "headers": request.headers,
                "body": request.get_data(),
                "url_path": request.path,
                "url_params": path_parameters,
            }
        )
        return Call(operation_model, protocol, parameters)

    def write(self, call, result):
        serializer = get_serializer_class(self.name, call.protocol)(call.model)
        answer = serializer.serialize({} if result is None else result)
        return Response(answer["body"], answer["status_code"], answer["headers"])
