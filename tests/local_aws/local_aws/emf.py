"""Embedded metric format: metrics out of a function's log events.

Follows the EMF specification: `_aws.CloudWatchMetrics` names the metrics and dimension
sets whose values are members of the root; a line that is not valid gives no metric.
"""

import json
from datetime import datetime, timezone


def publish(cloudwatch, messages):
    """Puts the metrics of all messages that are valid EMF."""
    for message in messages:
        try:
            document = json.loads(message)
            batches = list(_metrics(document))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        for namespace, data in batches:
            if data:
                cloudwatch.put_metric_data(Namespace=namespace, MetricData=data)


def _metrics(document):
    metadata = document["_aws"]
    moment = datetime.fromtimestamp(metadata["Timestamp"] / 1000, timezone.utc)
    for directive in metadata["CloudWatchMetrics"]:
        data = [
            _datum(document, metric, names, moment)
            for metric in directive["Metrics"]
            for names in directive.get("Dimensions", [[]])
            if metric["Name"] in document
        ]
        yield directive["Namespace"], data


def _datum(document, metric, names, moment):
    value = document[metric["Name"]]
    return {
        "MetricName": metric["Name"],
        "Dimensions": [{"Name": name, "Value": str(document[name])} for name in names],
        "Timestamp": moment,
        "Unit": metric.get("Unit", "None"),
        "Values": [float(one) for one in (value if isinstance(value, list) else [value])],
    }
