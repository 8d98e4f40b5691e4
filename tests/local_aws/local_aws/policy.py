"""A small evaluator of IAM policy documents: identity and resource policies.

Follows the IAM evaluation logic as far as the local organization needs it: an
explicit deny wins, otherwise one allow is enough; multivalued condition keys with
ForAnyValue and ForAllValues; the operators for strings, ARNs, Bool and Null.
"""

import fnmatch
import json
import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Access:
    """Who wants to do what; `service` for an AWS service principal."""

    action: str
    resource: str
    account: str = ""
    service: str = ""
    principal_arn: str = ""
    context: dict = field(default_factory=dict)


def allows(document, access, identity_policy=False):
    """Whether one policy document allows the access."""
    document = json.loads(document) if isinstance(document, str) else document
    effects = [
        statement.get("Effect")
        for statement in _list((document or {}).get("Statement", []))
        if _statement_matches(statement, access, identity_policy)
    ]
    return "Allow" in effects and "Deny" not in effects


def as_stored(document, partition):
    """A resource policy as the services store it: an account id among the principals becomes the
    ARN of the account (IAM user guide, AWS JSON policy elements: Principal)."""
    document = json.loads(document) if isinstance(document, str) else document
    statements = _list(document.get("Statement", []))
    return {**document, "Statement": [_statement_as_stored(one, partition) for one in statements]}


def _statement_as_stored(statement, partition):
    principal = statement.get("Principal")
    if not isinstance(principal, dict) or "AWS" not in principal:
        return statement
    arns = [
        f"arn:{partition}:iam::{one}:root" if re.fullmatch(r"[0-9]{12}", str(one)) else one
        for one in _list(principal["AWS"])
    ]
    named = arns if isinstance(principal["AWS"], list) else arns[0]
    return {**statement, "Principal": {**principal, "AWS": named}}


def any_allows(documents, access, identity_policy=False):
    return any(allows(document, access, identity_policy) for document in documents)


def _list(value):
    return value if isinstance(value, list) else [value]


def _like(value, pattern):
    # fnmatch would give [] a meaning that IAM does not know.
    return fnmatch.fnmatchcase(value, pattern.replace("[", "[[]"))


def _statement_matches(statement, access, identity_policy):
    return (
        (identity_policy or _principal_matches(statement.get("Principal"), access))
        and _action_matches(statement, access.action)
        and _resource_matches(statement, access.resource)
        and _conditions_match(statement.get("Condition", {}), access.context)
    )


def _action_matches(statement, action):
    if "NotAction" in statement:
        names = _list(statement["NotAction"])
        return not any(_like(action.lower(), name.lower()) for name in names)
    names = _list(statement.get("Action", []))
    return any(_like(action.lower(), name.lower()) for name in names)


def _resource_matches(statement, resource):
    # A trust policy has no resource.
    if "Resource" not in statement and "NotResource" not in statement:
        return True
    if "NotResource" in statement:
        return not any(_like(resource, one) for one in _list(statement["NotResource"]))
    return any(_like(resource, one) for one in _list(statement["Resource"]))


def _principal_matches(principal, access):
    if principal == "*":
        return True
    if not isinstance(principal, dict):
        return False
    if access.service:
        return access.service in _list(principal.get("Service", []))
    return any(_is_account(name, access) for name in _list(principal.get("AWS", [])))


def _is_account(name, access):
    if name in ("*", access.account) or (name and name == access.principal_arn):
        return True
    return bool(re.fullmatch(rf"arn:[^:]+:iam::{access.account}:root", name))


def _conditions_match(conditions, context):
    lowered = {key.lower(): value for key, value in context.items()}
    return all(
        _condition_matches(operator, _list(wanted), lowered.get(key.lower()))
        for operator, keys in conditions.items()
        for key, wanted in keys.items()
    )


def _condition_matches(operator, wanted, actual):
    quantifier, _, name = operator.rpartition(":")
    if_exists = name.endswith("IfExists")
    name = name.removesuffix("IfExists")
    values = [] if actual is None else [str(value) for value in _list(actual)]
    if name == "Null":
        return (not values) == (str(wanted[0]).lower() == "true")
    if not values:
        return if_exists or quantifier == "ForAllValues" or "Not" in name
    matches = [_operator(name, value, [str(w) for w in wanted]) for value in values]
    return all(matches) if quantifier == "ForAllValues" else any(matches)


def _operator(name, value, wanted):
    if "Not" in name:
        return not _operator(name.replace("Not", ""), value, wanted)
    if name == "StringEquals":
        return value in wanted
    if name in ("StringEqualsIgnoreCase", "Bool"):
        return value.lower() in [one.lower() for one in wanted]
    if name in ("StringLike", "ArnLike", "ArnEquals"):
        return any(_like(value, one) for one in wanted)
    raise NotImplementedError(f"condition operator {name}")
