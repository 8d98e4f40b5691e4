"""Ten thousand events through the functions, and what AWS bills for them.

    handler_bench.py           prints times, AWS calls by kind of event, and the two monthly sums
    handler_bench.py --docs    writes docs/costs.md

The synthesized templates are those of $SAGEWATCH, or of build/release/sagewatch.
"""
import argparse
import resource
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tests/handler")]
import costs  # noqa: E402

DOCUMENT = ROOT / "docs/costs.md"
COUNTS = ("GetItem", "PutItem", "UpdateItem", "SendMessage", "read_units", "write_units", "line_bytes")
HEADS = ("get", "put", "update", "send", "read units", "write units", "bytes of lines")


def each(counts, per):
    """What was counted, of one."""
    return [counts[name] / counts[per] for name in COUNTS]


def by_kind(day):
    """(kind of event, how many, what is counted of one)."""
    rows = [(kind, counts["events"], each(counts, "events")) for kind, counts in day.kinds.items()]
    return sorted(rows, key=lambda row: -row[1])


def amount(value, digits=2):
    return f"{value:,.{digits}f}"


def rounded(value):
    return amount(value, 0 if value >= 1000 else 2)


def shown(kind, values):
    return [kind, *(amount(value) for value in values[:-1]), amount(values[-1], 0)]


# On the terminal.


def centile(seconds, percent):
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1e6


def timed(name, seconds, values):
    passed = [len(seconds) / sum(seconds), centile(seconds, 50), centile(seconds, 99)]
    cells = [f"{value:>9,.0f}" for value in passed]
    cells += [f"{cell:>{max(7, len(head) + 1)}}" for cell, head in zip(shown("", values)[1:], HEADS)]
    print(f"{name:52} {len(seconds):>6} {' '.join(cells)}")


def print_times(day):
    heads = " ".join(f"{head:>{max(7, len(head) + 1)}}" for head in HEADS)
    print(f"{'kind of event':52} {'events':>6} {'events/s':>9} {'p50 us':>9} {'p99 us':>9} {heads}")
    for kind, _, values in by_kind(day):
        timed(kind, day.seconds[kind], values)
    every = [second for seconds in day.seconds.values() for second in seconds]
    timed("all", every, each(day.counted(), "events"))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB, of "
          "the whole process with all events and tables")


def print_followers(day):
    for name, values in follow_ups(day):
        print(f"{name}: " + ", ".join(f"{rounded(value)} {what}" for what, value in values.items()))


# What follows from events.

FOLLOWED = {
    "GetMetricData": "GetMetricData",
    "metrics": "metrics",
    "GetItem": "get",
    "BatchGetItem": "batch get",
    "PutItem": "put",
    "Publish": "publish",
    "read_units": "read units",
    "write_units": "write units",
    "line_bytes": "bytes of lines",
}


def follow_ups(day):
    """(name, counts per unit) for the other functions."""
    jobs, told, events = day.utilization, day.notices, day.counted()["events"]
    yield "utilization, per ended job", followed(jobs, jobs["messages"])
    yield "utilization, per event", followed(jobs, events)
    yield "notices, per single failure", followed(told, told["messages"])
    yield "notices, per event", followed(told, events)
    for scenario in costs.SCENARIOS:
        counts = costs.call_meter.silence(scenario.accounts)
        yield f"silence, per run for {scenario.accounts:,} accounts", followed(counts, 1)


def followed(counts, number):
    return {what: counts[name] / number for name, what in FOLLOWED.items() if counts[name]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--docs", action="store_true", help="write docs/costs.md")
    if parser.parse_args().docs:
        DOCUMENT.write_text(document())
        return
    day = costs.day(costs.SCENARIOS[0].sample)
    print_times(day)
    print_followers(day)
    for scenario in costs.SCENARIOS:
        print(f"{sized(scenario)}: ${costs.dollars(scenario):,.2f} a month")


# The document.


def sized(scenario):
    return f"{scenario.accounts:,} accounts and {scenario.jobs:,} jobs a day"


def table(heads, rows, left=1):
    """A table whose first columns are text and the others numbers."""
    lines = [heads, ["---"] * left + ["---:"] * (len(heads) - left), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def sums():
    months = [costs.month(scenario) for scenario in costs.SCENARIOS]
    rows = []
    for items in zip(*months):
        cells = [cell for item in items for cell in (rounded(item.quantity), amount(item.dollars()))]
        unit = costs.data()["prices"][items[0].price]["unit"]
        rows.append([items[0].service, items[0].what, unit, *cells])
    totals = [cell for s in costs.SCENARIOS for cell in ("", f"**{amount(costs.dollars(s))}**")]
    rows.append(["**all**", "", "", *totals])
    heads = [cell for s in costs.SCENARIOS for cell in (f"{s.accounts:,} accounts", "$ a month")]
    return table(["Service", "What", "Unit", *heads], rows, 3)


def prices():
    rows = [[name, costs.stepped_words(p["price"]), f"{p['per']:,} {p['unit']}".removeprefix("1 "), p["seen"]]
            for name, p in costs.data()["prices"].items()]
    return table(["Price", "$", "For", "Reported by"], rows, 4)


def assumptions():
    values = costs.data()["assumed"].values()
    return "\n".join(f"- {item['value']}: {item['of']}" for item in values)


def kinds(day):
    rows = [[kind, f"{count:,}", *shown("", values)[1:]] for kind, count, values in by_kind(day)]
    return table(["Kind of event", "a day", *HEADS], rows)


def followers(day):
    heads = list(FOLLOWED.values())
    rows = [[name, *(rounded(values[h]) if h in values else "" for h in heads)]
            for name, values in follow_ups(day)]
    return table(["What", *heads], rows)


def document():
    small = costs.day(costs.SCENARIOS[0].sample)
    return TEXT.format(
        first=sized(costs.SCENARIOS[0]), second=sized(costs.SCENARIOS[1]),
        low=amount(costs.dollars(costs.SCENARIOS[0]), 0),
        high=amount(costs.dollars(costs.SCENARIOS[1]), 0),
        sums=sums(), kinds=kinds(small), followers=followers(small),
        jobs=small.utilization["messages"], failures=small.failures,
        assumptions=assumptions(), prices=prices(),
    )


TEXT = """# Costs

For people who estimate what the monitoring costs.

`bench/handler_bench.py --docs` writes this file, and a test checks that it is up to date. The script
sends the events of a day through the functions as they are synthesized with the default settings,
answers their AWS calls itself, and multiplies the counts by prices. The counts are measured; the
prices are published list prices of us-east-1, not verified here: check them on AWS's price pages, and
change `bench/prices.yaml`.

{first} cost about **${low} a month**,
{second} about **${high}**.

## A month

30 days, all settings at their defaults, one email address that receives notices. Free tiers are not
deducted. The sizes of the logs and the archive are those after a full retention period: the first
months cost less. Each workload account pays the rows marked as the sender's for its own events; the
monitoring account pays the rest.

{sums}

Custom metrics are billed for each hour in which they have data, so the quantity is the mean over the
month. An account that runs few kinds of jobs in one Region has few time series; their number grows with
both. The metrics of hosts grow with the number of hosts: `observability-metrics: false` avoids them.
Each requested statistic of a host's metric counts as one metric read. AWS's text, "up to five statistics for
the same metric in a single GetMetricData API request", is also read as five for the price of one. By that
reading the metrics that are read cost a third: all three statistics of a metric are asked for in one request.

## A day

800 jobs (55 % training, 35 % processing, 10 % transform; 8 % fail, 2 % are stopped), 240 of them in
60 pipeline executions; 60 endpoints updated, 100 models, 60 model packages, 40 notebook instances, 20
node health events, 100 MLflow runs; the API calls for all of these, tags and deletions; 2 % of
SageMaker's events are delivered twice; a heartbeat from each account every ten minutes. Jobs run 10 to
90 minutes on 1 to 4 hosts, half of them with GPUs. A job causes about 10 events in total.

In 12 accounts this is ten thousand events, and a sample of {first}. In 8
accounts it is a sample of {second}.

For one event in 12 accounts:

{kinds}

- `duplicate` is an event that is delivered again.
- get, put and update are DynamoDB calls, with the units that it bills. Most events are claimed, written
  and marked as done: two puts.
- send is a message to SQS: one for each ended job with hosts ({jobs}) and one for each failure
  ({failures}: jobs, pipelines, their steps and nodes).
- Bytes are those of the lines in the ingester's log group, without Lambda's own lines.

The other functions:

{followers}

Failures within a minute are combined in one notice. The silence function runs every five minutes.

## Assumptions

{assumptions}

Not included: retries, replays, several processes of one function (each updates the time of the last
event by itself), CloudTrail, saved queries and the other dashboards, taxes.

## Prices

{prices}
"""

if __name__ == "__main__":
    main()
