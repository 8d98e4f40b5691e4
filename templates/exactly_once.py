"""Each change of a resource becomes a line once, whatever comes twice, at once or after a crash.

A change is claimed in the state table together with its line, printed, marked done. A claim is held
until its attempt would have timed out. Whoever finds one that is no longer held prints its line,
unless the log group has it; one that is done counts as a duplicate; one that is held fails, to come
again. Other changes of the same resource at the same time only take a little longer. What remains:
a line printed just before a crash and not yet visible in CloudWatch Logs when the claim is taken
over appears twice, with the same recordId.
"""
import json
import os
import random
import time
import uuid

from botocore.exceptions import ClientError
from emf import DAY, put_out
from state import client, table
from values import digest

# Bytes of a state, of the 400 KB that an item may have.
LARGEST = 300000
# Seconds between looks at a change that another holds.
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
# Seconds at most until the next try where another change of the resource came between.
JITTER = 0.3


def settle(key, identity, build, lease, follow_up=None):
    """Does one change exactly once: claim, print, done. False where that was done before.

    `build` makes the line from the state, and may make none. `follow_up` gets the line when it is
    printed and may get it again after a crash.
    """
    change, token, taken = digest([key, identity]), uuid.uuid4().hex, None
    waits, began = iter(WAITS), time.time()
    while True:
        version, state = read(key)
        claim = state["changes"].get(change)
        if isinstance(claim, int):
            return False
        if claim and claim["token"] != token:
            if claim["until"] > time.time():
                wait = next(waits, None)
                if not wait:
                    raise RuntimeError(f"another invocation holds {change}")
                time.sleep(wait)
                continue
            taken = claim["at"], claim["until"]
        if not claim:
            line = build(state)
            claim = {"line": line and {**line, "recordId": change}, "at": time.time()}
        claim.update(token=token, until=time.time() + lease)
        state["changes"][change] = claim if claim["line"] else int(time.time())
        if write(key, version, state):
            break
        step_aside(began + lease * 0.6, f"{change} could not be claimed")
    if claim["line"]:
        if not (taken and printed(change, *taken)):
            put_out(claim["line"])
        if follow_up:
            follow_up(claim["line"])
        finish(key, change, version + 1, state, began + lease * 0.9)
    return True


def finish(key, change, version, state, end):
    state["changes"][change] = int(time.time())
    while not write(key, version, state):
        step_aside(end, f"{change} is printed, not marked")
        version, state = read(key)
        state["changes"][change] = int(time.time())


def step_aside(end, trouble):
    """At random, so that many at once don't meet again."""
    if time.time() > end:
        raise RuntimeError(trouble)
    time.sleep(random.uniform(0, JITTER))


def read(key):
    item = table().get_item(Key={"job": short(key)}, ConsistentRead=True).get("Item")
    fresh = {"changes": {}, "runs": {}, "facts": {}, "last": {}}
    return (int(item["version"]), json.loads(item["state"])) if item else (0, fresh)


def short(key):
    """DynamoDB takes keys of at most 2,048 bytes."""
    return key if len(key.encode("utf-8", "replace")) <= 2048 else digest([key])


def write(key, version, state):
    """Replaces what was read. False where another has done so since."""
    now, days = int(time.time()), int(os.environ["STATE_DAYS"])
    try:
        table().put_item(
            Item={
                "job": short(key),
                "version": version + 1,
                "state": pruned(state, now, days),
                "expires": now + days * DAY,
            },
            ConditionExpression="attribute_not_exists(job) OR version = :read",
            ExpressionAttributeValues={":read": version},
        )
        return True
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise


def pruned(state, now, days):
    """The state as text, without what is older than the days. DynamoDB takes no more than 400 KB, so
    of a larger one the older half goes too: a change that comes again is better than one lost."""
    ages = {}
    for change, value in state["changes"].items():
        done = isinstance(value, int)
        if done or value["until"] < now:
            ages["changes", change] = (not done, value if done else value["at"])
    for run, (_, ended, at) in state["runs"].items():
        ages["runs", run] = (not ended, at)
    order = sorted(ages, key=ages.get)
    gone = [entry for entry in order if ages[entry][1] < now - days * DAY]
    while True:
        for part, name in gone:
            del state[part][name]
        order = [entry for entry in order if entry[1] in state[entry[0]]]
        text_of_state = json.dumps(state, separators=(",", ":"))
        if len(text_of_state) <= LARGEST or not order:
            return text_of_state
        gone = order[: (len(order) + 1) // 2]


def printed(change, since, until):
    """Whether an earlier attempt got as far as the log. In seconds, with a minute for clocks."""
    pages = client("logs").get_paginator("filter_log_events").paginate(
        logGroupName=os.environ["AWS_LAMBDA_LOG_GROUP_NAME"],
        startTime=int(since - 60) * 1000,
        endTime=int(until + 60) * 1000,
        filterPattern='{ $.recordId = "%s" }' % change,
    )
    return any(page["events"] for page in pages)
