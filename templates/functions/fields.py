"""The fields of a record, derived from an event."""
import os
import re

from catalogue import FAILURE_CLASSES
from values import LONGEST, as_dict, find, last_part, milliseconds, number, seconds_between, text

# The lives of kinds that start once and end once.
ONCE = ("job", "task")
TIMES = {
    "created": "creationTimeMs",
    "started": "startTimeMs",
    "ended": "endTimeMs",
    "modified": "modifiedTimeMs",
}
# The most instances of one group.
INSTANCES = 100000
# The Region of events from Regions that are not in the settings.
ELSEWHERE = "elsewhere"
LIMITS = "Max(Runtime|WaitTime)Exceeded"
COUNTS = ("InstanceCount", "CurrentInstanceCount", "InitialInstanceCount", "CurrentCount")


def envelope(event, kind):
    """An account can't add Regions, and so metrics: all Regions outside the settings count as one."""
    region = text(event.get("region"))
    ours = region in (os.environ["AWS_REGION"], *os.environ["REGIONS"].split(","))
    return {
        "eventTime": text(event.get("time")),
        "eventTimeMs": milliseconds(event.get("time")),
        "eventId": text(event.get("id")),
        "account": text(event["account"]),
        "region": region if ours else ELSEWHERE,
        "eventRegion": None if ours else region,
        "kind": kind or "unknown",
    }


def id_of(event):
    return text(event.get("id")) or text(event.get("time"))


def measured(spec, record, times, *clusters):
    """Times, instances and, of what has one life, how long it waited and ran and what it held."""
    types, count, words = instances(*clusters)
    fields = {TIMES[name]: value for name, value in times.items()}
    fields.update(instanceType="+".join(types), instanceCount=count, instanceGroups=words)
    if spec["life"][0] not in ONCE:
        return fields
    began = times["started"] if "started" in spec else times["created"]
    fields["durationSec"] = seconds_between(began, times["ended"])
    if "started" in spec:
        now = times["ended"] or times["modified"] or record.get("eventTimeMs")
        fields["pendingSec"] = seconds_between(times["created"], times["started"] or now)
        # less than the duration if the job waited for spot capacity
        held = record.get("trainingSec")
        held = fields["durationSec"] if held is None else held
        if None not in (times["ended"], held, count):
            held += record.get("warmPoolSec") or 0
            fields["instanceHours"] = round(held * count / 3600, 4)
    return fields


def utilization_of(spec, record):
    """Where the metrics of an ended job's hosts are, and how many hosts, where they are numbered."""
    known = record.get("instanceCount") if "hosts" in spec else None
    if "utilization" in spec and record.get("durationSec") and (known or "hosts" not in spec):
        return {"namespace": spec["utilization"][0], "hosts": known}
    return None


def instances(*clusters):
    """Types, how many in all, and the groups in words where there is more than one type."""
    found = []
    for group in (group for cluster in clusters for group in groups(cluster)):
        kind, count = text(as_dict(group).get("InstanceType")), number(find(group, COUNTS))
        if kind or count is not None:
            found.append((kind or "", 1 if count is None else min(max(count, 0), INSTANCES)))
    types = sorted({kind for kind, _ in found if kind})
    words = ", ".join(f"{count} x {kind}" for kind, count in found) if len(types) > 1 else None
    return types, sum(count for _, count in found) if found else None, words


def groups(cluster):
    if isinstance(cluster, dict):
        cluster = cluster.get("InstanceGroups") or [cluster]
    return cluster if isinstance(cluster, list) else ()


def out_of_time(record):
    """Whether a time limit ended a job, even if somebody also stopped it."""
    return re.search(LIMITS, f"{record.get('status')} {record.get('substatus')}")


def failure_class(record):
    if "stoppedBy" in record and not out_of_time(record):
        return "stopped by a person"
    # the patterns take time
    words = [(record.get(k) or "")[:LONGEST] for k in ("status", "substatus", "failureReason")]
    for told in (*re.findall("[A-Z][A-Za-z]*(?:Error|Exceeded|Denied)", words[2]), " ".join(words)):
        for like, name in FAILURE_CLASSES.items():
            if re.search(like, told, re.I):
                return name
    return "other"


def state_key(record, arn):
    arn = arn or f"{record['kind']}/{record.get('name', '')}"
    return f"{record['account']}#{record.get('region', '')}#{arn.lower()}"


def made_arn(event, resource, name):
    region = text(event.get("region")) or ""
    # aws-cn, aws-us-gov, aws-eusc; aws-iso for us-iso-east-1 and aws-iso-b for us-isob-east-1
    parts = re.match("(?:(cn|us-gov|eusc)|[a-z]{2}-(iso)([a-z]?))-|", region).groups()
    partition = "-".join(filter(None, ("aws", *parts)))
    return f"arn:{partition}:sagemaker:{region}:{event['account']}:{resource}/{name.lower()}"


def tag(tags, wanted):
    """The value of a tag; tags are {key: value} or [{Key: key, Value: value}]."""
    pairs = as_dict(tags).items()
    if isinstance(tags, list):
        pairs = [(find(t, ("Key", "key")), find(t, ("Value", "value"))) for t in tags]
    return next((text(v) for k, v in pairs if (text(k) or "").lower() == wanted.strip().lower()), None)


def team(tags):
    keys = os.environ.get("TEAM_TAGS", "").split(",")
    return next(filter(None, (tag(tags, key) for key in keys)), None)


def studio_profile(tags):
    """SageMaker Studio tags what a person makes in it with that person's profile."""
    profile = last_part(tag(tags, "sagemaker:user-profile-arn"))
    return {"owner": profile, "ownerSource": "studioProfile"} if profile else {}
