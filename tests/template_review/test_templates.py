"""Tools of security reviewers find nothing in our templates, stack set bodies included, that isn't waived with
a reason: the AwsSolutions rules of cdk-nag and, through cfn-guard, the rules of AWS Control Tower."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import cfn_guard
import waivers

HERE = Path(__file__).parent
SETTINGS = HERE.parent / "example_settings.sh"
PACKAGES = HERE.parents[1] / "build" / "template_review"
SAGEWATCH = os.environ["SAGEWATCH"]
PLACES = [("us-east-1", ""), ("us-east-1", "managed-key"), ("eu-west-1", "given-key"),
          ("us-east-1", "adopted"), ("cn-north-1", "house-rules"), ("us-gov-west-1", "managed-key")]
PREFIX = "ml-platforms-"
# Each breaks rules of both tools.
BAD = {"Resources": {"Q": {"Type": "AWS::SQS::Queue"}, "B": {"Type": "AWS::S3::Bucket"}}}


def run(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def stack_sets(template):
    return {name: json.loads(body["Properties"]["TemplateBody"])
            for name, body in template["Resources"].items()
            if body["Type"] == "AWS::CloudFormation::StackSet"}


def synthesized(region, mode):
    """Every template by the name of its stack without the prefix; a stack set's as Stack-StackSet."""
    settings = run([SETTINGS, region, *filter(None, [mode])]).splitlines()
    templates = {}
    with tempfile.TemporaryDirectory() as folder:
        run([SAGEWATCH, "synth", "--quiet", "--output", folder, *settings])
        for file in sorted(Path(folder).glob("*.template.json")):
            name = file.name.split(".")[0].removeprefix(PREFIX)
            templates[name] = json.loads(file.read_text())
            templates |= {f"{name}-{one}": body for one, body in stack_sets(templates[name]).items()}
    return templates


def findings(templates):
    """What both tools find: each a template, resource and rule."""
    with tempfile.TemporaryDirectory() as folder:
        for name, template in templates.items():
            Path(folder, f"{name}.json").write_text(json.dumps(template).replace(PREFIX, ""))
        nag = run(["node", HERE / "cdk_nag.mjs", PACKAGES, folder]).splitlines()
        found = [*map(json.loads, nag), *cfn_guard.findings(PACKAGES, Path(folder))]
    return {(one["template"], one["resource"], one["rule"]) for one in found}


class TestTemplates(unittest.TestCase):
    maxDiff = None

    def test_every_finding_is_waived_and_every_waiver_needed(self):
        in_file = dict(waivers.of_file())
        unused = set(in_file)
        for region, mode in PLACES:
            with self.subTest(region=region, mode=mode):
                templates = synthesized(region, mode)
                in_metadata = dict(one for name, template in templates.items()
                                   for one in waivers.of_metadata(name, template))
                found = findings(templates)
                unused -= found
                self.assertEqual(found - set(in_metadata) - set(in_file), set(), "not waived")
                self.assertEqual(set(in_metadata) - found, set(), "waived but not found")
                self.assertEqual(set(in_metadata) & set(in_file), set(), "waived twice")
                self.assertIn("ManagementStackStack-WorkloadEvents", templates)
                reasons = [*in_metadata.values(), *in_file.values()]
                self.assertEqual([one for one in reasons if len(one) < 40], [])
        self.assertEqual(unused, set(), "waived but found nowhere")

    def test_both_tools_find_what_is_bad(self):
        found = {(resource, rule) for _, resource, rule in findings({"Bad": BAD})}
        self.assertLessEqual({("Q", "AwsSolutions-SQS3"), ("Q", "sqs_dlq_check"),
                              ("B", "AwsSolutions-S1"), ("B", "s3_bucket_logging_enabled_check")}, found)


if __name__ == "__main__":
    unittest.main()
