"""The ingester as it is deployed, with its table, its log and its queues, and all that is heard of
a job."""
import copy

import sites
from handler_under_test import Ingester, Queues, sample
from sites import Crash, totals

NOW = 1_772_450_000.0
VARYING = ("eventId", "eventTime", "eventTimeMs", "late", "recordId", "recordType")
METRICS = (
    "JobsStarted",
    "JobsSucceeded",
    "JobsFailed",
    "JobsStopped",
    "JobDurationSeconds",
    "PendingSeconds",
    "InstanceHours",
    "EventsUnknown",
)


class Site(sites.Site):
    """Copies of the ingester, with their queues."""

    def __init__(self, step=lambda name: None):
        super().__init__(NOW, step)
        self.queues = Queues(lambda name: self.step(name))

    def function(self):
        ingester = Ingester(self.table, self.log, self.queues)
        ingester.module["time"] = self.clock
        ingester.module["print"] = self.print
        return ingester.handler

    def deliver(self, event, attempts=6):
        """As Lambda does: again after a minute where it failed or died."""
        for _ in range(attempts):
            try:
                return self.function()(copy.deepcopy(event), None)
            except (Crash, Exception):
                self.clock.now += 61
        raise AssertionError("the event would be in the failure queue")

    def asked(self):
        """What is to follow, each once: the queue and the record's id."""
        return {(q, m["record"]["recordId"]) for q, sent in self.queues.sent.items() for m in sent}


def job_totals(records):
    return {key: value for key, value in totals(records).items() if key[0] in METRICS}


def finals(records):
    """What is known in the end of each job: its final record with what amends it."""
    known = {}
    for record in records:
        if record["recordType"] in ("final", "amendment"):
            fields = {k: v for k, v in record.items() if k not in (*VARYING, "_aws", *METRICS)}
            fields.pop("EventsReceived", None)
            key = (record["kind"], record["arn"], record["name"], record["status"])
            known.setdefault(key, {}).update(fields)
    return known


def training(name, number, status, **fields):
    event = sample("sagemaker-training-job-state-change")
    arn = f"arn:aws:sagemaker:eu-west-1:210987654321:training-job/{name}"
    event.update(id=f"{name}-{number}-{status}", resources=[arn])
    event["detail"].update(
        TrainingJobName=name,
        TrainingJobArn=arn,
        TrainingJobStatus=status,
        SecondaryStatus=f"Phase{number}",
        LastModifiedTime=1772443000000 + number * 1000,
        **fields,
    )
    return event


def call(verb, name, source="person"):
    event = sample("aws-api-call-via-cloudtrail")
    event["id"] = f"envelope-{verb}-{name}"
    detail = event["detail"]
    detail.update(eventName=f"{verb}TrainingJob", eventID=f"call-{verb}-{name}")
    detail["requestParameters"] = {"trainingJobName": name}
    detail["responseElements"] = None
    detail["userIdentity"]["sessionContext"]["sourceIdentity"] = f"{source}-{verb}"
    return event


def step_of(name):
    event = sample("sagemaker-model-building-pipeline-execution-step-status-change")
    arn = f"arn:aws:sagemaker:eu-west-1:210987654321:training-job/{name}"
    event["detail"]["metadata"] = {"trainingJob": {"arn": arn}}
    event["detail"]["stepName"] = f"Train-{name}"
    event["id"] = f"step-{name}"
    return event


def life(name, end):
    """All that is heard of one job."""
    numbers = {"TrainingStartTime": None, "TrainingEndTime": None}
    events = [training(name, n, "InProgress", **numbers) for n in range(3)]
    if end == "Stopped":
        events += [training(name, 3, "Stopping", **numbers), call("Stop", name)]
    reason = {"FailureReason": "AlgorithmError: exit code 1"} if end == "Failed" else {}
    return [*events, training(name, 4, end, **reason), call("Create", name), step_of(name)]


def other_ids(event, number):
    """The same change, told again by SageMaker itself."""
    again = copy.deepcopy(event)
    again["id"] += f"-again-{number}"
    return again


def run(events):
    site = Site()
    for event in events:
        site.deliver(event)
    return site.records()
