"""The document of costs is what the benchmark makes, and the counts in it add up."""
import sys
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

import call_meter  # noqa: E402
import costs  # noqa: E402
import event_stream  # noqa: E402
import handler_bench  # noqa: E402

SMALL, LARGE = costs.SCENARIOS


class Document(unittest.TestCase):
    def test_it_is_what_the_benchmark_makes_now(self):
        self.maxDiff = 4000
        self.assertEqual(
            handler_bench.DOCUMENT.read_text(),
            handler_bench.document(),
            "run bench/handler_bench.py --docs and look at what changes",
        )

    def test_its_sums_are_those_of_its_items(self):
        for scenario in costs.SCENARIOS:
            total = sum(item.dollars() for item in costs.month(scenario))
            self.assertIn(f"**{total:,.2f}**", handler_bench.DOCUMENT.read_text())

    def test_every_price_is_used_and_says_what_it_is_for(self):
        used = {item.price for item in costs.month(SMALL)}
        self.assertEqual(used, set(costs.data()["prices"]))
        for name, price in costs.data()["prices"].items():
            self.assertEqual(set(price), {"price", "per", "unit", "seen"}, name)


class Prices(unittest.TestCase):
    def test_each_step_of_a_price_bills_what_is_within_it(self):
        steps = [[10, 3], [None, 1]]
        self.assertEqual([costs.stepped(steps, q) for q in (0, 4, 10, 25)], [0, 12, 30, 45])
        self.assertEqual(costs.stepped(0.5, 7), 3.5)
        self.assertEqual(costs.stepped_words(steps), "3.00 to 10, then 1.00")

    def test_an_item_costs_the_price_of_so_many(self):
        self.assertAlmostEqual(costs.Item("SQS", "requests", "sqs", 2_500_000).dollars(), 1.0)


class Units(unittest.TestCase):
    def test_reads_are_billed_by_4_kb_and_writes_by_1_kb_of_the_larger_item(self):
        self.assertEqual([call_meter.reads(size) for size in (0, 4096, 4097)], [1, 1, 2])
        self.assertEqual([call_meter.writes(0, size) for size in (0, 1024, 1025)], [1, 1, 2])
        self.assertEqual(call_meter.writes(5000, 10), 5)

    def test_an_item_is_its_names_and_values(self):
        self.assertEqual(call_meter.item_bytes({"job": "äb", "version": 12}), 3 + 3 + 7 + 2)
        self.assertEqual(call_meter.item_bytes({"places": {"a b", "c d"}}), 6 + 3 + 6)
        self.assertEqual(call_meter.item_bytes(None), 0)


class Stream(unittest.TestCase):
    def test_the_small_sample_is_ten_thousand_events_in_order(self):
        arrivals = event_stream.stream(SMALL.sample)
        self.assertEqual(len(arrivals), 10_000)
        times = [at for at, _ in arrivals]
        self.assertEqual(times, sorted(times))
        self.assertEqual(len({event["account"] for _, event in arrivals}), SMALL.sample)

    def test_a_sample_has_as_many_jobs_an_account_as_its_scenario(self):
        for scenario in costs.SCENARIOS:
            stream = event_stream.Stream(scenario.sample)
            self.assertEqual(len({arn for *_, arn in stream.jobs}), event_stream.JOBS)
            self.assertEqual(
                scenario.jobs * scenario.sample, scenario.accounts * event_stream.JOBS
            )


class Counts(unittest.TestCase):
    def test_every_event_gives_a_line_and_none_is_unknown(self):
        day = costs.day(SMALL.sample)
        for kind, counts in day.kinds.items():
            self.assertGreaterEqual(counts["lines"], counts["events"], kind)
        self.assertEqual(day.counted()["events"], 10_000)
        self.assertNotIn("EventsUnknown", {series[0] for series in day.series})

    def test_one_that_comes_again_is_read_and_not_written(self):
        counts = costs.day(SMALL.sample).kinds["duplicate"]
        self.assertGreater(counts["events"], 50)
        self.assertEqual((counts["PutItem"], counts["SendMessage"]), (0, 0))

    def test_each_job_is_counted_and_measured_once(self):
        day = costs.day(SMALL.sample)
        self.assertEqual(day.utilization["messages"], event_stream.JOBS)
        self.assertEqual(len(day.queues.sent["utilization"]), event_stream.JOBS)
        ended = Counter(series[0] for series in day.series)
        self.assertGreater(min(ended[name] for name in ("JobsSucceeded", "JobsFailed")), 0)

    def test_each_failure_is_told(self):
        day = costs.day(SMALL.sample)
        self.assertEqual(day.notices["Publish"], day.failures)
        self.assertEqual(len(day.queues.sent["notices"]), day.failures)

    def test_a_message_counts_once_for_what_is_sent(self):
        day = costs.day(SMALL.sample)
        self.assertEqual(day.counted()["SendMessage"], day.failures + event_stream.JOBS)

    def test_silence_reads_half_a_unit_for_each_account_and_its_roster(self):
        counts = call_meter.silence(SMALL.accounts)
        self.assertEqual((counts["GetItem"], counts["lines"]), (1, SMALL.accounts))
        self.assertEqual(counts["read_units"], 1 + SMALL.accounts / 2)
        self.assertEqual(call_meter.silence(LARGE.accounts)["BatchGetItem"], 10)


if __name__ == "__main__":
    unittest.main()
