"""Drift detection: stored forms that differ from the template's come back."""

import json
import unittest

from support import OrganizationTest, template


def policies(principal):
    """A bus that the principal may send to, a sink that it may link to, and a key that it may use."""
    named = {"Effect": "Allow", "Principal": {"AWS": principal}, "Resource": "*"}
    document = {"Version": "2012-10-17"}
    return template({
        "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "drift"}},
        "Policy": {"Type": "AWS::Events::EventBusPolicy", "Properties": {
            "EventBusName": {"Ref": "Bus"}, "StatementId": "Accounts", "Statement": {
                **named, "Sid": "Accounts", "Action": "events:PutEvents",
                "Resource": {"Fn::GetAtt": ["Bus", "Arn"]}}}},
        "Sink": {"Type": "AWS::Oam::Sink", "Properties": {
            "Name": "drift", "Policy": {**document, "Statement": [
                {**named, "Action": ["oam:CreateLink", "oam:UpdateLink"]}]}}},
        "Key": {"Type": "AWS::KMS::Key", "Properties": {
            "KeyPolicy": {**document, "Statement": [{**named, "Action": "kms:*"}]}}},
    })


class Drift(OrganizationTest):
    def drifted(self, name, made):
        stack = self.deploy(name, made)
        self.addCleanup(self.delete, name)
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        client = self.cloudformation()
        detection = client.detect_stack_drift(StackName=name)["StackDriftDetectionId"]
        found = client.describe_stack_drift_detection_status(StackDriftDetectionId=detection)
        listed = client.describe_stack_resource_drifts(
            StackName=name, StackResourceDriftStatusFilters=["MODIFIED"])["StackResourceDrifts"]
        (stack,) = client.describe_stacks(StackName=name)["Stacks"]
        self.assertEqual(stack["DriftInformation"]["StackDriftStatus"], found["StackDriftStatus"])
        return found["StackDriftStatus"], {one["LogicalResourceId"] for one in listed}

    def test_an_account_id_as_a_principal_is_a_drift(self):
        for principal in ("333333333333", ["333333333333", "444444444444"]):
            with self.subTest(principal):
                self.assertEqual(self.drifted(f"ids-{len(principal)}", policies(principal)),
                                 ("DRIFTED", {"Policy", "Sink", "Key"}))
            self.doCleanups()

    def test_the_arn_of_an_account_is_none(self):
        principal = [f"arn:aws:iam::{one}:root" for one in ("333333333333", "444444444444")]
        self.assertEqual(self.drifted("arns", policies(principal)), ("IN_SYNC", set()))
        policy = self.local.client("events", "monitoring").describe_event_bus(Name="drift")["Policy"]
        self.assertEqual(json.loads(policy)["Statement"][0]["Principal"], {"AWS": principal})

    def test_the_stored_policy_names_accounts_by_arn(self):
        self.deploy("stored", policies("333333333333"))
        self.addCleanup(self.delete, "stored")
        stored = {"AWS": "arn:aws:iam::333333333333:root"}
        policy = self.local.client("events", "monitoring").describe_event_bus(Name="drift")["Policy"]
        self.assertEqual(json.loads(policy)["Statement"][0]["Principal"], stored)
        oam = self.local.client("oam", "monitoring")
        (sink,) = oam.list_sinks()["Items"]
        policy = oam.get_sink_policy(SinkIdentifier=sink["Arn"])["Policy"]
        self.assertEqual(json.loads(policy)["Statement"][0]["Principal"], stored)


if __name__ == "__main__":
    unittest.main()
