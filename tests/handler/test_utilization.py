"""What the hosts of an ended job used: each of the right host, exactly once, whatever is late."""
import collections
import itertools
import json
import math
import random
import unittest

from handler_under_test import deployed, load
from memory_table import client_error
from utilization_site import ACCOUNT, END, METRICS, Crash, Site, message, used

PERCENT = ("cpu", "memory", "disk", "gpu", "gpuMemory")
AVERAGES = [field + "Avg" for field in PERCENT]
MAXIMA = [field + "Max" for field in PERCENT]
DAY = 86400


def only_record(site):
    (record,) = site.records()
    return record


def reported(name="churn-1", site=None, **job):
    """The record of a job with one host, delivered until it is done."""
    site = site or Site()
    site.deliver(message(name, **job))
    return only_record(site)


def put(site, metric, values, host="churn-1/algo-1", **more):
    start = more.pop("start", END - 60 * (len(values) - 1))
    site.metrics.put(host, metric, values, start=start, **more)


def totals(records):
    """The sum of each metric by its dimensions, as CloudWatch adds them up."""
    sums = collections.Counter()
    for record in records:
        for directive in record.get("_aws", {}).get("CloudWatchMetrics", ()):
            place = tuple(record[name] for name in directive["Dimensions"][0])
            for metric in directive["Metrics"]:
                sums[(metric["Name"], *place)] += record[metric["Name"]]
    return {key: round(value, 6) for key, value in sums.items()}


class Values(unittest.TestCase):
    def test_a_host_has_the_average_and_the_maximum_of_each_metric_per_core_and_gpu(self):
        site = Site()
        put(site, "CPUUtilization", [480, 960, 960, 2400])  # of 48 cores
        put(site, "MemoryUtilization", [10, 20, 30, 40])
        put(site, "DiskUtilization", [5, 5, 5, 9])
        put(site, "GPUUtilization", [0, 100, 200, 400])  # of 4 GPUs
        put(site, "GPUMemoryUtilization", [40, 40, 40, 80])
        record = reported(site=site, minutes=3)
        self.assertEqual([record[field] for field in AVERAGES], [25, 25, 6, 43.75, 12.5])
        self.assertEqual([record[field] for field in MAXIMA], [50, 40, 9, 100, 20])
        self.assertEqual((record["cores"], record["gpus"], record["normalized"]), (48, 4, 1))
        self.assertEqual(record["utilization"], "complete")

    def test_an_average_weighs_every_sample_the_same_whatever_bucket_it_is_in(self):
        site = Site()
        used(site, "churn-1/algo-1", minutes=3, gpu=False)
        site.metrics.samples.pop((*site_place(), "churn-1/algo-1", "MemoryUtilization"))
        put(site, "MemoryUtilization", [[90, 90, 90], 10, None, [0, 50, 10, 20]])
        record = reported(site=site, minutes=3, instanceType="ml.m5.xlarge")
        self.assertEqual((record["memoryAvg"], record["memoryMax"]), (45, 90))

    def test_the_maximum_may_be_in_any_bucket(self):
        for place in range(4):
            with self.subTest(place=place):
                site = Site()
                used(site, "churn-1/algo-1", minutes=3)
                put(site, "CPUUtilization", [0] * place + [4800] + [0] * (3 - place))
                self.assertEqual(reported(site=site, minutes=3)["cpuMax"], 100)

    def test_a_job_of_any_length_and_age_gives_the_same_numbers(self):
        for minutes, age in ((2, 0), (200, 0), (1440, 0), (3 * 1440, 0), (28 * 1440, 0), (60, 20),
                             (1440, 40), (60, 80), (3 * 1440, 100)):
            with self.subTest(minutes=minutes, age=age):
                site = Site()
                site.clock.now += age * DAY
                values = [0, 1440] * (minutes // 2) + [4800]
                for metric in METRICS + ("GPUUtilization", "GPUMemoryUtilization"):
                    put(site, metric, values)
                record = reported(site=site, minutes=minutes)
                average = sum(values) / len(values)
                self.assertEqual(record["cpuMax"], 100)
                self.assertAlmostEqual(record["cpuAvg"], average / 48, delta=0.006)
                self.assertEqual(record["utilization"], "complete")
                for call in site.metrics.calls:
                    periods = {q["MetricStat"]["Period"] for q in call["MetricDataQueries"]}
                    seconds = call["EndTime"] - call["StartTime"]
                    self.assertLessEqual(seconds / periods.pop(), 210)

    def test_each_host_has_its_own_values(self):
        site = Site()
        for number in range(1, 5):
            used(site, f"churn-1/algo-{number}", value=number)
        site.deliver(message(hosts=4))
        hosts = site.hosts()
        self.assertEqual(list(hosts), ["algo-1", "algo-2", "algo-3", "algo-4"])
        self.assertEqual([hosts[f"algo-{n}"]["memoryAvg"] for n in range(1, 5)], [2, 4, 6, 8])

    def test_the_hosts_of_a_large_job_are_asked_for_in_calls_of_500(self):
        site = Site()
        for number in range(1, 121):
            used(site, f"churn-1/algo-{number}", value=number / 10)
        site.deliver(message(hosts=120))
        hosts = site.hosts()
        self.assertEqual(len(site.records()), 120)
        self.assertEqual([hosts[f"algo-{n}"]["memoryAvg"] for n in (1, 60, 120)], [0.2, 12, 24])
        self.assertEqual(max(len(call["MetricDataQueries"]) for call in site.metrics.calls), 500)

    def test_a_neighbour_never_adds_anything(self):
        alone = Site()
        used(alone, "churn-1/algo-1")
        expected = reported(site=alone)
        site = Site()
        used(site, "churn-1/algo-1")
        for name in ("churn-1-retry", "x-churn-1", "churn", "churn-11", "Churn-1"):
            used(site, f"{name}/algo-1", value=77)
        used(site, "churn-1/algo-1", account="222222222222", value=77)
        used(site, "churn-1/algo-1", region="us-east-1", value=77)
        used(site, "churn-1/algo-1", namespace="/aws/sagemaker/ProcessingJobs", value=77)
        used(site, "churn-1/algo-11", value=77)
        self.assertEqual(reported(site=site), expected)

    def test_the_metrics_are_those_of_the_account_and_region_of_the_event(self):
        site = Site()
        used(site, "churn-1/algo-1", value=7)
        used(site, "churn-1/algo-1", account="222222222222", region="us-east-1", value=9)
        record = reported(site=site, account="222222222222", region="us-east-1")
        self.assertEqual(record["memoryAvg"], 18)
        self.assertEqual((record["account"], record["region"]), ("222222222222", "us-east-1"))

    def test_pages_give_what_one_page_gives(self):
        records = []
        for page in (100_800, 7, 1):
            site = Site()
            site.metrics.page = page
            for number in (1, 2):
                used(site, f"churn-1/algo-{number}", value=number)
            site.deliver(message(hosts=2))
            records.append(site.records())
        self.assertEqual(records[1], records[0])
        self.assertEqual(records[2], records[0])
        self.assertEqual({record["utilization"] for record in records[0]}, {"complete"})


def site_place():
    return ACCOUNT, "eu-west-1", "/aws/sagemaker/TrainingJobs"


class Instances(unittest.TestCase):
    def shape(self, instance_type, **job):
        site = Site()
        used(site, "churn-1/algo-1", value=2)
        record = reported(site=site, instanceType=instance_type, **job)
        return record, (record.get("cores"), record.get("gpus"))

    def test_the_counts_of_an_instance_type_are_known_by_family_and_size(self):
        for instance_type, counts in (
            ("ml.t3.medium", (2, 0)),
            ("ml.m5.large", (2, 0)),
            ("ml.m5.xlarge", (4, 0)),
            ("ml.c5.18xlarge", (72, 0)),
            ("ml.c4.8xlarge", (36, 0)),
            ("ml.trn1.32xlarge", (128, 0)),
            ("ml.p3.16xlarge", (64, 8)),
            ("ml.g5.16xlarge", (64, 1)),
            ("ml.g5.48xlarge", (192, 8)),
            ("ml.g7e.12xlarge", (48, 2)),
            ("ml.p5.4xlarge", (16, 1)),
            ("ml.p6-b200.48xlarge", (192, 8)),
        ):
            with self.subTest(instance_type):
                record, found = self.shape(instance_type)
                self.assertEqual(found, counts)
                self.assertEqual(record["normalized"], 1)
                self.assertEqual("gpuIdleHours" in record, counts[1] > 0)

    def test_an_unknown_type_is_not_normalized_and_says_so(self):
        for instance_type in (
            "ml.q9.xlarge",
            "ml.g5.3xlarge",
            "ml.m5.metal",
            "ml.m5",
            "local",
            "",
            None,
            "ml.c5.xlarge+ml.p4d.24xlarge",
        ):
            with self.subTest(instance_type):
                record, found = self.shape(instance_type)
                self.assertEqual((found, record["normalized"]), ((None, None), 0))
                self.assertEqual((record["cpuMax"], record["gpuMax"]), (2, 8))
                self.assertNotIn("gpuIdleHours", record)
                self.assertNotIn("_aws", record)
                self.assertEqual(record["utilization"], "complete")

    def test_a_host_without_gpus_has_no_fields_of_them_and_nobody_asks(self):
        site = Site()
        used(site, "churn-1/algo-1", gpu=False)
        record = reported(site=site, instanceType="ml.m5.xlarge")
        self.assertFalse([field for field in record if field.startswith(("gpuA", "gpuM"))])
        asked = {
            query["MetricStat"]["Metric"]["MetricName"]
            for call in site.metrics.calls
            for query in call["MetricDataQueries"]
        }
        self.assertEqual(asked, set(METRICS))

    def test_the_idle_gpu_hours_are_the_idle_part_of_the_hours_of_all_gpus(self):
        site = Site()
        used(site, "churn-1/algo-1", minutes=120)
        used(site, "churn-1/algo-2", minutes=120, value=90)
        site.deliver(message(hosts=2, minutes=120))
        first, second = site.records()
        self.assertEqual((first["gpuAvg"], second["gpuAvg"]), (10, 90))
        self.assertEqual((first["gpuIdleHours"], second["gpuIdleHours"]), (7.2, 0.8))
        place = (ACCOUNT, "eu-west-1", "Training Job")
        self.assertEqual(totals(site.records()), {("GpuIdleHours", *place): 8.0})

    def test_the_hours_of_the_hosts_add_up_to_those_of_the_job(self):
        site = Site()
        for number in range(1, 4):
            used(site, f"churn-1/algo-{number}")
        site.deliver(message(hosts=3, instanceHours=4.5))  # with a warm pool that was kept
        self.assertEqual([record["instanceHours"] for record in site.records()], [1.5] * 3)
        site = Site()
        site.deliver(message(hosts=3, instanceHours=0.3334))
        hours = [record["instanceHours"] for record in site.records()]
        self.assertAlmostEqual(sum(hours), 0.3334, places=5)

    def test_more_than_all_of_a_core_is_all_of_it(self):
        site = Site()
        used(site, "churn-1/algo-1")
        put(site, "GPUUtilization", [404] * 11)
        self.assertEqual(reported(site=site)["gpuMax"], 100)


class Record(unittest.TestCase):
    def test_it_says_whose_host_it_is_as_the_final_record_does(self):
        site = Site()
        used(site, "churn-1/algo-1")
        told = message()
        record = reported(site=site)
        final = json.loads(told["body"])["record"]
        for field in ("eventTime", "account", "region", "kind", "name", "arn", "status", "owner",
                      "team", "instanceType", "startTimeMs", "endTimeMs", "durationSec"):
            self.assertEqual(record[field], final[field])
        self.assertEqual((record["recordType"], record["host"]), ("host", "algo-1"))
        self.assertLessEqual(len(record), 60)

    def test_nothing_else_of_a_record_is_copied(self):
        secret = "canary-7f3a"
        site = Site()
        used(site, "churn-1/algo-1")
        secrets = {"environment": {"TOKEN": secret}, "failureReason": secret}
        record = reported(site=site, hyperParameters=secret, **secrets)
        self.assertNotIn(secret, json.dumps(record))
        self.assertNotIn(secret, str(site.table.items))


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
                site.metrics.samples.pop((*site_place(), "churn-1/algo-1", metric))
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
        for error in (Crash(), client_error("ProvisionedThroughputExceededException")):
            for at in itertools.count(1):
                steps = itertools.count(1)

                def fail(name):
                    if next(steps) == at:
                        raise error

                site = self.site(fail)
                for told in self.jobs:
                    site.deliver(told)
                with self.subTest(error=repr(error), at=at):
                    self.check(site.records())
                if next(steps) <= at:
                    break
            self.assertGreater(at, 60)

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


class Deployment(unittest.TestCase):
    def test_it_knows_the_state_table_and_nothing_else(self):
        properties, _ = deployed("monitoring-insights", "UtilizationFunction")
        self.assertEqual(sorted(properties["Environment"]["Variables"]), ["STATE_DAYS", "TABLE"])


if __name__ == "__main__":
    unittest.main()
