"""What the ingester asks the other functions to do when a record is written."""
import os
import unittest

from handler_under_test import Ingester, sample
from memory_table import MemoryTable, client_error


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


if __name__ == "__main__":
    unittest.main()
