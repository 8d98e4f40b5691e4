"""Reports every few minutes how long each account and Region has been silent."""
import os
import time

import boto3
from emf import put_out, with_metrics
from signs_of_life import ROSTER, alive_key
from state import clients, table

BATCH = 100  # the limit of BatchGetItem


def handler(event, context=None):
    roster = table().get_item(Key={"job": ROSTER}, ConsistentRead=True).get("Item", {})
    seen = last_seen(sorted(roster.get("places", ())))
    now = int(time.time() * 1000)
    for place, at in seen.items():
        account, _, region = place.partition(" ")
        age = max(0, round((now - at) / 60000, 1))
        record = {
            "recordType": "silence",
            "account": account,
            "region": region,
            "lastSeenMs": at,
        }
        put_out(with_metrics(record, {"TelemetryAgeMinutes": (age, "None")}))


def last_seen(places):
    """Epoch milliseconds by place. A place on the roster without a time has been forgotten."""
    found = {}
    wait = 0.1  # seconds until the keys that DynamoDB left are requested again
    by_key = {alive_key(place): place for place in places}
    keys = [{"job": key} for key in by_key]
    while keys:
        batch, keys = keys[:BATCH], keys[BATCH:]
        answer = database().batch_get_item(RequestItems={os.environ["TABLE"]: {"Keys": batch}})
        for item in answer["Responses"].get(os.environ["TABLE"], ()):
            found[by_key[item["job"]]] = milliseconds_of(item)
        left = answer.get("UnprocessedKeys", {}).get(os.environ["TABLE"], {}).get("Keys", [])
        if left:
            time.sleep(wait)
            wait = min(wait * 2, 3.2)
        keys += left
    return found


def milliseconds_of(item):
    """0 for an item that can't be read: its place is then reported as silent, and not forgotten."""
    try:
        return int(item["lastSeen"])
    except (KeyError, TypeError, ValueError):
        return 0


def database():
    clients["dynamodb"] = clients.get("dynamodb") or boto3.resource("dynamodb")
    return clients["dynamodb"]
