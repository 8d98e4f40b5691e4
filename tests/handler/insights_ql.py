"""Logs Insights QL as far as the dashboards and saved queries use it.

A query is read into commands. They can be run over records, and checked for the fields that they
ask for: before the first `stats` those of the records, after it what the `stats` before gives.
Source: CloudWatch Logs user guide, "CloudWatch Logs Insights query syntax".
"""
import re

TOKEN = re.compile(
    r"""\s*(?:(?P<text>'[^']*'|"[^"]*")|(?P<regex>/(?:[^/\\]|\\.)+/)|(?P<number>\d+(?:\.\d+)?)
    |(?P<quoted>`[^`]+`)|(?P<word>@?[A-Za-z_][\w.]*)|(?P<sign>!=|<=|>=|=~|[=<>()\[\],*|]))""",
    re.VERBOSE,
)
AGGREGATES = {
    "count": lambda values: len(values),
    "count_distinct": lambda values: len(set(values)),
    "sum": lambda values: sum(values),
    "avg": lambda values: sum(values) / len(values) if values else None,
    "max": lambda values: max(values, default=None),
    "min": lambda values: min(values, default=None),
    "latest": lambda values: values[-1] if values else None,
    "earliest": lambda values: values[0] if values else None,
}
FUNCTIONS = {
    "ispresent": lambda value: value is not None,
    "concat": lambda *parts: joined(parts),
    "coalesce": lambda *values: next((value for value in values if value is not None), None),
}
COMPARISONS = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: None not in (a, b) and a < b,
    ">": lambda a, b: None not in (a, b) and a > b,
    "<=": lambda a, b: None not in (a, b) and a <= b,
    ">=": lambda a, b: None not in (a, b) and a >= b,
    "in": lambda a, b: a in b,
    "like": lambda a, b: a is not None and like(str(a), b),
}


def joined(parts):
    return "".join("" if part is None else str(part) for part in parts)


def like(text, wanted):
    return bool(wanted.search(text)) if isinstance(wanted, re.Pattern) else wanted in text


class Query:
    """`sources` are the log groups that SOURCE names."""

    def __init__(self, text):
        self.tokens, self.place = list(tokens(text)), 0
        self.sources, self.commands = [], []
        while self.tokens[self.place :]:
            name = self.take()[1].lower()
            self.commands.append((name, getattr(self, "read_" + name)()))
            if self.tokens[self.place :]:
                self.expect("|")

    # Reading. A token is (kind, text).

    def peek(self):
        return self.tokens[self.place][1] if self.place < len(self.tokens) else None

    def take(self):
        self.place += 1
        return self.tokens[self.place - 1]

    def accept(self, *texts):
        if self.peek() in texts:
            return self.take()[1]
        return None

    def expect(self, text):
        assert self.accept(text), f"expected {text} before {self.tokens[self.place:][:5]}"

    def listed(self, item):
        items = [item()]
        while self.accept(","):
            items.append(item())
        return items

    def read_source(self):
        self.sources = self.listed(lambda: self.take()[1].strip("'"))

    def read_filter(self):
        return self.either()

    def read_limit(self):
        return int(self.take()[1])

    def read_display(self):
        return self.listed(self.value)

    def read_sort(self):
        return self.listed(lambda: (self.value(), self.accept("asc", "desc") or "asc"))

    def read_stats(self):
        aggregates = dict(self.listed(self.aggregate))
        return aggregates, self.listed(self.value) if self.accept("by") else []

    def aggregate(self):
        function = self.take()[1]
        assert function in AGGREGATES, f"{function} is no aggregate"
        self.expect("(")
        argument = ("constant", 1) if self.accept("*") else self.value()
        self.expect(")")
        self.expect("as")
        return self.take()[1], (function, argument)

    def either(self):
        terms = [self.both()]
        while self.accept("or"):
            terms.append(self.both())
        return terms[0] if len(terms) == 1 else ("or", *terms)

    def both(self):
        terms = [self.condition()]
        while self.accept("and"):
            terms.append(self.condition())
        return terms[0] if len(terms) == 1 else ("and", *terms)

    def condition(self):
        if self.accept("not"):
            return ("not", self.condition())
        if self.accept("("):
            inner = self.either()
            self.expect(")")
            return inner
        left = self.value()
        negated = self.accept("not")
        sign = self.accept(*COMPARISONS)
        if not sign:
            return left
        compared = ("compare", sign, left, self.value())
        return ("not", compared) if negated else compared

    def value(self):
        kind, text = self.take()
        if kind == "text":
            return ("constant", text[1:-1])
        if kind == "number":
            return ("constant", float(text))
        if kind == "regex":
            return ("constant", re.compile(text[1:-1]))
        if text == "[":
            items = self.listed(self.value)
            self.expect("]")
            return ("constant", [item[1] for item in items])
        if kind == "word" and self.accept("("):
            arguments = self.listed(self.value)
            self.expect(")")
            assert text in FUNCTIONS, f"{text} is no function"
            return ("call", text, *arguments)
        assert kind in ("word", "quoted"), f"{text} is no value"
        return ("field", text.strip("`"))

    # Checking and running.

    def unknown_fields(self, known):
        """Fields that the query asks for and that are not there."""
        unknown = set()
        for name, argument in self.commands:
            if name == "stats":
                aggregates, groups = argument
                unknown |= fields_in([*aggregates.values(), *groups]) - known
                known = {*aggregates, *(field for _, field in groups)}
            elif name in ("filter", "sort", "display"):
                unknown |= fields_in([argument]) - known
        return unknown

    def constants(self, field):
        """What the query compares a field with."""
        return {value for _, argument in self.commands for value in compared(argument, field)}

    def run(self, records):
        """`records` in the order in which they were printed."""
        rows = [dict(record) for record in records]
        for name, argument in self.commands:
            if name == "filter":
                rows = [row for row in rows if evaluate(argument, row)]
            elif name == "stats":
                rows = grouped(rows, *argument)
            elif name == "sort":
                for key, order in reversed(argument):
                    there = [row for row in rows if evaluate(key, row) is not None]
                    there.sort(key=lambda row: evaluate(key, row), reverse=order == "desc")
                    rows = there + [row for row in rows if evaluate(key, row) is None]
            elif name == "limit":
                rows = rows[:argument]
            elif name == "display":
                rows = [{f: row[f] for _, f in argument if f in row} for row in rows]
        return rows


def tokens(text):
    text = text.strip()
    while text:
        found = TOKEN.match(text)
        assert found, f"no token: {text[:30]}"
        yield found.lastgroup, found[found.lastgroup]
        text = text[found.end() :].strip()


def fields_in(tree):
    """The names in the `("field", NAME)` of an expression, wherever they stand."""
    if isinstance(tree, tuple) and tree[:1] == ("field",):
        return {tree[1]}
    if isinstance(tree, (tuple, list)):
        return set().union(*map(fields_in, tree))
    return set()


def compared(tree, field):
    if isinstance(tree, tuple) and tree[:1] == ("compare",) and tree[2] == ("field", field):
        value = tree[3][1]
        yield from value if isinstance(value, list) else [value]
    elif isinstance(tree, (tuple, list)):
        for part in tree:
            yield from compared(part, field)


def evaluate(tree, row):
    kind, *rest = tree
    if kind == "constant":
        return rest[0]
    if kind == "field":
        return row.get(rest[0])
    if kind == "call":
        return FUNCTIONS[rest[0]](*(evaluate(part, row) for part in rest[1:]))
    if kind == "compare":
        return COMPARISONS[rest[0]](evaluate(rest[1], row), evaluate(rest[2], row))
    if kind == "not":
        return not evaluate(rest[0], row)
    combine = any if kind == "or" else all
    return combine(evaluate(part, row) for part in rest)


def grouped(rows, aggregates, groups):
    found = {}
    for row in rows:
        found.setdefault(tuple(evaluate(group, row) for group in groups), []).append(row)
    return [summed(key, members, aggregates, groups) for key, members in found.items()]


def summed(key, members, aggregates, groups):
    out = {name: value for (_, name), value in zip(groups, key) if value is not None}
    for alias, (function, argument) in aggregates.items():
        values = [evaluate(argument, row) for row in members]
        result = AGGREGATES[function]([value for value in values if value is not None])
        if result is not None:
            out[alias] = result
    return out
