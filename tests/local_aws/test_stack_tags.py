"""The tags of a stack are those of what is in it."""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from local_aws.cloudformation.stack_tags import can_have_tags
from support import OrganizationTest, template

TESTS = Path(__file__).parent.parent
HOUSE_RULES = TESTS.parent / "docs" / "house-rules.md"
REGION = "us-east-1"

QUEUE = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "tagged"}}
ROLE = {"Type": "AWS::IAM::Role", "Properties": {
    "RoleName": "tagged", "Tags": [{"Key": "team", "Value": "own"}],
    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
         "Action": "sts:AssumeRole"}]}}}
RESOURCES = {
    "Queue": QUEUE,
    "Role": ROLE,
    "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "tagged"}},
    "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/tagged"}},
    "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "tagged"}},
    "Sink": {"Type": "AWS::Oam::Sink", "Properties": {"Name": "tagged"}},
    "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
        "TableName": "tagged", "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}},
    "Policy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
        "Queues": [{"Ref": "Queue"}], "PolicyDocument": {"Version": "2012-10-17", "Statement": []}}},
}


def tags(**values):
    return [{"Key": key, "Value": value} for key, value in values.items()]


class StackTags(OrganizationTest):
    def call(self, service, operation, **parameters):
        return getattr(self.local.client(service, "monitoring"), operation)(**parameters)

    def queue_tags(self):
        url = self.call("sqs", "get_queue_url", QueueName="tagged")["QueueUrl"]
        return self.call("sqs", "list_queue_tags", QueueUrl=url).get("Tags", {})

    def failures(self):
        return [e["ResourceStatusReason"] for e in self.events("tagged")
                if e["ResourceStatus"].endswith("FAILED")]

    def test_resources_have_them_and_keep_their_own(self):
        stack = self.deploy("tagged", template(RESOURCES), Tags=tags(team="ml", cost="4711"))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE", self.failures())
        wanted = {"team": "ml", "cost": "4711"}
        self.assertEqual(self.queue_tags(), wanted)
        own = self.call("iam", "list_role_tags", RoleName="tagged")["Tags"]
        self.assertEqual({tag["Key"]: tag["Value"] for tag in own}, {"team": "own", "cost": "4711"})
        sink = self.call("oam", "list_sinks")["Items"][0]["Arn"]
        self.assertEqual(
            self.call("oam", "list_tags_for_resource", ResourceArn=sink)["Tags"], wanted)
        group = self.call("logs", "describe_log_groups")["logGroups"][0]["arn"].removesuffix(":*")
        self.assertEqual(
            self.call("logs", "list_tags_for_resource", resourceArn=group)["tags"], wanted)

        change_set = self.change("tagged", template(RESOURCES), kind="UPDATE", Tags=tags(team="ai"))
        changed = {c["ResourceChange"]["LogicalResourceId"]: c["ResourceChange"]["Scope"]
                   for c in change_set["Changes"]}
        self.assertEqual(set(changed), set(RESOURCES) - {"Policy"})
        self.assertEqual(changed["Queue"], ["Tags"])
        stack = self.deploy("tagged", template(RESOURCES), kind="UPDATE", Tags=tags(team="ai"))
        self.assertEqual(stack["StackStatus"], "UPDATE_COMPLETE", self.failures())
        self.assertEqual(self.queue_tags(), {"team": "ai"})

        broken = {**RESOURCES, "Second": {"Type": "AWS::Oam::Sink", "DependsOn": "Queue",
                                          "Properties": {"Name": "second"}}}
        stack = self.deploy("tagged", template(broken), kind="UPDATE", Tags=tags(team="no"))
        self.assertEqual(stack["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(self.queue_tags(), {"team": "ai"})
        self.assertEqual(stack["Tags"], tags(team="ai"))

        stack = self.deploy("tagged", template(RESOURCES), kind="UPDATE", Tags=[])
        self.assertEqual(self.queue_tags(), {})


class Documentation(unittest.TestCase):
    def test_it_lists_the_types_of_our_stacks_that_can_not_have_tags(self):
        listed = re.findall(r"^- `(AWS::.*?)`", HOUSE_RULES.read_text(), re.MULTILINE)
        self.assertEqual(listed, sorted(t for t in own_types() if not can_have_tags(t, REGION)))


def own_types():
    """The types of the resources of all our stacks."""
    settings = subprocess.run(
        [TESTS / "example_settings.sh", REGION], capture_output=True, check=True, text=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([os.environ["SAGEWATCH"], "synth", "--quiet", "--output", folder,
                        *settings.stdout.splitlines()], check=True)
        templates = [json.loads(p.read_text()) for p in Path(folder).glob("*.template.json")]
    return {r["Type"] for one in templates for r in one["Resources"].values()}


if __name__ == "__main__":
    unittest.main()
