"""What the ingester asks the other functions to do when a record is written."""
import os
import unittest

import boto3
from moto import mock_aws

import test_notices
from handler_under_test import ENVIRONMENT, Ingester, received, sample
from memory_table import MemoryTable, client_error
from utilization_site import Site


class FollowUps(unittest.TestCase):
    def follow(self, **fields):
        event = sample("sagemaker-training-job-state-change")
        event["detail"].update(fields)
        ingester = Ingester(MemoryTable())
        return ingester.record(event), ingester.queues.sent

    def test_an_ended_job_asks_for_the_utilization_of_its_hosts(self):
        record, sent = self.follow(TrainingJobStatus="Completed")
        (message,) = sent["utilization"]
        self.assertEqual(record["utilization"], "later")
        self.assertEqual(message["namespace"], "/aws/sagemaker/TrainingJobs")
        self.assertEqual(message["hosts"], record["instanceCount"])
        self.assertEqual(message["record"]["recordId"], record["recordId"])
        self.assertNotIn("notices", sent)

    def test_a_failure_is_noticed(self):
        record, sent = self.follow(TrainingJobStatus="Failed", FailureReason="no room")
        (message,) = sent["notices"]
        self.assertEqual(message["record"]["failureReason"], "no room")
        self.assertNotIn("_aws", message["record"])

    def test_a_job_that_a_limit_of_time_stopped_is_noticed_and_one_that_a_person_did_is_not(self):
        for phase, told in (
            ("MaxRuntimeExceeded", 1),
            ("MaxWaitTimeExceeded", 1),
            ("Stopped", 0),
        ):
            _, sent = self.follow(TrainingJobStatus="Stopped", SecondaryStatus=phase)
            self.assertEqual(len(sent.get("notices", ())), told, phase)
        _, sent = self.follow(TrainingJobStatus="Stopping", SecondaryStatus="MaxRuntimeExceeded")
        self.assertNotIn("notices", sent)

    def test_a_job_that_never_started_or_has_no_known_hosts_has_no_utilization(self):
        for fields in ({"TrainingStartTime": None}, {"ResourceConfig": None}):
            record, sent = self.follow(TrainingJobStatus="Failed", **fields)
            self.assertNotIn("utilization", sent)
            self.assertNotIn("utilization", record)

    def test_a_queue_that_refuses_for_good_costs_nobody_else_anything(self):
        for refusing, other in (("utilization", "notices"), ("notices", "utilization")):
            ingester = Ingester(MemoryTable())
            send = ingester.queues.send_message

            def refuse(QueueUrl, MessageBody):
                if QueueUrl == refusing:
                    raise client_error("AccessDenied", "SendMessage")
                send(QueueUrl, MessageBody)

            ingester.queues.send_message = refuse
            event = sample("sagemaker-training-job-state-change")
            event["detail"]["TrainingJobStatus"] = "Failed"
            with self.subTest(refusing), self.assertRaises(Exception):
                ingester.records(event)
            self.assertEqual(list(ingester.queues.sent), [other])

    def test_without_observability_the_record_says_so(self):
        os.environ["UTILIZATION_QUEUE"] = "utilization"
        event = sample("sagemaker-training-job-state-change")
        event["detail"]["TrainingJobStatus"] = "Completed"
        ingester = Ingester(MemoryTable())
        del os.environ["UTILIZATION_QUEUE"]
        self.assertEqual(ingester.record(event)["utilization"], "off")
        self.assertEqual(ingester.queues.sent, {})

    def test_an_endpoint_that_fails_is_noticed_and_one_in_service_is_not(self):
        event = sample("sagemaker-endpoint-state-change")
        for status, told in (("FAILED", 1), ("IN_SERVICE", 0)):
            event["detail"]["EndpointStatus"] = status
            ingester = Ingester(MemoryTable())
            ingester.record(event)
            self.assertEqual(len(ingester.queues.sent.get("notices", ())), told)


class TheRealQueues(unittest.TestCase):
    def test_what_is_asked_for_reaches_the_functions_that_answer(self):
        event = sample("sagemaker-training-job-state-change")
        event["detail"].update(TrainingJobStatus="Failed", FailureReason="no room")
        with mock_aws():
            sqs = boto3.client("sqs")
            hosts, notices = (sqs.create_queue(QueueName=n)["QueueUrl"] for n in ("h", "n"))
            urls = {"UTILIZATION_QUEUE": hosts, "NOTICE_QUEUE": notices}
            record = Ingester(queues=sqs, environment=ENVIRONMENT | urls).record(event)
            (of_hosts,), (of_notices,) = messages(sqs, hosts), messages(sqs, notices)
        site, topic = Site(), test_notices.Topic()
        site.deliver(of_hosts)
        self.assertEqual(
            [(told["recordType"], told["host"], told["name"]) for told in site.records()],
            [("host", f"algo-{n}", record["name"]) for n in range(1, record["instanceCount"] + 1)],
        )
        test_notices.function(sns=topic)[0]({"Records": [of_notices]}, None)
        ((subject, body),) = topic.published
        self.assertIn(record["name"], subject)
        self.assertIn("Reason    no room", body.splitlines())


def messages(sqs, queue):
    """As Lambda hands them over."""
    return [
        {"messageId": m["MessageId"], "body": m["Body"], "attributes": m["Attributes"]}
        for m in received(sqs, queue)
    ]


if __name__ == "__main__":
    unittest.main()
