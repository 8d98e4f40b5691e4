"""A DynamoDB table as far as the functions use one, with a hook before and after each call."""
import copy

from botocore.exceptions import ClientError

CONDITION = "attribute_not_exists(job) OR version = :read"
EARLIER = "attribute_not_exists(job) OR version < :read"
ADD_PLACE = "ADD places :place"
SET_LAST_SEEN = "SET lastSeen = :at"
LATER = "NOT attribute_type(lastSeen, :n) OR lastSeen < :at"


def client_error(code, operation="PutItem"):
    return ClientError({"Error": {"Code": code, "Message": code}}, operation)


class MemoryTable:
    def __init__(self, step=lambda name: None):
        self.items = {}
        self.step = step

    def get_item(self, Key, ConsistentRead):
        assert ConsistentRead, "a stale read would claim twice"
        what = "sign" if Key["job"].startswith("alive|") else "read"
        self.step(f"before {what}")
        item = copy.deepcopy(self.items.get(Key["job"]))
        self.step(f"after {what}")
        return {"Item": item} if item else {}

    def put_item(self, Item, ConditionExpression, ExpressionAttributeValues):
        assert ConditionExpression in (CONDITION, EARLIER), ConditionExpression
        self.step("before write")
        known, read = self.items.get(Item["job"]), ExpressionAttributeValues[":read"]
        version = known and known["version"]
        if known and not (version == read if ConditionExpression == CONDITION else version < read):
            raise client_error("ConditionalCheckFailedException")
        self.items[Item["job"]] = copy.deepcopy(Item)
        self.step("after write")
        return {}

    def update_item(self, Key, UpdateExpression, ExpressionAttributeValues, **options):
        self.step("before sign")
        item = self.items.get(Key["job"], dict(Key))
        if UpdateExpression == ADD_PLACE:
            item["places"] = item.get("places", set()) | ExpressionAttributeValues[":place"]
        else:
            assert UpdateExpression == SET_LAST_SEEN, UpdateExpression
            assert options["ConditionExpression"] == LATER, options
            assert ExpressionAttributeValues[":n"] == "N", ExpressionAttributeValues
            seen = item.get("lastSeen")
            if isinstance(seen, int) and seen >= ExpressionAttributeValues[":at"]:
                raise client_error("ConditionalCheckFailedException", "UpdateItem")
            item["lastSeen"] = ExpressionAttributeValues[":at"]
        self.items[Key["job"]] = item
        self.step("after sign")
        return {}
