"""The dashboards and saved queries as they are deployed, out of the synthesized template."""
import functools
import json
import re

from handler_under_test import template
from insights_ql import Query

STACK = "monitoring-dashboards"
PSEUDO = {
    "AWS::AccountId": "222222222222",
    "AWS::Partition": "aws",
    "AWS::Region": "ap-southeast-2",
}


def substituted(text):
    """What Fn::Sub makes of a text."""
    if isinstance(text, dict):
        if "Ref" in text:
            return PSEUDO[text["Ref"]]
        pattern, values = text["Fn::Sub"], {}
        if isinstance(pattern, list):
            pattern, values = pattern
        values = PSEUDO | {name: substituted(value) for name, value in values.items()}
        text = re.sub(r"\$\{([^!}]+)\}", lambda name: values[name[1]], pattern)
        return text.replace("${!", "${")
    return text


def of_type(stack, kind):
    resources = template(stack)["Resources"].values()
    return [one["Properties"] for one in resources if one["Type"] == kind]


@functools.cache
def dashboards():
    """The body of each dashboard, by name."""
    return {
        one["DashboardName"]: json.loads(substituted(one["DashboardBody"]))
        for one in of_type(STACK, "AWS::CloudWatch::Dashboard")
    }


def saved_queries():
    """(text, log groups) by name, without the folder."""
    return {
        one["Name"].removeprefix("SageMakerMonitoring/"): (one["QueryString"], one["LogGroupNames"])
        for one in of_type(STACK, "AWS::Logs::QueryDefinition")
    }


def all_queries():
    """(name, query, log groups) of the saved ones and of the tables."""
    for name, (text, groups) in saved_queries().items():
        yield name, Query(text), groups
    for name, widget in widgets("log"):
        query = Query(widget["properties"]["query"])
        yield f"{name}: {widget['properties']['title']}", query, query.sources


def variable(body, identifier):
    return next((v for v in body["variables"] if v["id"] == identifier), None)


def widgets(kind):
    """(dashboard, widget) for each widget of a type."""
    for name, body in dashboards().items():
        for widget in body["widgets"]:
            if widget["type"] == kind:
                yield name, widget


def chosen(body, in_json=True, **choices):
    """The widgets after a person has chosen: a pattern variable replaces what its pattern matches, in
    the JSON or in each text that it holds."""
    widgets = body["widgets"]
    for variable in body["variables"]:
        if variable["id"] in choices:
            replace = functools.partial(re.sub, variable["pattern"], choices[variable["id"]])
            if in_json:
                widgets = json.loads(replace(json.dumps(widgets)))
            else:
                widgets = in_texts(widgets, replace)
    return widgets


def in_texts(value, replace):
    if isinstance(value, dict):
        return {key: in_texts(item, replace) for key, item in value.items()}
    if isinstance(value, list):
        return [in_texts(item, replace) for item in value]
    return replace(value) if isinstance(value, str) else value


def expressions(some_widgets):
    for widget in some_widgets:
        for metric in widget["properties"].get("metrics", ()):
            if isinstance(metric[0], dict):
                yield metric[0]["expression"]


def whole_metrics(some_widgets):
    """Metrics that a widget names in full: (namespace, name, dimensions)."""
    for widget in some_widgets:
        above = []
        for row in widget["properties"].get("metrics", ()):
            if not isinstance(row[0], dict):
                above = [above[i] if part == "." else part for i, part in enumerate(row)]
                yield above[0], above[1], dict(zip(above[2::2], above[3::2]))
