"""The record of each sample event: whole, flat, documented, within its budget, without secrets."""
import io
import json
import os
import re
import traceback
import unittest
from contextlib import redirect_stderr, redirect_stdout

from botocore.exceptions import ClientError

import view_records
from handler_under_test import RECORDS, ROOT, Ingester, samples
from memory_table import MemoryTable, client_error
from sample_events import fresh, training
from utilization_site import Site, message

ACCEPT = os.environ.get("SAGEWATCH_ACCEPT") == "1"


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
                    of_place, total = directive["Dimensions"]
                    self.assertEqual(of_place, ["account", *total])
                    for dimension in of_place:
                        self.assertIsInstance(record[dimension], str)
                    for metric in directive["Metrics"]:
                        self.assertIn(type(record[metric["Name"]]), (int, float))

    def test_every_field_of_every_record_is_documented(self):
        documented = (ROOT / "docs/events.md").read_text()
        for field in {field for record in view_records.records() for field in record} - {"_aws"}:
            self.assertIn(f"`{field}`", documented)

    def test_every_record_is_flat_and_small_whatever_it_is_of(self):
        types = {record["recordType"] for record in view_records.records()}
        documented = (ROOT / "docs/events.md").read_text().partition("## Fields")[0]
        self.assertEqual(types, set(re.findall("(?m)^[|] `([a-z]+)` [|]", documented)))
        for record in view_records.records():
            self.assertLessEqual(len(record), 60)
            self.assertIs(type(record["account"]), str)
            for field in set(record) - {"_aws"}:
                self.assertIn(type(record[field]), (str, int, float), field)

    def test_the_id_of_an_account_is_a_text_however_it_came(self):
        self.assertEqual(fresh({**training("Failed"), "account": 210987654321})["account"],
                         "210987654321")

    def test_the_dimensions_stay_within_their_budget(self):
        """Of the metrics of all functions, in the numbers that the documentation gives."""
        sets = {}
        for metric in view_records.metrics():
            dimensions = tuple(name for name, _ in metric.dimensions)
            sets.setdefault(dimensions, set()).add(metric.name)
        of_accounts = [dimensions for dimensions in sets if "account" in dimensions]
        self.assertEqual(set(of_accounts), {("account", "region"), ("account", "kind", "region")})
        for dimensions in of_accounts:
            self.assertEqual(sets.pop(dimensions[1:]), sets[dimensions])
        self.assertEqual(set(sets), set(of_accounts))
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


if __name__ == "__main__":
    unittest.main()
