"""A storm: events many times, in any order, in several threads at once, while calls are throttled, answers
are lost and processes die; Lambda tries each delivery three times, and what fails then is a dead letter,
which is sent again when it is calm. In the end everything is as on a calm day.

SAGEWATCH_STORM_SEEDS says how many storms, SAGEWATCH_STORM_FIRST which is the first.
"""
import collections
import copy
import os
import random
import threading
import time
import unittest

from handler_under_test import Log
from ingester_site import METRICS, VARYING, Site, finals, job_totals, life, other_ids, training
from memory_table import MemoryTable, client_error
from sites import Crash, totals
from test_exactly_once import asked
from test_lives import DAY, MARCH, change, done

SEEDS = int(os.environ.get("SAGEWATCH_STORM_SEEDS", "40"))
FIRST = int(os.environ.get("SAGEWATCH_STORM_FIRST", "0"))
THREADS = 4
TIMEOUT = 60  # seconds of the function
RETRIES = (60, 120)  # seconds until Lambda tries again
FAULTS = 0.025  # part of the steps that fail
NOT_LATEST = {*VARYING, *METRICS, "_aws", "EventsReceived"}


class LockedTable(MemoryTable):
    """Of several threads: each call is atomic, and others come between any two."""

    def __init__(self, step):
        super().__init__(step)
        self.lock = threading.RLock()

    def alone(self, operation, *args, **options):
        time.sleep(random.random() * 0.0005)
        with self.lock:
            return operation(*args, **options)

    def get_item(self, **options):
        return self.alone(super().get_item, **options)

    def put_item(self, **options):
        return self.alone(super().put_item, **options)

    def update_item(self, **options):
        return self.alone(super().update_item, **options)


class StormLog(Log):
    def __init__(self, step):
        super().__init__()
        self.step = step

    def paginate(self, **options):
        self.step("before search")
        yield from super().paginate(**options)


class Invocation:
    """The time of one invocation: it sleeps for itself alone, and is ended at its timeout."""

    def __init__(self, began):
        self.began, self.slept = began, 0

    def time(self):
        return self.began + self.slept

    def sleep(self, seconds):
        self.slept += seconds
        time.sleep(0.0005)
        if self.slept >= TIMEOUT:
            raise Crash()


class StormSite(Site):
    def __init__(self, seed):
        super().__init__()
        self.generator, self.faults = random.Random(seed), 0
        self.step = self.fail
        self.table = LockedTable(self.fail)
        self.log = StormLog(self.fail)
        self.dead, self.attempts = [], collections.Counter()

    def fail(self, name):
        if self.generator.random() < self.faults:
            codes = ("ThrottlingException", "InternalServerError", "ConditionalCheckFailedException")
            lost = name == "after write"
            code = self.generator.choice(codes if lost else codes[:2])
            raise self.generator.choice([Crash(), client_error(code)])

    def attempt(self, event, outcomes):
        invocation = Invocation(self.clock.now)
        ingester = self.function()
        ingester.__globals__["time"] = invocation
        try:
            ingester(copy.deepcopy(event), None)
            outcomes.append((event, True, invocation.slept))
        except (Crash, Exception):
            outcomes.append((event, False, invocation.slept))

    def together(self, events):
        """The events that failed, and how long the slowest invocation took."""
        outcomes = []
        threads = [threading.Thread(target=self.attempt, args=(event, outcomes)) for event in events]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.clock.now += max(slept for _, _, slept in outcomes) + 1
        return [event for event, well, _ in outcomes if not well]

    def deliver_all(self, events, faults):
        """As Lambda does."""
        self.faults = faults
        due = [(self.clock.now, 0, event) for event in events]
        while due:
            ready = [one for one in due if one[0] <= self.clock.now]
            if not ready:
                self.clock.now = min(when for when, _, _ in due)
                continue
            batch = ready[:THREADS]
            due = [one for one in due if not any(one is other for other in batch)]
            failed = self.together([event for _, _, event in batch])
            for when, tried, event in batch:
                if not any(event is other for other in failed):
                    continue
                if tried == len(RETRIES):
                    self.dead.append(event)
                else:
                    due.append((self.clock.now + RETRIES[tried], tried + 1, event))


def endpoint(name, end, created):
    """The life of an endpoint that somebody updates, and that fails or is deleted."""
    people = [f"{who}-{created}" for who in ("alice", "bob", "carol")]
    events = [
        done("Create", "Endpoint", name, people[0], created),
        change("Endpoint", name, "CREATING", created + 1000, created),
        change("Endpoint", name, "IN_SERVICE", created + 300_000, created),
        done("Update", "Endpoint", name, people[1], created + 600_000),
        change("Endpoint", name, "UPDATING", created + 601_000, created),
        change("Endpoint", name, end, created + 900_000, created),
    ]
    if end == "DELETED":
        events.insert(5, done("Delete", "Endpoint", name, people[2], created + 890_000))
    return events


def stream(generator):
    """Events, and finals that come when all else is over."""
    events, late = [], []
    for number in range(3):
        end = generator.choice(["Completed", "Failed", "Stopped"])
        events += life(f"job-{number}", end)
    for end in ("FAILED", "DELETED", "IN_SERVICE", "DELETED"):
        events += endpoint(f"endpoint-{len(events)}", end, MARCH)
    events += endpoint("again", "DELETED", MARCH) + endpoint("again", "FAILED", MARCH + DAY)
    for event in list(events):
        if event["detail"].get("TrainingJobStatus") in ("Completed", "Failed", "Stopped"):
            if generator.random() < 0.5:
                events.remove(event)
                late.append(event)
    return events, late


def last_words(records):
    """What is known of each resource in the end: its latest record with what amends it."""
    known = {}
    for record in records:
        if record["recordType"] in ("final", "transition", "amendment") and "late" not in record:
            fields = {k: v for k, v in record.items() if k not in NOT_LATEST}
            known[(record["kind"], record.get("arn"), record["name"])] = fields
    return known


def ends(records):
    """What is known of each job and step in the end."""
    return {key: known for key, known in finals(records).items() if key[0] != "Endpoint"}


class Storm(unittest.TestCase):
    def calm(self, events):
        site = StormSite(0)
        for event in events:
            site.together([event])
        self.assertEqual(site.dead, [])
        return site.records()

    def check(self, seed):
        generator = random.Random(seed)
        events, late = stream(generator)
        expected = self.calm(events + late)
        again = generator.choices(events + late, k=8)
        again = [copy.deepcopy(e) for e in again[:4]] + [other_ids(e, n) for n, e in enumerate(again[4:])]
        mixed = events + again
        generator.shuffle(mixed)
        site = StormSite(seed)
        site.deliver_all(mixed, FAULTS)
        site.deliver_all(late, FAULTS)
        dead, site.dead = site.dead, []
        site.clock.now += 3600
        site.deliver_all(dead, 0)
        self.assertEqual(site.dead, [], "nothing fails when it is calm")
        records = site.records()
        self.assertEqual(ends(records), ends(expected))
        self.assertEqual(last_words(records), last_words(expected))
        self.assertEqual(job_totals(records), job_totals(expected))
        self.assertEqual(self.distinct(records), len(events + late))
        self.assertEqual(site.asked(), asked(records))
        self.assertEqual(self.notices(records), self.notices(expected))
        ids = collections.Counter(r["recordId"] for r in records if "recordId" in r)
        twice = {identifier for identifier, count in ids.items() if count > 1}
        told = {r["recordType"] for r in records if r.get("recordId") in twice}
        self.assertLessEqual(told, {"amendment"})
        return len(dead)

    def distinct(self, records):
        sums, place = totals(records), ("210987654321", "eu-west-1")
        return sums[("EventsReceived", *place)] - sums.get(("EventsDuplicate", *place), 0)

    def notices(self, records):
        told = [r for r in records if r["recordType"] in ("final", "transition") and r["status"] == "Failed"]
        return sorted((r["kind"], r["name"], r["eventId"].partition("-again")[0]) for r in told)

    def test_in_the_end_everything_is_as_on_a_calm_day(self):
        dead = 0
        for seed in range(FIRST, FIRST + SEEDS):
            with self.subTest(seed=seed):
                dead += self.check(seed)
        self.assertGreater(dead, 0, "a storm in which nothing dies shows little")


class EndsOfARetry(unittest.TestCase):
    def test_what_fails_three_times_is_a_dead_letter_and_nothing_else_is(self):
        for failing, dead in ((2, 0), (3, 1)):
            site, left = StormSite(0), [failing]

            def fail(name):
                if name == "before print" and left[0]:
                    left[0] -= 1
                    raise Crash()

            site.step = fail
            site.deliver_all([training("job", 1, "Failed")], 0)
            self.assertEqual(len(site.dead), dead)


if __name__ == "__main__":
    unittest.main()
