"""CloudWatch's GetMetricData over accounts, which moto lacks.

Follows the CloudWatch API reference and user guide: a query with an AccountId reads that
account's metrics in the caller's Region. An account other than the caller's own must be
linked to the caller's sink with its metrics, else the result's status is Forbidden. SEARCH
is known in one form: a namespace, Host as the only dimension, an exact metric name, a part
of a host's name and an account; a part matches where all of its words are in the name.
"""

import re

from .api import Service, ServiceError

METRICS = "AWS::CloudWatch::Metric"
SEARCH = re.compile(
    r"""SEARCH\('\{"(?P<namespace>[^"]+)",Host\} MetricName="(?P<metric>\w+)" """
    r"""Host=(?P<host>\S+) :aws\.AccountId="(?P<account>\d+)"', """
    r"""'(?P<stat>\w+)', (?P<period>\d+)\)"""
)


class SharedMetrics(Service):
    name = "cloudwatch"
    signing_name = "monitoring"
    operations = ("GetMetricData",)

    def __init__(self, clients, oam):
        self._clients = clients
        self._oam = oam

    def answer(self, request, caller, operation, path_parameters):
        """None for what moto knows: queries of the caller's own metrics."""
        if not re.search(rb"AccountId|SEARCH", request.get_data()):
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
            return self._search(caller, query, common)
        account = query.get("AccountId", caller.account)
        if not self._reads(caller, account):
            return [_result(query["Id"], query["MetricStat"]["Metric"]["MetricName"], "Forbidden")]
        return self._read(caller, account, query, common)

    def _search(self, caller, query, common):
        asked = SEARCH.fullmatch(query["Expression"])
        if not asked:
            raise ServiceError("ValidationError", f"not known here: {query['Expression']}")
        account, results = asked["account"], []
        if self._reads(caller, account):
            for metric in self._metrics(caller, account, asked):
                stat = {"Metric": metric, "Period": int(asked["period"]), "Stat": asked["stat"]}
                found = {"Id": query["Id"], "MetricStat": stat}
                host = metric["Dimensions"][0]["Value"]
                for result in self._read(caller, account, found, common):
                    results.append({**result, "Label": f"{account} {host}"})
        return results

    def _metrics(self, caller, account, asked):
        client = self._clients.get("cloudwatch", account, caller.region)
        pages = client.get_paginator("list_metrics").paginate(
            Namespace=asked["namespace"], MetricName=asked["metric"]
        )
        for metric in (metric for page in pages for metric in page["Metrics"]):
            dimensions = metric["Dimensions"]
            if [d["Name"] for d in dimensions] == ["Host"]:
                if _words(asked["host"]) <= _words(dimensions[0]["Value"]):
                    yield metric

    def _read(self, caller, account, query, common):
        own = {"Id": query["Id"], "MetricStat": query["MetricStat"]}
        client = self._clients.get("cloudwatch", account, caller.region)
        return client.get_metric_data(MetricDataQueries=[own], **common)["MetricDataResults"]

    def _reads(self, caller, account):
        return account == caller.account or self._oam.shares(account, caller, METRICS)


def _result(identifier, label, status):
    return {
        "Id": identifier,
        "Label": label,
        "StatusCode": status,
        "Timestamps": [],
        "Values": [],
    }


def _words(name):
    return set(re.findall("[a-z]+|[0-9]+", name.lower()))
