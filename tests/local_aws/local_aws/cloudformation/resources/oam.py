"""AWS::Oam::Sink and AWS::Oam::Link: Ref is the ARN of both."""

import json

from .base import Handler, ResourceFailed, pick


class Sink(Handler):
    type = "AWS::Oam::Sink"
    name_property = "Name"

    def create(self, context, properties):
        client = context.client("oam")
        arn = client.create_sink(**pick(properties, "Name", "Tags"))["Arn"]
        self._put_policy(client, arn, properties)
        return arn

    def update(self, context, physical_id, properties, old):
        self._put_policy(context.client("oam"), physical_id, properties)

    def _put_policy(self, client, arn, properties):
        if policy := properties.get("Policy"):
            text = policy if isinstance(policy, str) else json.dumps(policy)
            client.put_sink_policy(SinkIdentifier=arn, Policy=text)

    def actual(self, context, physical_id, properties):
        if "Policy" not in properties:
            return properties
        policy = context.client("oam").get_sink_policy(SinkIdentifier=physical_id)["Policy"]
        return {**properties, "Policy": json.loads(policy)}

    def delete(self, context, physical_id, properties):
        context.client("oam").delete_sink(Identifier=physical_id)

    def find(self, context, properties):
        sinks = context.client("oam").list_sinks()["Items"]
        return next((s["Arn"] for s in sinks if s["Name"] == properties["Name"]), None)

    def attributes(self, context, physical_id, properties):
        return {"Arn": physical_id}


class Link(Handler):
    type = "AWS::Oam::Link"

    def create(self, context, properties):
        # Optional in the schema, required by the API.
        if "LabelTemplate" not in properties:
            raise ResourceFailed("Missing required parameter in input: LabelTemplate")
        client = context.client("oam")
        names = ("LabelTemplate", "ResourceTypes", "SinkIdentifier", "LinkConfiguration", "Tags")
        return client.create_link(**pick(properties, *names))["Arn"]

    def update(self, context, physical_id, properties, old):
        context.client("oam").update_link(
            Identifier=physical_id, **pick(properties, "ResourceTypes", "LinkConfiguration")
        )

    def delete(self, context, physical_id, properties):
        context.client("oam").delete_link(Identifier=physical_id)

    def attributes(self, context, physical_id, properties):
        link = context.client("oam").get_link(Identifier=physical_id)
        return {"Arn": physical_id, "Label": link["Label"]}
