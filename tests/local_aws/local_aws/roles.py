"""What an IAM role may do, from its inline and attached policies and its trust policy."""

from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from .policy import Access, allows, any_allows


def find_role(role_arn):
    _, partition, _, _, account, _ = role_arn.split(":", 5)
    backend = iam_backends[account][partition]
    return next((role for role in backend.roles.values() if role.arn == role_arn), None)


def role_allows(role_arn, action, resource):
    role = find_role(role_arn)
    if role is None:
        return False
    documents = list(role.policies.values())
    for policy in role.managed_policies.values():
        current = policy.default_version_id
        documents += [v.document for v in policy.versions if v.version_id == current]
    return any_allows(documents, Access(action, resource), identity_policy=True)


def role_trusts(role_arn, service, context=None):
    role = find_role(role_arn)
    access = Access("sts:AssumeRole", role_arn, service=service, context=context or {})
    return role is not None and allows(role.assume_role_policy_document, access)


def partition_of(region):
    return get_partition(region)
