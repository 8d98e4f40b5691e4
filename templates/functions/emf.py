"""A record is one line of JSON, and CloudWatch embedded metric format (EMF) at the same time."""
import json
import math
import time

NAMESPACE = "SageMakerMonitoring"
PLACE = ["account", "region"]
DAY = 86400
OLDEST = 13 * DAY * 1000  # milliseconds


def with_metrics(record, by_place, by_kind=None):
    """The record with metrics, {name: (value, unit)}: of its account and Region, and of its kind
    there, and each a second time without the account, for totals. A name, a host or a person is
    never a dimension: each value of one costs. CloudWatch takes no metric of two weeks ago (AWS fact
    CW-11), and what happened then is not counted today."""
    if time.time() * 1000 - record.get("eventTimeMs", math.inf) >= OLDEST:
        return record
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
        # AWS fact CW-11: nor does it take one from more than two hours ahead
        at = record.get("eventTimeMs", now)
        record["_aws"]["Timestamp"] = at if -7200000 < now - at < OLDEST else now
    print(json.dumps(record, separators=(",", ":")), flush=True)
