"""Requests for a policy: from every sender, with what its statements ask for and with what they don't."""

import random
import re

ROLE = "arn:{partition}:iam::{account}:role/sender"
MULTIVALUED = {"aws:principalorgpaths", "oam:resourcetypes", "aws:tagkeys", "events:source"}
MOST = 400
VARIABLE = re.compile(r"\$\{([^}]*)\}")


def as_list(value):
    return value if isinstance(value, list) else [value]


def instance_of(pattern, context):
    """A text that matches a pattern, with something for each wildcard and variable."""
    text = VARIABLE.sub(lambda found: str(context.get(found[1]) or found[1].strip("*?")), pattern)
    return text.replace("*", "any/thing").replace("?", "x")


def statements(policy):
    return as_list(policy["Statement"])


def members(policy, *names):
    return [one for statement in statements(policy) for name in names if name in statement
            for one in as_list(statement[name])]


def conditions(policy):
    """(operator, key, values) of every test."""
    for statement in statements(policy):
        for operator, keys in statement.get("Condition", {}).items():
            for key, values in keys.items():
                yield operator, key, [str(v).lower() if isinstance(v, bool) else str(v)
                                      for v in as_list(values)]


def callers_of(policy, senders, partition):
    """Callers with the keys that AWS gives them: the senders, a principal of each entry, and others."""
    for sender in senders:
        arn = ROLE.format(partition=partition, account=sender["account"])
        path = sender.get("ouPath") or None
        yield ({"account": sender["account"], "arn": arn},
               {"aws:PrincipalAccount": sender["account"], "aws:PrincipalArn": arn,
                "aws:PrincipalIsAWSService": "false", "aws:SecureTransport": "true",
                "aws:PrincipalOrgPaths": [path] if path else [],
                "aws:PrincipalOrgID": path.split("/")[0] if path else None})
    services = {"events.amazonaws.com", "ec2.amazonaws.com"}
    arns = set()
    for principal in members(policy, "Principal", "NotPrincipal"):
        if isinstance(principal, dict):
            services |= set(as_list(principal.get("Service", [])))
            arns |= {one for one in as_list(principal.get("AWS", [])) if one.startswith("arn:")}
    for service in sorted(services):
        yield ({"service": service},
               {"aws:PrincipalServiceName": service, "aws:PrincipalIsAWSService": "true",
                "aws:SecureTransport": "true", "aws:SourceAccount": None})
    for arn in sorted(arns):
        account = arn.split(":")[4]
        own = ROLE.format(partition=partition, account=account) if arn.endswith(":root") else arn
        yield ({"account": account, "arn": own},
               {"aws:PrincipalAccount": account, "aws:PrincipalArn": own,
                "aws:PrincipalIsAWSService": "false", "aws:SecureTransport": "true"})


def is_multivalued(operator, key):
    return key.lower() in MULTIVALUED or operator.lower().startswith("for")


OTHERS = {"Ip": "2001:db8::1", "Numeric": "7.5", "Date": "2030-01-01T00:00:00Z", "Bool": "false",
          "Binary": "b3RoZXI=", "Arn": "arn:aws:sqs:us-east-1:111111111111:other"}


def one_of(operator, value, context):
    """What passes the test of a value: of a block, its first address."""
    return value.split("/")[0] if "Ip" in operator else instance_of(value, context)


def other_value(operator):
    """A value that the operator can compare and that no policy asks for."""
    return next((one for kind, one in OTHERS.items() if kind.lower() in operator.lower()), "other")


def values_of(policy, key, context):
    """Values of a key: what each test asks, something else, and none."""
    tests = [(op, values) for op, one, values in conditions(policy) if one.lower() == key.lower()]
    wanted = sorted({one_of(op, v, context) for op, values in tests if "null" not in op.lower()
                     for v in values})
    other = other_value(tests[0][0]) if tests else "other"
    if any(is_multivalued(op, key) for op, _ in tests):
        return [[one] for one in wanted] + [[*wanted[:1], other], [other], []]
    folded = [one.swapcase() for one in wanted] if "String" in str(tests) else []
    return [*wanted, *folded, other, None]


def fitting_value(operator, key, values, context):
    """A value that passes a test, or would if the test did not say Not."""
    one = one_of(operator, values[0], context) if values else "other"
    if operator.lower() == "null":
        return None if one.lower() == "true" else "other"
    return [one] if is_multivalued(operator, key) else one


def set_key(context, key, value):
    context[next((k for k in context if k.lower() == key.lower()), key)] = value


def fitting(policy, statement, context, chance):
    """What one statement asks for: an action, a resource, and values of its keys."""
    one = {"Statement": [statement]}
    for operator, key, values in conditions(one):
        set_key(context, key, fitting_value(operator, key, values, context))
    return (chance.choice(members(one, "Action", "NotAction") or ["sts:AssumeRole"]),
            chance.choice(members(one, "Resource", "NotResource") or ["*"]))


def any_request(policy, context, keys, chance):
    for key in sorted(keys):
        if chance.random() < 0.7:
            set_key(context, key, chance.choice(values_of(policy, key, context)))
    actions = members(policy, "Action", "NotAction") or ["sts:AssumeRole"]
    resources = members(policy, "Resource", "NotResource")
    return (chance.choice([*actions, "sqs:Other", actions[0].upper()]),
            chance.choice([*resources, "arn:aws:sqs:us-east-1:111111111111:other"]))


def requests_of(policy, kind, senders, partition, seed):
    """MOST requests, the same ones each time; every other one fits a statement, but for its caller."""
    chance = random.Random(seed)
    keys = {key for _, key, _ in conditions(policy)} | {
        name.split(",")[0] for values in [members(policy, "Resource", "NotResource"),
                                          *(values for _, _, values in conditions(policy))]
        for value in values for name in VARIABLE.findall(value) if ":" in name}
    callers = list(callers_of(policy, senders, partition))
    for number in range(MOST):
        caller, known = chance.choice(callers)
        context = dict.fromkeys(keys)
        for key, value in known.items():
            set_key(context, key, value)
        if number % 2:
            action, resource = any_request(policy, context, keys, chance)
        else:
            action, resource = fitting(policy, chance.choice(statements(policy)), context, chance)
        action = instance_of(action, {})
        yield {"policy": policy, "kind": kind, "caller": caller, "context": context,
               "action": action if ":" in action else "sqs:Other",
               "resource": None if kind == "trust" else instance_of(resource, context)}
