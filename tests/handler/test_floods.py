"""Whoever sends what, and how much of it: no item of the state grows, no call costs more than a few
units, and nothing of it is forgotten."""
import copy
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from call_meter import CountingTable, item_bytes  # noqa: E402
from handler_under_test import Ingester, sample  # noqa: E402
from ingester_site import call, step_of, training  # noqa: E402
from sample_events import api  # noqa: E402

MANY = 200
ITEM = 8_000  # bytes of an item
UNITS = 20  # write units of a call
# Where every text is as long as it can be, and no character of it is ASCII.
LARGEST_ITEM = 16_000
LARGEST_UNITS = 50


def refused():
    for number in range(MANY):
        arn = "arn:aws:sagemaker:eu-west-1:210987654321:training-job/victim"
        event = api(eventName="AddTags", errorCode="AccessDenied", responseElements=None,
                    eventID=f"call-{number}", requestParameters={"resourceArn": arn})
        yield {**event, "id": f"event-{number}"}


def tagged():
    for event in refused():
        del event["detail"]["errorCode"]
        yield event


def updated_by_two():
    yield sample("sagemaker-endpoint-state-change")
    name = sample("sagemaker-endpoint-state-change")["detail"]["EndpointName"]
    for number in range(MANY):
        event = api(eventName="UpdateEndpoint", responseElements=None, eventID=f"call-{number}",
                    requestParameters={"endpointName": name},
                    userIdentity={"type": "IAMUser", "userName": f"user-{number % 2}"})
        yield {**event, "id": f"event-{number}"}


def statuses():
    for number in range(MANY):
        event = sample("sagemaker-endpoint-state-change")
        event["id"] = f"event-{number}"
        event["detail"]["LastModifiedTime"] += number * 6000
        yield event


def phases():
    yield from (training("job", number, "InProgress") for number in range(MANY))


def steps():
    for number in range(MANY):
        event = step_of("job")
        event["id"] = f"step-{number}"
        event["detail"]["stepName"] = f"Step{number}"
        yield event


def lives():
    """Of one name that is made again and again."""
    for number in range(MANY):
        event = sample("sagemaker-endpoint-state-change")
        event["id"] = f"event-{number}"
        event["detail"]["CreationTime"] += number
        event["detail"]["LastModifiedTime"] += number
        yield event


def texts():
    long = "\U0001f525" * 60_000
    for number in range(10):
        event = sample("sagemaker-model-package-state-change")
        event["id"] = f"event-{number}"
        event["detail"] = {key: long if isinstance(value, str) else value
                           for key, value in event["detail"].items()}
        event["detail"].update(ModelPackageStatus=f"{number}{long}", Tags={"team": long})
        yield event


class Floods(unittest.TestCase):
    def flood(self, events, size=ITEM, units=UNITS):
        """All of them twice: the second time, all are known."""
        table, events = CountingTable(), [copy.deepcopy(event) for event in events]
        ingester = Ingester(table)
        for again in (False, True):
            for event in events:
                table.counts.clear()
                *_, last = ingester.records(event)
                self.assertEqual(last["recordType"] == "duplicate", again)
                self.assertLessEqual(table.counts["write_units"], units)
                self.assertLessEqual(table.counts["read_units"], units)
        self.assertLessEqual(max(map(item_bytes, table.items.values())), size)

    def test_refused_calls_for_one_resource(self):
        self.flood(refused())

    def test_tags_of_one_resource(self):
        self.flood(tagged())

    def test_changes_that_two_people_make_in_turns(self):
        self.flood(updated_by_two())

    def test_statuses_of_one_resource(self):
        self.flood(statuses())

    def test_phases_of_one_job(self):
        self.flood(phases())

    def test_steps_of_one_pipeline_execution(self):
        self.flood(steps())

    def test_lives_of_one_name(self):
        self.flood(lives())

    def test_texts_without_an_end(self):
        self.flood(texts(), LARGEST_ITEM, LARGEST_UNITS)

    def test_claims_of_those_that_died(self):
        """A function that dies leaves its line: those are moved too, and taken over all the same."""
        ingester = Ingester(CountingTable())
        clock = ingester.module["time"] = Clock()
        printing, events = ingester.module["put_out"], list(statuses())[:40]
        ingester.module["put_out"] = die
        for event in events:
            with self.assertRaises(Died):
                ingester.records(event)
            clock.now += 61
        ingester.module["put_out"] = printing
        largest = max(map(item_bytes, ingester.table.items.values()))
        for event in events:
            printed, *amended = ingester.records(event)
            self.assertEqual(printed["recordType"], "transition")
            self.assertEqual({record["recordType"] for record in amended} - {"amendment"}, set())
            self.assertEqual(ingester.record(event)["recordType"], "duplicate")
        self.assertLess(largest, ITEM)


class Clock:
    now = 1_772_450_000

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Died(BaseException):
    pass


def die(line):
    raise Died


class Steps(unittest.TestCase):
    def test_a_step_belongs_to_who_started_its_execution(self):
        step = step_of("job")
        start = call("Start", "x")
        start["detail"].update(
            eventName="StartPipelineExecution",
            requestParameters={},
            responseElements={"pipelineExecutionArn": step["detail"]["pipelineExecutionArn"]},
        )
        start["time"] = "2020-01-01T00:00:00Z"
        ingester = Ingester(CountingTable())
        ingester.records(start)
        *_, record = ingester.records(step)
        self.assertEqual(record["owner"], "person-Start")


class Words(unittest.TestCase):
    def test_a_reason_is_cut_before_patterns_are_tried_on_it(self):
        """A pattern such as data.*source takes the square of a text's length."""
        ingester, lengths = Ingester(CountingTable()), []
        searched = ingester.module["re"]

        class Watched:
            def __getattr__(self, name):
                return getattr(searched, name)

            def search(self, pattern, words, *flags):
                lengths.append(len(words))
                return None

        ingester.module["re"] = Watched()
        event = training("job", 1, "Failed", FailureReason="data" * 60_000)
        event["detail"]["SecondaryStatus"] = "data" * 60_000
        ingester.records(event)
        self.assertLess(max(lengths), 5_000)


class Messages(unittest.TestCase):
    def test_a_record_that_is_sent_on_fits_into_a_message(self):
        event = training("job", 1, "Failed", FailureReason="\U0001f525" * 60_000)
        ingester = Ingester(CountingTable())
        ingester.records(event)
        ((message,),) = [sent for name, sent in ingester.queues.sent.items() if name == "notices"]
        self.assertLess(len(json.dumps(message).encode()), 20_000)


if __name__ == "__main__":
    unittest.main()
