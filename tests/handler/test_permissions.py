"""Each function may do what its code and Lambda do on its behalf, and nothing else."""
import ast
import unittest

import botocore.session
from botocore import xform_name
from handler_under_test import template

SERVICES = ("cloudwatch", "dynamodb", "logs", "sns", "sqs")
# What Lambda does with the role of a function. Source: Lambda developer guide, "Execution role".
WRITES_LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}
READS_QUEUE = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}
SENDS_FAILURES = {"sqs:SendMessage"}
# What a role needs on the key of what it reads and writes. Sources: SQS and SNS developer guides,
# "Key management"; DynamoDB developer guide, usage notes of encryption at rest.
READS_WITH_KEY = {"kms:Decrypt", "kms:DescribeKey"}
KEYS = {
    "sqs": {"kms:Decrypt", "kms:GenerateDataKey*"},
    "sns": {"kms:Decrypt", "kms:GenerateDataKey*"},
    "dynamodb": READS_WITH_KEY | {"kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"},
}


def calls_of_services():
    """The operations of the services, by the name of boto3's method for each."""
    loader = botocore.session.get_session().get_component("data_loader")
    known = {}
    for service in SERVICES:
        for operation in loader.load_service_model(service, "service-2")["operations"]:
            known.setdefault(xform_name(operation), set()).add(f"{service}:{operation}")
    return known


def asked_for(code):
    """The names of methods that the code calls, and what it asks a paginator for."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr
            if node.func.attr == "get_paginator":
                yield ast.literal_eval(node.args[0])


class Permissions(unittest.TestCase):
    def functions(self, *settings):
        for stack in ("monitoring", "monitoring-insights"):
            resources = template(stack, *settings)["Resources"]
            for name, resource in resources.items():
                if resource["Type"] == "AWS::Lambda::Function":
                    yield name, resource["Properties"], resources

    def granted(self, properties, resources):
        role = resources[properties["Role"]["Fn::GetAtt"][0]]["Properties"]
        self.assertNotIn("ManagedPolicyArns", role)
        actions = set()
        for policy in role["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                given = statement["Action"]
                actions |= {given} if isinstance(given, str) else set(given)
        return actions

    def on_behalf_of(self, name, resources):
        """What Lambda does because of other resources of the function."""
        out = set(WRITES_LOGS)
        for resource in resources.values():
            if resource.get("Properties", {}).get("FunctionName") != {"Ref": name}:
                continue
            if resource["Type"] == "AWS::Lambda::EventSourceMapping":
                out |= READS_QUEUE
            if resource["Type"] == "AWS::Lambda::EventInvokeConfig":
                out |= SENDS_FAILURES
        return out

    def test_every_granted_action_is_used_and_every_used_one_granted(self):
        known = calls_of_services()
        seen = 0
        for name, properties, resources in self.functions():
            with self.subTest(name):
                granted = self.granted(properties, resources)
                names = [n for n in asked_for(properties["Code"]["ZipFile"]) if n in known]
                self.assertTrue(names)
                lambdas = self.on_behalf_of(name, resources)
                possible = set().union(*(known[one] for one in names))
                self.assertLessEqual(granted, possible | lambdas)
                for one in names:
                    self.assertTrue(known[one] & granted, f"{one} is not granted")
                self.assertLessEqual(lambdas, granted)
                seen += 1
        self.assertEqual(seen, 4)

    def test_a_key_is_used_only_as_the_services_of_the_role_need_it(self):
        for name, properties, resources in self.functions("--encryption", "managed"):
            with self.subTest(name):
                granted = self.granted(properties, resources)
                of_key = {one for one in granted if one.startswith("kms:")}
                used = {one.split(":")[0] for one in granted} & KEYS.keys()
                writes = granted & {"dynamodb:PutItem", "dynamodb:UpdateItem"} or used != {"dynamodb"}
                needed = set().union(*(KEYS[one] for one in used)) if writes else READS_WITH_KEY
                self.assertEqual(of_key, needed)

    def test_no_role_of_a_function_may_assume_another(self):
        for name, properties, resources in self.functions():
            with self.subTest(name):
                granted = self.granted(properties, resources)
                self.assertFalse([one for one in granted if one.startswith(("sts:", "iam:"))])


if __name__ == "__main__":
    unittest.main()
