"""Events made of the samples, and the record of an event of which nothing was heard before."""
from handler_under_test import Ingester, sample
from memory_table import MemoryTable


def fresh(event):
    """The record of an event of which nothing was heard before."""
    return Ingester(MemoryTable()).record(event)


def training(status, **fields):
    event = sample("sagemaker-training-job-state-change")
    event["detail"].update(TrainingJobStatus=status, **fields)
    return event


def api(**fields):
    event = sample("aws-api-call-via-cloudtrail")
    event["detail"].update(fields)
    return event
