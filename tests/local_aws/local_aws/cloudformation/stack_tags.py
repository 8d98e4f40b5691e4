"""The tags of a stack, which CloudFormation hands on to every resource that can have some.

Which types can is what their schemas say (`tagging.taggable`). A resource's own tags win.
"""

from ..schemas import schema


def _pairs(tags, key="Key", value="Value"):
    return [{key: name, value: text} for name, text in tags.items()]


def _key_pairs(tags):
    return _pairs(tags, "TagKey", "TagValue")


# By type: the service, how its calls are called, the parameter that names the resource, what it
# is named by, and the shape of the tags.
_CALLS = {
    "AWS::CloudWatch::Alarm": ("cloudwatch", "resource", "ResourceARN", "Arn", _pairs),
    "AWS::DynamoDB::Table": ("dynamodb", "resource", "ResourceArn", "Arn", _pairs),
    "AWS::Events::EventBus": ("events", "resource", "ResourceARN", "Arn", _pairs),
    "AWS::Events::Rule": ("events", "resource", "ResourceARN", "Arn", _pairs),
    "AWS::IAM::Role": ("iam", "role", "RoleName", None, _pairs),
    "AWS::KMS::Key": ("kms", "resource", "KeyId", None, _key_pairs),
    "AWS::Lambda::Function": ("lambda", "resource", "Resource", "Arn", dict),
    "AWS::Logs::LogGroup": ("logs", "resource", "resourceArn", "Arn", dict),
    "AWS::Oam::Link": ("oam", "resource", "ResourceArn", "Arn", dict),
    "AWS::Oam::Sink": ("oam", "resource", "ResourceArn", "Arn", dict),
    "AWS::SNS::Topic": ("sns", "resource", "ResourceArn", None, _pairs),
    "AWS::SQS::Queue": ("sqs", "queue", "QueueUrl", None, dict),
}


def as_map(tags):
    return {tag["Key"]: tag["Value"] for tag in tags}


def can_have_tags(resource_type, region):
    tagging = (schema(resource_type, region) or {}).get("tagging") or {}
    return bool(tagging.get("taggable"))


def apply(context, resource, tags, before=()):
    """Puts the stack's tags on a resource, and takes off those that it had `before` only."""
    if resource.type not in _CALLS:
        return
    service, what, parameter, attribute, shape = _CALLS[resource.type]
    client = context.client(service)
    name = resource.attributes[attribute] if attribute else resource.physical_id
    target = {parameter: name.removesuffix(":*")}
    own = _own_keys(resource.properties)
    added = {key: value for key, value in as_map(tags).items() if key not in own}
    gone = [key for key in as_map(before) if key not in as_map(tags) and key not in own]
    lower = parameter[0].islower()
    if added:
        getattr(client, f"tag_{what}")(**target, **{"tags" if lower else "Tags": shape(added)})
    if gone:
        getattr(client, f"untag_{what}")(**target, **{"tagKeys" if lower else "TagKeys": gone})


def _own_keys(properties):
    tags = properties.get("Tags", [])
    return set(tags) if isinstance(tags, dict) else {tag["Key"] for tag in tags}
