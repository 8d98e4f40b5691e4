"""What SEARCH expressions and Metrics Insights queries of CloudWatch find, as it is documented.

Source: CloudWatch user guide, "CloudWatch search expression syntax": the schema names the exact set
of dimensions; a term in quotes is a whole name or value; another one is made into tokens, which must
stand side by side in the tokens of one name or value. "Query components and syntax in CloudWatch
Metrics Insights": the same of SCHEMA; WHERE compares dimensions and the account. In a monitoring
account both find the metrics of all linked accounts.
"""
import re
from typing import NamedTuple

SEARCH = re.compile(r"SEARCH\('((?:[^']|'LOCAL')*)', '(\w+)'\)")
TERM = re.compile(r'\s*(?:(\(|\)|OR\b|AND\b|NOT\b)|(?:(:?[\w.]+)=)?("[^"]*"|[^\s()"]+))')
ACCOUNT_VALUE = re.compile(r"\d{12}|\"\d{12}\"|'LOCAL'|\"LOCAL\"")
ACCOUNT = ":aws.AccountId"


class Metric(NamedTuple):
    namespace: str
    dimensions: tuple  # of (name, value), sorted
    name: str
    account: str = "LOCAL"  # that it is of, in CloudWatch

    def texts(self, designator=None):
        everything = {
            "Namespace": self.namespace,
            "MetricName": self.name,
            ACCOUNT: self.account,
            **dict(self.dimensions),
        }
        if designator:
            return [everything[designator]] if designator in everything else []
        names = [name for name, _ in self.dimensions]
        return [text for key, text in everything.items() if key != ACCOUNT] + names


def selected(query, metrics, here="LOCAL"):
    """What a query such as ours selects among metrics: all that FROM and WHERE leave of one name."""
    name, schema, where = re.match(
        r'SELECT \w+\("(\w+)"\) FROM SCHEMA\(([^)]*)\)(?: WHERE (.*?))? GROUP BY', query
    ).groups()
    namespace, *labels = re.findall('"([^"]*)"', schema)
    conditions = dict(re.split(" = ", one) for one in where.split(" AND ")) if where else {}
    own = conditions.pop("AWS.AccountId", None)
    assert own in (None, "CURRENT_ACCOUNT_ID()"), own
    wanted = {label.strip('"'): value.strip("'") for label, value in conditions.items()}
    return [
        metric
        for metric in metrics
        if (metric.namespace, metric.name) == (namespace, name)
        and {label for label, _ in metric.dimensions} == set(labels)
        and wanted.items() <= dict(metric.dimensions).items()
        and (own is None or metric.account == here)
    ]


def searches(expression):
    return [Search(*found) for found in SEARCH.findall(expression)]


class Search:
    def __init__(self, query, statistic):
        schema, terms = re.fullmatch(r"(?:\{([^}]*)\})?(.*)", query).groups()
        self.namespace, self.dimensions = None, None
        if schema is not None:
            self.namespace, *self.dimensions = (name.strip('" ') for name in schema.split(","))
        elif named := re.match(r'Namespace="([^"]*)"', terms):
            self.namespace = named[1]
        self.tokens, self.statistic = list(terms_of(terms)), statistic
        self.matches = self.either()
        assert not self.tokens, f"left over: {self.tokens}"

    def find(self, metrics):
        return [
            metric
            for metric in metrics
            if self.has_schema(metric)
            and self.matches(metric)
        ]

    def has_schema(self, metric):
        """Its exact set of dimensions; without a schema, any metric does."""
        if self.dimensions is None:
            return True
        names = {name for name, _ in metric.dimensions}
        return metric.namespace == self.namespace and names == set(self.dimensions)

    def either(self):
        terms = [self.all()]
        while self.tokens and self.tokens[0] == "OR":
            self.tokens.pop(0)
            terms.append(self.all())
        return lambda metric: any(term(metric) for term in terms)

    def all(self):
        terms = []
        while self.tokens and self.tokens[0] not in ("OR", ")"):
            terms.append(self.one())
        return lambda metric: all(term(metric) for term in terms)

    def one(self):
        token = self.tokens.pop(0)
        if token == "NOT":
            term = self.one()
            return lambda metric: not term(metric)
        if token == "(":
            inner = self.either()
            assert self.tokens.pop(0) == ")"
            return inner
        designator, wanted = token
        if designator == ACCOUNT:
            assert ACCOUNT_VALUE.fullmatch(wanted), f"an id or 'LOCAL': {wanted}"
            wanted = wanted.strip("'\"")
        return lambda metric: any(is_match(wanted, text) for text in metric.texts(designator))


def terms_of(text):
    text = text.strip()
    while text:
        found = TERM.match(text)
        assert found, f"no term: {text}"
        sign, designator, wanted = found.groups()
        if sign != "AND":
            yield sign or (designator, wanted)
        text = text[found.end() :].strip()


def is_match(wanted, text):
    """One token matches whatever its case, several side by side only with theirs."""
    if wanted.startswith('"'):
        return wanted.strip('"') == text
    parts, whole = words(wanted), words(text)
    if len(parts) == 1:
        return parts[0].lower() in (word.lower() for word in (*whole, "".join(whole)))
    return any(whole[i : i + len(parts)] == parts for i in range(len(whole)))


def words(text):
    """Tokens begin at capital letters, at digits and after other characters."""
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", text)
