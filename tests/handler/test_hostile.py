"""Any account may send anything: each function makes a record of it, or puts it aside alone."""
import contextlib
import copy
import itertools
import json
import re
import unittest

import test_notices
from handler_under_test import REGIONS, Ingester, sample, samples
from memory_table import MemoryTable
from sample_events import api, fresh, training
from test_silence import NOON, ages, heartbeat, silence
from utilization_site import Site


def deep(depth, kind=list):
    value = "end"
    for _ in range(depth):
        value = [value] if kind is list else {"a": value}
    return value


WRONG = (
    None,
    True,
    -1,
    10**400,
    1e308,
    float("nan"),
    "",
    " ",
    "x" * 250_000,
    "\ud800lone",
    "a\u202eb\u200bc\U000e0041d",
    "e" + "\u0301" * 5_000,
    deep(20_000),
    deep(20_000, dict),
    [None, {}, [[]], 1],
    {"Key": {"a": []}, "": None},
    [{"Key": deep(20_000), "Value": "v"}],
)


# What CloudWatch takes as the value of a dimension: AWS fact CW-14.
DIMENSION = re.compile(r"(?!:)(?=.*[^ ])[ -~]{1,1024}")


def dimensions(record):
    for directive in record.get("_aws", {}).get("CloudWatchMetrics", ()):
        for name in {name for names in directive["Dimensions"] for name in names}:
            yield name, record[name]


class AnyField(unittest.TestCase):
    def check(self, ingester, event):
        for record in ingester.records(event):
            line = json.dumps(record, allow_nan=False)
            self.assertLess(len(line), 20_000)
            for text in filter(lambda value: isinstance(value, str), record.values()):
                self.assertLessEqual(len(text), 1024)
                text.encode()
            for _, value in dimensions(record):
                self.assertTrue(DIMENSION.fullmatch(value), ascii(value))

    def test_a_wrong_value_in_any_field_of_an_envelope_or_of_a_detail(self):
        for name, event in samples().items():
            ingester = Ingester(MemoryTable())
            for place, wrong in itertools.product(("envelope", "detail"), WRONG):
                for field in event if place == "envelope" else event["detail"]:
                    if field in ("account", "detail-type"):
                        continue
                    spoiled = copy.copy(event) | {"detail": dict(event["detail"])}
                    (spoiled if place == "envelope" else spoiled["detail"])[field] = wrong
                    with self.subTest(name=name, field=field, wrong=str(type(wrong))):
                        self.check(ingester, spoiled)
            ingester.table.items.clear()

    def test_an_account_or_detail_type_that_is_none_goes_to_the_failure_queue(self):
        for field, wrong in itertools.product(("account", "detail-type"), WRONG):
            event = training("Failed") | {field: wrong}
            readable = isinstance(wrong, str) and wrong and "\ud800" not in wrong
            if field == "detail-type" and readable:
                self.check(Ingester(MemoryTable()), event)
            else:
                with self.subTest(field=field), self.assertRaises(ValueError):
                    Ingester(MemoryTable()).handler(event, None)


class Unexpected(unittest.TestCase):
    """Of what no account should send it is told who sent it, and nothing else is kept."""

    def test_a_large_event_costs_one_short_line(self):
        table = MemoryTable()
        large = {"x": "\U0001f525" * 60_000}
        for source, kind in (
            ("sagewatch", "SageMaker Training Job State Change"),
            ("sagewatch", "AWS API Call via CloudTrail"),
            ("payments", "SageMaker Monitoring Heartbeat"),
            ("awsome", "k" * 128),
            (None, "SageMaker Monitoring Heartbeat"),
        ):
            event = heartbeat() | {"source": source, "detail-type": kind, "detail": large}
            with self.subTest(source=source, kind=kind):
                record = Ingester(table).record(event)
                self.assertEqual((record["recordType"], record["kind"]), ("unexpected", kind))
                self.assertEqual(record.get("source"), source)
                self.assertEqual(record["account"], "333333333333")
                self.assertLess(len(json.dumps(record)), 600)
        self.assertEqual(table.items, {})

    def test_it_is_no_sign_of_life(self):
        """Who deletes our rules can't hide that by sending something else."""
        table = MemoryTable()
        ingester = Ingester(table)
        ingester.record(heartbeat())
        ingester.record(heartbeat(at=NOON + 3_600_000) | {"source": "payments"})
        (age,) = ages(silence(table, NOON + 3_600_000)).values()
        self.assertEqual(age, 60)


class Series(unittest.TestCase):
    """Each series of a metric costs: an account has those of its kinds in our Regions, no more."""

    def test_no_account_makes_series_of_what_it_invents(self):
        seen = set()
        for number in range(300):
            ingester = Ingester(MemoryTable())
            for event in (training("Failed"), api(), heartbeat()):
                event = copy.deepcopy(event)
                event["region"] = f"xx-invented-{number}"
                event["id"] = str(number)
                for record in ingester.records(event):
                    seen |= {value for _, value in dimensions(record)}
            event = training("Failed")
            event["detail-type"] = f"SageMaker Kind{number} State Change"
            for record in ingester.records(event):
                seen |= {value for _, value in dimensions(record)}
        accounts = {"210987654321", "333333333333"}
        self.assertEqual(seen - accounts, {"elsewhere", "eu-west-1", "Training Job"})


class Elsewhere(unittest.TestCase):
    """What comes from a Region that is not in the settings is told, and not watched."""

    def test_a_heartbeat_from_elsewhere_is_counted_and_puts_nothing_on_the_roster(self):
        table = MemoryTable()
        ingester = Ingester(table)
        for number in range(200):
            record = ingester.record(heartbeat(region=f"xx-invented-{number}"))
            self.assertEqual(record["region"], "elsewhere")
            self.assertEqual(record["eventRegion"], f"xx-invented-{number}")
            self.assertEqual(record["MonitoringChanged"], 1)
        self.assertEqual(table.items, {})
        ingester.record(heartbeat())
        self.assertEqual(list(ages(silence(table, NOON))), [("333333333333", "eu-west-1")])

    def test_any_other_event_from_elsewhere_is_counted_too(self):
        for event in (training("Failed"), api()):
            event["region"] = "ca-west-1"
            record = fresh(event)
            self.assertEqual((record["EventsReceived"], record["EventsElsewhere"]), (1, 1))
            self.assertEqual((record["region"], record["eventRegion"]), ("elsewhere", "ca-west-1"))

    def test_a_region_of_the_settings_is_its_own(self):
        for region in REGIONS.split(","):
            record = fresh({**training("Failed"), "region": region})
            self.assertEqual(record["region"], region)
            self.assertNotIn("eventRegion", record)


class Utilization(unittest.TestCase):
    def test_a_wrong_value_in_any_field_of_a_message_costs_that_message_alone(self):
        event = sample("sagemaker-transform-job-state-change")
        ingester = Ingester(MemoryTable())
        ingester.records(event)
        (message,) = ingester.queues.sent["utilization"]
        for field, wrong in itertools.product(["record", "namespace", "hosts"], WRONG):
            self.deliver({**message, field: wrong})
        for field, wrong in itertools.product(message["record"], WRONG):
            self.deliver({**message, "record": {**message["record"], field: wrong}})

    def deliver(self, message):
        site = Site()
        with contextlib.suppress(RecursionError):
            body = json.dumps(message)
            site.once({"messageId": "m", "body": body, "attributes": {}})
        for record in site.records():
            for _, value in dimensions(record):
                self.assertTrue(DIMENSION.fullmatch(value), ascii(value))


class Notices(unittest.TestCase):
    def test_a_wrong_value_in_any_field_of_a_record(self):
        topic = test_notices.Topic()
        handler, _ = test_notices.function(sns=topic)
        for field, wrong in itertools.product(test_notices.RECORD, WRONG):
            with contextlib.suppress(RecursionError):
                event = test_notices.batch([{**test_notices.RECORD, field: wrong}])
                self.assertIn("batchItemFailures", handler(event, None))
        for subject, body in topic.published:  # the topic checks the form for chat
            self.assertRegex(subject, "^[ -~]{1,99}$")
            self.assertLess(len(body.encode()), 8_000)


class Silence(unittest.TestCase):
    def test_an_item_of_the_table_that_is_no_sign_costs_only_itself(self):
        for wrong in (*WRONG[:3], *WRONG[4:], 10**38):
            table = MemoryTable()
            Ingester(table).records(heartbeat())
            table.items["alive|333333333333|eu-west-1"]["lastSeen"] = wrong
            self.assertEqual(len(silence(table)), 1)


if __name__ == "__main__":
    unittest.main()
