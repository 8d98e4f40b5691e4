"""Each host of an ended job is told once, whatever comes late, is refused or breaks."""
import itertools
import json
import math
import random
import unittest

from handler_under_test import load
from memory_table import client_error
from sites import Crash, fail_at_each_step, totals
from utilization_site import END, PLACE, Site, message, only_record, reported, used

DAY = 86400


class LateMetrics(unittest.TestCase):
    def test_it_comes_again_until_the_last_minutes_are_there(self):
        for lag, done in ((0, 300), (299, 300), (600, 1200), (1500, 2100)):
            with self.subTest(lag=lag):
                site = Site()
                used(site, "churn-1/algo-1", lag=lag)
                self.assertEqual(site.deliver(message()), done)
                self.assertEqual(only_record(site)["utilization"], "complete")

    def test_nothing_is_written_before(self):
        site = Site()
        used(site, "churn-1/algo-1", lag=600)
        used(site, "churn-1/algo-2", lag=0)
        self.assertEqual(site.once(message(hosts=2)), ["message-churn-1"])
        self.assertEqual((site.records(), site.table.items), ([], {}))

    def test_half_an_hour_after_the_end_what_is_there_is_written(self):
        site = Site()
        used(site, "churn-1/algo-1")
        used(site, "churn-1/algo-2", minutes=4, start=END - 600, value=5)
        self.assertEqual(site.deliver(message(hosts=3)), 2100)
        hosts = site.hosts()
        found = [hosts[f"algo-{n}"]["utilization"] for n in (1, 2, 3)]
        self.assertEqual(found, ["complete", "partial", "absent"])
        self.assertEqual(hosts["algo-2"]["memoryAvg"], 10)
        self.assertEqual(hosts["algo-3"]["utilizationReason"], "no data")
        self.assertEqual(hosts["algo-3"]["instanceHours"], hosts["algo-1"]["instanceHours"])
        self.assertNotIn("gpuIdleHours", hosts["algo-3"])

    def test_each_metric_that_every_host_has_is_waited_for(self):
        for metric in ("CPUUtilization", "MemoryUtilization", "GPUUtilization"):
            with self.subTest(metric):
                site = Site()
                used(site, "churn-1/algo-1")
                site.metrics.samples.pop((*PLACE, "churn-1/algo-1", metric))
                self.assertEqual(site.deliver(message()), 2100)
                self.assertEqual(only_record(site)["utilization"], "partial")

    def test_the_last_three_minutes_may_be_missing(self):
        for minutes, done, expected in ((7, 300, "complete"), (6, 2100, "partial")):
            site = Site()
            used(site, "churn-1/algo-1", minutes=minutes, start=END - 600)
            self.assertEqual(site.deliver(message()), done)
            self.assertEqual(only_record(site)["utilization"], expected)

    def test_what_is_replayed_later_is_not_waited_for(self):
        site = Site()
        site.clock.now += 20 * DAY
        self.assertEqual(site.once(message()), [])
        self.assertEqual(only_record(site)["utilization"], "absent")

    def test_an_end_that_is_not_yet_does_not_keep_it_for_ever(self):
        site = Site()
        future = (END + 400 * DAY) * 1000
        site.deliver(message(endTimeMs=future))
        self.assertEqual(only_record(site)["utilization"], "absent")


class Refusals(unittest.TestCase):
    def test_an_account_without_a_link_is_absent_at_once(self):
        site = Site()
        used(site, "churn-1/algo-1", account="444444444444")
        self.assertEqual(site.once(message(account="444444444444")), [])
        record = only_record(site)
        self.assertEqual(record["utilization"], "absent")
        self.assertEqual(record["utilizationReason"], "Forbidden")
        self.assertEqual((record["instanceHours"], record["durationSec"]), (0.1667, 600))

    def test_cloudwatch_is_asked_in_the_region_of_the_job(self):
        _, module = load("monitoring-insights", "UtilizationFunction", {"TABLE": "state"})
        for region in ("us-east-1", "eu-west-1"):
            self.assertEqual(module["cloudwatch"](region).meta.region_name, region)

    def test_what_cloudwatch_refuses_costs_nothing_but_the_utilization(self):
        for code in ("AccessDenied", "ValidationError", "InvalidParameterCombination"):
            with self.subTest(code):
                site = Site(fails(client_error(code, "GetMetricData"), times=9))
                used(site, "churn-1/algo-1")
                self.assertEqual(site.once(message(hosts=2)), [])
                self.assertEqual({r["utilizationReason"] for r in site.records()}, {code})
                self.assertEqual(len(site.records()), 2)

    def test_what_is_no_region_is_absent(self):
        for region in ("unknown", "evil.example.com/", "", None):
            with self.subTest(region):
                self.assertEqual(reported(region=region)["utilizationReason"], "Region")

    def test_throttling_and_errors_of_cloudwatch_come_again(self):
        for error in (
            client_error("Throttling", "GetMetricData"),
            client_error("ThrottlingException", "GetMetricData"),
            client_error("InternalServiceFault", "GetMetricData"),
            client_error("SomethingNew", "GetMetricData"),
            ConnectionError("no route"),
        ):
            with self.subTest(repr(error)):
                site = Site(fails(error))
                used(site, "churn-1/algo-1")
                self.assertEqual(site.once(message()), ["message-churn-1"])
                self.assertEqual(site.records(), [])
                site.once(message())
                self.assertEqual(only_record(site)["utilization"], "complete")

    def test_a_series_that_cloudwatch_could_not_read_comes_again(self):
        site = Site()
        used(site, "churn-1/algo-1")
        site.metrics.results = {"q0": "InternalError"}
        self.assertEqual(site.once(message()), ["message-churn-1"])
        site.metrics.results = {}
        self.assertEqual(site.once(message()), [])

    def test_a_series_that_stays_unfinished_is_partial_in_the_end(self):
        site = Site()
        used(site, "churn-1/algo-1")
        site.metrics.results = {"q4": "PartialData"}
        self.assertEqual(site.deliver(message()), 2100)
        self.assertEqual(only_record(site)["utilization"], "partial")

    def test_a_message_that_cannot_be_read_does_not_bring_back_the_others(self):
        site = Site()
        used(site, "churn-1/algo-1")
        for body in ("", "no json", "[]", "{}", '{"record": {}}', '{"record": null}'):
            broken = {"messageId": "broken", "body": body, "attributes": {}}
            self.assertEqual(site.once(broken, message(), broken), ["broken", "broken"])
        self.assertEqual(only_record(site)["utilization"], "complete")

    def test_no_value_of_a_record_makes_it_fail(self):
        wrong = [None, "", [], {}, "text", -1, 1e300, math.inf, True, 10**400, "ml..", [[1]]]
        fields = sorted(json.loads(message()["body"])["record"])
        free = [f for f in fields if f not in ("account", "startTimeMs", "endTimeMs", "kind")]
        for field, value in itertools.product(free, wrong):
            with self.subTest(field=field, value=str(value)[:20]):
                site = Site()
                used(site, "churn-1/algo-1")
                told = message()
                body = json.loads(told["body"])
                body["record"][field] = value
                told["body"] = json.dumps(body)
                site.deliver(told)
                json.dumps(only_record(site), allow_nan=False)


def fails(error, times=1):
    """A step that fails before CloudWatch is asked, so many times."""
    left = iter(range(times))

    def step(name):
        if name == "before metrics" and next(left, None) is not None:
            raise error

    return step


class TransformJobs(unittest.TestCase):
    place = {"namespace": "/aws/sagemaker/TransformJobs", "gpu": False, "minutes": 10}

    def deliver(self, site, name="churn-1", instances=2, receives=5):
        told = message(name, hosts=None, instanceCount=instances, instanceType="ml.m5.xlarge")
        return site.deliver(told, receives)

    def searches(self, site):
        queries = (query for call in site.metrics.calls for query in call["MetricDataQueries"])
        return sum("Expression" in query for query in queries)

    def test_its_hosts_are_found(self):
        site = Site()
        used(site, "churn-1/i-0aaa", **self.place)
        used(site, "churn-1/i-0bbb", value=5, **self.place)
        self.assertEqual(self.deliver(site), 300)
        hosts = site.hosts()
        self.assertEqual(list(hosts), ["i-0aaa", "i-0bbb"])
        self.assertEqual([hosts[h]["memoryAvg"] for h in hosts], [20, 10])

    def test_what_the_search_finds_of_others_is_left_out(self):
        site = Site()
        used(site, "churn-1/i-0aaa", **self.place)
        for host in ("churn-1-retry/i-0ccc", "x-churn-1/i-0ddd", "retry/churn-1", "1-churn/i-0eee"):
            used(site, host, value=77, **self.place)
        used(site, "churn-1/i-0fff", account="222222222222", value=77, **self.place)
        self.assertEqual(self.deliver(site, instances=1), 300)
        self.assertEqual(list(site.hosts()), ["i-0aaa"])
        self.assertEqual(only_record(site)["memoryMax"], 20)

    def test_hosts_that_are_found_late_are_waited_for(self):
        site = Site()
        used(site, "churn-1/i-0aaa", **self.place)
        used(site, "churn-1/i-0bbb", lag=1000, **self.place)
        self.assertEqual(self.deliver(site), 1200)
        self.assertEqual(list(site.hosts()), ["i-0aaa", "i-0bbb"])

    def test_hosts_that_are_never_found_are_counted_and_called_unknown(self):
        site = Site()
        used(site, "churn-1/i-0aaa", **self.place)
        self.assertEqual(self.deliver(site, instances=3), 2100)
        hosts = site.hosts()
        self.assertEqual(list(hosts), ["i-0aaa", "unknown-1", "unknown-2"])
        self.assertEqual(hosts["unknown-2"]["utilization"], "absent")
        self.assertEqual(len({host["instanceHours"] for host in hosts.values()}), 1)

    def test_what_is_found_after_that_adds_no_host(self):
        site = Site()
        used(site, "churn-1/i-0aaa", **self.place)
        self.deliver(site)
        before, searches = site.records(), self.searches(site)
        used(site, "churn-1/i-0bbb", **self.place)
        self.deliver(site)
        self.assertEqual((site.records(), self.searches(site)), (before, searches))

    def test_an_account_without_a_link_is_absent_at_once(self):
        site = Site()
        site.metrics.linked = set()
        self.assertEqual(self.deliver(site), 300)
        self.assertEqual({r["utilization"] for r in site.records()}, {"absent"})
        self.assertEqual({r["utilizationReason"] for r in site.records()}, {"Forbidden"})

    def test_a_name_that_would_change_the_search_is_not_searched_for(self):
        site = Site()
        told = message("x' OR Host=\"y", hosts=None)
        self.assertEqual(site.once(told), [])
        self.assertEqual(only_record(site)["host"], "unknown-1")
        self.assertEqual(self.searches(site), 0)


class ExactlyOnce(unittest.TestCase):
    jobs = (
        message("churn-1", hosts=3),
        message("churn-2", hosts=None, instanceCount=2, instanceType="ml.g5.xlarge"),
        message("churn-3", hosts=2),
    )

    def site(self, step=lambda name: None):
        site = Site(step)
        for number in (1, 2, 3):
            used(site, f"churn-1/algo-{number}", value=number)
        for host in ("i-0aaa", "i-0bbb"):
            used(site, f"churn-2/{host}", namespace="/aws/sagemaker/TransformJobs", lag=600)
        used(site, "churn-3/algo-1", value=4)  # its second host never tells anything
        return site

    def expected(self):
        site = self.site()
        for told in self.jobs:
            site.deliver(told)
        return site.records()

    def check(self, records):
        """The same lines, each once."""
        lines = {json.dumps(record, sort_keys=True) for record in records}
        self.assertEqual(len(lines), len(records))
        expected = self.expected()
        self.assertEqual(totals(records), totals(expected))
        self.assertEqual(without_times(records), without_times(expected))

    def test_messages_that_come_twice_and_in_any_order_change_nothing(self):
        for seed in range(6):
            with self.subTest(seed=seed):
                site, generator = self.site(), random.Random(seed)
                told = [*self.jobs, *generator.choices(self.jobs, k=4)]
                generator.shuffle(told)
                for one in told:
                    site.deliver(one)
                self.check(site.records())

    def test_a_crash_or_an_error_at_each_step_costs_nothing(self):
        def check(step):
            site = self.site(step)
            for told in self.jobs:
                site.deliver(told)
            self.check(site.records())

        for error in (Crash(), client_error("ProvisionedThroughputExceededException")):
            with self.subTest(error=repr(error)):
                self.assertGreater(fail_at_each_step(error, check), 60)

    def test_crashes_at_random_steps_change_nothing(self):
        for seed in range(8):
            with self.subTest(seed=seed):
                generator = random.Random(seed)

                def fail(name):
                    if generator.random() < 0.02:
                        raise generator.choice([Crash(), client_error("ThrottlingException")])

                site = self.site(fail)
                for told in [*self.jobs, *self.jobs]:
                    site.deliver(told, receives=30)
                self.check(site.records())

    def test_a_job_of_the_same_name_later_is_another_one(self):
        site = self.site()
        site.deliver(self.jobs[0])
        site.deliver(message("churn-1", hosts=3, creationTimeMs=1, startTimeMs=(END - 60) * 1000))
        self.assertEqual(len(site.records()), 6)


def without_times(records):
    """By host, without what depends on when it was written."""
    kept = [{k: v for k, v in record.items() if k != "_aws"} for record in records]
    return {(record["name"], record["host"]): record for record in kept}


if __name__ == "__main__":
    unittest.main()
