"""A record is one line of JSON, and CloudWatch embedded metric format (EMF) at the same time."""
import json
import time

NAMESPACE = "SageMakerMonitoring"
PLACE = ["account", "region"]
DAY = 86400


def with_metrics(record, by_place, by_kind=None):
    """The record with metrics, {name: (value, unit)}: of its account and Region, and of its kind
    there, and each a second time without the account, for totals. A name, a host or a person is
    never a dimension: each value of one costs."""
    sets = [(PLACE + ["kind"], by_kind), (PLACE, by_place)]
    directives = [
        {
            "Namespace": NAMESPACE,
            "Dimensions": [dimensions, dimensions[1:]],
            "Metrics": [{"Name": name, "Unit": unit} for name, (_, unit) in metrics.items()],
        }
        for dimensions, metrics in sets
        if metrics
    ]
    values = {name: value for _, m in sets for name, (value, _) in (m or {}).items()}
    return {"_aws": {"CloudWatchMetrics": directives}, **record, **values}


def put_out(record):
    if "_aws" in record:
        now = int(time.time() * 1000)
        # AWS fact CW-11: CloudWatch accepts times from two weeks ago to two hours ahead
        at = record.get("eventTimeMs", now)
        record["_aws"]["Timestamp"] = at if -7200000 < now - at < 13 * DAY * 1000 else now
    print(json.dumps(record, separators=(",", ":")), flush=True)
