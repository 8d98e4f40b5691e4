"""Functions that share a table and a log, and a world in which every step may fail."""
import collections
import itertools
import json

from handler_under_test import Log
from memory_table import MemoryTable


class Crash(BaseException):
    """The process dies: nothing in a function may catch it."""


class Clock:
    """Time that passes when somebody sleeps; in seconds."""

    def __init__(self, now):
        self.now = now

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Site:
    """Copies of a function that share table and log; a step is each call and each print."""

    def __init__(self, now, step=lambda name: None):
        self.step = step
        self.clock = Clock(now)
        self.table = MemoryTable(lambda name: self.step(name))
        self.log = Log()

    def print(self, line, flush):
        assert flush, "a buffer dies with the process"
        self.step("before print")
        self.log.lines.append(line)
        self.step("after print")

    def records(self):
        return [json.loads(line) for line in self.log.lines]


def fail_at_each_step(error, run):
    """Runs `run(step)` with the error at its first step, then at its second and so on; returns how
    many steps there were."""
    for at in itertools.count(1):
        steps = itertools.count(1)

        def fail(name):
            if next(steps) == at:
                raise error

        run(fail)
        if next(steps) <= at:
            return at


def totals(records):
    """The sum of each metric by its dimensions, as CloudWatch adds them up."""
    sums = collections.Counter()
    for record in records:
        for directive in record.get("_aws", {}).get("CloudWatchMetrics", ()):
            place = tuple(record[name] for name in directive["Dimensions"][0])
            for metric in directive["Metrics"]:
                sums[(metric["Name"], *place)] += record[metric["Name"]]
    return {key: round(value, 6) for key, value in sums.items()}
