"""CloudWatch Observability Access Manager, which moto lacks.

Follows the OAM API reference: one sink per account and Region; the sink's policy says
who may link and which resource types; a link's types must be a subset of what the
policy allows; a sink with links cannot be deleted; an account cannot link to itself; a link's
filter says which log groups and which namespaces of metrics it shares, `*` all of them.
"""

import json
import uuid
from dataclasses import dataclass, field

from .api import Service, ServiceError
from .link_filter import passes
from .policy import Access, allows, as_stored
from .roles import partition_of

FILTERS = {
    "AWS::CloudWatch::Metric": "MetricConfiguration",
    "AWS::Logs::LogGroup": "LogGroupConfiguration",
}
LABEL_VARIABLES = ("$AccountName", "$AccountEmailNoDomain", "$AccountEmail")


@dataclass
class Sink:
    name: str
    arn: str
    tags: dict
    policy: str | None = None

    @property
    def id(self):
        return self.arn.rsplit("/", 1)[1]

    def describe(self):
        return {"Arn": self.arn, "Id": self.id, "Name": self.name}


@dataclass
class Link:
    arn: str
    sink_arn: str
    label: str
    label_template: str
    resource_types: list
    configuration: dict | None
    tags: dict = field(default_factory=dict)

    def filter(self, resource_type):
        configuration = (self.configuration or {}).get(FILTERS.get(resource_type), {})
        return configuration.get("Filter", "*")

    def describe(self):
        return {
            "Arn": self.arn,
            "Id": self.arn.rsplit("/", 1)[1],
            "Label": self.label,
            "LabelTemplate": self.label_template,
            "ResourceTypes": self.resource_types,
            "SinkArn": self.sink_arn,
            "LinkConfiguration": self.configuration,
            "Tags": self.tags,
        }


class OamService(Service):
    name = "oam"
    operations = (
        "CreateSink DeleteSink GetSink ListSinks PutSinkPolicy GetSinkPolicy CreateLink "
        "UpdateLink DeleteLink GetLink ListLinks ListAttachedLinks ListTagsForResource "
        "TagResource UntagResource"
    ).split()

    def __init__(self, organization, clients):
        self._organization = organization
        self._clients = clients
        self._sinks: dict[str, Sink] = {}
        self._links: dict[str, Link] = {}

    def create_sink(self, caller, request):
        if self._sinks_of(caller):
            message = "Sink already exists in the account: the limit is one per Region."
            raise ServiceError("ConflictException", message)
        sink = Sink(request["Name"], _arn(caller, "sink"), request.get("Tags", {}))
        self._sinks[sink.arn] = sink
        return {**sink.describe(), "Tags": sink.tags}

    def delete_sink(self, caller, request):
        sink = self._own_sink(caller, request["Identifier"])
        if self._attached(sink):
            raise ServiceError("ConflictException", "Cannot delete sink with attached links.")
        del self._sinks[sink.arn]

    def get_sink(self, caller, request):
        sink = self._own_sink(caller, request["Identifier"])
        return {**sink.describe(), "Tags": sink.tags}

    def list_sinks(self, caller, _):
        return {"Items": [sink.describe() for sink in self._sinks_of(caller)]}

    def put_sink_policy(self, caller, request):
        sink = self._own_sink(caller, request["SinkIdentifier"])
        sink.policy = json.dumps(as_stored(request["Policy"], partition_of(caller.region)))
        return self.get_sink_policy(caller, request)

    def get_sink_policy(self, caller, request):
        sink = self._own_sink(caller, request["SinkIdentifier"])
        if sink.policy is None:
            raise ServiceError("ResourceNotFoundException", "The sink has no policy.")
        return {"SinkArn": sink.arn, "SinkId": sink.id, "Policy": sink.policy}

    def list_attached_links(self, caller, request):
        sink = self._own_sink(caller, request["SinkIdentifier"])
        return {
            "Items": [
                {"Label": link.label, "LinkArn": link.arn, "ResourceTypes": link.resource_types}
                for link in self._attached(sink)
            ]
        }

    def create_link(self, caller, request):
        sink = self._sinks.get(request["SinkIdentifier"])
        if sink is None:
            raise ServiceError("ResourceNotFoundException", "The sink does not exist.")
        self._check_source(caller, sink)
        self._check_allowed(caller, sink, "oam:CreateLink", request["ResourceTypes"])
        link = Link(
            _arn(caller, "link"),
            sink.arn,
            self._label(caller, request["LabelTemplate"]),
            request["LabelTemplate"],
            request["ResourceTypes"],
            request.get("LinkConfiguration"),
            request.get("Tags", {}),
        )
        self._links[link.arn] = link
        return link.describe()

    def update_link(self, caller, request):
        link = self._own_link(caller, request["Identifier"])
        sink = self._sinks[link.sink_arn]
        self._check_allowed(caller, sink, "oam:UpdateLink", request["ResourceTypes"])
        link.resource_types = request["ResourceTypes"]
        link.configuration = request.get("LinkConfiguration", link.configuration)
        return link.describe()

    def delete_link(self, caller, request):
        del self._links[self._own_link(caller, request["Identifier"]).arn]

    def get_link(self, caller, request):
        return self._own_link(caller, request["Identifier"]).describe()

    def list_links(self, caller, _):
        return {
            "Items": [
                {key: link.describe()[key] for key in _SUMMARY}
                for link in self._links.values()
                if _belongs(link.arn, caller)
            ]
        }

    def list_tags_for_resource(self, caller, request):
        return {"Tags": self._tagged(caller, request["ResourceArn"]).tags}

    def tag_resource(self, caller, request):
        self._tagged(caller, request["ResourceArn"]).tags.update(request["Tags"])

    def untag_resource(self, caller, request):
        for key in request["TagKeys"]:
            self._tagged(caller, request["ResourceArn"]).tags.pop(key, None)

    def sources(self, monitoring, resource_type):
        """The accounts that share a type of telemetry with the caller `monitoring`."""
        return sorted(
            link.arn.split(":")[4]
            for link in self._links.values()
            if _belongs(link.sink_arn, monitoring) and resource_type in link.resource_types
        )

    def shares(self, source, monitoring, resource_type, name):
        """Whether an account shares what has this name: a log group, or metrics of a namespace."""
        return any(
            link.arn.split(":")[4] == source
            and _belongs(link.sink_arn, monitoring)
            and resource_type in link.resource_types
            and passes(link.filter(resource_type), name)
            for link in self._links.values()
        )

    def _check_source(self, caller, sink):
        sink_region, sink_account = sink.arn.split(":")[3:5]
        if sink_region != caller.region:
            raise ServiceError("InvalidParameterException", "The sink is in another Region.")
        if sink_account == caller.account:
            message = "A monitoring account cannot create a link to its own sink."
            raise ServiceError("InvalidParameterException", message)
        if any(one["SinkArn"] == sink.arn for one in self.list_links(caller, {})["Items"]):
            raise ServiceError("ConflictException", "Link to this sink already exists.")

    def _check_allowed(self, caller, sink, action, resource_types):
        context = self._organization.context(caller.account)
        context["oam:ResourceTypes"] = resource_types
        access = Access(action, sink.arn, account=caller.account, context=context)
        if not sink.policy or not allows(sink.policy, access):
            principal = f"arn:{partition_of(caller.region)}:iam::{caller.account}:root"
            raise ServiceError(
                "AccessDeniedException",
                f"User: {principal} is not authorized to perform: {action} on resource: "
                f"{sink.arn} with the resource types {json.dumps(resource_types)}",
            )

    def _label(self, caller, template):
        organizations = self._clients.get(
            "organizations", self._organization.management, caller.region
        )
        account = organizations.describe_account(AccountId=caller.account)["Account"]
        values = (account["Name"], account["Email"].split("@")[0], account["Email"])
        for variable, value in zip(LABEL_VARIABLES, values):
            template = template.replace(variable, value)
        return template

    def _attached(self, sink):
        return [link for link in self._links.values() if link.sink_arn == sink.arn]

    def _sinks_of(self, caller):
        return [sink for sink in self._sinks.values() if _belongs(sink.arn, caller)]

    def _own_sink(self, caller, arn):
        return _own(self._sinks, caller, arn)

    def _own_link(self, caller, arn):
        return _own(self._links, caller, arn)

    def _tagged(self, caller, arn):
        return _own({**self._sinks, **self._links}, caller, arn)


_SUMMARY = ("Arn", "Id", "Label", "ResourceTypes", "SinkArn")


def _arn(caller, kind):
    partition = partition_of(caller.region)
    return f"arn:{partition}:oam:{caller.region}:{caller.account}:{kind}/{uuid.uuid4()}"


def _belongs(arn, caller):
    return arn.split(":")[3:5] == [caller.region, caller.account]


def _own(things, caller, arn):
    if arn not in things or not _belongs(arn, caller):
        raise ServiceError("ResourceNotFoundException", f"{arn} does not exist.")
    return things[arn]
