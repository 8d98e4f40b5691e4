"""Who changes what sends an account's events is recorded, counted and told."""
import unittest

from handler_under_test import Ingester
from memory_table import MemoryTable
from sample_events import api


def change(source="aws.events", **fields):
    """A call of somebody in a workload account, as CloudTrail tells it."""
    event = api(
        eventSource=source.replace("aws.", "") + ".amazonaws.com", responseElements=None, **fields
    )
    return {**event, "source": source, "detail-type": "AWS API Call via CloudTrail"}


DISABLED = change(
    eventName="DisableRule", requestParameters={"name": "sagemaker-monitoring-service-events"}
)


class MonitoringChanges(unittest.TestCase):
    def test_the_record_names_what_was_changed_by_whom(self):
        record = Ingester(MemoryTable()).record(DISABLED)
        self.assertEqual(
            {field: record[field] for field in ("recordType", "kind", "name", "status", "owner")},
            {
                "recordType": "monitoring",
                "kind": "Monitoring",
                "name": "sagemaker-monitoring-service-events",
                "status": "DisableRule",
                "owner": "erika",
            },
        )
        self.assertEqual(record["MonitoringChanged"], 1)

    def test_it_is_told_once(self):
        ingester = Ingester(MemoryTable())
        ingester.record(DISABLED)
        ingester.record(DISABLED)
        (notice,) = ingester.queues.sent["notices"]
        self.assertEqual(notice["record"]["status"], "DisableRule")

    def test_what_each_service_calls_the_thing_is_its_name(self):
        for source, call, parameters, name in (
            ("aws.events", "RemoveTargets", {"rule": "sagemaker-monitoring-api-events"}, None),
            ("aws.scheduler", "UpdateSchedule", {"name": "sagemaker-monitoring-heartbeat"}, None),
            ("aws.iam", "PutRolePolicy", {"roleName": "sagemaker-monitoring-role"}, None),
            ("aws.oam", "DeleteLink", {"identifier": "arn:aws:oam:x:1:link/2"}, None),
            ("aws.oam", "UpdateLink", {}, "nothing"),
        ):
            with self.subTest(call):
                event = change(source, eventName=call, requestParameters=parameters)
                record = Ingester(MemoryTable()).record(event)
                self.assertEqual(record["status"], call)
                self.assertEqual(record.get("name", "nothing"), name or next(iter(parameters.values())))

    def test_a_call_of_sagemaker_is_no_change_of_the_monitoring(self):
        record = Ingester(MemoryTable()).record(api())
        self.assertEqual(record["recordType"], "api")
        self.assertNotIn("MonitoringChanged", record)


if __name__ == "__main__":
    unittest.main()
