"""What the functions write of all that can happen: what dashboards and queries may ask for."""
import functools
import json

from handler_under_test import Ingester, sample, samples
from memory_table import MemoryTable
from sample_events import training
from local_aws.metric_search import Metric
from test_silence import NOON, heartbeat, silence
from utilization_site import Site, message, used

NAMESPACE = "SageMakerMonitoring"
PLACES = (("333333333333", "eu-west-1"), ("444444444444", "us-east-1"))
RECORDS = "/aws/lambda/sagemaker-monitoring-ingester"
SERVICE_EVENTS = "/aws/events/sagemaker-monitoring/service-events"
API_EVENTS = "/aws/events/sagemaker-monitoring/api-events"

# What SageMaker measures in the workload accounts: the developer guide, "Metrics for monitoring".
ENDPOINT, PIPELINE = ("EndpointName",), ("PipelineName",)
VARIANT, COMPONENT = (*ENDPOINT, "VariantName"), ("InferenceComponentName",)
SOURCE_METRICS = {
    ("AWS/SageMaker", VARIANT): "Invocations Invocation4XXErrors Invocation5XXErrors ModelLatency "
    "OverheadLatency",
    ("AWS/SageMaker", ENDPOINT): "ApproximateBacklogSize",
    ("/aws/sagemaker/Endpoints", VARIANT): "CPUUtilization MemoryUtilization GPUUtilization",
    ("/aws/sagemaker/InferenceComponents", COMPONENT): "CPUUtilizationNormalized "
    "GPUUtilizationNormalized MemoryUtilizationNormalized GPUMemoryUtilizationNormalized",
    ("AWS/Sagemaker/ModelBuildingPipeline", PIPELINE): "ExecutionFailed ExecutionDuration",
    ("AWS/Sagemaker/ModelBuildingPipeline", (*PIPELINE, "StepName")): "StepFailed StepDuration",
}

# Metrics of SageMaker whose percentiles are documented, in the same guide: "Valid statistics".
PERCENTILES = {"ModelLatency"}

CREATED = 1_772_442_000_000  # when the calls that create the jobs are made


def job(name, status, at="2026-03-02T10:00:00Z", **detail):
    """An event of a training job."""
    event = sample("sagemaker-training-job-state-change")
    arn = event["detail"]["TrainingJobArn"].rpartition("/")[0] + "/" + name
    event["detail"] |= {"TrainingJobName": name, "TrainingJobArn": arn}
    event["detail"] |= {"TrainingJobStatus": status, "CreationTime": CREATED, **detail}
    return event | {"id": f"{name}-{status}-{at}", "time": at, "resources": [arn]}


def call(name, job_name, at="2026-03-02T09:00:00Z", **detail):
    """An API call for a training job."""
    event = sample("aws-api-call-via-cloudtrail")
    event["detail"] |= {
        "eventName": name,
        "eventID": f"{name}-{job_name}",
        "requestParameters": {"trainingJobName": job_name},
        "responseElements": None,
        **detail,
    }
    return event | {"id": f"{name}-{job_name}", "time": at}


def change():
    """Somebody disables a rule that sends the account's events."""
    rule = {"name": "sagemaker-monitoring-service-events"}
    event = call("DisableRule", "", eventSource="events.amazonaws.com", requestParameters=rule)
    return event | {"source": "aws.events"}


def story():
    """One account's day, in the order in which its events arrive."""
    ended = {"SecondaryStatus": "Failed", "FailureReason": "AlgorithmError: exit code: 1"}
    running = {"SecondaryStatus": "Training", "TrainingEndTime": None, "FailureReason": None}
    broken = sample("sagemaker-endpoint-state-change")
    broken["detail"] |= {"EndpointStatus": "FAILED", "FailureReason": "CapacityError"}
    step = sample("sagemaker-model-building-pipeline-execution-step-status-change")
    step["detail"] |= {"currentStepStatus": "Failed", "failureReason": "ClientError: no data"}
    processing = sample("sagemaker-processing-job-state-change")
    processing["detail"]["ProcessingJobArn"] = step["detail"]["metadata"]["processingJob"]["arn"]
    unknown = sample("sagemaker-model-state-change") | {"detail-type": "SageMaker New Thing Change"}
    return [
        call("CreateTrainingJob", "runs-on"),
        job("runs-on", "InProgress", **running),
        job("broke", "InProgress", at="2026-03-02T08:00:00Z", **running),
        job("broke", "Failed", **ended),
        call("CreateTrainingJob", "broke"),  # CloudTrail comes later: it amends the final record
        job("broke", "Failed", **ended),
        call("StopTrainingJob", "stopped"),
        job("stopped", "Stopped", SecondaryStatus="Stopped", FailureReason=None),
        job("stopped", "InProgress", at="2026-03-02T11:00:00Z", **running),  # overtaken by its end
        call("DeleteEndpoint", "x", errorCode="AccessDenied"),
        broken,
        step,
        processing,
        unknown,
        change(),
    ]


def told(events, account, region):
    """The records of events of one place, told one after the other."""
    table = MemoryTable()
    printed = []
    for event in events:
        text = json.dumps(event).replace(event["account"], account)
        printed += Ingester(table).records(json.loads(text.replace(event["region"], region)))
    return printed


@functools.cache
def story_records():
    return told(story(), *PLACES[0])


@functools.cache
def specs():
    """What the handler knows of each kind."""
    return Ingester(MemoryTable()).module["SPECS"]


def samples_with_all_ends():
    """Every sample event, and each job with each of its ends: every one is told alone."""
    types = Ingester(MemoryTable()).module["TYPES"]
    for event in samples().values():
        yield event
        spec = specs().get(types.get(event["detail-type"], (None,))[0], {})
        for outcome in ("succeeded", "failed", "stopped") if spec.get("life") == ["job"] else ():
            event["detail"][spec["status"][0]] = spec[outcome][0]
            yield event


def host_records(account, region):
    """Of a job with one host, whose GPUs were not always busy."""
    site, where = Site(), {"account": account, "region": region}
    site.metrics.linked.add(account)
    used(site, "churn-1/algo-1", **where)
    site.deliver(message("churn-1", **where))
    return site.records()


@functools.cache
def records():
    printed, table = [], MemoryTable()
    for place in PLACES:
        printed += [record for event in samples_with_all_ends() for record in told([event], *place)]
        printed += told(story(), *place)
        printed += host_records(*place)
        for region in (place[1], "xx-elsewhere-1"):
            printed += Ingester(table).records(heartbeat(place[0], region))
        printed += Ingester(table).records(heartbeat(*place) | {"source": "payments"})
        printed += told([training("Failed")], place[0], "xx-elsewhere-1")
    return printed + silence(table, NOON)


@functools.cache
def fields():
    """The fields that each log group's events have."""
    calls = [call("StopTrainingJob", "job", errorCode="AccessDenied")]
    calls += [event for name, event in samples().items() if name.startswith("aws-")]
    service = [event for name, event in samples().items() if not name.startswith("aws-")]
    every = {"@timestamp", "@message"}
    return {
        RECORDS: every | {name for record in records() for name in record},
        API_EVENTS: every | {path for event in calls for path in paths(event)},
        SERVICE_EVENTS: every | {path for event in service for path in paths(event)},
    }


def paths(value, before=""):
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield before + key
        yield from paths(inner, f"{before}{key}.")


@functools.cache
def metrics():
    """The metrics that CloudWatch makes of the records."""
    found = set()
    for record in records():
        for directive in record.get("_aws", {}).get("CloudWatchMetrics", ()):
            for dimensions in directive["Dimensions"]:
                values = tuple(sorted((name, record[name]) for name in dimensions))
                names = (metric["Name"] for metric in directive["Metrics"])
                found |= {Metric(directive["Namespace"], values, name) for name in names}
    return found


@functools.cache
def source_metrics():
    """Of SageMaker, and of the rules in the workload accounts."""
    found = {
        Metric(namespace, tuple(sorted((d, f"one-of-{account}") for d in dimensions)), name, account)
        for (namespace, dimensions), names in SOURCE_METRICS.items()
        for name in names.split()
        for account, _ in PLACES
    }
    rules = ("sagemaker-monitoring-service-events", "sagemaker-monitoring-api-events", "of-others")
    return found | {
        Metric("AWS/Events", (("RuleName", rule),), "InvocationsFailedToBeSentToDlq", account)
        for rule in rules
        for account, _ in PLACES
    }
