"""Turns SageMaker events into flat JSON records and metrics, each exactly once."""
# Only paths of the event catalogue are copied: hyperparameters, environments, container arguments
# and input paths may hold secrets.
import os
import re
import time

from catalogue import DEFAULTS, SPECS, TYPES, lower_first, unpacked
from emf import put_out, with_metrics
from exactly_once import read, settle, short
from fields import (
    ELSEWHERE,
    ONCE,
    TIMES,
    envelope,
    failure_class,
    made_arn,
    measured,
    out_of_time,
    state_key,
    studio_profile,
    team,
    utilization_of,
)
from signs_of_life import heard
from state import client
from values import (
    among,
    amount,
    as_dict,
    canonical,
    compact,
    digest,
    find,
    first,
    joined,
    last_part,
    milliseconds,
    present,
    text,
)

FACT = 600  # bytes
LIVES = 2  # the most facts of a sort: a record of the life before may come late
MOMENT = 2000  # milliseconds between two events of the same change
SKEW = 10000  # milliseconds between the clocks of SageMaker and CloudTrail
HEARTBEAT = "sagewatch", "SageMaker Monitoring Heartbeat"
OUTCOMES = {"succeeded": "JobsSucceeded", "failed": "JobsFailed", "stopped": "JobsStopped"}
MEASURES = {
    "JobDurationSeconds": ("durationSec", "Seconds"),
    "PendingSeconds": ("pendingSec", "Seconds"),
    "InstanceHours": ("instanceHours", "None"),
}
IDENTITY = ("eventTime", "eventTimeMs", "eventId", "account", "region", "kind", "name", "arn")
# What is the same in both events of one change.
SAME = ("status", "substatus", "instanceCount")
# What a resource was doing before somebody stopped, deleted or started it.
BEFORE = {"stoppedBy": "", "deletedBy": "", "startedBy": "Stop"}
DOERS = {
    "Start": "startedBy",
    "Stop": "stoppedBy",
    "Delete": "deletedBy",
    "Update": "updatedBy",
}


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


def counted(record, *names):
    names += ("EventsElsewhere",) if record["region"] == ELSEWHERE else ()
    return {name: (1, "Count") for name in ("EventsReceived", *names)}


# From an event to a change: its record, the key of its state, and its identity.


def reader(event):
    if not event["detail-type"].endswith(" via CloudTrail"):
        return native_change
    return api_change if event.get("source") == "aws.sagemaker" else monitoring_change


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


def id_of(event):
    return text(event.get("id")) or text(event.get("time"))


def api_change(event, detail):
    call = text(detail.get("eventName")) or "Unknown"
    verb, noun = re.match("(?:Batch)?([A-Z][a-z]+|)(.*?)(?:V[0-9])?$", call, re.S).groups()
    told = [detail.get(k) for k in ("responseElements", "requestParameters", "serviceEventDetails")]
    about, name, arn = subject(noun.lower(), told)
    kind = kind_of(noun.lower()) or kind_of(about)
    spec = SPECS.get(kind, {})
    resource = spec.get("resource", ["none"])[0]
    if name and not arn and resource != "none":
        arn = made_arn(event, resource, name)
    parts = (arn or "").split("/")
    record = present({
        "recordType": "api",
        **envelope(event, kind or re.sub("(?<=.)(?=[A-Z][a-z])", " ", noun)),
        "name": name or "".join(parts[1:2] if kind else parts[-1:]),
        "arn": arn,
        "apiCall": call,
        "errorCode": text(detail.get("errorCode")),
        **caller(as_dict(detail.get("userIdentity"))),
        **studio_profile(find(told, ["tags"])),
    })
    key, source = state_key(record, arn), text(detail.get("eventID")) or id_of(event) or ""
    owner, source_of_owner = record.get("owner"), record.get("ownerSource")
    what, fact = None, {"at": record.get("eventTimeMs", 0)}
    if verb == "Create" or (verb == "Start" and spec.get("life", [""])[0] in ONCE):
        what = "owner"
        fact["ownerSource"] = source_of_owner
    elif verb in DOERS and source_of_owner != "service":
        what = DOERS[verb]
    fact[what] = owner
    valid = kind and what and arn and owner and "errorCode" not in record
    # DeleteEndpoint deletes the endpoint; CreatePresignedNotebookInstanceUrl doesn't create a notebook
    valid = valid and (verb == "Update" or noun.lower().endswith(about))
    # Each call has its own state, since there may be any number of calls for one resource.
    return {
        "key": f"{key}#{source}",
        "id": "api|" + source,
        "record": record,
        "facts": [(key, source, what, fact, k) for k in SPECS if valid and shares(k, kind)],
        "events": [],
    }


def subject(noun, told):
    """What a call is about, its name and its ARN, by the keys that end in Name, Arn or Id.

    The noun of the call has most of the right key: TrackingServerName for MlflowTrackingServer, ClusterName
    for ClusterNodes; a key that is only Name or Arn is of the noun itself. Either may hold an ARN.
    """
    found = []
    for key, value in (item for part in told for item in as_dict(part).items()):
        like = re.fullmatch("(.*?)(Name|Arn|Identifier|Id)", key, re.I | re.S)
        if like and text(value):
            about = like[1].lower() or noun
            rank = like[2].lower() != "id", len(about) if about in noun else 0
            found.append((rank, about, text(value)))
    found.sort(key=lambda one: one[0], reverse=True)
    about = found[0][1] if found else noun
    values = [value for _, what, value in found if what == about]
    named = [next((v for v in values if v.startswith("arn:") == arn), None) for arn in (False, True)]
    return about, *named


def kind_of(noun):
    return next((kind for kind, spec in SPECS.items() if spec["noun"][0].lower() == noun), None)


def shares(kind, other):
    """Whether both have the ARN of one resource, and a last record each in its state."""
    spec, others = SPECS[kind], SPECS[other]
    return spec["noun"] == others["noun"] and "id" not in spec and spec["life"] == others["life"]


def monitoring_change(event, detail):
    """A call that changed a resource that sends an account's events: a rule, schedule, role or link."""
    change = api_change(event, detail)
    record = change["record"]
    record.update(present({
        "recordType": "monitoring",
        "kind": "Monitoring",
        "name": text(find([detail.get("requestParameters")], ("name", "rule", "roleName", "identifier"))),
        "status": record["apiCall"],
        "failureReason": "changes what sends events",
    }))
    return {**change, "facts": [], "events": ["MonitoringChanged"], "outcome": "changed"}


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


def caller(identity):
    """Who called: the person behind a session, if it says so, a service, a user or a session."""
    session = as_dict(identity.get("sessionContext"))
    arn, kind = text(identity.get("arn")), text(identity.get("type"))
    source = text(session.get("sourceIdentity"))
    choices = {
        "sourceIdentity": source,
        "service": text(identity.get("invokedBy")) or (kind if kind == "AWSService" else None),
        "user": text(identity.get("userName")),
        "session": last_part(arn) if kind in ("AssumedRole", "FederatedUser") else None,
        "identityCenter": text(as_dict(identity.get("onBehalfOf")).get("userId")),
        "account": text(identity.get("accountId")),
    }
    how = next((how for how, who in choices.items() if who), None)
    return {
        "owner": choices.get(how),
        "ownerSource": how,
        "userType": kind,
        "userArn": arn,
        "role": text(as_dict(session.get("sessionIssuer")).get("userName")),
        "sourceIdentity": source,
    }


# The state of a resource: its processed changes, its runs, the known facts, and the last record of each kind
# (of a job or task, the final one) with the times of what it was seen doing.


def final_line(state, change):
    """Adds the change to the state. Returns the line to print; none if it was told a moment ago."""
    record, jobs, measures, runs = dict(change["record"]), [], {}, state["runs"]
    lasts, kind = state.setdefault("lasts", {}), record["kind"]
    last = lasts.get(kind, {"at": 0, "seen": {}})
    if "run" in change:
        run, at = change["run"], change["at"]
        seen, ended, _, *was = runs.get(run, (0, 0, 0))
        now = [joined(record.get(field) for field in SAME)]
        if now == was and abs(at - seen) <= MOMENT and not change["final"]:
            return None
        if not change["final"] and (ended or at < max(seen, last["at"])):
            record["late"] = 1
        before = last.get("record", {})
        again = change["final"] and ended and before.get("status") == record.get("status")
        more = record.get("instanceHours", 0) - before.get("instanceHours", 0)
        if again and more <= 0:
            return None
        if change["counted"] and run not in runs:
            jobs.append("JobsStarted")
        now = now if at >= seen else was
        runs[run] = (max(seen, at), int(ended or change["final"]), int(time.time()), *now)
        if change["lasting"] and "late" not in record and at >= last["at"]:
            last = {"at": at, "seen": {**last["seen"], phase(record): at}, "record": change["record"]}
            lasts[kind] = last
        if again:  # its warm pool was held for longer
            record.update(recordType="amendment", InstanceHours=round(more, 4))
            measures = {"InstanceHours": ("InstanceHours", "None")}
        elif change["final"] and change["counted"] and change["outcome"]:
            jobs.append(OUTCOMES[change["outcome"]])
            measures = {name: m for name, m in MEASURES.items() if m[0] in record}
    enrich(record, state["facts"], last["seen"])
    if change.get("of"):
        enrich(record, read(change["of"])[1]["facts"], {})
    metrics = {name: (1, "Count") for name in jobs}
    metrics.update({name: (record[field], unit) for name, (field, unit) in measures.items()})
    return with_metrics(record, counted(record, *change["events"]), metrics)


def amendment(state, name, fact, kind):
    """Adds a fact to the state. Returns the last record again if it now says more."""
    facts, key = state["facts"], f"{name}|{fact['at']}"
    facts.pop(key, None)  # told of another kind with this ARN
    before = known(state, kind)
    facts[key] = present(fact, FACT)
    for old in sorted((k for k in facts if k.startswith(name)), key=lambda k: facts[k]["at"])[:-LIVES]:
        del facts[old]
    after = known(state, kind)
    more = after and not after.items() <= before.items()
    return {**after, "recordType": "amendment"} if more else None


def known(state, kind):
    """The last record of a kind, or of the only one, with all facts."""
    lasts = state.get("lasts", {})
    last = lasts.get(kind or next(iter(lasts), None))
    return last and enrich(dict(last["record"]), state["facts"], last["seen"])


def enrich(record, facts, seen):
    for key, fact in sorted(facts.items(), key=lambda one: one[1]["at"]):
        if holds(key.partition("|")[0], fact, record, seen):
            record.update({k: value for k, value in fact.items() if k not in ("at", "until")})
    if "stoppedBy" in record and "failureClass" in record:
        record["failureClass"] = failure_class(record)
    return record


def holds(name, fact, record, seen):
    """Whether a fact belongs to this record: not to an earlier or later resource with the same name, nor to
    an earlier stop or start."""
    now, doing = record.get("eventTimeMs", fact["at"]), phase(record)
    seen = {what: at for what, at in seen.items() if at <= now}
    since = [record.get("creationTimeMs") or (doing != "Delet" and seen.get("Delet")), seen.get(BEFORE.get(name))]
    if fact["at"] > now or fact.get("until", fact["at"]) < max(filter(None, since), default=0) - SKEW:
        return False
    if name == "stoppedBy":
        return record.get("status") == "Stopped"
    if name == "deletedBy":
        return doing == "Delet"
    if name == "startedBy":
        return doing != "Stop"
    return name != "owner" or record.get("ownerSource") != "studioProfile"


def phase(record):
    return re.match("Stop|Delet|", record.get("status", ""))[0]
