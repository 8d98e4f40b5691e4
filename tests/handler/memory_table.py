"""A DynamoDB table as far as the ingester uses one, with a hook before and after each call."""
import copy

from botocore.exceptions import ClientError

CONDITION = "attribute_not_exists(job) OR version = :read"


def client_error(code, operation="PutItem"):
    return ClientError({"Error": {"Code": code, "Message": code}}, operation)


class MemoryTable:
    def __init__(self, step=lambda name: None):
        self.items = {}
        self.step = step

    def get_item(self, Key, ConsistentRead):
        assert ConsistentRead, "a stale read would claim twice"
        self.step("before read")
        item = copy.deepcopy(self.items.get(Key["job"]))
        self.step("after read")
        return {"Item": item} if item else {}

    def put_item(self, Item, ConditionExpression, ExpressionAttributeValues):
        assert ConditionExpression == CONDITION, ConditionExpression
        self.step("before write")
        known = self.items.get(Item["job"])
        if known and known["version"] != ExpressionAttributeValues[":read"]:
            raise client_error("ConditionalCheckFailedException")
        self.items[Item["job"]] = copy.deepcopy(Item)
        self.step("after write")
        return {}
