"""Stacks by change sets: progress, outputs, rollback, retention, refusals."""

import json
import unittest

from support import OrganizationTest, outputs, template


def log_group(name, **more):
    return {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name}, **more}


class Stacks(OrganizationTest):
    def test_a_stack_made_by_a_change_set_has_outputs_and_exports(self):
        stack = self.deploy(
            "exporting",
            template(
                {"Group": log_group("/exporting")},
                Outputs={
                    "Arn": {
                        "Value": {"Fn::GetAtt": ["Group", "Arn"]},
                        "Export": {"Name": "exporting-arn"},
                    },
                    "Name": {"Value": {"Fn::Sub": "<${Group}> in ${AWS::Region}"}},
                },
            ),
        )
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.assertEqual(
            outputs(stack),
            {
                "Arn": "arn:aws:logs:ap-southeast-2:222222222222:log-group:/exporting:*",
                "Name": "</exporting> in ap-southeast-2",
            },
        )
        exports = self.cloudformation().list_exports()["Exports"]
        self.assertIn("exporting-arn", [one["Name"] for one in exports])
        importing = template({"Group": log_group("/importing")}, Outputs={
            "Seen": {"Value": {"Fn::ImportValue": "exporting-arn"}}})
        self.assertEqual(outputs(self.deploy("importing", importing))["Seen"][-1], "*")
        code, message = self.refusal(self.cloudformation().delete_stack, StackName="exporting")
        self.assertIn("in use by importing", message)

    def test_events_tell_every_step_in_the_order_of_dependencies(self):
        self.deploy(
            "ordered",
            template(
                {
                    "Alarm": {
                        "Type": "AWS::CloudWatch::Alarm",
                        "DependsOn": "Topic",
                        "Properties": {
                            "AlarmName": {"Fn::Sub": "about-${Queue.QueueName}"},
                            "MetricName": "m", "Namespace": "n", "Statistic": "Sum",
                            "Period": 60, "EvaluationPeriods": 1, "Threshold": 0,
                            "ComparisonOperator": "GreaterThanThreshold",
                        },
                    },
                    "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "ordered"}},
                    "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "ordered"}},
                }
            ),
        )
        events = self.events("ordered")
        told = [(e["LogicalResourceId"], e["ResourceStatus"]) for e in events]
        self.assertEqual(told[0], ("ordered", "REVIEW_IN_PROGRESS"))
        self.assertEqual(told[1], ("ordered", "CREATE_IN_PROGRESS"))
        self.assertEqual(events[1]["ResourceStatusReason"], "User Initiated")
        self.assertEqual(told[-1], ("ordered", "CREATE_COMPLETE"))
        for needed in ("Queue", "Topic"):
            self.assertLess(
                told.index((needed, "CREATE_COMPLETE")), told.index(("Alarm", "CREATE_IN_PROGRESS"))
            )
        steps = [e for e in events if e["LogicalResourceId"] == "Queue"]
        self.assertEqual(
            [(e["ResourceStatus"], e.get("ResourceStatusReason")) for e in steps],
            [
                ("CREATE_IN_PROGRESS", None),
                ("CREATE_IN_PROGRESS", "Resource creation Initiated"),
                ("CREATE_COMPLETE", None),
            ],
        )
        gone = self.delete("ordered")
        told = [e["LogicalResourceId"] for e in self.events(gone["StackId"])
                if e["ResourceStatus"] == "DELETE_COMPLETE"]
        self.assertEqual((told[0], told[-1]), ("Alarm", "ordered"))

    def test_the_request_token_is_on_the_events(self):
        change_set = self.change("tokens", template({"Group": log_group("/tokens")}))
        self.cloudformation().execute_change_set(
            ChangeSetName=change_set["ChangeSetId"], ClientRequestToken="deploy-7"
        )
        self.settled("tokens")
        tokens = {e.get("ClientRequestToken") for e in self.events("tokens")[1:]}
        self.assertEqual(tokens, {"deploy-7"})

    def test_a_failed_creation_is_rolled_back(self):
        self.local.client("logs", "monitoring").create_log_group(logGroupName="/taken")
        stack = self.deploy(
            "failing",
            template({"First": log_group("/first"),
                      "Second": {**log_group("/taken"), "DependsOn": "First"}}),
        )
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        failed = [e for e in self.events("failing") if e["ResourceStatus"] == "CREATE_FAILED"]
        self.assertEqual(failed[0]["LogicalResourceId"], "Second")
        self.assertIn("already exists", failed[0]["ResourceStatusReason"])
        groups = self.local.client("logs", "monitoring").describe_log_groups()["logGroups"]
        names = [one["logGroupName"] for one in groups]
        self.assertNotIn("/first", names)
        self.assertIn("/taken", names)
        code, message = self.refusal(
            self.cloudformation().create_change_set, StackName="failing", ChangeSetName="again",
            ChangeSetType="UPDATE", TemplateBody=json.dumps(template({"A": log_group("/a")})))
        self.assertIn("is in ROLLBACK_COMPLETE state and can not be updated", message)
        self.delete("failing")

    def test_what_was_begun_beside_a_failure_is_cancelled(self):
        self.local.client("logs", "monitoring").create_log_group(logGroupName="/beside")
        self.deploy("beside", template({"Bad": log_group("/beside"), "Good": log_group("/good")}))
        reasons = {e["LogicalResourceId"]: e.get("ResourceStatusReason")
                   for e in self.events("beside") if e["ResourceStatus"] == "CREATE_FAILED"}
        self.assertEqual(reasons["Good"], "Resource creation cancelled")

    def test_a_failed_update_gets_the_old_properties_back(self):
        def version(days, group):
            first = log_group("/updated")
            first["Properties"]["RetentionInDays"] = days
            return template({"First": first, "Second": {**log_group(group), "DependsOn": "First"}})

        self.local.client("logs", "monitoring").create_log_group(logGroupName="/in-use")
        self.deploy("updated", version(7, "/updated-2"))
        stack = self.deploy("updated", version(30, "/in-use"), kind="UPDATE")
        self.assertEqual(stack["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        logs = self.local.client("logs", "monitoring")
        group = logs.describe_log_groups(logGroupNamePrefix="/updated")["logGroups"]
        self.assertEqual(
            [(g["logGroupName"], g.get("retentionInDays")) for g in group],
            [("/updated", 7), ("/updated-2", None)],
        )
        statuses = [e["ResourceStatus"] for e in self.events("updated")]
        self.assertIn("UPDATE_ROLLBACK_IN_PROGRESS", statuses)
        self.assertEqual(self.deploy("updated", version(14, "/updated-2"), kind="UPDATE")
                         ["StackStatus"], "UPDATE_COMPLETE")

    def test_what_is_not_ascii_comes_back_as_returned_texts(self):
        body = json.dumps(template(
            {"Group": log_group("/ascii", Metadata={"raw": "caf\u00e9 \U0001f6a8", "plain": "?"})},
            Outputs={"Said": {"Value": "\u00e9"}}), ensure_ascii=False)
        client = self.cloudformation()
        client.create_stack(StackName="ascii", TemplateBody=body)
        self.assertEqual(outputs(self.settled("ascii")), {"Said": "?"})
        found = client.get_template(StackName="ascii")["TemplateBody"]
        self.assertEqual(found["Resources"]["Group"]["Metadata"], {"raw": "caf? ?", "plain": "?"})
        escaped = json.dumps(json.loads(body)).replace("/ascii", "/escaped")
        client.create_stack(StackName="escaped", TemplateBody=escaped)
        escaped = client.get_template(StackName="escaped")["TemplateBody"]
        self.assertEqual(escaped["Resources"]["Group"]["Metadata"]["raw"], "caf\u00e9 \U0001f6a8")

    def test_a_resource_that_keeps_its_name_is_not_replaced(self):
        def role(path):
            return template({"Role": {"Type": "AWS::IAM::Role", "Properties": {
                "RoleName": "fixed", "Path": path, "AssumeRolePolicyDocument": {
                    "Version": "2012-10-17", "Statement": []}}}})

        self.deploy("fixed", role("/"))
        stack = self.deploy("fixed", role("/team/"), kind="UPDATE")
        self.assertEqual(stack["StackStatus"], "UPDATE_ROLLBACK_COMPLETE")
        reasons = [e.get("ResourceStatusReason", "") for e in self.events("fixed")
                   if e["ResourceStatus"] == "UPDATE_FAILED"]
        self.assertEqual(reasons, [
            "CloudFormation cannot update a stack when a custom-named resource requires "
            "replacing. Rename fixed and update the stack again."])

    def test_an_update_replaces_and_cleans_up(self):
        self.deploy("replaced", template({"Group": log_group("/before"), "Old": log_group("/old")}))
        stack = self.deploy("replaced", template({"Group": log_group("/after")}), kind="UPDATE")
        self.assertEqual(stack["StackStatus"], "UPDATE_COMPLETE")
        groups = self.local.client("logs", "monitoring").describe_log_groups()["logGroups"]
        names = {one["logGroupName"] for one in groups}
        self.assertIn("/after", names)
        self.assertFalse({"/before", "/old"} & names)
        resources = self.cloudformation().describe_stack_resources(StackName="replaced")
        self.assertEqual(
            [r["PhysicalResourceId"] for r in resources["StackResources"]], ["/after"])

    def test_deletion_policies(self):
        self.local.client("logs", "monitoring").create_log_group(logGroupName="/obstacle")
        keep = log_group("/keep", DeletionPolicy="RetainExceptOnCreate")
        stack = self.deploy("policies", template(
            {"Keep": keep, "Bad": {**log_group("/obstacle"), "DependsOn": "Keep"}}))
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        logs = self.local.client("logs", "monitoring")
        self.assertEqual(logs.describe_log_groups(logGroupNamePrefix="/keep")["logGroups"], [])
        self.delete("policies")
        self.deploy("policies", template({"Keep": keep}))
        gone = self.delete("policies")
        self.assertEqual(gone["StackStatus"], "DELETE_COMPLETE")
        statuses = [e["ResourceStatus"] for e in self.events(gone["StackId"])]
        self.assertIn("DELETE_SKIPPED", statuses)
        self.assertEqual(len(logs.describe_log_groups(logGroupNamePrefix="/keep")["logGroups"]), 1)

    def test_termination_protection_is_enforced(self):
        self.deploy("protected", template({"Group": log_group("/protected")}))
        client = self.cloudformation()
        client.update_termination_protection(
            StackName="protected", EnableTerminationProtection=True)
        code, message = self.refusal(client.delete_stack, StackName="protected")
        self.assertEqual(code, "ValidationError")
        self.assertIn("TerminationProtection is enabled", message)
        client.update_termination_protection(
            StackName="protected", EnableTerminationProtection=False)
        self.assertEqual(self.delete("protected")["StackStatus"], "DELETE_COMPLETE")

    def test_templates_that_are_refused(self):
        named_role = template({"Role": {"Type": "AWS::IAM::Role", "Properties": {
            "RoleName": "x", "AssumeRolePolicyDocument": {}}}})
        big = template({"Group": log_group("/big")}, Description="d" * 52_000)
        ring = template({"A": {**log_group("/a"), "DependsOn": "B"},
                         "B": {**log_group("/b"), "DependsOn": "A"}})
        for body, code, words in (
            (template({"X": {"Type": "AWS::Invented::Type"}}), "ValidationError",
             "Unrecognized resource types: [AWS::Invented::Type]"),
            (named_role, "InsufficientCapabilitiesException", "[CAPABILITY_NAMED_IAM]"),
            (big, "ValidationError", "less than or equal to 51200"),
            (ring, "ValidationError", "Circular dependency"),
            (template({"A": log_group({"Ref": "Nothing"})}), "ValidationError", "[Nothing]"),
            (template({"A": log_group("/a")}, Parameters={"P": {"Type": "String"}}),
             "ValidationError", "Parameters: [P] must have values"),
        ):
            with self.subTest(words):
                found = self.refusal(
                    self.cloudformation().create_change_set, StackName="refused",
                    ChangeSetName="c", ChangeSetType="CREATE", TemplateBody=json.dumps(body))
                self.assertEqual(found[0], code)
                self.assertIn(words, found[1])
        self.refusal(self.cloudformation().describe_stacks, StackName="refused")

    def test_progress_can_be_watched(self):
        wave = {f"Group{n}": log_group(f"/slow/{n}") for n in range(20)}
        change_set = self.change("slow", template(wave))
        self.cloudformation().execute_change_set(ChangeSetName=change_set["ChangeSetId"])
        stack = self.cloudformation().describe_stacks(StackName="slow")["Stacks"][0]
        self.assertEqual(stack["StackStatus"], "CREATE_IN_PROGRESS")
        code, message = self.refusal(self.cloudformation().delete_stack, StackName="slow")
        self.assertIn("CREATE_IN_PROGRESS state and can not be", message)
        self.assertEqual(self.settled("slow")["StackStatus"], "CREATE_COMPLETE")


if __name__ == "__main__":
    unittest.main()
