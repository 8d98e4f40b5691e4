"""Nothing lost, nothing counted twice: whatever comes twice, in another order or after a crash, the
final records and the totals are the same."""
import collections
import copy
import random
import unittest

from moto import mock_aws

from handler_under_test import Ingester, sample
from ingester_site import Site, finals, job_totals, life, other_ids, run, training
from memory_table import client_error
from sites import Crash, fail_at_each_step, totals

JOBS = 3


def stream(generator):
    jobs = [(f"job-{n}", generator.choice(["Completed", "Failed", "Stopped"])) for n in range(JOBS)]
    events = [event for name, end in jobs for event in life(name, end)]
    quantum = sample("sagemaker-evaluation-job-status-change")
    quantum["detail-type"] = "SageMaker Quantum Job State Change"
    return [*events, quantum, sample("sagemaker-endpoint-state-change")]


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


def distinct(records):
    """Changes that were received, without the duplicates."""
    sums = totals(records)
    place = ("210987654321", "eu-west-1")
    return sums[("EventsReceived", *place)] - sums.get(("EventsDuplicate", *place), 0)


class RandomStreams(unittest.TestCase):
    def check(self, expected, records):
        self.assertEqual(finals(records), finals(expected))
        self.assertEqual(job_totals(records), job_totals(expected))
        self.assertEqual(distinct(records), distinct(expected))
        sums = collections.Counter()
        for (name, *_), value in job_totals(records).items():
            sums[name] += value
        ended = sums["JobsSucceeded"] + sums["JobsFailed"] + sums["JobsStopped"]
        self.assertEqual((sums["JobsStarted"], ended), (JOBS, JOBS))

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
        duplicates = ("EventsDuplicate", "210987654321", "eu-west-1")
        self.assertEqual(totals(records)[duplicates], len(events))

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


class EachStep(unittest.TestCase):
    def test_a_crash_or_an_error_at_each_step_costs_nothing(self):
        events = life("job", "Stopped")
        expected = run(events)

        def check(step):
            site = Site(step)
            for event in events:
                site.deliver(event)
            self.assertEqual(job_totals(site.records()), job_totals(expected))
            self.assertEqual(finals(site.records()), finals(expected))
            self.assertEqual(distinct(site.records()), len(events))
            self.assertEqual(site.asked(), asked(site.records()))

        for error in (Crash(), client_error("ProvisionedThroughputExceededException")):
            with self.subTest(error=repr(error)):
                self.assertGreater(fail_at_each_step(error, check), 40)

    def test_a_write_whose_answer_is_lost_counts_once(self):
        lost = iter([True])

        def step(name):
            if name == "after write" and next(lost, False):
                raise client_error("ConditionalCheckFailedException")  # the client's own retry

        site = Site(step)
        site.deliver(training("job", 1, "Failed"))
        failed = ("JobsFailed", "210987654321", "eu-west-1", "Training Job")
        self.assertEqual(totals(site.records())[failed], 1)
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

    def test_only_the_minutes_in_which_a_line_can_have_been_printed_are_searched(self):
        def die(name):
            if name == "after print":
                raise Crash()

        site = Site(die)
        claimed = site.clock.now
        with self.assertRaises(Crash):
            site.function()(training("job", 1, "Failed"), None)
        site.step = lambda name: None
        site.clock.now += 30 * 86400
        site.function()(training("job", 1, "Failed"), None)
        self.assertEqual(len(site.records()), 1)
        ((start, end),) = site.log.asked
        self.assertLess(start, claimed * 1000)
        self.assertGreaterEqual(end, (claimed + 60) * 1000)
        self.assertLess(end - start, 300_000)


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
