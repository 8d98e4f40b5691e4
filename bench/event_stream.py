"""The events of one day, in the order in which they arrive: 800 jobs and what goes with them, spread
evenly over some accounts, and the accounts' heartbeats. With 12 accounts they are ten thousand.

The events are the samples of tests/handler/events with other names, accounts, times and statuses.
"""
import functools
import json
import random
import re
from datetime import datetime, timezone

from handler_under_test import EVENTS

JOBS = 800
CHANGES = 8272  # events beside heartbeats
BEATS = 144  # of an account: one every ten minutes
MIDNIGHT = 1_772_409_600  # 2026-03-02T00:00:00Z
DAY, MINUTE = 86400, 60
REGION, SAMPLE_ACCOUNT = "eu-west-1", "210987654321"
PIPELINES, ENDPOINTS, MODELS, PACKAGES, NOTEBOOKS, NODES, RUNS = 60, 60, 100, 60, 40, 20, 100
STAND_ALONE = {"Training": 320, "Processing": 220, "Transform": 20}
STEPS = ("Processing", "Training", "Training", "Transform")
FAILED, STOPPED, TWICE = 0.08, 0.02, 0.02
SHAPES = (("ml.m5.2xlarge", 1), ("ml.m5.2xlarge", 2), ("ml.g5.2xlarge", 1), ("ml.g5.12xlarge", 4))
PHASES = (("Starting", 0), ("Downloading", 2), ("Training", 4), ("Uploading", 7))  # and minutes
CLUSTERS = {
    "Training": ("ResourceConfig",),
    "Processing": ("ProcessingResources", "ClusterConfig"),
    "Transform": ("TransformResources",),
}


@functools.cache
def sample_text(name):
    return (EVENTS / f"{name}.json").read_text()


def written(at):
    return datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def stream(accounts):
    """(second of arrival, event) of a day."""
    return Stream(accounts).sorted()


class Stream:
    def __init__(self, accounts):
        self.random = random.Random(7)
        self.accounts = [f"{210_000_000_000 + number}" for number in range(accounts)]
        self.arrived = []
        self.number = 0
        self.jobs = []
        for beat in range(BEATS * accounts):
            self.heartbeat(self.accounts[beat % accounts], MIDNIGHT + beat // accounts * 600)
        self.single_jobs()
        self.pipelines()
        self.resources()
        self.duplicates()
        self.other_calls()

    def sorted(self):
        return sorted(self.arrived, key=lambda arrival: arrival[0])

    def next(self):
        self.number += 1
        return self.number

    def place(self):
        """An account, each in its turn, and a second at which something begins there."""
        account = self.accounts[self.next() % len(self.accounts)]
        return account, MIDNIGHT + self.random.randrange(DAY - 180 * MINUTE)

    def native(self, sample, account, at, name, **detail):
        """An event that SageMaker sends; `name` is in the place of the one in the sample."""
        old, new = name
        text = re.sub(old, new, sample_text(sample), flags=re.I)
        self.arrive(text, account, at, at + 1, detail)

    def call(self, operation, account, at, request, response=None):
        """An API call: CloudTrail takes some minutes."""
        detail = {
            "eventName": operation,
            "eventTime": written(at),
            "eventID": f"{self.next():08x}-5e1b-4d0c-9a71-000000000000",
            "responseElements": response,
        }
        text = sample_text("aws-api-call-via-cloudtrail")
        detail["requestParameters"] = json.loads(text)["detail"]["requestParameters"] | request
        if "trainingJobName" not in request:
            del detail["requestParameters"]["trainingJobName"]
        self.arrive(text, account, at, at + self.random.randrange(60, 600), detail)

    def arrive(self, text, account, at, arrival, detail):
        event = json.loads(text.replace(SAMPLE_ACCOUNT, account))
        number = self.next()
        event |= {"id": f"{number:08x}-7c5d-4f0c-9d7e-{number:012x}", "time": written(at)}
        event["detail"] |= detail
        self.arrived.append((arrival, event))

    def heartbeat(self, account, at):
        kind = {"source": "sagewatch", "detail-type": "SageMaker Monitoring Heartbeat"}
        envelope = {"version": "0", "account": account, "region": REGION, "resources": []}
        number = f"{self.next():012x}"
        named = {"id": f"00000000-0000-4000-8000-{number}", "time": written(at)}
        self.arrived.append((at + 2, {**envelope, **kind, **named, "detail": {}}))

    # Jobs.

    def single_jobs(self):
        for kind, count in STAND_ALONE.items():
            for _ in range(count):
                self.job(kind, *self.place())

    def job(self, kind, account, at):
        """The events and calls of a job that is made at `at`. Returns its ARN, status and end."""
        name = f"churn-{kind.lower()}-{self.next():06}"
        arn = f"arn:aws:sagemaker:{REGION}:{account}:{kind.lower()}-job/{name}"
        self.jobs.append((account, at, arn))
        began, ended = at + 2 * MINUTE, at + self.random.randrange(10, 90) * MINUTE
        status = self.random.choices(
            ("Failed", "Stopped", "Completed"), (FAILED, STOPPED, 1 - FAILED - STOPPED)
        )[0]
        self.call(f"Create{kind}Job", account, at, *named(f"{kind}Job", name, arn))
        if status == "Stopped":
            self.call(f"Stop{kind}Job", account, ended - MINUTE, *named(f"{kind}Job", name))
        times = {"CreationTime": at * 1000, f"{kind}StartTime": began * 1000}
        cluster = self.cluster(kind)
        for phase, minutes in PHASES if kind == "Training" else (("", 2),):
            self.job_event(kind, account, at + minutes * MINUTE, name, "InProgress", phase,
                           times | {f"{kind}EndTime": None} | cluster)
        ends = times | {f"{kind}EndTime": ended * 1000} | cluster
        if status == "Failed":
            ends["FailureReason"] = "AlgorithmError: ExecuteUserScriptError, exit code: 1"
        self.job_event(kind, account, ended + 1, name, status, status, ends)
        return arn, status, ended

    def job_event(self, kind, account, at, name, status, phase, detail):
        detail = detail | {f"{kind}JobStatus": status, "LastModifiedTime": at * 1000}
        if kind == "Training":
            detail["SecondaryStatus"] = phase
        sample = f"sagemaker-{kind.lower()}-job-state-change"
        old = json.loads(sample_text(sample))["detail"][f"{kind}JobName"]
        self.native(sample, account, at, (old, name), **detail)

    def cluster(self, kind):
        instance, count = self.random.choice(SHAPES)
        found = {"InstanceType": instance, "InstanceCount": count, "VolumeSizeInGB": 50}
        for name in reversed(CLUSTERS[kind]):
            found = {name: found}
        return found

    def pipelines(self):
        for _ in range(PIPELINES):
            account, at = self.place()
            name = ("p4jx81kq02ha", f"{self.next():012x}")
            execution = "sagemaker-model-building-pipeline-execution"
            base = f"arn:aws:sagemaker:{REGION}:{account}:pipeline/churn-pipeline"
            self.call("StartPipelineExecution", account, at, {"pipelineName": "churn-pipeline"},
                      {"pipelineExecutionArn": f"{base}/execution/{name[1]}"})
            span = {"executionStartTime": written(at), "executionEndTime": None}
            self.native(f"{execution}-status-change", account, at, name, **span,
                        currentPipelineExecutionStatus="Executing",
                        previousPipelineExecutionStatus=None)
            ends = [self.step(f"{execution}-step-status-change", account, at, name, kind, place)
                    for place, kind in enumerate(STEPS)]
            ended = max(end for _, end in ends) + 5
            bad = any(status != "Succeeded" for status, _ in ends)
            self.native(f"{execution}-status-change", account, ended, name,
                        **span | {"executionEndTime": written(ended)},
                        currentPipelineExecutionStatus="Failed" if bad else "Succeeded")

    def step(self, sample, account, at, name, kind, place):
        arn, status, ended = self.job(kind, account, at + 5)
        status = "Succeeded" if status == "Completed" else "Failed"
        fields = {"stepName": f"{kind}{place}", "stepType": kind, "stepStartTime": written(at + 2)}
        known = fields | {"metadata": {f"{kind.lower()}Job": {"arn": arn}}}
        self.native(sample, account, at + 2, name, **fields, metadata={}, stepEndTime=None,
                    currentStepStatus="Starting", previousStepStatus=None)
        self.native(sample, account, at + 8, name, **known, stepEndTime=None,
                    currentStepStatus="Executing", previousStepStatus="Starting")
        self.native(sample, account, ended + 3, name, **known, stepEndTime=written(ended + 3),
                    currentStepStatus=status)
        return status, ended + 3

    # What is no job.

    def resources(self):
        for _ in range(ENDPOINTS):
            self.endpoint(*self.place(), f"churn-{self.next():06}")
        for _ in range(MODELS):
            self.one("Model", ("InService",), *self.place())
        for _ in range(PACKAGES):
            self.one("ModelPackage", ("InProgress", "Completed"), *self.place())
        for _ in range(NOTEBOOKS):
            self.one("NotebookInstance", ("Pending", "InService", "Stopping", "Stopped"), *self.place())
        for sample, count in (("sagemaker-hyperpod-cluster-node-health-event", NODES),
                              ("sagemaker-mlflow-tracking-server-creating-run", RUNS)):
            for _ in range(count):
                account, at = self.place()
                self.native(sample, account, at, ("i-0a1b2c3d4e5f60718", f"i-{self.next():017x}"))

    def endpoint(self, account, at, name):
        config = f"{name}-cfg-14"
        self.call("CreateEndpointConfig", account, at, {"endpointConfigName": config})
        self.call("UpdateEndpoint", account, at + 10, *named("Endpoint", name))
        for status, seconds in (("UPDATING", 12), ("IN_SERVICE", 400)):
            self.native("sagemaker-endpoint-state-change", account, at + seconds,
                        ("churn-prod", name), EndpointStatus=status,
                        LastModifiedTime=(at + seconds) * 1000)

    def one(self, noun, statuses, account, at):
        words = re.sub("(?<=[a-z])(?=[A-Z])", "-", noun).lower()
        sample, name = f"sagemaker-{words}-state-change", f"churn-{self.next():06}"
        old = re.search(f':{words}/([^"]+)"', sample_text(sample))[1]
        self.call(f"Create{noun}", account, at, *named(noun, name))
        for place, status in enumerate(statuses):
            when = at + 60 * place + 5
            self.native(sample, account, when, (re.escape(old), name),
                        **{f"{noun}Status": status, "LastModifiedTime": when * 1000})

    def duplicates(self):
        """The same state change arrives several times."""
        native = [a for a in self.arrived if a[1]["source"] == "aws.sagemaker"
                  and not a[1]["detail-type"].startswith("AWS ")]
        for arrival, event in self.random.sample(native, int(len(native) * TWICE)):
            self.arrived.append((arrival + 30, event))

    def other_calls(self):
        """Tags put on jobs, and things deleted."""
        left = CHANGES + BEATS * len(self.accounts) - len(self.arrived)
        for number in range(left):
            account, at, arn = self.jobs[number % len(self.jobs)]
            if number % 2:
                self.call("AddTags", account, at + 30, {"resourceArn": arn})
            else:
                self.call("DeleteModel", account, at + 30, {"modelName": f"old-{number:06}"})


def named(noun, name, arn=None):
    """Request and response of an API call for something of that name."""
    lower = noun[:1].lower() + noun[1:]
    return {f"{lower}Name": name}, {f"{lower}Arn": arn} if arn else None
