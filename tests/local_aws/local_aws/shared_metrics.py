"""CloudWatch's GetMetricData over accounts, which moto lacks.

Follows the CloudWatch API reference and user guide: a query with an AccountId reads that
account's metrics in the caller's Region. An account other than the caller's own must be
linked to the caller's sink with its metrics, else the result's status is Forbidden. SEARCH
and Metrics Insights look at the caller's metrics and at those that all linked accounts share,
as far as a link's filter lets them through; metric_search.py says what they find. Expressions
around a SEARCH are not known here.
"""

import re

from .api import Service, ServiceError
from .metric_search import Metric, Search, selected

METRICS = "AWS::CloudWatch::Metric"
SEARCH = re.compile(r"SEARCH\('((?:[^']|'LOCAL')*)', '(\w+)'(?:, (\d+))?\)")
QUERY = re.compile(r"SELECT (SUM|MAX|MIN)\(.* GROUP BY (.*?) ORDER BY .*")
STATISTICS = {"SUM": ("Sum", sum), "MAX": ("Maximum", max), "MIN": ("Minimum", min)}
DEFAULT_PERIOD = 300


class SharedMetrics(Service):
    name = "cloudwatch"
    signing_name = "monitoring"
    operations = ("GetMetricData",)

    def __init__(self, clients, oam):
        self._clients = clients
        self._oam = oam

    def answer(self, request, caller, operation, path_parameters):
        """None for what moto knows: queries of the caller's own metrics."""
        if not re.search(rb"AccountId|SEARCH|SELECT", request.get_data()):
            return None
        return super().answer(request, caller, operation, path_parameters)

    def get_metric_data(self, caller, request):
        common = {key: request[key] for key in ("StartTime", "EndTime", "ScanBy") if key in request}
        results = [
            result
            for query in request["MetricDataQueries"]
            for result in self._results(caller, query, common)
        ]
        return {"MetricDataResults": results, "Messages": []}

    def _results(self, caller, query, common):
        if "Expression" in query:
            return self._expression(caller, query, common)
        account, metric = query.get("AccountId", caller.account), query["MetricStat"]["Metric"]
        if not self._reads(caller, account, metric["Namespace"]):
            return [_result(query["Id"], metric["MetricName"], "Forbidden")]
        return self._read(caller, account, query, common)

    def _expression(self, caller, query, common):
        text = query["Expression"]
        if asked := SEARCH.fullmatch(text):
            return self._search(caller, query["Id"], asked.groups(), common)
        if asked := QUERY.fullmatch(text):
            return self._query(caller, query, asked.groups(), common)
        raise ServiceError("ValidationError", f"not known here: {text}")

    def _search(self, caller, identifier, asked, common):
        text, statistic, period = asked
        try:
            search = Search(re.sub("(['\"])LOCAL\\1", caller.account, text), statistic)
        except AssertionError as error:
            raise ServiceError("ValidationError", f"not known here: {error}") from error
        results = []
        for metric in search.find(self._visible(caller)):
            for result in self._series(caller, metric, statistic, period or DEFAULT_PERIOD, common):
                label = " ".join((metric.account, *(value for _, value in metric.dimensions)))
                results.append({**result, "Id": identifier, "Label": label})
        return results

    def _query(self, caller, query, asked, common):
        """A series for each group, in which values of one time are put together."""
        function, labels = asked
        statistic, fold = STATISTICS[function]
        groups = {}
        for metric in selected(query["Expression"], self._visible(caller), here=caller.account):
            values = dict(metric.dimensions)
            label = " ".join(values[name] for name in re.findall('"([^"]*)"', labels))
            period = query.get("Period", DEFAULT_PERIOD)
            for result in self._series(caller, metric, statistic, period, common):
                for time, value in zip(result["Timestamps"], result["Values"]):
                    groups.setdefault(label, {}).setdefault(time, []).append(value)
        return [
            {
                **_result(query["Id"], label, "Complete"),
                "Timestamps": list(values),
                "Values": [fold(several) for several in values.values()],
            }
            for label, values in groups.items()
        ]

    def _visible(self, caller):
        """Every metric of the caller, and those that other accounts share with it."""
        for account in (caller.account, *self._oam.sources(caller, METRICS)):
            client = self._clients.get("cloudwatch", account, caller.region)
            pages = client.get_paginator("list_metrics").paginate()
            for metric in (metric for page in pages for metric in page["Metrics"]):
                if self._reads(caller, account, metric["Namespace"]):
                    pairs = sorted((one["Name"], one["Value"]) for one in metric["Dimensions"])
                    name = metric["MetricName"]
                    yield Metric(metric["Namespace"], tuple(pairs), name, account)

    def _series(self, caller, metric, statistic, period, common):
        dimensions = [{"Name": name, "Value": value} for name, value in metric.dimensions]
        named = {
            "Namespace": metric.namespace,
            "MetricName": metric.name,
            "Dimensions": dimensions,
        }
        stat = {"Metric": named, "Period": int(period), "Stat": statistic}
        return self._read(caller, metric.account, {"Id": "m", "MetricStat": stat}, common)

    def _read(self, caller, account, query, common):
        own = {"Id": query["Id"], "MetricStat": query["MetricStat"]}
        client = self._clients.get("cloudwatch", account, caller.region)
        return client.get_metric_data(MetricDataQueries=[own], **common)["MetricDataResults"]

    def _reads(self, caller, account, namespace):
        own = account == caller.account
        return own or self._oam.shares(account, caller, METRICS, namespace)


def _result(identifier, label, status):
    return {
        "Id": identifier,
        "Label": label,
        "StatusCode": status,
        "Timestamps": [],
        "Values": [],
    }
