"""EventBridge: buses and their policies, rules, archives."""

import json

from moto.events.models import events_backends

from ...policy import as_stored
from ...roles import partition_of, role_trusts
from .base import Handler, ResourceFailed, exists, pick

SCHEDULER = "scheduler.amazonaws.com"


def _bus_name(name_or_arn):
    return (name_or_arn or "default").split("event-bus/")[-1]


class EventBus(Handler):
    type = "AWS::Events::EventBus"
    name_property = "Name"
    settings = ("Description", "KmsKeyIdentifier", "DeadLetterConfig")

    def create(self, context, properties):
        client = context.client("events")
        client.create_event_bus(Name=properties["Name"], **pick(properties, *self.settings))
        self._put_policy(client, properties)
        return properties["Name"]

    def update(self, context, physical_id, properties, old):
        # Moto has no UpdateEventBus.
        bus = events_backends[context.account][context.region].event_buses[physical_id]
        bus.description = properties.get("Description")
        bus.kms_key_identifier = properties.get("KmsKeyIdentifier")
        bus.dead_letter_config = properties.get("DeadLetterConfig")
        self._put_policy(context.client("events"), properties)

    def _put_policy(self, client, properties):
        if policy := properties.get("Policy"):
            stored = as_stored(policy, partition_of(client.meta.region_name))
            client.put_permission(EventBusName=properties["Name"], Policy=json.dumps(stored))

    def delete(self, context, physical_id, properties):
        context.client("events").delete_event_bus(Name=physical_id)

    def find(self, context, properties):
        found = exists(context.client("events").describe_event_bus, Name=properties["Name"])
        return properties["Name"] if found else None

    def attributes(self, context, physical_id, properties):
        return {"Arn": context.arn("events", f"event-bus/{physical_id}"), "Name": physical_id}


class EventBusPolicy(Handler):
    """One statement of a bus's policy; the physical id is BUS|STATEMENT."""

    type = "AWS::Events::EventBusPolicy"

    def create(self, context, properties):
        bus = _bus_name(properties.get("EventBusName"))
        statement_id = properties["StatementId"]
        client = context.client("events")
        if statement := properties.get("Statement"):
            statement = json.loads(statement) if isinstance(statement, str) else statement
            policy = {"Version": "2012-10-17", "Statement": [{**statement, "Sid": statement_id}]}
            stored = as_stored(policy, partition_of(context.region))
            client.put_permission(EventBusName=bus, Policy=json.dumps(stored))
        else:
            given = pick(properties, "Action", "Principal", "Condition")
            client.put_permission(EventBusName=bus, StatementId=statement_id, **given)
        return f"{bus}|{statement_id}"

    def update(self, context, physical_id, properties, old):
        self.create(context, properties)

    def actual(self, context, physical_id, properties):
        bus, statement_id = physical_id.split("|")
        described = context.client("events").describe_event_bus(Name=bus)
        statements = json.loads(described.get("Policy", '{"Statement": []}'))["Statement"]
        found = [one for one in statements if one["Sid"] == statement_id]
        if "Statement" not in properties or not found:
            return properties
        given = properties["Statement"].keys()
        return {**properties, "Statement": pick(found[0], *given)}

    def delete(self, context, physical_id, properties):
        bus, statement_id = physical_id.split("|")
        context.client("events").remove_permission(EventBusName=bus, StatementId=statement_id)


class Rule(Handler):
    """Ref is the name, with the bus before it (BUS|RULE) on a custom bus."""

    type = "AWS::Events::Rule"
    name_property = "Name"

    def create(self, context, properties):
        name = self.name(context, properties)
        bus = _bus_name(properties.get("EventBusName"))
        self._put(context, bus, name, properties)
        return name if bus == "default" else f"{bus}|{name}"

    def update(self, context, physical_id, properties, old):
        bus, name = self._split(physical_id)
        self._put(context, bus, name, properties)
        kept = {target["Id"] for target in properties.get("Targets", [])}
        gone = [t["Id"] for t in old.get("Targets", []) if t["Id"] not in kept]
        if gone:
            context.client("events").remove_targets(Rule=name, EventBusName=bus, Ids=gone)

    def _put(self, context, bus, name, properties):
        client = context.client("events")
        given = pick(properties, "ScheduleExpression", "State", "Description", "RoleArn")
        if pattern := properties.get("EventPattern"):
            given["EventPattern"] = (
                pattern if isinstance(pattern, str) else json.dumps(pattern)
            )
        client.put_rule(Name=name, EventBusName=bus, **given)
        if targets := properties.get("Targets"):
            client.put_targets(Rule=name, EventBusName=bus, Targets=_numbers(targets))

    def delete(self, context, physical_id, properties):
        bus, name = self._split(physical_id)
        client = context.client("events")
        ids = [target["Id"] for target in properties.get("Targets", [])]
        if ids:
            client.remove_targets(Rule=name, EventBusName=bus, Ids=ids)
        client.delete_rule(Name=name, EventBusName=bus)

    def find(self, context, properties):
        name, bus = properties.get("Name"), _bus_name(properties.get("EventBusName"))
        call = context.client("events").describe_rule
        if not exists(call, Name=name, EventBusName=bus):
            return None
        return name if bus == "default" else f"{bus}|{name}"

    def _split(self, physical_id):
        bus, _, name = physical_id.rpartition("|")
        return bus or "default", name

    def attributes(self, context, physical_id, properties):
        bus, name = self._split(physical_id)
        path = name if bus == "default" else f"{bus}/{name}"
        return {"Arn": context.arn("events", f"rule/{path}")}


def _numbers(targets):
    """Templates may hold numbers as text; the API wants numbers."""
    return [
        {**t, "RetryPolicy": {k: int(v) for k, v in t["RetryPolicy"].items()}}
        if "RetryPolicy" in t
        else t
        for t in targets
    ]


class Archive(Handler):
    type = "AWS::Events::Archive"
    name_property = "ArchiveName"
    name_limit = 48

    def create(self, context, properties):
        name = self.name(context, properties)
        context.client("events").create_archive(
            ArchiveName=name, EventSourceArn=properties["SourceArn"], **self._given(properties)
        )
        return name

    def update(self, context, physical_id, properties, old):
        given = self._given(properties)
        context.client("events").update_archive(ArchiveName=physical_id, **given)

    def _given(self, properties):
        given = pick(properties, "Description")
        if "RetentionDays" in properties:
            given["RetentionDays"] = int(properties["RetentionDays"])
        if pattern := properties.get("EventPattern"):
            given["EventPattern"] = pattern if isinstance(pattern, str) else json.dumps(pattern)
        return given

    def delete(self, context, physical_id, properties):
        context.client("events").delete_archive(ArchiveName=physical_id)

    def find(self, context, properties):
        name = properties.get("ArchiveName")
        found = exists(context.client("events").describe_archive, ArchiveName=name)
        return name if found else None

    def attributes(self, context, physical_id, properties):
        return {
            "Arn": context.arn("events", f"archive/{physical_id}"),
            "ArchiveName": physical_id,
        }


class Schedule(Handler):
    """Of EventBridge Scheduler. Ref is the schedule's name; schedules.py lets it fire."""

    type = "AWS::Scheduler::Schedule"
    name_property = "Name"
    settings = ("ScheduleExpression", "FlexibleTimeWindow", "Target", "Description", "State")

    def create(self, context, properties):
        name = self.name(context, properties)
        _check_role(context, properties)
        context.client("scheduler").create_schedule(
            Name=name, **pick(properties, *self.settings, "GroupName")
        )
        return name

    def update(self, context, physical_id, properties, old):
        _check_role(context, properties)
        context.client("scheduler").update_schedule(
            Name=physical_id, **pick(properties, *self.settings, "GroupName")
        )

    def delete(self, context, physical_id, properties):
        context.client("scheduler").delete_schedule(
            Name=physical_id, **pick(properties, "GroupName")
        )

    def find(self, context, properties):
        name = properties.get("Name")
        found = exists(context.client("scheduler").get_schedule, Name=name)
        return name if found else None

    def attributes(self, context, physical_id, properties):
        group = properties.get("GroupName", "default")
        return {"Arn": context.arn("scheduler", f"schedule/{group}/{physical_id}")}


def _check_role(context, properties):
    """CreateSchedule and UpdateSchedule refuse a role that is not there, or of others."""
    role = properties["Target"]["RoleArn"]
    if not role_trusts(role, SCHEDULER, {"aws:SourceAccount": context.account}):
        raise ResourceFailed(
            "The execution role you provide must allow AWS EventBridge Scheduler to assume the role."
        )
