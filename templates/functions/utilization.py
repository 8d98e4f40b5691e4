"""Writes a record for each host of an ended job: how much of its CPU, GPU, memory and disk it used."""
# Metrics come late. While a host's last minutes are missing the message is left in the queue, to come
# again, until half an hour after the job's end; then the record says "partial" or "absent". What
# CloudWatch refuses for good, for want of a link or a permission, is "absent" at once. What it can't
# answer now fails, to come again. The hosts' names are known and asked for one by one, so a job whose
# name begins like another's never gets its values; those of transform jobs are searched for first.
import json
import re
import time
import traceback

from emf import DAY, with_metrics
from exactly_once import read, settle
from metric_data import Refused, series
from values import digest, find, joined, number, present, text

# Filled from templates/data/instance-types.yaml when the stack is synthesized: GPUs by size, and vCPUs.
FAMILIES = {}
CORES = {}

METRICS = {
    "cpu": "CPUUtilization",
    "memory": "MemoryUtilization",
    "disk": "DiskUtilization",
    "gpu": "GPUUtilization",
    "gpuMemory": "GPUMemoryUtilization",
}
STATISTICS = ("Sum", "SampleCount", "Maximum")
TEXTS = (
    "eventTime",
    "eventId",
    "account",
    "region",
    "kind",
    "name",
    "arn",
    "status",
    "owner",
    "ownerSource",
    "team",
    "pipelineExecutionArn",
    "stepName",
    "instanceType",
)
NUMBERS = ("eventTimeMs", "startTimeMs", "endTimeMs", "durationSec")
PATIENCE = 30 * 60  # seconds to wait for missing metrics after a job's end
SLACK = 180  # seconds before a job's end in which no metrics are expected
TAIL = 900  # seconds before a job's end in which the newest values are searched
HOSTS = 2000  # no job has more
TOGETHER = 100  # hosts whose values are in memory at one time
QUERIES = 498  # of one call, which may have 500: the three statistics of a metric are in the same one
BUCKETS = 200  # so that the 33 hosts of one call fit into a page of 100,800 values


def handler(event, context=None):
    lease = context.get_remaining_time_in_millis() / 1000 if context else 120
    again = [m["messageId"] for m in event["Records"] if not done(m, lease)]
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in again]}


def done(message, lease):
    try:
        return report(Job(message), lease)
    except Exception:  # a failure of one message must not bring back the others
        traceback.print_exc()
        return False


class Job:
    """An ended job, from its message. Times are in epoch seconds."""

    def __init__(self, message):
        asked = json.loads(message["body"])
        self.record = asked["record"]
        self.namespace = text(asked["namespace"])
        self.account, self.region, self.name, self.arn = (
            text(self.record.get(field)) or "" for field in ("account", "region", "name", "arn")
        )
        self.start, self.end = (int(self.record[t]) / 1000 for t in ("startTimeMs", "endTimeMs"))
        self.numbered = asked.get("hosts") is not None
        count = number(asked.get("hosts") or self.record.get("instanceCount"))
        self.instances = int(min(max(count or 1, 1), HOSTS))
        self.cores, self.gpus = shape(self.record.get("instanceType"))
        sent = number(find(message, ["attributes.SentTimestamp"]))
        since = min(self.end, sent / 1000 if sent else self.end)
        self.overdue = time.time() - since >= PATIENCE
        self.refusal = None

    def run(self):
        """Distinguishes jobs that had the same name, one after the other."""
        return joined([self.record.get("creationTimeMs"), self.record["startTimeMs"]])

    def key(self, part):
        where = self.arn.lower() or f"{self.record.get('kind')}/{self.name}"
        return joined(["host", self.account, self.region, where, part])


def report(job, lease):
    """Writes the records of a job's hosts. False if it is too early."""
    hosts = hosts_of(job, lease)
    if hosts is None:
        return False
    late = without_their_end(job, hosts)
    if late and not job.overdue:
        return False
    parts = (hosts[begin : begin + TOGETHER] for begin in range(0, len(hosts), TOGETHER))
    return all(written(job, part, late, lease) for part in parts)


def written(job, hosts, late, lease):
    values, unfinished = answered(job, hosts, wanted(job), STATISTICS, whole(job))
    if unfinished and not job.overdue:
        return False
    for host in hosts:
        line = host_record(job, host, values, host in late | unfinished)
        settle(job.key(host), "host|" + job.run(), lambda state: line, lease)
    return True


# The hosts of a job.


def hosts_of(job, lease):
    """The names of a job's hosts; None while some are missing.

    What was found when the time was up holds for good, whatever is found later: a message that
    comes again writes the same records.
    """
    if job.numbered:
        return [f"algo-{number_of}" for number_of in range(1, job.instances + 1)]
    key = job.key("found|" + digest([job.run()]))
    known = read(key)[1]["facts"].get("hosts")
    if known is None:
        try:
            found = search(job)
        except Refused as refusal:
            found, job.refusal = [], str(refusal)
        if len(found) < job.instances and not (job.overdue or job.refusal):
            return None
        settle(key, "found", lambda state: state["facts"].update(hosts=found), lease)
        known = read(key)[1]["facts"]["hosts"]
    unknown = range(1, job.instances - len(known) + 1)
    return known + [f"unknown-{number_of}" for number_of in unknown]


def search(job):
    """The hosts that CloudWatch has metrics of. A search matches parts of names: what it finds of
    other jobs and in other accounts is left out. It finds nothing where there is no link, so a host
    that nobody has is asked for too."""
    if not (re.fullmatch("[A-Za-z0-9-]+", job.name) and re.fullmatch("[0-9]{12}", job.account)):
        raise Refused("name")
    start, end, period = whole(job)
    expression = (
        f"SEARCH('{{\"{job.namespace}\",Host}} MetricName=\"{METRICS['cpu']}\" Host={job.name}"
        f" :aws.AccountId=\"{job.account}\"', 'SampleCount', {period})"
    )
    label = "${PROP('AccountId')} ${PROP('Dim.Host')}"
    queries = [
        {"Id": "found", "Expression": expression, "Label": label},
        query(job, "unknown", METRICS["cpu"], "SampleCount", "linked", period),
    ]
    labels = {label for _, label in series(job.region, queries, start, end)[0]}
    # an account can publish metrics of any hosts there
    named = re.compile(f"{job.account} {job.name}/([A-Za-z0-9-]{{1,64}})")
    return sorted(m[1] for m in map(named.fullmatch, labels) if m)[: job.instances]


# Their metrics.


def without_their_end(job, hosts):
    """The hosts whose metrics don't extend to the end of the job."""
    names = [METRICS["cpu"], METRICS["memory"]]
    names += [METRICS["gpu"], METRICS["gpuMemory"]] if job.gpus else []
    span = spanned(job, job.end - TAIL, shortest_period(job.end - TAIL))
    found, unfinished = answered(job, hosts, names, ["SampleCount"], span)
    if job.refusal:
        return set()
    needed = job.end - SLACK - span[2]
    fresh = {what[:2] for what, values in found.items() if max(values, default=0) >= needed}
    return unfinished | {h for h in hosts if any((h, name) not in fresh for name in names)}


def wanted(job):
    return [name for name in METRICS.values() if job.gpus != 0 or not name.startswith("GPU")]


def whole(job):
    """Start, end and period that cover all of the job, with a period that makes few buckets."""
    least, seconds = shortest_period(job.start), job.end - job.start
    fitting = (p for p in (60, 300, 3600) if p >= least and seconds / p <= BUCKETS)
    return spanned(job, job.start, next(fitting, DAY))


def spanned(job, start, period):
    """From a start to the job's end. Buckets begin at multiples of the period, and CloudWatch
    leaves out the one that begins at the end."""
    return start // period * period, (job.end // period + 2) * period, period


def shortest_period(at):
    """CloudWatch keeps minutes for 15 days, five minutes for 63 days and then hours."""
    age = time.time() - at
    return 60 if age < 15 * DAY else 300 if age < 63 * DAY else 3600


def answered(job, hosts, names, statistics, span):
    """The result of `ask`; nothing if CloudWatch refuses, now or earlier."""
    try:
        return ({}, set()) if job.refusal else ask(job, hosts, names, statistics, *span)
    except Refused as refusal:
        job.refusal = str(refusal)
        return {}, set()


def ask(job, hosts, names, statistics, start, end, period):
    """{(host, metric, statistic): {epoch seconds: value}}, and hosts whose values are not all."""
    asked = [(host, name, stat) for host in hosts for name in names for stat in statistics]
    found, unfinished = {}, set()
    for begin in range(0, len(asked), QUERIES):
        part = {f"q{place}": what for place, what in enumerate(asked[begin : begin + QUERIES])}
        queries = [query(job, *what, identifier, period) for identifier, what in part.items()]
        answers, more = series(job.region, queries, start, end)
        for (identifier, _), values in answers.items():
            found.setdefault(part[identifier], {}).update(values)
        unfinished |= {part[identifier][0] for identifier in more}
    return found, unfinished


def query(job, host, name, statistic, identifier, period):
    metric = {
        "Namespace": job.namespace,
        "MetricName": name,
        "Dimensions": [{"Name": "Host", "Value": f"{job.name}/{host}"}],
    }
    stat = {"Metric": metric, "Period": period, "Stat": statistic}
    return {"Id": identifier, "AccountId": job.account, "MetricStat": stat}


# The records.


def host_record(job, host, values, late):
    fields = {}
    for field, name in METRICS.items():
        sums, counts, maxima = (values.get((host, name, stat), {}) for stat in STATISTICS)
        samples, per = sum(counts.values()), units(job, field)
        if samples:
            fields[field + "Avg"] = percent(sum(sums.values()) / samples, per)
        if maxima:
            fields[field + "Max"] = percent(max(maxima.values()), per)
    hours, idle = hours_of(job), None
    if job.gpus and "gpuAvg" in fields:
        idle = round((1 - fields["gpuAvg"] / 100) * job.gpus * hours, 4)
    line = present({
        "recordType": "host",
        **{field: text(job.record.get(field)) for field in TEXTS},
        **{field: number(job.record.get(field)) for field in NUMBERS},
        "host": host,
        "instanceHours": round(hours, 6),
        "cores": job.cores,
        "gpus": job.gpus,
        "normalized": 1 if job.cores else 0,
        **fields,
        "gpuIdleHours": idle,
        "utilization": "absent" if not fields else "partial" if late else "complete",
        "utilizationReason": None if fields else job.refusal or "no data",
    })
    return line if idle is None else with_metrics(line, {}, {"GpuIdleHours": (idle, "None")})


def units(job, field):
    """The number of cores or GPUs that CloudWatch has added up; None if unknown."""
    return {"cpu": job.cores, "gpu": job.gpus, "gpuMemory": job.gpus}.get(field, 1)


def percent(value, per):
    return round(value, 2) if not per else round(min(value / per, 100), 2)


def hours_of(job):
    """How long one host was held: its part of the time in the job's record."""
    hours, count = (number(job.record.get(f)) for f in ("instanceHours", "instanceCount"))
    return hours / count if hours is not None and count else max(0, job.end - job.start) / 3600


def shape(instance_type):
    """The number of cores and GPUs of an instance; None, None if unknown."""
    family, _, size = (text(instance_type) or "").removeprefix("ml.").partition(".")
    gpus, rule = FAMILIES.get(family), re.fullmatch("medium|large|([1-9][0-9]?|)xlarge", size)
    if gpus is None or not rule or (gpus and size not in gpus):
        return None, None
    cores = 2 if rule[1] is None else 4 * int(rule[1] or 1)
    return CORES.get(f"{family}.{size}", cores), gpus.get(size, 0)
