"""Each change of a resource becomes a line once, whatever comes twice, at once or after a crash.

A change is claimed in the state table together with its line, printed, marked done. A claim is held
until its attempt would have timed out. Whoever finds one that is no longer held prints its line,
unless the log group has it; one that is done counts as a duplicate; one that is held fails, to come
again. Other changes of the same resource at the same time only take a little longer. A state keeps its
newest changes; older ones are in items of their own, so that none grows large. What remains:
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
from values import compact, digest

# Changes without a claim, and runs, that the item of a resource keeps.
KEPT = 30
# The most changes that are moved out of it at a time.
MOVED = 25
# The most claims on one resource at the same time.
HELD = 3
# Seconds between checks of a change that another process has claimed.
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
# The most seconds until the next attempt after a conflicting change of the resource.
JITTER = 0.3


def settle(key, identity, build, lease, follow_up=None, known=None):
    """Does one change exactly once: claim, print, done. False if that was done before, or makes no line.

    `build` makes the line from the state, and may make none. `follow_up` gets the line when it is
    printed and may get it again after a crash. `known` says what should be the last word by then.
    """
    change, token, taken = digest([key, identity]), uuid.uuid4().hex, None
    waits, began = iter(WAITS), time.time()
    while True:
        version, state = read(key)
        claim = state["changes"].get(change)
        if not claim and "moved" in state:
            claim = (stored(moved_key(key, change)) or (0, None))[1]
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
        if len(held(state)) <= HELD and write(key, version, state):
            break
        step_aside(began + lease * 0.6, f"{change} could not be claimed")
    line, version = claim["line"], version + 1
    if line:
        if not (taken and printed(change, *taken)):
            put_out(line)
        if follow_up:
            follow_up(line)
        while True:
            if taken and known:
                line = last_word(change, line, known(state))
            state["changes"][change] = int(time.time())
            if write(key, version, state):
                break
            step_aside(began + lease * 0.9, f"{change} is printed, not marked")
            version, state = read(key)
            taken = True
    return bool(line)


def last_word(change, line, record):
    """A line may be printed after what was claimed later: then what is known is told once more."""
    if not record or {**record, "recordType": 0}.items() <= {**line, "recordType": 0}.items():
        return line
    record = {**record, "recordType": "amendment"}
    put_out({**record, "recordId": digest([change, compact(record)])})
    return record


def step_aside(end, trouble):
    """At random, so that concurrent processes don't collide again."""
    if time.time() > end:
        raise RuntimeError(trouble)
    time.sleep(random.uniform(0, JITTER))


def read(key):
    return stored(key) or (0, {"changes": {}, "runs": {}, "facts": {}})


def stored(key):
    item = table().get_item(Key={"job": short(key)}, ConsistentRead=True).get("Item")
    return item and (int(item["version"]), json.loads(item["state"]))


def short(key, most=2048):
    """DynamoDB accepts keys of at most 2,048 bytes."""
    return key if len(key.encode("utf-8", "replace")) <= most else digest([key])


def moved_key(key, change):
    return "moved|" + digest([key, change])


def write(key, version, state):
    """Replaces what was read. False if another process has replaced it since."""
    relieve(key, version, state)
    return put(key, version, state, "=")


def put(key, version, state, known):
    expires = int(time.time()) + int(os.environ["STATE_DAYS"]) * DAY
    try:
        table().put_item(
            Item={
                "job": short(key),
                "version": version + 1,
                "state": compact(state),
                "expires": expires,
            },
            ConditionExpression=f"attribute_not_exists(job) OR version {known} :read",
            ExpressionAttributeValues={":read": version},
        )
        return True
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise


def held(state):
    changes = state["changes"].items()
    return {c for c, v in changes if not isinstance(v, int) and v["until"] > time.time()}


def relieve(key, version, state):
    """Takes out of a state the oldest of many runs, of those that ended first, and gives items of
    their own to the oldest of many changes and to the lines of those that died. So no flood makes an
    item large, whose every write costs by its size, and no change is forgotten."""
    changes, runs = state["changes"], state["runs"]
    for run in sorted(runs, key=lambda r: (not runs[r][1], runs[r][2]))[:-KEPT]:
        del runs[run]
    ages = {c: changes[c] for c in changes.keys() - held(state)}
    ages = {c: (1, v) if isinstance(v, int) else (0, v["at"]) for c, v in ages.items()}
    many = max(len(ages) - KEPT, sum(not done for done, _ in ages.values()))
    for change in sorted(ages, key=ages.get)[: min(many, MOVED)]:
        put(moved_key(key, change), version, changes.pop(change), "<")
        state["moved"] = 1


def printed(change, since, until):
    """Whether an earlier attempt got as far as the log. In seconds, with a minute for clocks."""
    pages = client("logs").get_paginator("filter_log_events").paginate(
        logGroupName=os.environ["AWS_LAMBDA_LOG_GROUP_NAME"],
        startTime=int(since - 60) * 1000,
        endTime=int(until + 60) * 1000,
        filterPattern='{ $.recordId = "%s" }' % change,
    )
    return any(page["events"] for page in pages)
