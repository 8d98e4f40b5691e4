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
        wait_for(lambda: self.retention("outsider", "/auto") == [7])
        wait_for(lambda: self.instances("auto")[(outsider, self.local.region)]["Status"]
                 == "CURRENT")
        organizations.move_account(
            AccountId=outsider, SourceParentId=work, DestinationParentId=sandbox)
        wait_for(lambda: self.retention("outsider", "/auto") == [])
        wait_for(lambda: (outsider, self.local.region) not in self.instances("auto"))

    def join(self, profile):
        """The account joins the workload unit; it leaves again when the test ends."""
        self.move(profile, "sandbox", "workloads")
        self.addCleanup(self.leave, profile)

    def leave(self, profile):
        self.move(profile, "workloads", "sandbox")
        wait_for(lambda: not any(self.id[profile] == account for name in self.sets()
                                 for account, _ in self.instances(name)))

    def move(self, profile, source, destination):
        self.local.client("organizations", "management").move_account(
            AccountId=self.id[profile], SourceParentId=self.units[source],
            DestinationParentId=self.units[destination])

    def sets(self):
        found = self.cloudformation("management").list_stack_sets(Status="ACTIVE")["Summaries"]
        return [one["StackSetName"] for one in found if one["AutoDeployment"]["Enabled"]]

    def joined(self, name, profile):
        """How the set's instances of an account end that has just joined: status by Region."""
        def look():
            mine = {region: one["StackInstanceStatus"]["DetailedStatus"]
                    for (account, region), one in self.instances(name).items()
                    if account == self.id[profile]}
            return mine if mine and not {"PENDING", "RUNNING"} & set(mine.values()) else None
        return wait_for(look)

    def test_who_joins_gets_the_regions_in_an_order_of_aws_and_without_tolerance(self):
        regions = ("ap-southeast-2", "us-east-1", "eu-west-1")
        self.deploy_set("joiners", stack_set(
            "joiners", [self.units["workloads"]], group="/joiners", automatic=True,
            regions=regions, preferences={
                "FailureTolerancePercentage": 100, "MaxConcurrentPercentage": 100,
                "ConcurrencyMode": "SOFT_FAILURE_TOLERANCE",
                "RegionConcurrencyType": "SEQUENTIAL", "RegionOrder": list(regions)}))
        self.addCleanup(self.delete, "joiners", "management")
        self.local.client("logs", "outsider", "eu-west-1").create_log_group(
            logGroupName="/joiners")
        self.join("outsider")
        self.assertEqual(self.joined("joiners", "outsider"), {
            "eu-west-1": "FAILED", "us-east-1": "CANCELLED", "ap-southeast-2": "CANCELLED"})

    def dependent(self, first):
        second = stack_set("second", [self.units["workloads"]], group="/second", automatic=True)
        second["Properties"]["AutoDeployment"]["DependsOn"] = [{"Fn::Sub": (
            "arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:"
            "stackset/${First}")}]
        return self.deploy("ordered", template({"First": first, "Second": second}), "management")

    def test_a_set_waits_for_those_that_it_depends_on(self):
        stack = self.dependent(stack_set(
            "first", [self.units["workloads"]], group="/first", automatic=True))
        self.addCleanup(self.delete, "ordered", "management")
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        self.join("outsider")
        self.assertEqual(set(self.joined("second", "outsider").values()), {"SUCCEEDED"})
        begun = [self.cloudformation("management").list_stack_set_operations(
            StackSetName=name)["Summaries"][0]["CreationTimestamp"] for name in ("first", "second")]
        self.assertLess(*begun)

    def test_a_set_is_not_deployed_where_one_failed_that_it_depends_on(self):
        self.dependent(stack_set("first", [self.units["workloads"]], group="/broken",
                                 automatic=True))
        self.addCleanup(self.delete, "ordered", "management")
        self.local.client("logs", "outsider").create_log_group(logGroupName="/broken")
        self.join("outsider")
        self.assertEqual(set(self.joined("first", "outsider").values()), {"FAILED"})
        self.assertNotIn(self.id["outsider"], {account for account, _ in self.instances("second")})

    def test_who_joins_is_not_filtered(self):
        outsider = self.id["outsider"]
        self.deploy_set("filtered", stack_set(
            "filtered", [self.units["workloads"]], group="/filtered", automatic=True,
            target={"AccountFilterType": "DIFFERENCE", "Accounts": [outsider]}))
        self.addCleanup(self.delete, "filtered", "management")
        self.join("outsider")
        self.assertEqual(set(self.joined("filtered", "outsider").values()), {"SUCCEEDED"})

    def test_a_stack_without_any_resource_is_refused(self):
        nothing = json.loads(json.dumps(INNER))
        nothing["Conditions"] = {"Never": {"Fn::Equals": ["a", "b"]}}
        nothing["Resources"]["Group"]["Condition"] = "Never"
        self.deploy_set("empty", stack_set(
            "empty", [self.units["workloads-child"]], inner=nothing, preferences={
                "FailureTolerancePercentage": 100, "MaxConcurrentPercentage": 100}))
        self.addCleanup(self.delete, "empty", "management")
        (instance,) = self.instances("empty").values()
        self.assertEqual(instance["Status"], "OUTDATED")
        self.assertIn("At least one Resources member", instance["StatusReason"])

    def test_what_the_handler_refuses(self):
        work = self.units["workloads"]
        nested = template({"Inner": stack_set("inner", [work])})
        no_automatic = stack_set("refused", [work])
        del no_automatic["Properties"]["AutoDeployment"]
        dependent = stack_set("refused", [work], automatic=True)
        dependent["Properties"]["AutoDeployment"]["DependsOn"] = [
            f"arn:aws:cloudformation:{self.local.region}:{self.id['management']}:stackset/no:1"]
        for properties, words in (
            (no_automatic, "AutoDeployment"),
            (stack_set("refused", [work], inner=nested), "not supported"),
            (stack_set("refused", []), "OrganizationalUnitIds"),
            (stack_set("refused", [work], target={
                "AccountFilterType": "UNION", "Accounts": ["333333333333"]}), "UNION"),
            (stack_set("refused", [work], target={"AccountFilterType": "DIFFERENCE"}),
             "Accounts are required"),
            (stack_set("refused", [work, work]), "twice"),
            (dependent, "is not the ARN of a stack set"),
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
