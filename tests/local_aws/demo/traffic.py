"""Prints the Entries of one PutEvents call, as SageMaker and the Scheduler would make them now.

traffic.py creation ACCOUNT NAME                  CloudTrail: alice has created a training job
traffic.py failed-job ACCOUNT NAME ENDED [TIMES]  the job failed, at ENDED epoch milliseconds
traffic.py samples                                one event each of ten kinds, of tests/handler
traffic.py schedule ARN [MINUTES]                 a schedule that fired MINUTES ago
traffic.py rule ARN                               a scheduled rule that fires
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "handler" / "events"
KINDS = (
    "processing-job-state-change",
    "transform-job-state-change",
    "hyperparameter-tuning-job-state-change",
    "endpoint-state-change",
    "endpoint-deployment-state-change",
    "model-building-pipeline-execution-status-change",
    "model-building-pipeline-execution-step-status-change",
    "model-package-state-change",
    "notebook-instance-state-change",
    "hyperpod-cluster-node-health-event",
)


def entry(event):
    return {
        "Source": event["source"],
        "DetailType": event["detail-type"],
        "Resources": event["resources"],
        "Detail": json.dumps(event["detail"]),
    }


def arn_of(account, name):
    return f"arn:aws:sagemaker:ap-southeast-2:{account}:training-job/{name}"


def creation(account, name):
    event = json.loads((SAMPLES / "aws-api-call-via-cloudtrail.json").read_text())
    detail = event["detail"]
    detail.update(eventName="CreateTrainingJob", recipientAccountId=account)
    detail["requestParameters"] = {"trainingJobName": name}
    detail["responseElements"] = {"trainingJobArn": arn_of(account, name)}
    detail["userIdentity"]["sessionContext"]["sourceIdentity"] = "alice"
    return [entry(event)]


def failed_job(account, name, ended, times="1"):
    ended, arn = int(ended), arn_of(account, name)
    detail = {
        "TrainingJobName": name,
        "TrainingJobArn": arn,
        "TrainingJobStatus": "Failed",
        "SecondaryStatus": "Failed",
        "FailureReason": "AlgorithmError: CUDA out of memory, exit code: 1",
        "HyperParameters": {"api_key": "never-to-be-seen"},
        "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2},
        "CreationTime": ended - 3_900_000,
        "TrainingStartTime": ended - 3_600_000,
        "TrainingEndTime": ended,
        "LastModifiedTime": ended,
        "Tags": {"team": "retention"},
    }
    event = {
        "source": "aws.sagemaker",
        "detail-type": "SageMaker Training Job State Change",
        "resources": [arn],
        "detail": detail,
    }
    return [entry(event)] * int(times)


def samples():
    return [
        entry(json.loads((SAMPLES / f"sagemaker-{kind}.json").read_text())) for kind in KINDS
    ]


def schedule(arn, minutes="0"):
    fired = datetime.now(timezone.utc) - timedelta(minutes=int(minutes))
    return [{**rule(arn)[0], "Source": "aws.scheduler", "Time": fired.isoformat()}]


def rule(arn):
    return [
        {
            "Source": "aws.events",
            "DetailType": "Scheduled Event",
            "Resources": [arn],
            "Detail": "{}",
        }
    ]


WHAT = {
    "creation": creation,
    "failed-job": failed_job,
    "samples": samples,
    "schedule": schedule,
    "rule": rule,
}

if __name__ == "__main__":
    print(json.dumps(WHAT[sys.argv[1]](*sys.argv[2:])))
