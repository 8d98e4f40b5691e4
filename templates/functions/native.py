"""SageMaker's own events: their records, the keys of their states, and their identities."""
import os
import re

from catalogue import DEFAULTS, SPECS, TYPES, unpacked
from exactly_once import short
from fields import (
    ONCE,
    TIMES,
    envelope,
    failure_class,
    id_of,
    measured,
    state_key,
    studio_profile,
    team,
    utilization_of,
)
from lives import OUTCOMES
from values import (
    amount,
    among,
    canonical,
    digest,
    find,
    first,
    joined,
    last_part,
    milliseconds,
    present,
    text,
)


def native_change(event, detail):
    kind, state = TYPES.get(event["detail-type"], (None, None))
    spec = SPECS[kind] if kind else guessed(detail)
    whole = {**detail, "$": detail}

    def at(field):
        return find(whole, spec.get(field))

    arn = text(at("arn")) or first(event.get("resources"))
    status = canonical(state.replace(" ", "") if state else text(at("status")))
    life = spec["life"][0]
    outcome, terminal = ending(spec, status)
    record = {
        "recordType": "final" if terminal else "transition" if kind else "unknown",
        **envelope(event, kind or re.sub("^SageMaker |( Stat(e|us))? Change$", "", event["detail-type"])),
        "name": last_part(text(at("name")) or arn),
        "arn": arn,
        "status": status,
        "substatus": canonical(text(at("substatus"))),
        "team": team(at("tags")),
        **studio_profile(at("tags")),
        **{field: text(find(whole, paths)) for field, paths in spec["fields"].items()},
        **{field: amount(find(whole, paths)) for field, paths in spec["numbers"].items()},
    }
    times = {name: milliseconds(at(name)) for name in TIMES}
    times["ended"] = times["ended"] if terminal else None
    record.update(measured(spec, record, times, at("instances"), at("more")))
    hosts = utilization_of(spec, record) if terminal else None
    if hosts:
        record["utilization"] = "later" if "UTILIZATION_QUEUE" in os.environ else "off"
    if outcome in ("failed", "stopped"):
        record["failureReason"] = text(at("reason"))
        record["failureClass"] = failure_class(record)
    made = record.get("jobArn") or ""
    if "-job/" not in made:
        record.pop("jobArn", None)
    record = present(record)
    stamp = times["modified"] or times["ended"]
    own = [text(find(whole, [path])) for path in spec.get("id", ())]
    run = [kind, *own, times["created"] or times["started"]]
    key, identity = identified(event, record, arn, life, own, run, stamp)
    return {
        "key": key,
        "id": joined(identity),
        "record": record,
        "facts": pipeline_facts(record, made),
        "run": short(joined(run), 200),
        "of": state_key(record, arn) if life == "task" and any(own) else None,
        "at": stamp or record.get("eventTimeMs", 0),
        "final": terminal and life in ONCE,
        "lasting": terminal or (kind and life == "resource"),
        "counted": life == "job",
        "outcome": outcome,
        "hosts": hosts,
        "events": [] if kind else ["EventsUnknown"],
    }


def ending(spec, status):
    """How it ended, if it did, and whether that is final."""
    once = spec["life"][0] in ONCE
    outcomes = OUTCOMES if once else ("failed",)
    outcome = next((name for name in outcomes if among(status, spec.get(name))), None)
    return outcome, among(status, spec.get("terminal")) or (once and outcome is not None)


def identified(event, record, arn, life, own, run, stamp):
    """The key of the state of what changed, and the identity of this change."""
    key, status = state_key(record, arn), record.get("status")
    if life == "occurrence" or record["recordType"] == "unknown" or not {"arn", "name"} & set(record):
        told = own if life == "occurrence" and any(own) else [id_of(event)]
        identity = [record["kind"], *told]
        return key + "#" + digest(identity), identity
    # a cluster has many nodes and an execution many steps, and all send events of their own
    key += "#" + digest(own) if own else ""
    if life in ONCE and record["recordType"] == "final":
        return key, [*run, status, *filter(None, [record.get("warmPoolSec")])]
    if life not in ONCE:
        stamp = stamp or text(event.get("time"))
    return key, [record["kind"], *run, status, record.get("substatus"), stamp]


def pipeline_facts(record, made):
    """A step has the pipeline of what it made, unless it reused what another execution made."""
    if not (":sagemaker:" in made and "pipelineExecutionArn" in record) or "cacheHitArn" in record:
        return []
    fact = {"pipelineExecutionArn": record["pipelineExecutionArn"], "stepName": record["name"]}
    source, at = joined(fact.values()), record.get("startTimeMs", 0)
    fact.update(at=at, until=record.get("eventTimeMs", at))
    return [(state_key(record, made), source, "pipeline", fact, None)]


def guessed(detail):
    """Where an event of a kind that is not in the catalogue most likely keeps its fields."""
    return {**unpacked(DEFAULTS), "status": [key for key in detail if key.endswith("Status")]}
