"""What the public sample does wrong."""
import copy
import json
import unittest

from handler_under_test import Ingester, counts, sample
from memory_table import MemoryTable
from sample_events import fresh, training


class DefectsOfThePublicSample(unittest.TestCase):
    """One test each for what it does wrong; several more stand in the other files here."""

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
