"""Turns SageMaker events into flat JSON records and metrics, each exactly once."""
# Only paths of the event catalogue are copied: hyperparameters, environments, container arguments
# and input paths may hold secrets.
import os
import re

from api_calls import api_change, monitoring_change
from emf import put_out, with_metrics
from exactly_once import settle
from fields import ELSEWHERE, envelope, out_of_time
from lives import amendment, counted, final_line, known
from native import native_change
from signs_of_life import heard
from state import client
from values import as_dict, compact, joined, present, text

HEARTBEAT = "sagewatch", "SageMaker Monitoring Heartbeat"
IDENTITY = ("eventTime", "eventTimeMs", "eventId", "account", "region", "kind", "name", "arn")


def handler(event, context=None):
    lease = context.get_remaining_time_in_millis() / 1000 if context else 60
    told = as_dict(event)
    account, source, kind = (text(told.get(k)) or "" for k in ("account", "source", "detail-type"))
    if not (re.fullmatch("[0-9]{12}", account) and kind and kind == told["detail-type"]):
        raise ValueError("not an event: it has no account or no detail-type")
    if not source.startswith("aws.") and (source, kind) != HEARTBEAT:
        told = {"recordType": "unexpected", **envelope(event, kind), "source": source}
        return put_out(present(told))
    place = envelope(event, "Heartbeat")
    ours = place["region"] != ELSEWHERE
    if ours:
        heard(place["account"], place["region"], place["eventTimeMs"] or 0)
    if (source, kind) == HEARTBEAT:
        record = present({"recordType": "heartbeat", **place})
        return put_out(record if ours else with_metrics(record, {"MonitoringChanged": (1, "Count")}))
    change = reader(event)(event, as_dict(event.get("detail")))
    for key, source, name, fact, of in change["facts"]:
        settle(
            key,
            joined(["fact", source, of]),
            lambda state: amendment(state, name, fact, of),
            lease,
            known=lambda state: known(state, of),
        )
    new = settle(
        change["key"],
        change["id"],
        lambda state: final_line(state, change),
        lease,
        lambda line: follow_up(change, line),
        lambda state: known(state, change["record"]["kind"]),
    )
    if not new:
        told = {name: change["record"][name] for name in IDENTITY if name in change["record"]}
        put_out(with_metrics({"recordType": "duplicate", **told}, counted(told, "EventsDuplicate")))


def reader(event):
    if not event["detail-type"].endswith(" via CloudTrail"):
        return native_change
    return api_change if event.get("source") == "aws.sagemaker" else monitoring_change


def follow_up(change, line):
    """What follows when the record is written. After a crash it may be requested again."""
    record = {field: value for field, value in line.items() if field != "_aws"}
    if record["recordType"] == "amendment":
        return
    messages, failures, outcome = {}, [], change.get("outcome")
    if outcome in ("failed", "changed") or (outcome and out_of_time(record)):
        messages["NOTICE_QUEUE"] = {"record": record}
    if record.get("utilization") == "later":
        messages["UTILIZATION_QUEUE"] = {"record": record, **change["hosts"]}
    for queue, message in messages.items():
        try:
            ask(queue, message)
        except Exception as failure:
            # a queue that fails must not affect the other
            failures.append(failure)
    if failures:
        raise failures[0]


def ask(queue, message):
    if queue in os.environ:
        client("sqs").send_message(QueueUrl=os.environ[queue], MessageBody=compact(message))
