"""Filters of OAM links: which names of log groups or of namespaces they let through."""

import re

CONDITION = re.compile(
    r"(?:Namespace|LogGroupName) (=|!=|LIKE|NOT LIKE|IN|NOT IN) (\(?'[^']*'(?:, *'[^']*')*\)?)"
)


def passes(text, name):
    """Whether a link's filter lets a name through; AND binds closer than OR."""
    if text == "*":
        return True
    return any(
        all(_fulfils(condition, name) for condition in one.split(" AND "))
        for one in text.split(" OR ")
    )


def _fulfils(condition, name):
    operator, values = CONDITION.fullmatch(condition.strip()).groups()
    values = re.findall("'([^']*)'", values)
    if operator.endswith("LIKE"):
        found = name.startswith(values[0].removesuffix("%"))
    else:
        found = name in values
    return found != (operator == "!=" or operator.startswith("NOT "))
