"""A failed job in a workload account: what its hosts used is recorded, and people are told."""

import json
import os
import subprocess
import tempfile
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

from support import HERE, OrganizationTest, outputs, wait_for

SAGEWATCH = os.environ.get("SAGEWATCH", HERE.parents[1] / "build/release/sagewatch")
RECORDS = "/aws/lambda/sagemaker-monitoring-ingester"
NAMESPACE = "/aws/sagemaker/TrainingJobs"
WORKLOAD, UNLINKED = "333333333333", "444444444444"


class Insights(OrganizationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.templates = cls.synthesized()
        case = cls()
        given = outputs(case.up("MonitoringAccountInfraStack", "monitoring"))
        case.up("MonitoringAccountInsightsStack", "monitoring")
        case.up("WorkloadAccountObservabilityStack", "workload", **given)
        for profile in ("workload", "workload-child"):
            case.up("WorkloadAccountEventsStack", profile, **given)
        # An hour ago: nothing is waited for.
        cls.end = datetime.now(timezone.utc).replace(second=0, microsecond=0) - timedelta(hours=1)
        cls.inbox = case.subscribed()

    @classmethod
    def synthesized(cls):
        with tempfile.TemporaryDirectory() as folder:
            settings = [
                *("--home-region", cls.local.region),
                *("--workload-accounts", f"{WORKLOAD},{UNLINKED}"),
                *("--notification-emails", "ml-operations@example.com"),
            ]
            stacks = ["monitoring", "monitoring-insights", "workload-events",
                      "workload-observability"]
            subprocess.run([SAGEWATCH, "synth", *stacks, "--output", folder, *settings],
                           cwd=folder, capture_output=True, check=True)
            found = Path(folder).glob("*.template.json")
            return {path.name.split(".")[0]: json.loads(path.read_text()) for path in found}

    def up(self, name, profile, **given):
        template = self.templates[name]
        given.update(HomeRegion=self.local.region,
                     MonitoringAccountId=self.local.accounts["monitoring"])
        wanted = template.get("Parameters", {})
        parameters = [
            {"ParameterKey": key, "ParameterValue": value}
            for key, value in given.items() if key in wanted
        ]
        stack = self.deploy(name, template, profile, Parameters=parameters)
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE", self.events(name, profile))
        return stack

    def subscribed(self):
        """A queue that gets what the topic's subscribers get."""
        sqs, sns = (self.local.client(service, "monitoring") for service in ("sqs", "sns"))
        (topic,) = [topic["TopicArn"] for topic in sns.list_topics()["Topics"]]
        queue = sqs.create_queue(QueueName="inbox")["QueueUrl"]
        found = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=found["Attributes"]["QueueArn"])
        return queue

    def put_metrics(self, host, value):
        client = self.local.client("cloudwatch", "workload")
        for metric in ("CPUUtilization", "MemoryUtilization", "GPUUtilization",
                       "GPUMemoryUtilization"):
            client.put_metric_data(Namespace=NAMESPACE, MetricData=[
                {
                    "MetricName": metric,
                    "Dimensions": [{"Name": "Host", "Value": host}],
                    "Timestamp": self.end - timedelta(minutes=minute),
                    "Value": value,
                }
                for minute in range(10)
            ])

    def end_job(self, name, status, profile="workload"):
        account = self.local.accounts[profile]
        end = int(self.end.timestamp() * 1000)
        place = f"arn:aws:sagemaker:{self.local.region}:{account}"
        detail = {
            "TrainingJobName": name,
            "TrainingJobArn": f"{place}:training-job/{name}",
            "TrainingJobStatus": status,
            "FailureReason": "AlgorithmError: exit code 1" if status == "Failed" else "",
            "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2},
            "CreationTime": end - 700_000,
            "TrainingStartTime": end - 600_000,
            "TrainingEndTime": end,
            "LastModifiedTime": end,
        }
        self.local.client("events", profile).put_events(Entries=[{
            "Source": "aws.sagemaker", "DetailType": "SageMaker Training Job State Change",
            "Detail": json.dumps(detail)}])

    def hosts(self, name):
        logs = self.local.client("logs", "monitoring")
        events = logs.filter_log_events(logGroupName=RECORDS)["events"]
        lines = [e["message"] for e in events if e["message"].startswith("{")]
        records = [json.loads(line) for line in lines]
        return {r["host"]: r for r in records if r["recordType"] == "host" and r["name"] == name}

    def awaited(self, name):
        """The records of a job's two hosts."""
        return wait_for(lambda: len(found := self.hosts(name)) == 2 and found)

    def test_without_a_link_the_hosts_are_recorded_and_say_so(self):
        self.end_job("churn-2", "Completed", "workload-child")
        for host in self.awaited("churn-2").values():
            self.assertEqual((host["account"], host["utilization"]), (UNLINKED, "absent"))
            self.assertEqual(host["utilizationReason"], "Forbidden")
            self.assertEqual(host["instanceHours"], 0.16665)

    def test_what_the_hosts_used_is_recorded_and_people_are_told(self):
        for number, value in ((1, 40), (2, 100)):
            self.put_metrics(f"churn-1/algo-{number}", value)
        self.put_metrics("churn-1-retry/algo-1", 77)
        self.end_job("churn-1", "Failed")
        hosts = self.awaited("churn-1")
        self.assertEqual([hosts[h]["gpuAvg"] for h in ("algo-1", "algo-2")], [40, 100])
        self.assertEqual([hosts[h]["cpuMax"] for h in ("algo-1", "algo-2")], [10, 25])
        self.assertEqual(hosts["algo-1"]["utilization"], "complete")
        self.assertEqual(hosts["algo-1"]["account"], WORKLOAD)
        self.assertEqual((hosts["algo-1"]["gpuIdleHours"], hosts["algo-2"]["gpuIdleHours"]),
                         (0.1, 0))
        self.check_metric()
        self.check_notice()

    def check_metric(self):
        found = self.local.client("cloudwatch", "monitoring").get_metric_statistics(
            Namespace="SageMakerMonitoring", MetricName="GpuIdleHours",
            StartTime=self.end - timedelta(hours=2), EndTime=self.end + timedelta(hours=3),
            Period=3600, Statistics=["Sum"],
            Dimensions=[{"Name": "account", "Value": WORKLOAD},
                        {"Name": "region", "Value": self.local.region},
                        {"Name": "kind", "Value": "Training Job"}])
        self.assertAlmostEqual(sum(point["Sum"] for point in found["Datapoints"]), 0.1)

    def check_notice(self):
        sqs = self.local.client("sqs", "monitoring")

        def look():
            return sqs.receive_message(QueueUrl=self.inbox).get("Messages")

        (message,) = wait_for(look)
        told = json.loads(message["Body"])
        where = f"in {WORKLOAD} {self.local.region}"
        self.assertEqual(told["Subject"], f"SageMaker: Training Job churn-1 Failed {where}")
        content = json.loads(told["Message"])["content"]
        self.assertEqual(content["title"], told["Subject"])
        self.assertIn("- Reason: AlgorithmError: exit code 1\n", content["description"])
        self.assertIn("- Used: 2 x ml.g5.xlarge, ", content["description"])


if __name__ == "__main__":
    unittest.main()
