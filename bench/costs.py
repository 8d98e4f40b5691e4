"""What AWS bills in a month, from the counts of a day and the prices of prices.yaml."""
import functools
import math
from pathlib import Path
from typing import NamedTuple

import yaml

import call_meter
from handler_under_test import deployed, template

DAYS, HOURS, GB = 30, 720, 1_000_000_000
ITEM_OVERHEAD = 100  # bytes that DynamoDB adds to what it stores of an item
FUNCTIONS = {
    "ingester": ("monitoring", "IngesterFunction"),
    "utilization": ("monitoring-insights", "UtilizationFunction"),
    "notices": ("monitoring-insights", "NoticesFunction"),
    "silence": ("monitoring-insights", "SilenceFunction"),
}
CALLS = ("GetItem", "PutItem", "UpdateItem", "BatchGetItem", "SendMessage", "Publish")


class Scenario(NamedTuple):
    """The accounts and the jobs per day; a day with `sample` accounts is measured."""

    accounts: int
    jobs: int
    sample: int


SCENARIOS = (Scenario(30, 2_000, 12), Scenario(1_000, 100_000, 8))


class Item(NamedTuple):
    service: str
    what: str
    price: str
    quantity: float

    def dollars(self):
        price = data()["prices"][self.price]
        return stepped(price["price"], self.quantity / price["per"])


@functools.cache
def data():
    return yaml.safe_load(Path(__file__).with_name("prices.yaml").read_text())


def assumed(name):
    return data()["assumed"][name]["value"]


def stepped(price, quantity):
    steps, total, begin = price if isinstance(price, list) else [[None, price]], 0, 0
    for end, each in steps:
        end = math.inf if end is None else end
        total += max(0, min(quantity, end) - begin) * each
        begin = end
    return total


def stepped_words(price):
    """Such as 0.30 to 10,000, then 0.10."""
    if not isinstance(price, list):
        return spelled(price)
    words = [f"{spelled(each)} to {end:,}" if end else spelled(each) for end, each in price]
    return ", then ".join(words)


def spelled(price):
    return f"{price:.2f}" if price == round(price, 2) else f"{price:.10f}".rstrip("0")


class Month:
    """A month of a scenario: the counts of a day of its sample, scaled up."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.day = day(scenario.sample)
        self.scale = DAYS * scenario.accounts / scenario.sample
        self.ingested = self.day.counted()
        self.silence = call_meter.silence(scenario.accounts)
        self.silences = DAYS * 24 * 60 / call_meter.SILENCE_MINUTES
        self.failures = self.scale * self.day.failures
        # Failures of a minute are one notice: it begins with one and takes in what comes with it.
        self.notices = self.failures / (1 + self.failures / (DAYS * 24 * 60))

    def items(self):
        return [*self.functions(), *self.table(), *self.logs(), *self.metrics(), *self.events(),
                *self.messages()]

    def total(self, name):
        """The monthly total of the ingester, the utilization and the silence function."""
        of_day = self.ingested[name] + self.day.utilization[name]
        return self.scale * of_day + self.silences * self.silence[name]

    def invocations(self):
        return {
            "ingester": self.scale * self.ingested["events"],
            "utilization": self.scale * self.day.utilization["invocations"],
            "notices": self.notices,
            "silence": self.silences,
        }

    def functions(self):
        times, calls = self.invocations(), self.calls()
        waits = {name: assumed("call-ms") * made for name, made in calls.items()}
        read = self.scale * self.day.utilization["GetMetricData"]
        waits["utilization"] += assumed("metrics-call-ms") * read
        seconds = {n: (waits[n] + assumed("own-ms") * times[n]) / 1000 for n in times}
        held = sum(seconds[name] * properties(name)["MemorySize"] / 1024 for name in times)
        yield Item("Lambda", "requests", "lambda-requests", sum(times.values()))
        yield Item("Lambda", "duration", "lambda-duration", held)

    def calls(self):
        """Calls per month by function, except those that read metrics."""
        return {
            "ingester": self.scale * sum(self.ingested[c] for c in CALLS),
            "utilization": self.scale * sum(self.day.utilization[c] for c in CALLS),
            "notices": self.notices,
            "silence": self.silences * sum(self.silence[c] for c in CALLS),
        }

    def table(self):
        items = self.day.table.items.values()
        stored = sum(call_meter.item_bytes(item) + ITEM_OVERHEAD for item in items)
        kept = stored * self.scale / DAYS * int(environment("ingester")["STATE_DAYS"]) / GB
        yield Item("DynamoDB", "reads", "dynamodb-reads", self.total("read_units"))
        yield Item("DynamoDB", "writes", "dynamodb-writes", self.total("write_units"))
        yield Item("DynamoDB", "storage of the job state", "dynamodb-storage", kept)
        yield Item("DynamoDB", "point-in-time recovery of the job state", "dynamodb-backup", kept)

    def logs(self):
        raw, records = self.day.raw, self.total("line_bytes") / GB
        own = len(call_meter.INVOCATION_LINES) * sum(self.invocations().values()) / GB
        groups = {"records": records, "Lambda's own lines": own}
        groups |= {n: self.scale * raw[n] / GB for n in ("service events", "API events")}
        for name, size in groups.items():
            yield Item("CloudWatch Logs", f"ingestion, {name}", "logs-ingestion", size)
        retention = resource("monitoring", "IngesterRecords")["RetentionInDays"] / DAYS
        kept = sum(groups.values()) * retention * assumed("compression")
        yield Item("CloudWatch Logs", "storage", "logs-storage", kept)
        scanned = (records + own) / DAYS * assumed("refreshes") * log_tables("Landing")
        yield Item("CloudWatch Logs", "log tables of the landing page", "logs-queries", scanned)

    def metrics(self):
        # Each place has its silence, and the Region has the longest. Totals don't grow with accounts.
        hours, places = len(self.day.series), self.scenario.accounts
        series = self.scale * hours / HOURS + places
        totals = DAYS * len(self.day.totals) / HOURS + 1
        failed = len([series for series in self.day.series if series[0] == "JobsFailed"])
        alarms = resources("monitoring-insights", "AWS::CloudWatch::Alarm")
        queries = [alarm for alarm in alarms if "Metrics" in alarm]
        analysed = self.scale * failed / HOURS + places
        boards = resources("monitoring-dashboards", "AWS::CloudWatch::Dashboard")
        asked = self.scale * self.day.utilization["metrics"]
        yield Item("CloudWatch", "custom metrics", "custom-metrics", series + totals)
        yield Item("CloudWatch", "metrics of hosts read", "metrics-read", asked)
        yield Item("CloudWatch", "dashboards", "dashboards", len(boards))
        yield Item("CloudWatch", "alarms", "alarms", len(alarms) - len(queries))
        yield Item("CloudWatch", "metrics that alarms search", "alarms-by-query", analysed)

    def events(self):
        size = self.scale * sum(self.day.raw.values()) / GB
        days = next(iter(resources("monitoring", "AWS::Events::Archive")))["RetentionDays"]
        beats = self.scale * self.day.kinds["Monitoring Heartbeat"]["events"]
        sent = self.scale * self.ingested["events"]
        yield Item("EventBridge", "events archived", "archive", size)
        yield Item("EventBridge", "storage of the archive", "archive-storage", size * days / DAYS)
        yield Item("EventBridge (sender)", "events to another account", "events", sent)
        yield Item("EventBridge (sender)", "heartbeats put on the default bus", "events", beats)
        yield Item("EventBridge (sender)", "schedule of the heartbeats", "schedules", beats)

    def messages(self):
        told = 2 * (self.scale * self.day.utilization["invocations"] + self.notices)
        polls = 2 * assumed("polls-a-minute") * DAYS * 24 * 60
        sent = self.scale * self.ingested["SendMessage"]
        yield Item("SQS", "messages sent, received and deleted", "sqs", sent + told)
        yield Item("SQS", "polling of empty queues", "sqs", polls)
        yield Item("SNS", "notices", "sns", self.notices)
        yield Item("SNS", "emails of notices", "sns-email", self.notices * assumed("emails"))


@functools.cache
def day(accounts):
    return call_meter.Day(accounts)


@functools.cache
def month(scenario):
    return Month(scenario).items()


def dollars(scenario):
    return sum(item.dollars() for item in month(scenario))


# What the templates say.


def properties(function):
    return deployed(*FUNCTIONS[function])[0]


def environment(function):
    return properties(function)["Environment"]["Variables"]


def resource(stack, logical_id):
    return template(stack)["Resources"][logical_id]["Properties"]


def resources(stack, kind):
    found = template(stack)["Resources"].values()
    return [it["Properties"] for it in found if it["Type"] == kind]


def log_tables(dashboard):
    body = resource("monitoring-dashboards", dashboard)["DashboardBody"]
    pattern = body["Fn::Sub"]
    return "".join(pattern if isinstance(pattern, str) else pattern[:1]).count('"type":"log"')
