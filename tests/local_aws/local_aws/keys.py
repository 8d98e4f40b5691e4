"""Whether a service may use a customer managed key.

Follows the KMS developer guide: the key must be enabled, and its policy must allow the service each
action; an alias stands for its key.
"""

from botocore.exceptions import ClientError

from .policy import Access, allows


def may_use(kms, key, service, actions, context=None):
    """`kms` is the client of the key's account and Region; `context` the condition keys."""
    try:
        described = kms.describe_key(KeyId=key)["KeyMetadata"]
        policy = kms.get_key_policy(KeyId=described["KeyId"], PolicyName="default")["Policy"]
    except ClientError:
        return False
    if not described["Enabled"]:
        return False
    return all(
        allows(policy, Access(action, described["Arn"], service=service, context=context or {}))
        for action in actions
    )
