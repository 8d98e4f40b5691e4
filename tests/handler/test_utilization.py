"""What the record of a host of an ended job holds."""
import json
import unittest

from handler_under_test import deployed
from sites import totals
from utilization_site import ACCOUNT, METRICS, PLACE, Site, message, put, reported, used

PERCENT = ("cpu", "memory", "disk", "gpu", "gpuMemory")
AVERAGES = [field + "Avg" for field in PERCENT]
MAXIMA = [field + "Max" for field in PERCENT]
DAY = 86400


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
        site.metrics.samples.pop((*PLACE, "churn-1/algo-1", "MemoryUtilization"))
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

    def test_the_hosts_of_a_large_job_are_asked_for_in_calls_that_keep_statistics_together(self):
        site = Site()
        for number in range(1, 121):
            used(site, f"churn-1/algo-{number}", value=number / 10)
        site.deliver(message(hosts=120))
        hosts = site.hosts()
        self.assertEqual(len(site.records()), 120)
        self.assertEqual([hosts[f"algo-{n}"]["memoryAvg"] for n in (1, 60, 120)], [0.2, 12, 24])
        asked = [call["MetricDataQueries"] for call in site.metrics.calls]
        self.assertEqual(max(map(len, asked)), 498)
        self.assertEqual({len(queries) % 3 for queries in asked if len(queries) > 100}, {0})

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


class Deployment(unittest.TestCase):
    def test_it_knows_the_state_table_and_nothing_else(self):
        properties, _ = deployed("monitoring-insights", "UtilizationFunction")
        self.assertEqual(sorted(properties["Environment"]["Variables"]), ["STATE_DAYS", "TABLE"])


if __name__ == "__main__":
    unittest.main()
