"""Who did what: API calls, and the records that they join."""
import copy
import unittest

from handler_under_test import Ingester, sample
from memory_table import MemoryTable
from sample_events import api, fresh, training


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

    def test_who_tried_to_stop_a_job_that_completed_did_not_stop_it(self):
        ingester = Ingester(MemoryTable())
        ingester.record(api(eventName="StopTrainingJob", responseElements=None))
        self.assertNotIn("stoppedBy", ingester.record(training("Completed")))

    def test_who_started_a_pipeline_execution_owns_it(self):
        end = sample("sagemaker-model-building-pipeline-execution-status-change")
        arn = end["detail"]["pipelineExecutionArn"]
        start = api(
            eventName="StartPipelineExecution", responseElements={"pipelineExecutionArn": arn}
        )
        start.update(account=end["account"], region=end["region"], time="2020-01-01T00:00:00Z")
        ingester = Ingester(MemoryTable())
        ingester.record(start)
        record = ingester.record(end)
        self.assertEqual(record["owner"], "erika")
        self.assertNotIn("startedBy", record)

    def test_of_two_who_changed_it_the_later_one_is_named_whichever_comes_first(self):
        change = sample("sagemaker-endpoint-state-change")
        place = {field: change[field] for field in ("account", "region")}
        calls = [
            {
                **api(
                    eventName="UpdateEndpoint",
                    eventID=f"call-{day}",
                    requestParameters={"endpointName": change["detail"]["EndpointName"]},
                    responseElements=None,
                    userIdentity={"type": "IAMUser", "userName": user},
                ),
                **place,
                "time": f"2026-02-{day}T00:00:00Z",
            }
            for day, user in (("01", "kim"), ("02", "lou"))
        ]
        for order in (calls, calls[::-1]):
            ingester = Ingester(MemoryTable())
            for request in order:
                ingester.record(request)
            self.assertEqual(ingester.record(change)["updatedBy"], "lou")

    def told_of_an_endpoint(self, verb, status, first, at="2026-03-04T10:12:00Z", of="Endpoint"):
        """The records of an endpoint's change and of a call for it, in either order."""
        change = sample("sagemaker-endpoint-state-change")
        change["detail"]["EndpointStatus"] = status
        name = change["detail"]["EndpointName"]
        request = api(
            eventName=f"{verb}{of}",
            responseElements=None,
            requestParameters={"endpointName": name, "resourceArn": change["detail"]["EndpointArn"]},
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
            ("Create", "CREATING", "owner"),
            ("Create", "IN_SERVICE", "owner"),
            ("Update", "UPDATING", "updatedBy"),
        ):
            with self.subTest(verb=verb, status=status):
                _, record = self.told_of_an_endpoint(verb, status, "call")
                self.assertEqual(record.get(field), "kim")
                record, amendment, _ = self.told_of_an_endpoint(verb, status, "change")
                self.assertNotEqual(record.get(field), "kim")
                self.assertEqual((amendment["recordType"], amendment[field]), ("amendment", "kim"))
                self.assertNotIn("_aws", amendment)

    def test_a_change_of_weights_is_an_update_and_one_of_tags_is_not(self):
        told = self.told_of_an_endpoint("Update", "UPDATING", "call", of="EndpointWeightsAndCapacities")
        self.assertEqual(told[1]["updatedBy"], "kim")
        for first in ("call", "change"):
            told = self.told_of_an_endpoint("Delete", "DELETED", first, of="Tags")
            self.assertEqual([r.get("deletedBy") for r in told], [None, None])

    def test_who_started_and_stopped_a_notebook_joins_it_whichever_comes_first(self):
        for verb, status, field in (
            ("Start", "InService", "startedBy"),
            ("Stop", "Stopped", "stoppedBy"),
        ):
            change = sample("sagemaker-notebook-instance-state-change")
            change["detail"]["NotebookInstanceStatus"] = status
            name = change["detail"]["NotebookInstanceName"]
            request = api(
                eventName=f"{verb}NotebookInstance",
                responseElements=None,
                requestParameters={"notebookInstanceName": name},
                userIdentity={"type": "IAMUser", "userName": "kim"},
            )
            place = {field: change[field] for field in ("account", "region")}
            request.update(**place, time="2026-03-01T00:00:00Z")
            with self.subTest(verb):
                ingester = Ingester(MemoryTable())
                ingester.records(request)
                self.assertEqual(ingester.record(change)[field], "kim")
                ingester = Ingester(MemoryTable())
                self.assertNotIn(field, ingester.record(change))
                amendment, _ = ingester.records(request)
                self.assertEqual((amendment["status"], amendment[field]), (status, "kim"))

    def test_a_state_that_was_overtaken_is_not_told_anew(self):
        change = sample("sagemaker-endpoint-state-change")
        older = copy.deepcopy(change)
        older["detail"]["EndpointStatus"] = "CREATING"
        older["detail"]["LastModifiedTime"] -= 60_000
        ingester = Ingester(MemoryTable())
        newest = ingester.record(change)
        self.assertEqual(ingester.record(older)["late"], 1)
        request = api(
            eventName="UpdateEndpoint",
            requestParameters={"endpointName": change["detail"]["EndpointName"]},
            responseElements=None,
        )
        request.update(account=change["account"], region=change["region"], time=change["time"])
        amendment, _ = ingester.records(request)
        self.assertEqual(amendment["status"], newest["status"])

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
            ({"type": "FederatedUser", "accountId": "1", "arn": "arn:aws:sts::1:federated-user/lou"},
             "lou", "session"),
            ({"type": "IdentityCenterUser", "accountId": "1", "onBehalfOf": {"userId": "9448-2488"}},
             "9448-2488", "identityCenter"),
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
        for region, partition in (
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("eusc-de-east-1", "aws-eusc"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("ap-southeast-5", "aws"),
            ("nowhere", "aws"),
        ):
            stop["region"] = region
            self.assertTrue(fresh(stop)["arn"].startswith(f"arn:{partition}:sagemaker:{region}:"))

    def test_an_execution_that_reused_the_result_of_a_job_does_not_own_it(self):
        job = sample("sagemaker-processing-job-state-change")
        first = sample("sagemaker-model-building-pipeline-execution-step-status-change")
        pipeline = first["detail"]["pipelineExecutionArn"]
        again = copy.deepcopy(first)
        again["detail"]["pipelineExecutionArn"] = pipeline + "2"
        for how in ("cacheHitResult", "selectiveExecutionResult"):
            again["detail"][how] = {"sourcePipelineExecutionArn": pipeline}
            for events in ([first, again, job], [again, first, job], [first, job, again]):
                ingester = Ingester(MemoryTable())
                told = [record for event in events for record in ingester.records(event)]
                last = [r for r in told if r["kind"] == "Processing Job"][-1]
                self.assertEqual(last["pipelineExecutionArn"], pipeline)
            (reused,) = [r for r in told if r.get("pipelineExecutionArn") == pipeline + "2"]
            self.assertEqual(reused["cacheHitArn"], pipeline)
            del again["detail"][how]

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


if __name__ == "__main__":
    unittest.main()
