"""Service-managed stack sets: fan-out, tolerance, updates, automatic deployment."""

import json
import unittest

from monitoring_templates import parameters
from support import OrganizationTest, template, wait_for

INNER = template(
    {"Group": {"Type": "AWS::Logs::LogGroup", "Properties": {
        "LogGroupName": {"Ref": "Name"}, "RetentionInDays": {"Ref": "Days"}}}},
    Parameters={"Name": {"Type": "String"}, "Days": {"Type": "Number", "Default": "7"}})


def stack_set(name, units, inner=INNER, days="7", group="/fleet", regions=("ap-southeast-2",),
              target=None, automatic=False, preferences=None, **more):
    return {"Type": "AWS::CloudFormation::StackSet", "Properties": {
        "StackSetName": name, "PermissionModel": "SERVICE_MANAGED",
        "AutoDeployment": {"Enabled": automatic, **(
            {"RetainStacksOnAccountRemoval": False} if automatic else {})},
        "TemplateBody": json.dumps(inner),
        "Parameters": parameters(Name=group, Days=days),
        "OperationPreferences": preferences or {
            "FailureToleranceCount": 0, "MaxConcurrentCount": 1},
        "StackInstancesGroup": [{
            "DeploymentTargets": {"OrganizationalUnitIds": list(units), **(target or {})},
            "Regions": list(regions)}], **more}}


class StackSets(OrganizationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = cls.local.description["organizational_units"]
        cls.id = cls.local.accounts

    def deploy_set(self, stack, properties, kind="CREATE"):
        return self.deploy(stack, template({"Set": properties}), "management", kind)

    def instances(self, name):
        found = self.cloudformation("management").list_stack_instances(StackSetName=name)
        return {(one["Account"], one["Region"]): one for one in found["Summaries"]}

    def retention(self, profile, group, region=None):
        logs = self.local.client("logs", profile, region)
        found = logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]
        return [one.get("retentionInDays") for one in found]

    def test_life_of_a_stack_set(self):
        work = self.units["workloads"]
        stack = self.deploy_set("life", stack_set("life", [work], group="/life"))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.assertEqual({account for account, _ in self.instances("life")},
                         {self.id["workload"], self.id["workload-child"]})
        instance = self.instances("life")[(self.id["workload-child"], "ap-southeast-2")]
        self.assertEqual((instance["Status"], instance["StackInstanceStatus"]["DetailedStatus"]),
                         ("CURRENT", "SUCCEEDED"))
        member = self.cloudformation("workload-child").describe_stacks()["Stacks"]
        (made,) = [one for one in member if one["StackId"] == instance["StackId"]]
        self.assertRegex(made["StackName"], r"^StackSet-life-[0-9a-f-]{36}$")
        self.assertEqual(self.retention("workload", "/life"), [7])
        self.deploy_set("life", stack_set("life", [work], group="/life", days="30"), "UPDATE")
        self.assertEqual(self.retention("workload-child", "/life"), [30])
        self.deploy_set("life", stack_set("life", [self.units["workloads-child"]],
                                          group="/life", days="30"), "UPDATE")
        self.assertEqual(self.retention("workload", "/life"), [])
        operations = self.cloudformation("management").list_stack_set_operations(
            StackSetName="life")["Summaries"]
        self.assertEqual([o["Action"] for o in operations], ["DELETE", "UPDATE", "CREATE"])
        self.assertEqual({o["Status"] for o in operations}, {"SUCCEEDED"})
        self.assertEqual(self.delete("life", "management")["StackStatus"], "DELETE_COMPLETE")
        self.assertEqual(self.retention("workload-child", "/life"), [])
        code, _ = self.refusal(self.cloudformation("management").describe_stack_set,
                               StackSetName="life")
        self.assertEqual(code, "StackSetNotFoundException")

    def test_a_delegated_administrator_sees_the_sets_with_its_own_call_only(self):
        made = stack_set("delegated", [self.units["workloads"]], group="/delegated",
                         CallAs="DELEGATED_ADMIN")
        refused = self.deploy("early", template({"Set": made}), "outsider")
        self.assertEqual(refused["StackStatus"], "ROLLBACK_COMPLETE")
        organizations = self.local.client("organizations", "management")
        organizations.register_delegated_administrator(
            AccountId=self.id["outsider"],
            ServicePrincipal="member.org.stacksets.cloudformation.amazonaws.com")
        self.deploy("delegated", template({"Set": made}), "outsider")
        delegate = self.cloudformation("outsider")
        self.assertEqual(
            {one["Account"] for one in delegate.list_stack_instances(
                StackSetName="delegated", CallAs="DELEGATED_ADMIN")["Summaries"]},
            {self.id["workload"], self.id["workload-child"]})
        self.assertEqual(len(self.instances("delegated")), 2)
        code, _ = self.refusal(delegate.list_stack_instances, StackSetName="delegated")
        self.assertEqual(code, "StackSetNotFoundException")
        code, _ = self.refusal(self.cloudformation("workload").list_stack_sets,
                               CallAs="DELEGATED_ADMIN")
        self.assertEqual(code, "ValidationError")
        self.delete("delegated", "outsider")

    def test_the_root_never_reaches_the_management_account(self):
        self.deploy_set("root", stack_set(
            "root", [self.local.description["root_id"]], group="/root",
            target={"AccountFilterType": "DIFFERENCE", "Accounts": [self.id["monitoring"]]},
            regions=("ap-southeast-2", "us-east-1")))
        self.assertEqual(
            {account for account, _ in self.instances("root")},
            {self.id[name] for name in ("workload", "workload-child", "outsider")})
        self.assertEqual(self.retention("outsider", "/root", "us-east-1"), [7])
        self.delete("root", "management")

    def fail_in(self, profile, group):
        self.local.client("logs", profile).create_log_group(logGroupName=group)

    def test_a_failure_beyond_the_tolerance_fails_the_resource(self):
        self.fail_in("workload", "/strict")
        stack = self.deploy_set("strict", stack_set(
            "strict", [self.units["workloads"]], group="/strict"))
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        reasons = [e.get("ResourceStatusReason", "") for e in self.events("strict", "management")]
        self.assertTrue(any("NotStabilized" in reason for reason in reasons))
        self.assertEqual(self.retention("workload-child", "/strict"), [])
        sets = self.cloudformation("management").list_stack_sets()["Summaries"]
        status = {one["StackSetName"]: one["Status"] for one in sets}
        self.assertEqual(status["strict"], "DELETED")

    def test_a_tolerated_failure_is_told_by_the_instance(self):
        self.fail_in("workload", "/soft")
        stack = self.deploy_set("soft", stack_set(
            "soft", [self.units["workloads"]], group="/soft", preferences={
                "FailureTolerancePercentage": 50, "MaxConcurrentPercentage": 100,
                "ConcurrencyMode": "SOFT_FAILURE_TOLERANCE"}))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        failed = self.instances("soft")[(self.id["workload"], "ap-southeast-2")]
        self.assertEqual((failed["Status"], failed["StackInstanceStatus"]["DetailedStatus"]),
                         ("OUTDATED", "FAILED"))
        self.assertIn("ResourceLogicalId:Group", failed["StatusReason"])
        self.assertIn("already exists", failed["StatusReason"])
        client = self.cloudformation("management")
        operation = client.list_stack_set_operations(StackSetName="soft")["Summaries"][0]
        results = client.list_stack_set_operation_results(
            StackSetName="soft", OperationId=operation["OperationId"])["Summaries"]
        self.assertEqual({r["Account"]: r["Status"] for r in results},
                         {self.id["workload"]: "FAILED", self.id["workload-child"]: "SUCCEEDED"})
        described = client.describe_stack_set_operation(
            StackSetName="soft", OperationId=operation["OperationId"])["StackSetOperation"]
        self.assertEqual(described["OperationPreferences"]["FailureTolerancePercentage"], 50)

    def test_accounts_that_move_are_followed(self):
        work, sandbox = self.units["workloads"], self.units["sandbox"]
        self.deploy_set("auto", stack_set("auto", [work], group="/auto", automatic=True))
        organizations = self.local.client("organizations", "management")
        outsider = self.id["outsider"]
        organizations.move_account(
            AccountId=outsider, SourceParentId=sandbox, DestinationParentId=work)
        wait_for(lambda: self.retention("outsider", "/auto") == [7], 10)
        wait_for(lambda: self.instances("auto")[(outsider, self.local.region)]["Status"]
                 == "CURRENT", 10)
        organizations.move_account(
            AccountId=outsider, SourceParentId=work, DestinationParentId=sandbox)
        wait_for(lambda: self.retention("outsider", "/auto") == [], 10)
        wait_for(lambda: (outsider, self.local.region) not in self.instances("auto"), 10)

    def test_what_the_handler_refuses(self):
        work = self.units["workloads"]
        nested = template({"Inner": stack_set("inner", [work])})
        no_automatic = stack_set("refused", [work])
        del no_automatic["Properties"]["AutoDeployment"]
        for properties, words in (
            (no_automatic, "AutoDeployment"),
            (stack_set("refused", [work], inner=nested), "not supported"),
            (stack_set("refused", []), "OrganizationalUnitIds"),
            (stack_set("refused", [work], target={
                "AccountFilterType": "UNION", "Accounts": ["333333333333"]}), "UNION"),
            (stack_set("refused", [work], target={"AccountFilterType": "DIFFERENCE"}),
             "Accounts are required"),
            (stack_set("refused", [work, work]), "twice"),
        ):
            with self.subTest(words):
                stack = self.deploy_set("refused", properties)
                self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
                failed = [e for e in self.events("refused", "management")
                          if e["ResourceStatus"] == "CREATE_FAILED"]
                self.assertIn(words, failed[0]["ResourceStatusReason"])
                self.delete("refused", "management")

    def test_trusted_access_is_needed(self):
        client = self.cloudformation("management")
        client.deactivate_organizations_access()
        self.addCleanup(client.activate_organizations_access)
        self.assertEqual(client.describe_organizations_access()["Status"], "DISABLED")
        stack = self.deploy_set("untrusted", stack_set("untrusted", [self.units["workloads"]]))
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")

    def test_members_see_no_stack_sets_and_access_is_on(self):
        client = self.cloudformation("management")
        self.assertEqual(client.describe_organizations_access()["Status"], "ENABLED")
        self.assertEqual(self.cloudformation("workload").list_stack_sets()["Summaries"], [])
        stack = self.deploy("member", template(
            {"Set": stack_set("member", [self.units["workloads"]])}), "workload")
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")


if __name__ == "__main__":
    unittest.main()
