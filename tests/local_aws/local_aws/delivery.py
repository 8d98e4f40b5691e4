"""PutEvents and the way of an event: rules of the bus, targets, dead-letter queues.

Replaces moto's own sending. Follows the EventBridge user guide: a forwarded event keeps
its account, Region, resources, id and time; it goes one account or Region further and no
more; what is refused is not retried and goes to the target's dead-letter queue.

PutEvents returns after everything was delivered, Lambda functions run included, so that
a test can look at the outcome at once. It takes any `source`: events with
`aws.sagemaker` stand in for those that the service itself would send. A schedule has no
clock here: an event with source `aws.events`, detail type `Scheduled Event` and the rule's
ARN as its resource lets the scheduled rule fire, as EventBridge's own event would;
schedules.py does the same for EventBridge Scheduler.
"""

import json
import uuid
from datetime import datetime, timezone

from moto.events.models import EventPattern, ReplayState, events_backends

from .api import Service, ServiceError
from .cloudformation.operations import in_background
from .keys import may_use
from .policy import Access, allows
from .roles import role_allows, role_trusts
from .schedules import ScheduleFailed, fired_entry, is_firing
from .senders import BusSender, RuleSender
from .targets import EVENTS, DeliveryFailed, Targets

MAXIMUM_TARGETS = 5
TIME = "%Y-%m-%dT%H:%M:%SZ"
REQUIRED = ("Source", "DetailType", "Detail")
# Of an event that TestEventPattern gets, by its API reference.
EVENT_FIELDS = ("id", "account", "source", "time", "region", "resources", "detail-type")


class EventsService(Service):
    name = "events"
    operations = ("PutEvents", "PutTargets", "StartReplay", "TestEventPattern")

    def __init__(self, environment, functions):
        self._environment = environment
        self._targets = Targets(environment, functions)

    def put_targets(self, caller, request):
        """As in moto, after refusing what EventBridge refuses."""
        for target in request["Targets"]:
            if ":logs:" in target["Arn"] and target.get("RoleArn"):
                message = f"RoleArn is not supported for target {target['Arn']}."
                raise ServiceError("ValidationException", message)
        backend = events_backends[caller.account][caller.region]
        bus_name = _bus_name(request.get("EventBusName"))
        bus = backend.event_buses.get(bus_name)
        rule = bus and bus.rules.get(request["Rule"])
        ids = {t["Id"] for t in (rule.targets if rule else [])}
        if len(ids | {t["Id"] for t in request["Targets"]}) > MAXIMUM_TARGETS:
            message = "The requested resource exceeds the maximum number allowed."
            raise ServiceError("LimitExceededException", message)
        backend.put_targets(request["Rule"], bus_name, request["Targets"])
        return {"FailedEntryCount": 0, "FailedEntries": []}

    def test_event_pattern(self, caller, request):
        try:
            pattern = json.loads(request["EventPattern"])
        except ValueError:
            pattern = None
        if not isinstance(pattern, dict) or not pattern:
            raise ServiceError("InvalidEventPatternException", "Event pattern is not valid.")
        try:
            event = json.loads(request["Event"])
        except ValueError:
            event = {}
        missing = [name for name in EVENT_FIELDS if name not in event]
        if missing:
            message = f"The event lacks required fields: {', '.join(missing)}."
            raise ServiceError("ValidationException", message)
        matcher = EventPattern.load(request["EventPattern"])
        return {"Result": bool(matcher.matches_event(event))}

    def put_events(self, caller, request):
        entries = [self._put(caller, entry) for entry in request["Entries"]]
        failed = sum("ErrorCode" in entry for entry in entries)
        return {"FailedEntryCount": failed, "Entries": entries}

    def start_replay(self, caller, request):
        """Of the archived events those of the time, to the rules in FilterArns that they match.

        As the EventBridge user guide has it, they have `replay-name`, and the archive's own rule
        does not match them. Moto keeps the replay and checks the request.
        """
        backend = events_backends[caller.account][caller.region]
        name, destination = request["ReplayName"], request["Destination"]
        start, end = request["EventStartTime"], request["EventEndTime"]
        archive = backend.archives.get(request["EventSourceArn"].split("/")[-1])
        kept = list(archive.events) if archive else []
        if archive:
            archive.events = []  # moto would send them all
        try:
            answer = backend.start_replay(
                name, request.get("Description"), request["EventSourceArn"],
                start.timestamp(), end.timestamp(), destination,
            )
        finally:
            if archive:
                archive.events = kept + archive.events
        replay = backend.replays[name]
        replay.state, replay.end_time = ReplayState.RUNNING, None
        times = (start.strftime(TIME), end.strftime(TIME))
        events = [one for one in kept if times[0] <= one["time"] <= times[1]]
        in_background(lambda: self._replay(caller, replay, destination, events))
        return answer

    def _replay(self, caller, replay, destination, events):
        bus_name = _bus_name(destination["Arn"])
        only = destination.get("FilterArns")
        for event in events:
            replayed = {**event, "replay-name": replay.name}
            self._dispatch(caller.account, caller.region, bus_name, replayed, False, only)
        replay.state = ReplayState.COMPLETED
        replay.end_time = datetime.now(timezone.utc).timestamp()

    def _put(self, caller, entry):
        problem = _problem(entry)
        if problem:
            return problem
        if is_firing(entry):
            try:
                return self._put(caller, fired_entry(caller, entry))
            except ScheduleFailed as failure:
                return {"ErrorCode": "ScheduleFailed", "ErrorMessage": str(failure)}
        event = {
            "version": "0",
            "id": str(uuid.uuid4()),
            "detail-type": entry["DetailType"],
            "source": entry["Source"],
            "account": caller.account,
            "time": _time(entry.get("Time")),
            "region": caller.region,
            "resources": entry.get("Resources", []),
            "detail": json.loads(entry["Detail"]),
        }
        account, region, bus_name = _place(caller, entry.get("EventBusName"))
        bus = events_backends[account][region].event_buses.get(bus_name)
        if account != caller.account:
            if event["source"].startswith("aws."):
                return _failed("NotAuthorizedForSourceException", "Not authorized for the source.")
            if not bus or not self._admits(bus, caller.account, "", event):
                return _failed("AccessDeniedException", f"The policy of the bus does not allow {caller.account}.")
        if bus:
            self._dispatch(account, region, bus_name, event, account != caller.account)
        return {"EventId": event["id"]}

    def _dispatch(self, account, region, bus_name, event, forwarded, only=None):
        """Sends an event that arrived on a bus to the targets of the rules it matches."""
        bus = events_backends[account][region].event_buses[bus_name]
        if not self._can_encrypt(account, region, bus, event):
            self._lose(BusSender(bus, account, region), event)
            return
        for rule in list(bus.rules.values()):
            if (not only or rule.arn in only) and _matches(rule, event):
                sender = RuleSender(rule, account, region, forwarded)
                self._targets.count(sender, "TriggeredRules")
                for target in list(rule.targets):
                    self._send(sender, target, event)

    def _can_encrypt(self, account, region, bus, event):
        """As "Encrypting event buses" says: of AWS services' own events the key is AWS's."""
        key = bus.kms_key_identifier
        if not key or event["source"].startswith("aws."):
            return True
        kms = self._environment.clients.get("kms", account, region)
        context = {"kms:EncryptionContext:aws:events:event-bus:arn": bus.arn}
        return may_use(kms, key, EVENTS, ("kms:GenerateDataKey", "kms:Decrypt"), context)

    def _lose(self, sender, event):
        failure = DeliveryFailed("NO_PERMISSIONS", f"The key of {sender.arn} can't be used.")
        target = {"DeadLetterConfig": sender.bus.dead_letter_config or {}}
        self._targets.dead_letter(sender, target, event, failure)

    def _send(self, sender, target, event):
        arn = target["Arn"]
        if sender.rule.managed_by:
            self._archive(sender, event)
            return
        self._targets.count(sender, "Invocations")
        try:
            if ":event-bus/" in arn:
                self._forward(sender, target, event)
            else:
                self._targets.deliver(sender, target, event)
        except DeliveryFailed as failure:
            self._targets.count(sender, "FailedInvocations")
            self._targets.dead_letter(sender, target, event, failure)

    def _archive(self, sender, event):
        archives = events_backends[sender.account][sender.region].archives
        for archive in archives.values():
            if archive.rule is sender.rule:
                archive.events.append(event)

    def _forward(self, sender, target, event):
        arn, role = target["Arn"], target.get("RoleArn")
        _, _, _, region, account, resource = arn.split(":", 5)
        away = (account, region) != (sender.account, sender.region)
        if sender.forwarded and away:
            kind = "ACCOUNT" if account != sender.account else "REGION"
            raise DeliveryFailed(
                f"THIRD_{kind}_HOP_DETECTED", "A received event is not forwarded once more."
            )
        if account != sender.account:
            _check_sender(sender, role, arn)
        name = resource.split("/", 1)[1]
        bus = events_backends[account][region].event_buses.get(name)
        if bus is None:
            raise DeliveryFailed("NO_RESOURCE", f"Event bus {arn} does not exist.")
        if account != sender.account and not self._admits(bus, sender.account, role, event):
            raise DeliveryFailed(
                "NO_PERMISSIONS", f"The policy of {bus.arn} does not allow {sender.account}."
            )
        self._dispatch(account, region, name, event, sender.forwarded or away)

    def _admits(self, bus, account, principal_arn, event):
        """Whether a bus's policy lets another account put the event. As the EventBridge user guide
        has it in "Send events to a custom bus in a different account"."""
        context = {
            **self._environment.organization.context(account),
            "events:source": [event["source"]],
            "events:detail-type": [event["detail-type"]],
        }
        access = Access(
            "events:PutEvents", bus.arn, account=account, principal_arn=principal_arn, context=context
        )
        return bool(bus.policy) and allows(bus.policy, access)


def _check_sender(sender, role, bus_arn):
    if not role:
        raise DeliveryFailed("NO_PERMISSIONS", "The target has no RoleArn.")
    context = {"aws:SourceArn": sender.arn, "aws:SourceAccount": sender.account}
    if not role_trusts(role, EVENTS, context):
        raise DeliveryFailed("NO_PERMISSIONS", f"{role} cannot be assumed by {EVENTS}.")
    if not role_allows(role, "events:PutEvents", bus_arn):
        raise DeliveryFailed("NO_PERMISSIONS", f"{role} may not put events on {bus_arn}.")


def _place(caller, name_or_arn):
    """Account, Region and name of the bus that a caller names."""
    if (name_or_arn or "").startswith("arn:"):
        _, _, _, region, account, _ = name_or_arn.split(":", 5)
        return account, region, _bus_name(name_or_arn)
    return caller.account, caller.region, _bus_name(name_or_arn)


def _failed(code, message):
    return {"ErrorCode": code, "ErrorMessage": message}


def _bus_name(name_or_arn):
    return (name_or_arn or "default").split("event-bus/")[-1]


def _problem(entry):
    for name in REQUIRED:
        if not entry.get(name):
            message = f"Parameter {name} is not valid. Reason: {name} is a required argument."
            return {"ErrorCode": "InvalidArgument", "ErrorMessage": message}
    try:
        if isinstance(json.loads(entry["Detail"]), dict):
            return None
    except ValueError:
        pass
    return {"ErrorCode": "MalformedDetail", "ErrorMessage": "Detail is malformed."}


def _time(given):
    moment = given or datetime.now(timezone.utc)
    return moment.strftime(TIME)


def _matches(rule, event):
    if rule.state == "DISABLED":
        return False
    if rule.scheduled_expression and event["detail-type"] == "Scheduled Event":
        return event["source"] == "aws.events" and rule.arn in event["resources"]
    if not rule.event_pattern.get_pattern():
        return False
    # Read-only API calls reach only rules in the state ENABLED_WITH_ALL_….
    read_only = event["detail-type"].endswith("via CloudTrail") and event["detail"].get("readOnly")
    if read_only and rule.state == "ENABLED":
        return False
    return rule.event_pattern.matches_event(event)
