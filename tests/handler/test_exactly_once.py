"""Nothing lost, nothing counted twice: whatever comes twice, in another order, at the same time, or
after a crash, the final records and the totals are the same."""
import collections
import copy
import itertools
import json
import os
import random
import threading
import unittest

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="ap-southeast-2",
)

from moto import mock_aws  # noqa: E402

from handler_under_test import Ingester, Log, Queues, sample  # noqa: E402
from memory_table import MemoryTable, client_error  # noqa: E402

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


class Crash(BaseException):
    """The process dies: nothing in the handler may catch it."""


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self):
        self.now = 1_772_450_000.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Site:
    """Functions that share a table and a log; a step is each call and each print."""

    def __init__(self, step=lambda name: None):
        self.step = step
        self.clock = Clock()
        self.table = MemoryTable(lambda name: self.step(name))
        self.log = Log()
        self.queues = Queues(lambda name: self.step(name))

    def function(self):
        ingester = Ingester(self.table, self.log, self.queues)
        ingester.module["time"] = self.clock
        ingester.module["print"] = self.print
        return ingester.handler

    def print(self, line, flush):
        assert flush, "a buffer dies with the process"
        self.step("before print")
        self.log.lines.append(line)
        self.step("after print")

    def deliver(self, event, attempts=6):
        """As Lambda does: again after a minute where it failed or died."""
        for _ in range(attempts):
            try:
                return self.function()(copy.deepcopy(event), None)
            except (Crash, Exception):
                self.clock.now += 61
        raise AssertionError("the event would be in the failure queue")

    def records(self):
        return [json.loads(line) for line in self.log.lines]

    def asked(self):
        """What is to follow, each once: the queue and the record's id."""
        return {(q, m["record"]["recordId"]) for q, sent in self.queues.sent.items() for m in sent}


def totals(records):
    """The sum of each metric by its dimensions, as CloudWatch adds them up."""
    sums = collections.Counter()
    for record in records:
        for directive in record.get("_aws", {}).get("CloudWatchMetrics", ()):
            for metric in directive["Metrics"]:
                place = tuple(record[name] for name in directive["Dimensions"][0])
                sums[(metric["Name"], *place)] += record[metric["Name"]]
    return {key: round(value, 6) for key, value in sums.items()}


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


def stream(generator):
    jobs = [(f"job-{n}", generator.choice(["Completed", "Failed", "Stopped"])) for n in range(3)]
    events = [event for name, end in jobs for event in life(name, end)]
    quantum = sample("sagemaker-evaluation-job-status-change")
    quantum["detail-type"] = "SageMaker Quantum Job State Change"
    return [*events, quantum, sample("sagemaker-endpoint-state-change")]


def run(events):
    site = Site()
    for event in events:
        site.deliver(event)
    return site.records()


def asked(records):
    """What must follow: the utilization of each ended job, a notice of each failure."""
    wanted = set()
    for record in records:
        if record["recordType"] in ("final", "transition"):
            if record.get("utilization") == "later":
                wanted.add(("utilization", record["recordId"]))
            if record["status"] == "Failed":
                wanted.add(("notices", record["recordId"]))
    return wanted


class RandomStreams(unittest.TestCase):
    def check(self, expected, records):
        self.assertEqual(finals(records), finals(expected))
        self.assertEqual(job_totals(records), job_totals(expected))
        self.assertEqual(distinct(records), distinct(expected))

    def test_duplicates_and_order_change_nothing(self):
        for seed in range(16):
            with self.subTest(seed=seed):
                generator = random.Random(seed)
                events = stream(generator)
                expected = run(events)
                again = [copy.deepcopy(e) for e in generator.choices(events, k=8)]
                # An event of an unknown kind is known by its id only.
                told = [e for e in events if "Quantum" not in e["detail-type"]]
                again += [other_ids(e, n) for n, e in enumerate(generator.choices(told, k=8))]
                mixed = events + again
                generator.shuffle(mixed)
                records = run(mixed)
                self.check(expected, records)
                received = totals(records)[("EventsReceived", "210987654321", "eu-west-1")]
                self.assertEqual(received, len(mixed))

    def test_a_replay_from_the_archive_changes_nothing(self):
        events = stream(random.Random(7))
        replayed = [{**event, "replay-name": "after-the-outage"} for event in events]
        random.Random(8).shuffle(replayed)
        records = run(events + replayed)
        self.check(run(events), records)
        self.assertEqual(totals(records)[("EventsDuplicate", "210987654321", "eu-west-1")], len(events))

    def test_crashes_and_errors_at_random_steps_change_nothing(self):
        for seed in range(16):
            with self.subTest(seed=seed):
                generator = random.Random(seed)
                events = stream(generator)
                expected = run(events)
                generator.shuffle(events)

                def fail(name):
                    if generator.random() < 0.04:
                        raise generator.choice([Crash(), client_error("ThrottlingException")])

                site = Site(fail)
                for event in events + generator.choices(events, k=6):
                    site.deliver(event, attempts=20)
                self.check(expected, site.records())
                self.assertEqual(site.asked(), asked(site.records()))


def distinct(records):
    """Changes that were received, without the duplicates."""
    sums = totals(records)
    place = ("210987654321", "eu-west-1")
    return sums[("EventsReceived", *place)] - sums.get(("EventsDuplicate", *place), 0)


class EachStep(unittest.TestCase):
    def test_a_crash_or_an_error_at_each_step_costs_nothing(self):
        events = life("job", "Stopped")
        expected = run(events)
        for error in (Crash(), client_error("ProvisionedThroughputExceededException")):
            for at in itertools.count(1):
                steps = itertools.count(1)

                def fail(name):
                    if next(steps) == at:
                        raise error

                site = Site(fail)
                for event in events:
                    site.deliver(event)
                with self.subTest(error=repr(error), at=at):
                    self.assertEqual(job_totals(site.records()), job_totals(expected))
                    self.assertEqual(finals(site.records()), finals(expected))
                    self.assertEqual(distinct(site.records()), len(events))
                    self.assertEqual(site.asked(), asked(site.records()))
                if next(steps) <= at:
                    break
            self.assertGreater(at, 40)

    def test_a_write_whose_answer_is_lost_counts_once(self):
        lost = iter([True])

        def step(name):
            if name == "after write" and next(lost, False):
                raise client_error("ConditionalCheckFailedException")  # the client's own retry

        site = Site(step)
        site.deliver(training("job", 1, "Failed"))
        self.assertEqual(totals(site.records())[("JobsFailed", "210987654321", "eu-west-1", "Training Job")], 1)
        self.assertEqual(len(site.records()), 1)

    def test_a_change_that_another_holds_fails_and_comes_again(self):
        def die(name):
            if name == "before print":
                raise Crash()

        site = Site(die)
        with self.assertRaises(Crash):
            site.function()(training("job", 1, "Failed"), None)
        site.step = lambda name: None
        with self.assertRaisesRegex(RuntimeError, "holds"):
            site.function()(training("job", 1, "Failed"), None)
        site.clock.now += 61
        site.function()(training("job", 1, "Failed"), None)
        self.assertEqual([r["recordType"] for r in site.records()], ["final"])

    def test_a_printed_line_is_not_printed_again(self):
        def die(name):
            if name == "after print":
                raise Crash()

        site = Site(die)
        with self.assertRaises(Crash):
            site.function()(training("job", 1, "Failed"), None)
        site.step = lambda name: None
        site.clock.now += 61
        site.function()(training("job", 1, "Failed"), None)
        site.function()(training("job", 1, "Failed"), None)
        self.assertEqual([r["recordType"] for r in site.records()], ["final", "duplicate"])


class Turns:
    """Lets two threads take their steps in a given order; the rest runs freely."""

    def __init__(self, order):
        self.order = list(order)
        self.changed = threading.Condition()
        self.done = set()

    def step(self):
        me = threading.current_thread().name
        with self.changed:
            while self.order and self.order[0] != me and self.order[0] not in self.done:
                self.changed.wait(0.2)
            if self.order:
                self.order.pop(0)
            self.changed.notify_all()

    def finish(self):
        with self.changed:
            self.done.add(threading.current_thread().name)
            self.changed.notify_all()


class Concurrency(unittest.TestCase):
    def interleaved(self, order, first, second):
        turns = Turns(order)
        site = Site()
        functions = {"a": (site.function(), first), "b": (site.function(), second)}
        failed = []

        def work():
            name = threading.current_thread().name
            function, event = functions[name]
            try:
                function(copy.deepcopy(event), None)
            except RuntimeError:
                failed.append(event)
            turns.finish()

        def step(name):
            if name.startswith("before") and name != "before sign":
                turns.step()

        site.step = step
        threads = [threading.Thread(target=work, name=name) for name in functions]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        site.step = lambda name: None
        for event in failed:
            site.clock.now += 61
            site.deliver(event)
        return site.records()

    def check(self, first, second):
        expected = run([first, second])
        for places in itertools.combinations(range(8), 4):
            order = ["a" if n in places else "b" for n in range(8)]
            records = self.interleaved(order, first, second)
            with self.subTest(order="".join(order)):
                self.assertEqual(totals(records), totals(expected))
                self.assertEqual(finals(records), finals(expected))

    def test_two_deliveries_of_one_event(self):
        event = training("job", 1, "Failed")
        self.check(event, event)

    def test_two_changes_of_one_job(self):
        self.check(training("job", 1, "InProgress"), training("job", 2, "Completed"))

    def test_a_final_event_and_its_owner(self):
        self.check(training("job", 1, "Completed"), call("Create", "job"))


class Crowd(unittest.TestCase):
    def test_a_change_gets_its_turn_though_forty_others_came_between(self):
        site = Site()
        site.deliver(training("job", 1, "InProgress"))
        (key,) = [key for key, item in site.table.items.items() if "state" in item]
        others = itertools.count(1)

        def step(name):
            if name == "before write" and next(others) % 41:
                site.table.items[key]["version"] += 1

        site.step = step
        site.function()(training("job", 2, "Completed"), None)
        self.assertEqual(len(site.records()), 2)
        self.assertGreater(next(others), 80)  # forty before the claim, forty before it was done

    def test_who_never_gets_a_turn_fails_before_the_lease_ends(self):
        site = Site()
        site.deliver(training("job", 1, "InProgress"))
        (key,) = [key for key, item in site.table.items.items() if "state" in item]

        def step(name):
            if name == "before write":
                site.table.items[key]["version"] += 1

        site.step, began = step, site.clock.now
        with self.assertRaisesRegex(RuntimeError, "could not be claimed"):
            site.function()(training("job", 2, "Completed"), None)
        self.assertLess(site.clock.now, began + 60)

    def test_each_node_of_a_cluster_has_a_state_of_its_own(self):
        site = Site()
        for number in range(3):
            event = sample("sagemaker-hyperpod-cluster-node-health-event")
            event["detail"]["InstanceId"] = f"i-{number}"
            site.deliver(event)
        self.assertEqual(len([i for i in site.table.items.values() if "state" in i]), 3)


class Size(unittest.TestCase):
    def state_of(self, site):
        (item,) = [i for i in site.table.items.values() if "state" in i]
        return item, json.loads(item["state"])

    def filled(self, **parts):
        """A site whose one job has a state with these parts, and that job's next record."""
        site = Site()
        site.deliver(training("job", 1, "InProgress"))
        item, state = self.state_of(site)
        for part, entries in parts.items():
            state[part] = {**entries, **state[part]}
        item["state"] = json.dumps(state)
        site.deliver(training("job", 2, "Completed"))
        return site, self.state_of(site)

    def test_a_state_that_grows_too_large_forgets_its_oldest_changes_and_loses_none(self):
        then = int(Clock().now) - 90000
        changes = {f"{n:020}": then + n for n in range(13000)}
        site, (item, state) = self.filled(changes=changes)
        self.assertLess(len(item["state"]), 300001)
        self.assertEqual(site.records()[-1]["recordType"], "final")
        self.assertNotIn(f"{0:020}", state["changes"])
        self.assertIn(f"{12999:020}", state["changes"])
        site.deliver(training("job", 2, "Completed"))
        self.assertEqual(site.records()[-1]["recordType"], "duplicate")

    def test_a_state_that_grows_too_large_forgets_ended_runs_before_those_that_go_on(self):
        then = int(Clock().now) - 90000
        runs = {f"Training Job|{n:060}": (1, n % 10 > 0, then + n) for n in range(5000)}
        _, (item, state) = self.filled(runs=runs)
        self.assertLess(len(item["state"]), 300001)
        self.assertIn(f"Training Job|{10:060}", state["runs"])
        self.assertNotIn(f"Training Job|{11:060}", state["runs"])

    def test_runs_and_claims_of_long_ago_are_forgotten(self):
        old = {"line": None, "token": "t", "at": 1, "until": 2}
        _, (_, state) = self.filled(runs={"old": (1, 0, 1)}, changes={"old": old})
        self.assertNotIn("old", state["runs"])
        self.assertNotIn("old", state["changes"])

    def test_texts_of_a_record_have_an_end(self):
        site = Site()
        site.deliver(training("job", 1, "Failed", FailureReason="why " * 50000))
        self.assertEqual(len(site.records()[0]["failureReason"]), 4000)
        site.deliver(call("Create", "job" * 3000))
        self.assertEqual(len(site.records()[1]["name"]), 4000)


class TheRealTable(unittest.TestCase):
    def test_dynamodb_answers_as_the_table_of_these_tests(self):
        events = life("job", "Stopped")
        events += [other_ids(event, 1) for event in events]
        with mock_aws():
            ingester = Ingester()
            records = [record for event in events for record in ingester.records(event)]
        self.assertEqual(finals(records), finals(run(events)))
        self.assertEqual(totals(records), totals(run(events)))


if __name__ == "__main__":
    unittest.main()
