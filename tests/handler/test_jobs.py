"""What the record of a job holds: times, instances, hours, parents, and why it failed."""
import unittest

from handler_under_test import Ingester, counts, sample
from memory_table import MemoryTable
from sample_events import fresh, training


class Jobs(unittest.TestCase):
    def test_a_failed_job_has_its_times_instances_and_reason(self):
        record = fresh(
            training(
                "Failed",
                FailureReason="AlgorithmError: exit code 1",
                CreationTime=1_000_000_000_000,
                TrainingStartTime="1000000060000",
                TrainingEndTime="2001-09-09T02:46:40.123456789Z",
                ResourceConfig={"InstanceType": "ml.g5.xlarge", "InstanceCount": 2},
            )
        )
        self.assertEqual(record["recordType"], "final")
        self.assertEqual(record["failureReason"], "AlgorithmError: exit code 1")
        self.assertEqual(record["failureClass"], "algorithm")
        self.assertEqual((record["pendingSec"], record["durationSec"]), (60, 3540))
        self.assertEqual((record["instanceType"], record["instanceCount"]), ("ml.g5.xlarge", 2))
        self.assertNotIn("instanceGroups", record)
        self.assertAlmostEqual(record["instanceHours"], 2 * 3540 / 3600, places=3)
        self.assertEqual(counts(record), {"JobsStarted": 1, "JobsFailed": 1})
        measures = ("JobDurationSeconds", "PendingSeconds", "InstanceHours")
        fields = ("durationSec", "pendingSec", "instanceHours")
        self.assertEqual([record[m] for m in measures], [record[f] for f in fields])

    def test_every_kind_of_job_that_ended_before_it_started_says_how_long_it_waited(self):
        for name, prefix, phase in (
            ("training", "TrainingJob", "Training"),
            ("processing", "ProcessingJob", "Processing"),
            ("transform", "TransformJob", "Transform"),
        ):
            for status in ("Failed", "Stopped"):
                with self.subTest(name=name, status=status):
                    event = sample(f"sagemaker-{name}-job-state-change")
                    detail = event["detail"]
                    created = event["detail"]["CreationTime"]
                    del detail[f"{phase}StartTime"]
                    detail[f"{phase}EndTime"] = created + 90_000
                    detail[f"{prefix}Status"] = status
                    record = fresh(event)
                    self.assertEqual(record["pendingSec"], 90)
                    self.assertNotIn("durationSec", record)
                    self.assertNotIn("instanceHours", record)
                    detail[f"{phase}EndTime"] = None
                    self.assertGreaterEqual(fresh(event)["pendingSec"], 1)

    def test_an_end_before_the_start_lasts_no_time(self):
        times = {"TrainingStartTime": 1_000_000_060_000, "TrainingEndTime": 1_000_000_000_000}
        self.assertEqual(fresh(training("Failed", **times))["durationSec"], 0)

    def test_a_heterogeneous_cluster_has_all_its_instances(self):
        groups = [
            {"InstanceGroupName": "a", "InstanceType": "ml.p4d.24xlarge", "InstanceCount": 2},
            {"InstanceGroupName": "b", "InstanceType": "ml.c5.xlarge", "InstanceCount": 4},
        ]
        record = fresh(training("Completed", ResourceConfig={"InstanceGroups": groups}))
        self.assertEqual(record["instanceCount"], 6)
        self.assertEqual(record["instanceType"], "ml.c5.xlarge+ml.p4d.24xlarge")
        self.assertEqual(record["instanceGroups"], "2 x ml.p4d.24xlarge, 4 x ml.c5.xlarge")
        self.assertAlmostEqual(record["instanceHours"], 6 * 1421 / 3600, places=3)

    def test_restricted_groups_and_shadow_variants_are_instances_too(self):
        cluster = sample("sagemaker-hyperpod-cluster-state-change")
        group = {"InstanceType": "ml.p5.48xlarge", "CurrentCount": 4, "Status": "InService"}
        cluster["detail"].update(InstanceGroups=[], RestrictedInstanceGroups=[group])
        record = fresh(cluster)
        self.assertEqual((record["instanceCount"], record["substatus"]), (4, "InService"))
        cluster["detail"]["InstanceGroups"] = [{"InstanceType": "ml.c5.xlarge", "CurrentCount": 1}]
        self.assertEqual(fresh(cluster)["instanceGroups"], "1 x ml.c5.xlarge, 4 x ml.p5.48xlarge")
        for name in ("endpoint", "endpoint-deployment", "endpoint-config"):
            event = sample(f"sagemaker-{name}-state-change")
            before = fresh(event).get("instanceCount", 0)
            event["detail"]["ShadowProductionVariants"] = [{"CurrentInstanceCount": 3}]
            self.assertEqual(fresh(event)["instanceCount"], before + 3, name)

    def test_no_time_is_negative(self):
        pool = {"ResourceRetainedBillableTimeInSeconds": -60}
        record = fresh(training("Completed", TrainingTimeInSeconds=-5, WarmPoolStatus=pool))
        self.assertFalse({"trainingSec", "warmPoolSec"} & set(record))
        self.assertAlmostEqual(record["instanceHours"], 2 * 1421 / 3600, places=3)

    def test_a_serverless_job_has_no_instances(self):
        for config in (None, {}, {"InstanceGroups": []}):
            record = fresh(training("Completed", ResourceConfig=config))
            self.assertFalse({"instanceType", "instanceCount", "instanceHours"} & set(record))

    def test_spot_and_warm_pools_count_what_was_held(self):
        record = fresh(
            training(
                "Completed",
                TrainingTimeInSeconds=600,
                BillableTimeInSeconds=200,
                EnableManagedSpotTraining=True,
                WarmPoolStatus={
                    "Status": "Terminated",
                    "ResourceRetainedBillableTimeInSeconds": 1200,
                },
            )
        )
        self.assertEqual((record["spot"], record["billableSec"]), (1, 200))
        self.assertEqual(record["instanceHours"], 1.0)  # (600 + 1200) s on two instances
        self.assertEqual((record["warmPoolStatus"], record["warmPoolSec"]), ("Terminated", 1200))

    def test_a_warm_pool_that_is_held_for_longer_adds_its_hours_and_counts_nothing_else(self):
        def end(seconds, number):
            pool = {"Status": "Available", "ResourceRetainedBillableTimeInSeconds": seconds}
            event = training("Failed", TrainingTimeInSeconds=600, WarmPoolStatus=pool)
            event["id"] = f"end-{number}"
            event["detail"]["LastModifiedTime"] += number * 60_000
            return event

        ingester = Ingester(MemoryTable())
        first, *others = [ingester.record(end(*e)) for e in ((0, 0), (1200, 2), (600, 1), (1200, 3))]
        longer, shorter, same = others
        self.assertEqual((first["recordType"], first["InstanceHours"]), ("final", 0.3333))
        self.assertEqual((longer["recordType"], longer["instanceHours"]), ("amendment", 1.0))
        self.assertEqual(longer["InstanceHours"], 0.6667)
        self.assertEqual(counts(longer), {})
        for record in (shorter, same):
            self.assertEqual(record["recordType"], "duplicate")
        for sent in ingester.queues.sent.values():
            self.assertEqual(len(sent), 1)

    def test_a_tuning_job_counts_its_children_and_none_of_their_hours(self):
        event = sample("sagemaker-hyperparameter-tuning-job-state-change")
        record = fresh(event)
        self.assertEqual((record["childrenCompleted"], record["childrenFailed"]), (18, 1))
        self.assertNotIn("instanceHours", record)
        event["detail"].update(TrainingJobStatusCounters=None, TrainingJobDefinition=None)
        self.assertNotIn("childrenCompleted", fresh(event))

    def test_a_failed_deletion_is_no_failed_job(self):
        event = sample("sagemaker-hyperparameter-tuning-job-state-change")
        event["detail"]["HyperParameterTuningJobStatus"] = "DeleteFailed"
        self.assertEqual(counts(fresh(event)), {"JobsStarted": 1})

    def test_the_parents_of_a_job_are_named(self):
        arn = "arn:aws:sagemaker:eu-west-1:210987654321:hyper-parameter-tuning-job/hpo"
        self.assertEqual(fresh(training("Failed", TuningJobArn=arn))["tuningJobArn"], arn)

    def test_failures_have_a_class(self):
        for reason, expected in (
            ("CapacityError: Unable to provision requested ML compute capacity", "capacity"),
            ("We currently do not have sufficient capacity. Please try again.", "capacity"),
            ("ResourceLimitExceeded: the account-level service limit is 0", "quota"),
            ("ClientError: Access denied for s3://bucket: AccessDenied", "permission"),
            ("ClientError: Data download failed: NoSuchKey", "data"),
            ("AlgorithmError: ExecuteUserScriptError, exit code: 1", "algorithm"),
            ("InternalServerError: We encountered an internal error. Please try again.", "internal"),
            ("The callback step timed out", "timeout"),
            ("AlgorithmError: ExecuteUserScriptError:\nErrorMessage \"PermissionError: denied\"", "algorithm"),
            ("AlgorithmError: ExitCode 1: ResourceLimitExceeded, quota, timeout", "algorithm"),
            ("ClientError: Job failed: AlgorithmError: KeyError: not found", "algorithm"),
            ("InternalServerError: permission to the data source was not found", "internal"),
            ("ResourceLimitExceeded: no capacity, access denied", "quota"),
            ("CapacityError: not authorized to try again", "capacity"),
            ("ClientError: No S3 objects found under that prefix. Check that the role has permissions.", "data"),
            ("ClientError: Data download failed: insufficient disk space", "data"),
            ("Unable to locate at least 2 availability zones with the instance type", "capacity"),
            ("The role arn:aws:iam::1:role/R cannot be assumed", "permission"),
            ("The execution role does not have s3:PutObject on the bucket", "permission"),
            ("Request to service failed. Contact customer support.", "internal"),
            ("ClientError: Failed to download data. Please check your s3 objects", "data"),
            ("ValidationException: Could not find model data at s3://b/m.tar.gz", "data"),
            ("The container for variant v did not pass the ping health check.", "algorithm"),
            ("ThrottlingException: Rate exceeded", "quota"),
            ("ServiceUnavailable: come back later", "internal"),
            ("ExitCode 137", "algorithm"),
            ("none of that", "other"),
            (None, "other"),
        ):
            with self.subTest(reason=reason):
                event = training("Failed", FailureReason=reason, SecondaryStatus="Failed")
                self.assertEqual(fresh(event)["failureClass"], expected)

    def test_an_endpoint_that_rolls_back_failed_to_be_updated(self):
        event = sample("sagemaker-endpoint-state-change")
        event["detail"].update(EndpointStatus="ROLLING_BACK", FailureReason="CapacityError: none left")
        ingester = Ingester(MemoryTable())
        self.assertEqual(ingester.record(event)["failureClass"], "capacity")
        self.assertEqual(len(ingester.queues.sent["notices"]), 1)

    def test_a_job_stopped_by_a_limit_says_so(self):
        record = fresh(training("Stopped", SecondaryStatus="MaxRuntimeExceeded"))
        self.assertEqual(record["failureClass"], "timeout")
        self.assertEqual(counts(record), {"JobsStarted": 1, "JobsStopped": 1})

    def test_a_node_and_a_step_keep_what_sets_them_apart(self):
        ingester = Ingester(MemoryTable())
        event = sample("sagemaker-hyperpod-cluster-node-health-event")
        self.assertEqual(ingester.record(event)["recordType"], "transition")
        event["detail"]["InstanceId"] = "i-0000000000000000f"
        self.assertEqual(ingester.record(event)["instanceId"], "i-0000000000000000f")
        event["detail"]["HealthSummary"]["HealthStatus"] = "Healthy"
        self.assertNotIn("failureClass", ingester.record(event))

    def test_a_step_of_any_kind_names_its_job_and_nothing_else_as_one(self):
        arn = "arn:aws:sagemaker:eu-west-1:210987654321:"
        for metadata, job in (
            ({"qualityCheck": {"checkType": "T", "checkJobArn": arn + "processing-job/q"}}, "processing-job/q"),
            ({"clarifyCheck": {"checkJobArn": arn + "processing-job/c"}}, "processing-job/c"),
            ({"tuningJob": {"arn": arn + "hyper-parameter-tuning-job/h"}}, "hyper-parameter-tuning-job/h"),
            ({"autoMLJob": {"arn": arn + "automl-job/a"}}, "automl-job/a"),
            ({"lambda": {"arn": "arn:aws:lambda:eu-west-1:210987654321:function:f"}}, None),
            ({"model": {"arn": arn + "model/m"}}, None),
            ({"condition": {"outcome": "True"}}, None),
        ):
            event = sample("sagemaker-model-building-pipeline-execution-step-status-change")
            event["detail"]["metadata"] = metadata
            self.assertEqual(fresh(event).get("jobArn"), job and arn + job)


if __name__ == "__main__":
    unittest.main()
