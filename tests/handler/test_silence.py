"""Signs of life, and how long ago the last one was."""
import io
import json
import unittest
from contextlib import redirect_stdout

import boto3
from moto import mock_aws

from handler_under_test import ENVIRONMENT, Ingester, load, sample, state_table
from memory_table import MemoryTable, client_error

MINUTE = 60_000
NOON = 1_772_452_800_000  # 2026-03-02T12:00:00Z
BROKEN = ({}, {"lastSeen": "text"}, {"lastSeen": None})


def heartbeat(account="333333333333", region="eu-west-1", at=NOON):
    return {
        "version": "0",
        "id": f"beat-{account}-{region}-{at}",
        "detail-type": "SageMaker Monitoring Heartbeat",
        "source": "sagewatch",
        "account": account,
        "time": str(at),
        "region": region,
        "resources": [],
        "detail": {},
    }


def silence(table, now=NOON, clients=None, clock=None):
    """The records of one run of the silence function."""
    clients = clients or {"table": table, "dynamodb": Database(table)}
    handler, names = load("monitoring-insights", "SilenceFunction", ENVIRONMENT, **clients)
    names["time"] = clock or Clock(now)
    printed = io.StringIO()
    with redirect_stdout(printed):
        handler({}, None)
    return [json.loads(line) for line in printed.getvalue().splitlines()]


class Clock:
    def __init__(self, milliseconds):
        self.time = lambda: milliseconds / 1000
        self.pauses = []
        self.sleep = self.pauses.append


class Database:
    """BatchGetItem over a table in memory, which leaves half of each batch for later."""

    def __init__(self, table):
        self.table = table

    def batch_get_item(self, RequestItems):
        ((name, request),) = RequestItems.items()
        keys = request["Keys"]
        assert 0 < len(keys) <= 100, len(keys)
        now, later = keys[: len(keys) // 2 + 1], keys[len(keys) // 2 + 1 :]
        found = [self.table.items[k["job"]] for k in now if k["job"] in self.table.items]
        left = {name: {"Keys": later}} if later else {}
        return {"Responses": {name: found}, "UnprocessedKeys": left}


def ages(records):
    return {(r["account"], r["region"]): r["TelemetryAgeMinutes"] for r in records}


class Silence(unittest.TestCase):
    def test_the_age_of_the_last_sign_of_life_of_each_place_is_told(self):
        table = MemoryTable()
        ingester = Ingester(table)
        ingester.records(heartbeat())
        ingester.records(heartbeat("444444444444", "us-east-1", NOON - 45 * MINUTE))
        records = silence(table, NOON + 2 * MINUTE)
        self.assertEqual(
            ages(records),
            {("333333333333", "eu-west-1"): 2.0, ("444444444444", "us-east-1"): 47.0},
        )
        for record in records:
            (directive,) = record["_aws"]["CloudWatchMetrics"]
            self.assertEqual(directive["Dimensions"], [["account", "region"], ["region"]])
            self.assertEqual([m["Name"] for m in directive["Metrics"]], ["TelemetryAgeMinutes"])

    def test_any_event_is_a_sign_of_life(self):
        table = MemoryTable()
        event = sample("sagemaker-endpoint-state-change")
        event["time"] = str(NOON)
        Ingester(table).records(event)
        self.assertEqual(list(ages(silence(table, NOON)).values()), [0])

    def test_a_replay_and_a_late_delivery_are_none(self):
        table = MemoryTable()
        Ingester(table).records(heartbeat())
        Ingester(table).records(heartbeat(at=NOON - 30 * MINUTE))
        self.assertEqual(list(ages(silence(table, NOON)).values()), [0])

    def test_an_event_without_a_time_is_none(self):
        table = MemoryTable()
        for time in (None, "soon", ""):
            Ingester(table).records({**heartbeat(), "time": time})
        self.assertEqual(silence(table), [])

    def test_a_clock_that_is_ahead_is_no_negative_age(self):
        table = MemoryTable()
        Ingester(table).records(heartbeat(at=NOON + MINUTE))
        self.assertEqual(list(ages(silence(table, NOON)).values()), [0])

    def test_with_nobody_ever_heard_of_nothing_is_said(self):
        self.assertEqual(silence(MemoryTable()), [])

    def test_a_place_that_was_forgotten_is_not_watched_until_it_is_heard_of_again(self):
        table = MemoryTable()
        Ingester(table).records(heartbeat())
        del table.items["alive|333333333333|eu-west-1"]
        self.assertEqual(silence(table), [])
        Ingester(table).records(heartbeat())
        self.assertEqual(len(silence(table)), 1)

    def test_hundreds_of_places_are_read_in_batches(self):
        table = MemoryTable()
        ingester = Ingester(table)
        for number in range(333):
            ingester.records(heartbeat(f"{number:012}"))
        self.assertEqual(len(ages(silence(table))), 333)

    def test_what_dynamodb_leaves_is_asked_for_after_pauses_that_grow(self):
        table, clock = MemoryTable(), Clock(NOON)
        ingester = Ingester(table)
        for number in range(20):
            ingester.records(heartbeat(f"{number:012}"))
        self.assertEqual(len(silence(table, clock=clock)), 20)
        self.assertGreater(len(clock.pauses), 2)
        self.assertEqual(clock.pauses, sorted(set(clock.pauses)))

    def test_a_heartbeat_from_the_future_is_a_sign_of_life_of_now(self):
        table = MemoryTable()
        ingester = Ingester(table)
        ingester.module["time"] = Clock(NOON)
        ingester.records(heartbeat(at=NOON + 10_000 * MINUTE))
        self.assertEqual(list(ages(silence(table, NOON + 45 * MINUTE)).values()), [45])

    def test_a_broken_item_costs_only_itself_and_counts_as_silent(self):
        table = MemoryTable()
        for number, broken in enumerate(BROKEN):
            Ingester(table).records(heartbeat(f"{number:012}"))
            key = f"alive|{number:012}|eu-west-1"
            table.items[key] = {"job": key, **broken}
        Ingester(table).records(heartbeat())
        told = ages(silence(table))
        self.assertEqual(told.pop(("333333333333", "eu-west-1")), 0)
        self.assertEqual(len(told), 3)
        self.assertTrue(all(age > 1_000_000 for age in told.values()))

    def test_the_next_sign_of_life_mends_a_broken_item(self):
        with mock_aws():
            table = state_table()
            clients = {"table": table, "dynamodb": boto3.resource("dynamodb")}
            for number, broken in enumerate(BROKEN):
                Ingester(table).records(heartbeat(f"{number:012}"))
                table.put_item(Item={"job": f"alive|{number:012}|eu-west-1", **broken})
                Ingester(table).records(heartbeat(f"{number:012}"))
            self.assertEqual(list(ages(silence(None, NOON, clients)).values()), [0, 0, 0])

    def test_dynamodb_answers_as_the_table_of_these_tests(self):
        with mock_aws():
            ingester = Ingester(state_table())
            ingester.records(heartbeat())
            ingester.records(heartbeat("444444444444"))
            clients = {"table": ingester.table, "dynamodb": boto3.resource("dynamodb")}
            records = silence(None, NOON + MINUTE, clients)
        self.assertEqual(list(ages(records).values()), [1.0, 1.0])


class Heartbeats(unittest.TestCase):
    def test_a_heartbeat_is_a_record_that_counts_nothing(self):
        record = Ingester(MemoryTable()).record(heartbeat())
        self.assertEqual((record["recordType"], record["kind"]), ("heartbeat", "Heartbeat"))
        self.assertEqual((record["account"], record["region"]), ("333333333333", "eu-west-1"))
        self.assertNotIn("_aws", record)

    def test_a_busy_account_costs_one_write_a_minute(self):
        writes = []
        table = MemoryTable(writes.append)
        ingester = Ingester(table)
        for second in range(120):
            ingester.records(heartbeat(at=NOON + second * 1000))
        self.assertEqual(writes.count("before sign"), 2 * 2 + 1)  # look and write, and the roster

    def test_a_crash_between_roster_and_sign_leaves_no_place_unwatched(self):
        for at in range(1, 7):
            steps = iter(range(1, 100))

            def fail(name):
                if next(steps) == at:
                    raise client_error("ThrottlingException", "UpdateItem")

            table = MemoryTable(fail)
            with self.subTest(at=at), self.assertRaises(Exception):
                Ingester(table).records(heartbeat())
            table.step = lambda name: None
            Ingester(table).records(heartbeat())
            self.assertEqual(len(silence(table)), 1)


if __name__ == "__main__":
    unittest.main()
