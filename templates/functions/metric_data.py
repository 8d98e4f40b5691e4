"""CloudWatch's GetMetricData, page by page, in the Region of what is measured."""
import re

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from state import clients

LASTING = "Denied|NotAuthorized|OptIn|Validation|Invalid|Missing"  # parts of error codes


# Errors that will not go away.
class Refused(Exception):
    pass


def series(region, queries, start, end):
    """{(id, label): {epoch seconds: value}} from all pages, and the ids that are not finished."""
    found, states, page = {}, {}, {}
    while True:
        answer = call(region, queries, start, end, page)
        for result in answer["MetricDataResults"]:
            identifier, state = result["Id"], result.get("StatusCode", "Complete")
            if state == "Forbidden":
                raise Refused(state)
            if state == "InternalError":
                raise RuntimeError(f"CloudWatch failed to read {identifier}")
            states[identifier] = state
            times = [at.timestamp() for at in result["Timestamps"]]
            values = found.setdefault((identifier, result.get("Label")), {})
            values.update(zip(times, result["Values"]))
        if not answer.get("NextToken"):
            return found, {name for name, state in states.items() if state == "PartialData"}
        page = {"NextToken": answer["NextToken"]}


def call(region, queries, start, end, page):
    try:
        return cloudwatch(region).get_metric_data(
            MetricDataQueries=queries,
            StartTime=start,
            EndTime=end,
            **page,
        )
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if re.search(LASTING, code):
            raise Refused(code) from error
        raise
    except (ParamValidationError, ValueError, OverflowError) as error:
        raise Refused(type(error).__name__) from error


def cloudwatch(region):
    if not re.fullmatch("[a-z]{2,4}(-[a-z]+)+-[0-9]", region):
        raise Refused("Region")
    key = f"cloudwatch {region}"
    if key not in clients:
        config = Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard"})
        clients[key] = boto3.client("cloudwatch", region_name=region, config=config)
    return clients[key]
