"""What the record of an event holds."""
import copy
import io
import json
import math
import os
import random
import re
import traceback
import unittest
from contextlib import redirect_stderr, redirect_stdout

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="ap-southeast-2",
)

from botocore.exceptions import ClientError  # noqa: E402
from moto import mock_aws  # noqa: E402

import view_records  # noqa: E402
from handler_under_test import RECORDS, ROOT, Ingester, counts, sample, samples  # noqa: E402
from memory_table import MemoryTable, client_error  # noqa: E402
from utilization_site import Site, message  # noqa: E402

ACCEPT = os.environ.get("SAGEWATCH_ACCEPT") == "1"
DAYS_AGO = 1_000_000_000_000  # a time long before any retention


def fresh(event):
    """The record of an event of which nothing was heard before."""
    return Ingester(MemoryTable()).record(event)


def training(status, **fields):
    event = sample("sagemaker-training-job-state-change")
    event["detail"].update(TrainingJobStatus=status, **fields)
    return event


def api(**fields):
    event = sample("aws-api-call-via-cloudtrail")
    event["detail"].update(fields)
    return event


class Samples(unittest.TestCase):
    def test_every_sample_event_gives_the_record_kept_beside_it(self):
        self.assertEqual(len(samples()), 60)
        for name, event in samples().items():
            with self.subTest(name):
                record = fresh(event)
                del record["_aws"]["Timestamp"]
                path = RECORDS / f"{name}.json"
                if ACCEPT:
                    path.write_text(json.dumps(record, indent=1) + "\n")
                    self.skipTest("accepted what the function prints now")
                self.assertEqual(record, json.loads(path.read_text()))

    def test_no_record_is_kept_of_a_sample_that_is_not_there(self):
        self.assertEqual({path.stem for path in RECORDS.glob("*.json")}, set(samples()))

    def test_every_record_is_flat_small_and_valid_embedded_metric_format(self):
        for name, event in samples().items():
            with self.subTest(name):
                record = fresh(event)
                self.assertLessEqual(len(record), 60)
                metrics = record.pop("_aws")
                self.assertIsInstance(metrics["Timestamp"], int)
                for key, value in record.items():
                    self.assertIn(type(value), (str, int, float), key)
                self.assertEqual(record["account"], event["account"])
                for directive in metrics["CloudWatchMetrics"]:
                    self.assertEqual(directive["Namespace"], "SageMakerMonitoring")
                    for dimension in directive["Dimensions"][0]:
                        self.assertIsInstance(record[dimension], str)
                    for metric in directive["Metrics"]:
                        self.assertIn(type(record[metric["Name"]]), (int, float))

    def test_every_field_of_every_record_is_documented(self):
        documented = (ROOT / "docs/events.md").read_text()
        for event in samples().values():
            for field in set(fresh(event)) - {"_aws"}:
                self.assertIn(f"`{field}`", documented)

    def test_the_dimensions_stay_within_their_budget(self):
        """Of the metrics of all functions, in the numbers that the documentation gives."""
        sets = {}
        for metric in view_records.metrics():
            dimensions = tuple(name for name, _ in metric.dimensions)
            sets.setdefault(dimensions, set()).add(metric.name)
        self.assertEqual(set(sets), {("account", "region"), ("account", "kind", "region")})
        documented = " ".join((ROOT / "docs/events.md").read_text().split())
        formula = "at most ([0-9]+) [+] ([0-9]+) x kinds of job"
        by_place, by_kind = re.search(formula, documented).groups()
        self.assertEqual(len(sets[("account", "region")]), int(by_place))
        self.assertEqual(len(sets[("account", "kind", "region")]), int(by_kind))
        kinds = {dict(m.dimensions).get("kind") for m in view_records.metrics()} - {None}
        jobs = {kind for kind, spec in view_records.specs().items() if spec["life"] == ["job"]}
        self.assertLessEqual(kinds, jobs)

    def test_no_secret_of_any_kind_gets_anywhere(self):
        secret = "canary-7f3a"
        places = {
            "HyperParameters": {"api_key": secret},
            "StaticHyperParameters": {"api_key": secret},
            "Environment": {"TOKEN": secret},
            "hyperParameters": {"api_key": secret},
            "environment": {"TOKEN": secret},
            "AppSpecification": {"ContainerArguments": [secret], "ContainerEntrypoint": [secret]},
            "ContainerArguments": [secret],
            "InputDataConfig": [{"DataSource": {"S3DataSource": {"S3Uri": f"s3://{secret}/"}}}],
            "ProcessingInputs": [{"S3Input": {"S3Uri": f"s3://{secret}/"}}],
            "TransformInput": {"DataSource": {"S3DataSource": {"S3Uri": f"s3://{secret}/"}}},
            "PrimaryContainer": {"Environment": {"TOKEN": secret}, "ModelDataUrl": secret},
            "errorMessage": f"'{secret}' at 'environment' is not valid",
        }

        def sow(value):
            if isinstance(value, list):
                return [sow(item) for item in value]
            if isinstance(value, dict):
                return {**{key: sow(item) for key, item in value.items()}, **places}
            return value

        for name, event in samples().items():
            with self.subTest(name):
                ingester, site = Ingester(MemoryTable()), Site()
                ingester.records({**event, "detail": sow(event["detail"])})
                for asked in ingester.queues.sent.get("utilization", ()):
                    site.deliver({**message("job"), "body": json.dumps(asked)})
                    self.assertTrue(site.records())
                everywhere = (ingester.log.lines, ingester.table.items, ingester.queues.sent)
                self.assertNotIn(secret, str((*everywhere, site.log.lines, site.table.items)))

    def test_nothing_of_an_event_that_fails_is_told(self):
        secret = "canary-7f3a"

        def unreachable(name):
            raise client_error("AccessDenied", name)

        event = training("Failed", HyperParameters={"key": secret}, FailureReason=secret)
        for spoiled in (event, {**event, "account": None}, {**event, "detail-type": [secret]}):
            told = io.StringIO()
            with redirect_stdout(told), redirect_stderr(told):
                try:
                    Ingester(MemoryTable(unreachable)).handler(spoiled, None)
                    self.fail("it should fail")
                except (ClientError, ValueError):
                    traceback.print_exc()
            self.assertIn("Traceback", told.getvalue())
            self.assertNotIn(secret, told.getvalue())


class AnyEvent(unittest.TestCase):
    def test_an_unknown_kind_becomes_a_record_and_is_counted(self):
        event = sample("sagemaker-evaluation-job-status-change")
        event["detail-type"] = "SageMaker Quantum Job State Change"
        event["detail"] = {"QuantumJobStatus": "FAILED", "FailureReason": "no qubits"}
        record = fresh(event)
        self.assertEqual(record["recordType"], "unknown")
        self.assertEqual((record["kind"], record["status"]), ("Quantum Job State", "Failed"))
        self.assertEqual((record["failureReason"], record["failureClass"]), ("no qubits", "other"))
        self.assertEqual(record["name"], "fm-eval-12")
        self.assertEqual((record["EventsReceived"], record["EventsUnknown"]), (1, 1))
        self.assertEqual(counts(record), {})

    def test_events_of_which_little_is_known_are_told_apart_by_their_ids(self):
        unknown = {**training("Failed"), "detail-type": "SageMaker Quantum Job State Change"}
        nameless = {**training("Failed"), "detail": {}, "resources": []}
        for event in (unknown, nameless):
            ingester = Ingester(MemoryTable())
            types = []
            for number in (1, 2, 2):
                types.append(ingester.record({**event, "id": f"event-{number}"})["recordType"])
            with self.subTest(event["detail-type"]):
                self.assertEqual(types[0], types[1])
                self.assertEqual(types[2], "duplicate")
                states = [i for i in ingester.table.items.values() if "state" in i]
                self.assertEqual(len(states), 2)

    def test_what_is_no_event_fails_so_that_it_goes_to_the_failure_queue(self):
        for event in ({}, [], None, "text", {"account": "1"}, {"detail-type": "SageMaker X"},
                      {"account": "1", "detail-type": ["SageMaker X"]}):
            with self.subTest(event=event), self.assertRaises(ValueError):
                Ingester(MemoryTable()).handler(event, None)

    def test_a_detail_without_anything_becomes_a_record(self):
        for name, event in samples().items():
            for detail in (None, [], {}, "text"):
                with self.subTest(name=name, detail=detail):
                    record = fresh({**event, "detail": detail, "resources": None})
                    self.assertEqual(record["account"], event["account"])

    def test_no_value_anywhere_makes_it_fail(self):
        """Every part of every sample, replaced by what it should not be."""
        wrong = [None, "", [], {}, "text", -1, 1e300, math.nan, True, [None], {"a": []}, [[1]]]

        def spoil(value, generator):
            if generator.random() < 0.12:
                return generator.choice(wrong)
            if isinstance(value, dict):
                return {key: spoil(item, generator) for key, item in value.items()}
            return [spoil(i, generator) for i in value] if isinstance(value, list) else value

        for name, event in samples().items():
            for seed in range(20):
                with self.subTest(name=name, seed=seed):
                    generator = random.Random(f"{name}-{seed}")
                    spoiled = {key: spoil(value, generator) for key, value in event.items()}
                    spoiled.update({key: event[key] for key in ("account", "detail-type")})
                    spoiled["detail"] = spoil(event["detail"], generator)
                    for record in Ingester(MemoryTable()).records(spoiled):
                        json.dumps(record, allow_nan=False)

    def test_counts_of_instances_stay_within_what_can_be(self):
        for written, count in ((1.7e308, 100_000), (-5, 0), ("1e30", 100_000), (3, 3)):
            config = {"InstanceType": "ml.m5.large", "InstanceCount": written}
            record = fresh(training("Completed", ResourceConfig=config))
            self.assertEqual(record["instanceCount"], count)
            self.assertGreaterEqual(record["instanceHours"], 0)

    def test_numbers_of_any_size_become_records(self):
        for huge in (1.7e308, -1.7e308, 10**400, "9" * 400):
            times = dict.fromkeys(("CreationTime", "TrainingStartTime", "LastModifiedTime"), 0)
            event = training("Completed", **times, TrainingEndTime=huge, TrainingTimeInSeconds=huge)
            for time in (huge, str(huge)):
                with self.subTest(huge=str(huge)[:9], kind=type(time)):
                    self.assertEqual(fresh({**event, "time": time})["status"], "Completed")

    def test_a_call_whose_name_has_line_ends_becomes_a_record(self):
        for name in ("\n", "Create\nTrainingJob", "CreateTrainingJob\n", "a\nb\nV2"):
            self.assertEqual(fresh(api(eventName=name))["apiCall"], name)

    def test_a_long_arn_has_a_key_that_the_table_takes(self):
        with mock_aws():
            ingester = Ingester()
            for number in range(2):
                name = "\u00e9" * 1500 + str(number)
                arn = "arn:aws:sagemaker:eu-west-1:1:training-job/" + name
                for expected in ("final", "duplicate"):
                    record = ingester.record(training("Completed", TrainingJobArn=arn))
                    self.assertEqual(record["recordType"], expected)

    def test_statuses_are_one_whatever_their_spelling(self):
        event = sample("sagemaker-endpoint-state-change")
        for written in ("UPDATE_ROLLBACK_FAILED", "UpdateRollbackFailed"):
            event["detail"]["EndpointStatus"] = written
            record = fresh(event)
            self.assertEqual(record["status"], "UpdateRollbackFailed")
            self.assertEqual(record["failureClass"], "other")

    def test_a_new_status_is_kept_as_it_came(self):
        record = fresh(training("Pondering"))
        self.assertEqual((record["recordType"], record["status"]), ("transition", "Pondering"))

    def test_tags_of_either_shape_name_the_team_by_the_first_key_that_is_there(self):
        for tags, team in (
            ({"project": "p", "cost-center": "c"}, "c"),
            ({"Team": "t", "project": "p"}, "t"),
            ([{"Key": "team", "Value": "t"}], "t"),
            ([{"Key": "other"}, None, "text"], None),
            ({"team": None}, None),
            (None, None),
        ):
            with self.subTest(tags=tags):
                self.assertEqual(fresh(training("InProgress", Tags=tags)).get("team"), team)

    def test_what_was_made_in_studio_belongs_to_its_profile(self):
        arn = "arn:aws:sagemaker:eu-west-1:210987654321:user-profile/d-1/erika"
        record = fresh(training("Failed", Tags={"sagemaker:user-profile-arn": arn}))
        self.assertEqual((record["owner"], record["ownerSource"]), ("erika", "studioProfile"))

    def test_an_old_event_is_counted_now_and_a_new_one_at_its_own_time(self):
        ingester = Ingester(MemoryTable())
        now = ingester.module["time"].time()
        self.assertAlmostEqual(
            ingester.record(training("Failed"))["_aws"]["Timestamp"] / 1000, now, delta=60
        )
        event = training("Completed")
        event["time"] = str(int((now - 3600) * 1000))
        at = ingester.record(event)["_aws"]["Timestamp"]
        self.assertEqual(at, int(event["time"]))

    def test_what_comes_after_the_end_is_marked_late(self):
        ingester = Ingester(MemoryTable())
        ingester.record(training("Completed"))
        late = ingester.record(training("InProgress", LastModifiedTime=1772443000000))
        self.assertEqual((late["recordType"], late["late"]), ("transition", 1))

    def test_an_endpoint_comes_back_to_its_status(self):
        ingester = Ingester(MemoryTable())
        event = sample("sagemaker-endpoint-state-change")
        for minute in range(3):
            event["detail"]["LastModifiedTime"] += 60000
            self.assertEqual(ingester.record(event)["recordType"], "transition")
        self.assertEqual(ingester.record(event)["recordType"], "duplicate")


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
            ("none of that", "other"),
            (None, "other"),
        ):
            with self.subTest(reason=reason):
                event = training("Failed", FailureReason=reason, SecondaryStatus="Failed")
                self.assertEqual(fresh(event)["failureClass"], expected)

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


class ApiEvents(unittest.TestCase):
    def test_the_owner_joins_the_record_that_comes_later(self):
        ingester = Ingester(MemoryTable())
        ingester.record(api())
        record = ingester.record(training("Completed"))
        self.assertEqual((record["owner"], record["ownerSource"]), ("erika", "session"))

    def test_the_owner_amends_the_record_that_came_before(self):
        ingester = Ingester(MemoryTable())
        final = ingester.record(training("Failed"))
        amendment, call = ingester.records(api())
        self.assertEqual((amendment["recordType"], call["recordType"]), ("amendment", "api"))
        self.assertEqual((amendment["owner"], amendment["name"]), ("erika", final["name"]))
        self.assertEqual(amendment["durationSec"], final["durationSec"])
        self.assertNotIn("_aws", amendment)
        self.assertNotIn("JobsFailed", amendment)

    def test_a_person_who_stopped_a_job_is_named_and_a_service_is_not(self):
        stop = api(eventName="StopTrainingJob", responseElements=None)
        for identity, expected in (
            ({"type": "IAMUser", "userName": "kim"}, "stopped by a person"),
            ({"invokedBy": "sagemaker.amazonaws.com"}, "other"),
        ):
            with self.subTest(expected):
                stop["detail"]["userIdentity"] = identity
                ingester = Ingester(MemoryTable())
                ingester.record(stop)
                stopped = ingester.record(training("Stopped", SecondaryStatus="Stopped"))
                self.assertEqual(stopped["failureClass"], expected)
                self.assertEqual(stopped.get("stoppedBy"), identity.get("userName"))

    def told_of_an_endpoint(self, verb, status, first, at="2026-03-04T10:12:00Z"):
        """The records of an endpoint's change and of a call for it, in either order."""
        change = sample("sagemaker-endpoint-state-change")
        change["detail"]["EndpointStatus"] = status
        name = change["detail"]["EndpointName"]
        request = api(
            eventName=f"{verb}Endpoint",
            responseElements=None,
            requestParameters={"endpointName": name},
            userIdentity={"type": "IAMUser", "userName": "kim"},
        )
        request.update(account=change["account"], region=change["region"], time=at)
        ingester = Ingester(MemoryTable())
        events = (change, request) if first == "change" else (request, change)
        return [record for event in events for record in ingester.records(event)]

    def test_who_created_deleted_or_updated_a_resource_joins_it_whichever_comes_first(self):
        for verb, status, field in (
            ("Create", "FAILED", "owner"),
            ("Create", "DELETED", "owner"),
            ("Delete", "DELETING", "deletedBy"),
            ("Delete", "DELETED", "deletedBy"),
            ("Update", "FAILED", "updatedBy"),
            ("Update", "UPDATE_ROLLBACK_FAILED", "updatedBy"),
        ):
            with self.subTest(verb=verb, status=status):
                _, record = self.told_of_an_endpoint(verb, status, "call")
                self.assertEqual(record.get(field), "kim")
                record, amendment, _ = self.told_of_an_endpoint(verb, status, "change")
                self.assertNotEqual(record.get(field), "kim")
                self.assertEqual((amendment["recordType"], amendment[field]), ("amendment", "kim"))

    def test_a_call_joins_no_record_that_it_has_nothing_to_do_with(self):
        later = "2026-03-04T10:12:35Z"
        for verb, status, at in (
            ("Delete", "FAILED", None),
            ("Create", "DELETED", later),
            ("Update", "FAILED", later),
        ):
            for first in ("call", "change"):
                with self.subTest(verb=verb, status=status, first=first):
                    records = self.told_of_an_endpoint(verb, status, first, at or later)
                    self.assertEqual(len(records), 2)
                    (record,) = [r for r in records if r["recordType"] != "api"]
                    self.assertFalse({"owner", "deletedBy", "updatedBy"} & set(record))

    def test_a_limit_of_time_is_the_class_of_a_job_that_a_person_stopped_too(self):
        for substatus, expected in (
            ("MaxRuntimeExceeded", "timeout"),
            ("MaxWaitTimeExceeded", "capacity"),
            ("Stopped", "stopped by a person"),
        ):
            for first in ("call", "job"):
                stop = api(eventName="StopTrainingJob", responseElements=None)
                stopped = training("Stopped", SecondaryStatus=substatus)
                ingester, events = Ingester(MemoryTable()), [stop, stopped]
                if first == "job":
                    events.reverse()
                told = [record for event in events for record in ingester.records(event)]
                last = [record for record in told if "failureClass" in record][-1]
                with self.subTest(substatus=substatus, first=first):
                    self.assertEqual((last["failureClass"], last["stoppedBy"]), (expected, "erika"))

    def test_who_called_is_the_person_where_it_can_be_told(self):
        caller = Ingester(MemoryTable()).module["caller"]
        session = {"sourceIdentity": "kim@example.com"}
        arn = "arn:aws:sts::1:assumed-role/R/erika"
        for identity, owner, source in (
            ({"type": "AssumedRole", "arn": arn}, "erika", "session"),
            ({"type": "AssumedRole", "arn": arn, "sessionContext": session},
             "kim@example.com", "sourceIdentity"),
            ({"type": "IAMUser", "userName": "kim"}, "kim", "user"),
            ({"type": "AWSService", "invokedBy": "sagemaker.amazonaws.com"},
             "sagemaker.amazonaws.com", "service"),
            ({"type": "Root", "accountId": "111122223333"}, "111122223333", "account"),
            ({}, None, None),
        ):
            with self.subTest(owner):
                called = caller(identity)
                self.assertEqual((called["owner"], called["ownerSource"]), (owner, source))

    def test_a_call_that_failed_makes_nobody_an_owner(self):
        ingester = Ingester(MemoryTable())
        record = ingester.record(api(errorCode="AccessDenied", responseElements=None))
        self.assertEqual(record["errorCode"], "AccessDenied")
        self.assertNotIn("owner", ingester.record(training("Failed")))

    def test_a_call_counts_once_by_its_own_id(self):
        ingester = Ingester(MemoryTable())
        first, second = api(), api()
        second["id"] = "another"
        self.assertEqual(ingester.record(first)["recordType"], "api")
        self.assertEqual(ingester.record(second)["recordType"], "duplicate")

    def test_calls_for_what_is_not_in_the_catalogue_become_records(self):
        record = fresh(api(eventName="CreateAutoMLJobV2", responseElements={
            "autoMLJobArn": "arn:aws:sagemaker:eu-west-1:1:automl-job/a"}))
        self.assertEqual((record["name"], record["apiCall"]), ("a", "CreateAutoMLJobV2"))

    def test_arns_made_of_names_belong_to_the_partition_of_the_region(self):
        stop = api(eventName="StopTrainingJob", responseElements=None)
        for region, partition in (("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")):
            stop["region"] = region
            self.assertTrue(fresh(stop)["arn"].startswith(f"arn:{partition}:sagemaker:{region}:"))

    def test_the_pipeline_joins_the_job_of_its_step_whichever_comes_first(self):
        step = sample("sagemaker-model-building-pipeline-execution-step-status-change")
        job = sample("sagemaker-processing-job-state-change")
        pipeline = step["detail"]["pipelineExecutionArn"]
        ingester = Ingester(MemoryTable())
        ingester.record(step)
        self.assertEqual(ingester.record(job)["pipelineExecutionArn"], pipeline)
        ingester = Ingester(MemoryTable())
        ingester.record(job)
        amendment, _ = ingester.records(step)
        self.assertEqual(amendment["pipelineExecutionArn"], pipeline)
        self.assertEqual(amendment["stepName"], "PrepareData")


class State(unittest.TestCase):
    def setUp(self):
        mock = mock_aws()
        mock.start()
        self.addCleanup(mock.stop)
        self.ingester = Ingester()

    def test_state_expires(self):
        self.ingester.record(training("Completed"))
        (item,) = [i for i in self.ingester.table.scan()["Items"] if "state" in i]
        self.assertGreater(item["expires"], self.ingester.module["time"].time())

    def test_changes_of_long_ago_are_forgotten(self):
        table = MemoryTable()
        ingester = Ingester(table)
        event = sample("sagemaker-endpoint-state-change")
        ingester.record(event)
        (item,) = [i for i in table.items.values() if "state" in i]
        state = json.loads(item["state"])
        state["changes"] = dict.fromkeys(state["changes"], DAYS_AGO // 1000)
        item["state"] = json.dumps(state)
        event["detail"]["LastModifiedTime"] += 1
        ingester.record(event)
        (item,) = [i for i in table.items.values() if "state" in i]
        self.assertEqual(len(json.loads(item["state"])["changes"]), 1)

    def test_a_table_that_cannot_be_reached_fails_the_invocation(self):
        self.ingester.table.delete()
        with self.assertRaises(ClientError):
            self.ingester.record(training("Completed"))


class Times(unittest.TestCase):
    def test_every_shape_of_time_that_events_have(self):
        milliseconds = Ingester(MemoryTable()).module["milliseconds"]
        for value, expected in (
            (1583831889050, 1583831889050),
            (1583831889050.0, 1583831889050),
            ("1583831889050", 1583831889050),
            (1583831889, 1583831889000),
            ("2020-03-10T09:18:09Z", 1583831889000),
            ("2020-03-10T09:18:09.05Z", 1583831889050),
            ("2020-03-10T09:18:09.050123456Z", 1583831889050),
            ("2020-03-10T10:18:09+01:00", 1583831889000),
            (None, None),
            ("", None),
            ("soon", None),
            ({}, None),
            (True, None),
            (float("nan"), None),
            (float("inf"), None),
        ):
            with self.subTest(value=value):
                self.assertEqual(milliseconds(value), expected)

    def test_times_of_either_shape_give_the_same_duration(self):
        times = {"TrainingStartTime": 1772443051505, "TrainingEndTime": "2026-03-02T09:41:12.880Z"}
        self.assertEqual(fresh(training("Completed", **times))["durationSec"], 1421)


class DefectsOfThePublicSample(unittest.TestCase):
    """One test each for what it does wrong; several more stand above and in test_exactly_once."""

    def test_stopping_is_not_an_end(self):
        for status in ("Stopping", "Deleting"):
            record = fresh(training(status, TrainingEndTime=None))
            self.assertEqual(record["recordType"], "transition")
            self.assertEqual(counts(record), {"JobsStarted": 1})

    def test_times_as_texts_can_be_subtracted(self):
        detail = training("Completed")["detail"]
        names = ("CreationTime", "TrainingStartTime", "TrainingEndTime")
        texts = {name: str(detail[name]) for name in names}
        self.assertEqual(fresh(training("Completed", **texts))["durationSec"], 1421)

    def test_a_processing_job_without_resources_is_recorded(self):
        event = sample("sagemaker-processing-job-state-change")
        del event["detail"]["ProcessingResources"]
        self.assertEqual(fresh(event)["status"], "Completed")

    def test_the_same_name_in_another_account_or_region_is_another_job(self):
        ingester = Ingester(MemoryTable())
        ingester.record(training("Completed"))
        for field, value in (("account", "999999999999"), ("region", "eu-west-2")):
            other = copy.deepcopy(training("Completed"))
            other[field] = value
            self.assertEqual(
                counts(ingester.record(other)), {"JobsStarted": 1, "JobsSucceeded": 1}
            )

    def test_what_is_not_sure_to_be_counted_fails_the_invocation(self):
        def unreachable(name):
            raise ConnectionError(name)

        with self.assertRaises(ConnectionError):
            Ingester(MemoryTable(unreachable)).record(training("Completed"))

    def test_lines_are_json_with_one_record_each(self):
        ingester = Ingester(MemoryTable())
        ingester.record(training("Completed"))
        self.assertEqual(len(ingester.log.lines), 1)
        self.assertNotIn(None, json.loads(ingester.log.lines[0]).values())

    def test_the_exit_message_and_the_phase_are_kept(self):
        event = sample("sagemaker-processing-job-state-change")
        event["detail"].update(ProcessingJobStatus="Failed", ExitMessage="disk full")
        self.assertEqual(fresh(event)["failureReason"], "disk full")
        self.assertEqual(fresh(training("InProgress", SecondaryStatus="Downloading"))["substatus"],
                         "Downloading")

    def test_the_region_and_the_event_are_named(self):
        record = fresh(training("Failed"))
        self.assertEqual(record["region"], "eu-west-1")
        self.assertEqual(record["eventId"], training("Failed")["id"])


if __name__ == "__main__":
    unittest.main()
