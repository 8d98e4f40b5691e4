"""sagewatch::iam and @cloud-copilot/iam-simulate, an independent evaluator, say the same about every
policy that the stacks make and about those of policies.json, which have the rest of the language.
differences.json names the policies about which they don't. The simulator's licence is the AGPL: only
this test runs it, as a process of its own."""

import json
import os
import subprocess
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from requests_grid import requests_of
from stack_policies import MONITORING, partition_of, policies

HERE = Path(__file__).parent
SETTINGS = HERE.parent / "example_settings.sh"
SIMULATOR = HERE.parents[1] / "build" / "iam_simulate"
SAGEWATCH = os.environ["SAGEWATCH"]
PLACES = [("us-east-1", "managed-key"), ("eu-west-1", "given-key"), ("us-east-1", "house-rules"),
          ("us-east-1", "adopted"), ("cn-north-1", ""), ("us-gov-west-1", "")]


def run(command, text=None):
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def parameters(settings, region):
    given = dict(zip(settings[::2], settings[1::2], strict=True))
    return {"HomeRegion": region, "MonitoringAccountId": MONITORING, "MakeSourceRole": "true",
            "MonitoringAccountRoleName": given["--monitoring-account-role-name"],
            "MonitoringAccountEventbusARN": given["--monitoring-account-eventbus-arn"],
            "MonitoringAccountSinkIdentifier": given["--monitoring-account-sink-identifier"]}


def stack_requests(region, mode):
    settings = run([SETTINGS, region, *filter(None, [mode])]).splitlines()
    senders = json.loads(run([SAGEWATCH, "trace", "--all", "--format", "json", *settings]))["senders"]
    with tempfile.TemporaryDirectory() as folder:
        run([SAGEWATCH, "synth", "--output", folder, *settings])
        for name, kind, document in policies(folder, region, parameters(settings, region)):
            for request in requests_of(document, kind, senders, partition_of(region), name):
                yield name, request


def language_requests():
    senders = [{"account": "111111111111", "ouPath": "o-1/r-1/ou-1/"}, {"account": "222222222222"}]
    for name, policy in json.loads((HERE / "policies.json").read_text()).items():
        for request in requests_of(policy, "resource", senders, "aws", name):
            yield name, request


class TestPolicies(unittest.TestCase):
    maxDiff = None

    def verdicts(self, requests):
        lines = "".join(json.dumps(request) + "\n" for _, request in requests)
        ours = run([os.environ["POLICY_VERDICTS"]], lines).splitlines()
        theirs = run(["node", HERE / "simulate.mjs", SIMULATOR], lines).splitlines()
        self.assertEqual([len(ours), len(theirs)], [len(requests)] * 2)
        return zip(ours, theirs, requests, strict=True)

    def compare(self, requests, differences):
        """Fails at other differences than the named ones, and returns how often each verdict came."""
        counts, found = Counter(), Counter()
        for ours, theirs, (name, request) in self.verdicts(requests):
            counts[ours] += 1
            if ours == theirs:
                continue
            found[name, ours, theirs] += 1
            self.assertIn([ours, theirs], differences.get(name, {}).get("verdicts", []),
                          f"{name}: ours {ours}, theirs {theirs}\n{json.dumps(request, indent=1)}")
        named = {(name, *pair) for name, one in differences.items() for pair in one["verdicts"]}
        self.assertEqual(named - set(found), set(), "no longer differ")
        return counts

    def test_every_policy_of_the_stacks(self):
        for region, mode in PLACES:
            with self.subTest(region=region, mode=mode):
                counts = self.compare(list(stack_requests(region, mode)), {})
                print(region, mode or "plain", dict(counts))
                self.assertGreater(counts["Allowed"], 500)
                self.assertGreater(counts["ExplicitlyDenied"], 100)

    def test_the_rest_of_the_language(self):
        differences = json.loads((HERE / "differences.json").read_text())
        counts = self.compare(list(language_requests()), differences)
        self.assertGreater(counts["Allowed"], 500)


if __name__ == "__main__":
    unittest.main()
