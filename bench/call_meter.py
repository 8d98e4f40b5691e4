"""The functions over a day's events, each AWS call answered here and counted.

DynamoDB bills a consistent read in units of 4 KB, half a unit where it is not consistent, and a write
in units of 1 KB of the larger of the item before and after. An item is its names and values.
"""
import functools
import json
import math
import time
from collections import Counter, defaultdict

import event_stream
from handler_under_test import ENVIRONMENT, Ingester, Queues, load
from memory_table import MemoryTable
from utilization_site import DELAY, Site

TOPIC = "arn:aws:sns:ap-southeast-2:111111111111:notices"
SILENCE_MINUTES = 5
# What Lambda itself writes of an invocation into a function's log group.
INVOCATION_LINES = (
    "START RequestId: 00000000-0000-4000-8000-000000000000 Version: $LATEST\n"
    "END RequestId: 00000000-0000-4000-8000-000000000000\n"
    "REPORT RequestId: 00000000-0000-4000-8000-000000000000\tDuration: 25.00 ms\t"
    "Billed Duration: 25 ms\tMemory Size: 256 MB\tMax Memory Used: 100 MB\t\n"
)


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def item_bytes(item):
    return sum(len(name) + value_bytes(value) for name, value in (item or {}).items())


def value_bytes(value):
    if isinstance(value, set):
        return 3 + sum(len(member) for member in value)
    return len(value.encode()) if isinstance(value, str) else 1 + math.ceil(len(str(value)) / 2)


def reads(size):
    return max(1, math.ceil(size / 4096))


def writes(*sizes):
    return max(1, math.ceil(max(sizes) / 1024))


class CountingTable(MemoryTable):
    """Adds the calls and their units to `counts`."""

    def __init__(self):
        super().__init__()
        self.counts = Counter()

    def count(self, call, **units):
        self.counts.update({call: 1, **units})

    def get_item(self, Key, ConsistentRead):
        size = item_bytes(self.items.get(Key["job"]))
        self.count("GetItem", read_units=reads(size))
        return super().get_item(Key, ConsistentRead)

    def put_item(self, Item, **condition):
        sizes = item_bytes(Item), item_bytes(self.items.get(Item["job"]))
        self.count("PutItem", write_units=writes(*sizes))
        return super().put_item(Item, **condition)

    def update_item(self, Key, **update):
        before = item_bytes(self.items.get(Key["job"]))
        try:
            return super().update_item(Key, **update)
        finally:
            after = item_bytes(self.items.get(Key["job"]))
            self.count("UpdateItem", write_units=writes(before, after))

    def batch_get_item(self, RequestItems):
        ((name, request),) = RequestItems.items()
        found = [self.items[k["job"]] for k in request["Keys"] if k["job"] in self.items]
        units = sum(reads(item_bytes(item)) / 2 for item in found)
        self.count("BatchGetItem", read_units=units)
        return {"Responses": {name: found}}


class Sent(Queues):
    """Messages by queue, with the second at which they were sent."""

    def __init__(self, clock, table):
        super().__init__()
        self.clock, self.table = clock, table

    def send_message(self, QueueUrl, MessageBody):
        self.table.count("SendMessage")
        self.sent.setdefault(QueueUrl, []).append((self.clock.now, MessageBody))


class Clock:
    """Times as long as real ones: the state holds them as texts."""

    now = 0

    def time(self):
        return self.now + 0.123456

    def sleep(self, seconds):
        self.now += seconds


class Lines:
    """The lines that a function prints: their bytes, and the hours in which each series has data,
    those of one account and those of all."""

    def __init__(self, counts):
        self.counts = counts
        self.series_hours, self.total_hours = set(), set()

    def print(self, line, flush=False):
        self.counts.update(lines=1, line_bytes=len(line.encode()) + 1)
        self.note(json.loads(line))

    def note(self, record):
        told = record.get("_aws", {})
        for directive in told.get("CloudWatchMetrics", ()):
            hour = told["Timestamp"] // 3_600_000
            for dimensions in directive["Dimensions"]:
                place = tuple(record[name] for name in dimensions)
                hours = self.series_hours if "account" in dimensions else self.total_hours
                hours |= {(metric["Name"], place, hour) for metric in directive["Metrics"]}


def kind_of(event):
    if event["detail-type"].startswith("AWS "):
        return "API call"
    return event["detail-type"].removeprefix("SageMaker ")


class Day:
    """A day of some accounts. `kinds` has what was counted, by kind of event; `seconds` how long the
    handler took; `series` the hours in which each custom metric of an account had data, `totals`
    those in which each of all accounts had; `table` what is left."""

    def __init__(self, accounts):
        self.accounts = accounts
        self.kinds, self.seconds = defaultdict(Counter), defaultdict(list)
        self.raw, self.series, self.totals = Counter(), set(), set()
        self.clock, self.table = Clock(), CountingTable()
        self.queues = Sent(self.clock, self.table)
        self.events = event_stream.stream(accounts)
        self.ingest()
        self.failures = len(self.queues.sent.get("notices", ()))
        self.utilization = self.measure_hosts()
        self.notices = self.tell()

    def ingest(self):
        ingester = Ingester(self.table, queues=self.queues)
        lines = Lines(self.table.counts)
        ingester.module.update(time=self.clock, print=lines.print)
        seen = set()
        for arrival, event in self.events:
            kind = "duplicate" if event["id"] in seen else kind_of(event)
            seen.add(event["id"])
            self.raw[raw_group(event)] += len(compact(event))
            self.clock.now = arrival
            self.table.counts.clear()
            begin = time.perf_counter()
            ingester.handler(event, None)
            self.seconds[kind].append(time.perf_counter() - begin)
            self.kinds[kind].update(self.table.counts, events=1)
        self.series |= lines.series_hours
        self.totals |= lines.total_hours

    def measure_hosts(self):
        """The utilization function over each message that the ingester sent it."""
        total = Counter()
        for sent, body in self.queues.sent["utilization"]:
            site = Measured(self.table, sent)
            self.table.counts.clear()
            site.put_values(json.loads(body))
            lines = Lines(self.table.counts)
            site.print = lines.print
            site.deliver(sqs_message(sent, body))
            asked = sum(len(call["MetricDataQueries"]) for call in site.metrics.calls)
            total.update(self.table.counts, messages=1, invocations=site.attempts,
                         GetMetricData=len(site.metrics.calls), metrics=asked)
            self.series |= lines.series_hours
            self.totals |= lines.total_hours
        return total

    def tell(self):
        """A notice for each failure, as if it came alone."""
        total = Counter()
        topic = Topic(total)
        handler, _ = load("monitoring-insights", "NoticesFunction", {"TOPIC": TOPIC}, sns=topic)
        for sent, body in self.queues.sent["notices"]:
            handler({"Records": [sqs_message(sent, body)]}, None)
            total["messages"] += 1
        return total

    def counted(self):
        """What was counted of all events together."""
        return sum(self.kinds.values(), Counter())


def raw_group(event):
    if event["source"] == "sagewatch":
        return "heartbeats"
    return "API events" if event["detail-type"].startswith("AWS ") else "service events"


def sqs_message(sent, body):
    attributes = {"SentTimestamp": str(sent * 1000), "ApproximateReceiveCount": "1"}
    return {"messageId": "00000000-0000-4000-8000-000000000000", "body": body,
            "attributes": attributes}


class Topic:
    def __init__(self, counts):
        self.counts = counts

    def publish(self, TopicArn, Subject, Message, MessageStructure):
        self.counts["Publish"] += 1


class Measured(Site):
    """The utilization function with the metrics of one ended job."""

    def __init__(self, table, sent):
        super().__init__()
        self.table, self.attempts = table, 0
        self.clock.now = sent + DELAY

    def once(self, *messages):
        self.attempts += 1
        return super().once(*messages)

    def put_values(self, asked):
        record = asked["record"]
        self.metrics.linked.add(record["account"])
        hosts = asked["hosts"] or record["instanceCount"]
        names = ["CPUUtilization", "MemoryUtilization", "DiskUtilization"]
        if record["instanceType"].startswith("ml.g"):
            names += ["GPUUtilization", "GPUMemoryUtilization"]
        start = record["startTimeMs"] // 1000
        values = [50] * (record["durationSec"] // 60 + 1)
        for host in range(1, hosts + 1):
            for name in names:
                self.metrics.put(f"{record['name']}/algo-{host}", name, values, start=start,
                                 account=record["account"], namespace=asked["namespace"])


@functools.cache
def silence(accounts):
    """What one run of the silence function counts with so many accounts."""
    table, clock = CountingTable(), Clock()
    clock.now = event_stream.MIDNIGHT
    ingester = Ingester(table)
    for number in range(accounts):
        account = f"{210_000_000_000 + number}"
        ingester.module["heard"](account, event_stream.REGION, clock.now * 1000 - 240_000)
    table.counts.clear()
    clients = {"table": table, "dynamodb": table}
    handler, names = load("monitoring-insights", "SilenceFunction", ENVIRONMENT, **clients)
    names.update(time=clock, print=Lines(table.counts).print)
    handler({}, None)
    return table.counts
