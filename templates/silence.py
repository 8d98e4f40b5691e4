"""Says every few minutes how long ago each account and Region was last heard of."""
import os
import time

import boto3
from emf import put_out, with_metrics
from signs_of_life import ROSTER, alive_key
from state import clients, table

BATCH = 100  # the most that BatchGetItem takes


def handler(event, context=None):
    roster = table().get_item(Key={"job": ROSTER}, ConsistentRead=True).get("Item", {})
    seen = last_seen(sorted(roster.get("places", ())))
    now = int(time.time() * 1000)
    for place, at in seen.items():
        account, region = place.split(" ", 1)
        age = max(0, round((now - at) / 60000, 1))
        record = {
            "recordType": "silence",
            "account": account,
            "region": region,
            "lastSeenMs": at,
        }
        put_out(with_metrics(record, {"TelemetryAgeMinutes": (age, "None")}))


def last_seen(places):
    """Epoch milliseconds by place. One on the roster that has no sign of life has been forgotten."""
    found = {}
    by_key = {alive_key(place): place for place in places}
    keys = [{"job": key} for key in by_key]
    while keys:
        batch, keys = keys[:BATCH], keys[BATCH:]
        answer = database().batch_get_item(RequestItems={os.environ["TABLE"]: {"Keys": batch}})
        for item in answer["Responses"].get(os.environ["TABLE"], ()):
            found[by_key[item["job"]]] = int(item["lastSeen"])
        keys += answer.get("UnprocessedKeys", {}).get(os.environ["TABLE"], {}).get("Keys", [])
    return found


def database():
    clients["dynamodb"] = clients.get("dynamodb") or boto3.resource("dynamodb")
    return clients["dynamodb"]
