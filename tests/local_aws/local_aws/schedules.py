"""EventBridge Scheduler schedules that put an event on a bus.

A schedule has no clock here: an event with source `aws.scheduler`, detail type
`Scheduled Event` and the schedule's ARN as its resource lets it fire. Follows "Using
templated targets" and "Execution role" of the Scheduler user guide.
"""

from moto.scheduler.models import scheduler_backends

from .roles import role_allows, role_trusts

SCHEDULER = "scheduler.amazonaws.com"


class ScheduleFailed(Exception):
    """Why the target was not reached."""


def is_firing(entry):
    return entry["Source"] == "aws.scheduler" and entry["DetailType"] == "Scheduled Event"


def fired_entry(caller, entry):
    """What PutEvents gets of the schedule that `entry` lets fire; its time stays."""
    target = _target(caller, entry)
    role, bus = target["RoleArn"], target["Arn"]
    if not role_trusts(role, SCHEDULER, {"aws:SourceAccount": caller.account}):
        raise ScheduleFailed(f"{role} cannot be assumed by {SCHEDULER}")
    if not role_allows(role, "events:PutEvents", bus):
        raise ScheduleFailed(f"{role} may not put events on {bus}")
    event = target["EventBridgeParameters"]
    made = {
        "Source": event["Source"],
        "DetailType": event["DetailType"],
        "Detail": target.get("Input", "{}"),
        "EventBusName": bus,
    }
    return {**made, **({"Time": entry["Time"]} if "Time" in entry else {})}


def _target(caller, entry):
    group, name = entry["Resources"][0].split(":schedule/")[1].split("/")
    backend = scheduler_backends[caller.account][caller.region]
    return backend.get_schedule(group, name).target
