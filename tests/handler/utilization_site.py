"""The utilization function as it is deployed, with its queue, its clock and the metrics."""
import copy
import json
import types

import sites
from handler_under_test import load
from metric_store import MetricStore
from sites import Crash

REGIONS = ("eu-west-1", "us-east-1")
ACCOUNT = "210987654321"
PLACE = (ACCOUNT, "eu-west-1", "/aws/sagemaker/TrainingJobs")
END = 1_772_450_000  # in seconds, not at the beginning of a minute
DELAY = 300
VISIBILITY = 900
RECEIVES = 5


class Site(sites.Site):
    """Copies of the utilization function, with their metrics."""

    def __init__(self, step=lambda name: None):
        super().__init__(END + DELAY, step)
        self.metrics = MetricStore(self.clock, lambda name: self.step(name))

    def handler(self):
        """That of a new process."""
        cloudwatch = {f"cloudwatch {region}": self.metrics.client(region) for region in REGIONS}
        handler, module = load(
            "monitoring-insights",
            "UtilizationFunction",
            {"TABLE": "state"},
            table=self.table,
            logs=self.log,
            **cloudwatch,
        )
        module["time"] = self.clock
        module["print"] = self.print
        module["traceback"] = types.SimpleNamespace(print_exc=lambda: None)
        return handler

    def once(self, *messages):
        """Ids of the messages that are to come again."""
        answer = self.handler()({"Records": copy.deepcopy(list(messages))}, None)
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]

    def deliver(self, message, receives=RECEIVES):
        """As SQS does: again after the visibility timeout, until it is done. Returns how many
        seconds after the job's end that was."""
        for _ in range(receives):
            try:
                if not self.once(message):
                    return self.clock.now - END
            except Crash:
                pass
            self.clock.now += VISIBILITY
        raise AssertionError("the message would be in the queue for failed ones")

    def hosts(self):
        return {record["host"]: record for record in self.records()}


def message(name="churn-1", hosts=1, minutes=10, **fields):
    """What the ingester sends when a job ends; hosts is None for a transform job."""
    record = {
        "recordType": "final",
        "eventTime": "2026-03-02T11:13:25Z",
        "eventTimeMs": (END + 5) * 1000,
        "eventId": f"event-{name}",
        "account": ACCOUNT,
        "region": "eu-west-1",
        "kind": "Training Job" if hosts else "Transform Job",
        "name": name,
        "arn": f"arn:aws:sagemaker:eu-west-1:{ACCOUNT}:training-job/{name}",
        "status": "Completed",
        "owner": "erika",
        "team": "vision",
        "instanceType": "ml.g5.12xlarge",
        "instanceCount": hosts or 1,
        "creationTimeMs": (END - 60 * minutes - 90) * 1000,
        "startTimeMs": (END - 60 * minutes) * 1000,
        "endTimeMs": END * 1000,
        "durationSec": 60 * minutes,
        "instanceHours": round(minutes * (hosts or 1) / 60, 4),
        "utilization": "later",
        **fields,
    }
    namespace = "/aws/sagemaker/" + record["kind"].replace(" ", "") + "s"
    body = {"record": record, "namespace": namespace, "hosts": hosts}
    attributes = {"SentTimestamp": str((END + 6) * 1000), "ApproximateReceiveCount": "1"}
    return {"messageId": f"message-{name}", "body": json.dumps(body), "attributes": attributes}


METRICS = ("CPUUtilization", "MemoryUtilization", "DiskUtilization")
GPU_METRICS = ("GPUUtilization", "GPUMemoryUtilization")


def used(site, host, minutes=10, gpu=True, value=10, **more):
    """Puts the metrics of a host that was used evenly: each is `value` more than the one before."""
    start = more.pop("start", END - 60 * minutes)
    for place, metric in enumerate(METRICS + (GPU_METRICS if gpu else ()), 1):
        site.metrics.put(host, metric, [place * value] * (minutes + 1), start=start, **more)


def only_record(site):
    (record,) = site.records()
    return record


def reported(name="churn-1", site=None, **job):
    """The record of a job with one host, delivered until it is done."""
    site = site or Site()
    site.deliver(message(name, **job))
    return only_record(site)


def put(site, metric, values, host="churn-1/algo-1", **more):
    start = more.pop("start", END - 60 * (len(values) - 1))
    site.metrics.put(host, metric, values, start=start, **more)
