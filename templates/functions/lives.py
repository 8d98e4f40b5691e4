"""What the state of a resource knows: its processed changes, its runs, facts of what people did, and the
last record of each kind (of a job or task, the final one) with the times of what it was seen doing."""
import re
import time

from emf import with_metrics
from exactly_once import read
from fields import ELSEWHERE, failure_class
from values import joined, present

FACT = 600  # bytes
LIVES = 2  # the most facts of a sort: a record of the life before may come late
MOMENT = 5000  # milliseconds between two events of the same change
SKEW = 10000  # milliseconds between the clocks of SageMaker and CloudTrail
OUTCOMES = {"succeeded": "JobsSucceeded", "failed": "JobsFailed", "stopped": "JobsStopped"}
MEASURES = {
    "JobDurationSeconds": ("durationSec", "Seconds"),
    "PendingSeconds": ("pendingSec", "Seconds"),
    "InstanceHours": ("instanceHours", "None"),
}
# What is the same in both events of one change.
SAME = ("status", "substatus", "instanceCount")
# What a resource was doing before somebody stopped, deleted or started it.
BEFORE = {"stoppedBy": "", "deletedBy": "", "startedBy": "Stop"}


def final_line(state, change):
    """Adds the change to the state. Returns the line to print; none if it was told a moment ago."""
    record, jobs, measures, runs = dict(change["record"]), [], {}, state["runs"]
    lasts, kind = state.setdefault("lasts", {}), record["kind"]
    last = lasts.get(kind, {"at": 0, "seen": {}})
    if "run" in change:
        run, at = change["run"], change["at"]
        seen, ended, _, *was = runs.get(run, (0, 0, 0))
        now = [joined(record.get(field) for field in SAME)]
        alike = "status" in record and now == was and abs(at - seen) <= MOMENT
        if alike and not change["final"]:
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


def counted(record, *names):
    names += ("EventsElsewhere",) if record["region"] == ELSEWHERE else ()
    return {name: (1, "Count") for name in ("EventsReceived", *names)}


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
    born = record.get("creationTimeMs") or (doing != "Delet" and seen.get("Delet"))
    since = max(filter(None, [born, seen.get(BEFORE.get(name))]), default=0)
    if fact["at"] > now or fact.get("until", fact["at"]) < since - SKEW:
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
