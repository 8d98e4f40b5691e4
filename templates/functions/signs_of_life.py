"""When each place, an account and Region, last sent an event; and the roster of all places ever."""
import time

from botocore.exceptions import ClientError
from state import table

ROSTER = "roster"
# By place, what this process wrote, so that a busy account causes one write a minute
fresh = {}


def alive_key(place):
    return "alive|" + place.replace(" ", "|")


def heard(account, region, at):
    """`at` is the time of the event in epoch milliseconds: replayed events are old,
    and one from the future counts as now."""
    place, at = f"{account} {region}", min(at, int(time.time() * 1000))
    if at < fresh.get(place, 0) + 60000:
        return
    key = {"job": alive_key(place)}
    if not table().get_item(Key=key, ConsistentRead=True).get("Item"):
        # The roster comes first: a crash in between must not leave a place that nobody watches.
        table().update_item(
            Key={"job": ROSTER},
            UpdateExpression="ADD places :place",
            ExpressionAttributeValues={":place": {place}},
        )
    try:
        table().update_item(
            Key=key,
            UpdateExpression="SET lastSeen = :at",
            ConditionExpression="NOT attribute_type(lastSeen, :n) OR lastSeen < :at",
            ExpressionAttributeValues={":at": at, ":n": "N"},
        )
    except ClientError as error:
        # a later time is already stored
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
    fresh[place] = at
