"""Whatever an event looks like, it becomes a record or goes to the failure queue."""
import json
import math
import random
import unittest

from moto import mock_aws

from handler_under_test import Ingester, counts, sample, samples
from memory_table import MemoryTable
from sample_events import api, fresh, training


class AnyEvent(unittest.TestCase):
    def test_an_unknown_kind_becomes_a_record_and_is_counted(self):
        event = sample("sagemaker-evaluation-job-status-change")
        event["detail-type"] = "SageMaker Quantum Job State Change"
        event["detail"] = {"QuantumJobStatus": "FAILED", "FailureReason": "no qubits"}
        record = fresh(event)
        self.assertEqual(record["recordType"], "unknown")
        self.assertEqual((record["kind"], record["status"]), ("Quantum Job", "Failed"))
        self.assertEqual((record["failureReason"], record["failureClass"]), ("no qubits", "other"))
        self.assertEqual(record["name"], "fm-eval-12")
        self.assertEqual((record["EventsReceived"], record["EventsUnknown"]), (1, 1))
        self.assertEqual(counts(record), {})

    def test_the_kind_of_an_unknown_event_is_what_changes(self):
        for told, kind in (
            ("SageMaker Quantum Job State Change", "Quantum Job"),
            ("SageMaker Quantum Job Status Change", "Quantum Job"),
            ("SageMaker State Machine Event", "State Machine Event"),
            ("SageMaker Quantum Change", "Quantum"),
        ):
            self.assertEqual(fresh({**training("Failed"), "detail-type": told})["kind"], kind)

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

    def test_occurrences_without_an_id_of_their_own_are_told_apart_by_the_events(self):
        event = sample("sagemaker-hyperpod-cluster-event")
        del event["detail"]["EventDetails"]["EventId"]
        ingester = Ingester(MemoryTable())
        told = [ingester.record({**event, "id": f"event-{n}"})["recordType"] for n in (1, 2, 2)]
        self.assertEqual(told, ["transition", "transition", "duplicate"])

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

    def test_keys_of_tags_have_no_case(self):
        tag = Ingester(MemoryTable()).module["tag"]
        self.assertEqual(tag({"COST-center": 12}, "Cost-Center"), "12")

    def test_what_was_made_in_studio_belongs_to_its_profile_whoever_called(self):
        arn = "arn:aws:sagemaker:eu-west-1:210987654321:user-profile/d-1/kim"
        ingester = Ingester(MemoryTable())
        self.assertEqual(ingester.record(api())["owner"], "erika")
        record = ingester.record(training("Failed", Tags={"sagemaker:user-profile-arn": arn}))
        self.assertEqual((record["owner"], record["ownerSource"]), ("kim", "studioProfile"))

    def test_an_event_is_counted_at_its_own_time_unless_that_is_too_old_or_to_come(self):
        now = Ingester(MemoryTable()).module["time"].time()
        day = 86400
        for ago, counted in ((3600, 3600), (12.9 * day, 12.9 * day), (-3000, -3000), (-9000, 0)):
            for event in (training("Completed"), api()):
                event["time"] = str(int((now - ago) * 1000))
                at = fresh(event)["_aws"]["Timestamp"] / 1000
                self.assertAlmostEqual(at, now - counted, delta=60)

    def test_history_that_was_never_seen_is_recorded_and_not_counted_today(self):
        now = Ingester(MemoryTable()).module["time"].time()
        for event in (training("Failed"), api(), {**training("Failed"), "detail-type": "SageMaker New"}):
            event["time"] = str(int((now - 13.1 * 86400) * 1000))
            ingester = Ingester(MemoryTable())
            record, again = ingester.record(event), ingester.record(event)
            self.assertEqual(again["recordType"], "duplicate")
            for told in (record, again):
                self.assertNotIn("_aws", told)
                self.assertFalse({"JobsFailed", "EventsReceived", "EventsUnknown"} & set(told))

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


class Times(unittest.TestCase):
    def test_every_shape_of_time_that_events_have(self):
        milliseconds = Ingester(MemoryTable()).module["milliseconds"]
        for value, expected in (
            (1583831889050, 1583831889050),
            (1583831889050.0, 1583831889050),
            ("1583831889050", 1583831889050),
            (1583831889, 1583831889000),
            (90_000_000_000, 90_000_000_000_000),
            (-1583831889050, -1583831889050),
            (0, 0),
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


if __name__ == "__main__":
    unittest.main()
