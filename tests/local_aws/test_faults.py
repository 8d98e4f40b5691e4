"""The faults that can be switched on."""

import signal
import subprocess
import unittest

from support import OrganizationTest, template, wait_for
from test_stack_sets import stack_set


class Faults(OrganizationTest):
    def setUp(self):
        self.addCleanup(self.switch_on)

    def switch_on(self, *lines):
        (self.local.state / "faults").write_text("".join(f"{line}\n" for line in lines))

    def list_tables(self):
        return self.local.client("dynamodb", "monitoring").list_tables()

    def test_calls_fail_from_the_first_to_the_last_that_is_named(self):
        client = self.cloudformation()
        self.switch_on("call DescribeStacks 2 2 ValidationError not this time")
        client.describe_stacks()
        self.assertEqual(self.refusal(client.describe_stacks),
                         ("ValidationError", "not this time"))
        client.describe_stacks()

    def test_services_that_sign_with_another_name_fail_too(self):
        client = self.local.client("cloudwatch", "monitoring")
        self.switch_on("call DescribeAlarms 1 1 ValidationError not this time")
        self.assertEqual(self.refusal(client.describe_alarms),
                         ("ValidationError", "not this time"))
        client.describe_alarms()

    def test_errors_are_told_in_the_protocol_of_the_service(self):
        calls = (self.local.client("dynamodb", "monitoring").list_tables,
                 self.cloudformation().list_stacks,
                 self.local.client("lambda", "monitoring").list_functions,
                 self.local.client("sts", "monitoring").get_caller_identity)
        self.switch_on("call * 1 * ExpiredTokenException it is expired")
        for call in calls:
            self.assertEqual(self.refusal(call), ("ExpiredTokenException", "it is expired"))
        self.switch_on()
        self.list_tables()

    def test_throttled_calls_are_tried_again_by_the_sdk(self):
        self.switch_on("call ListTables 1 2 ThrottlingException Rate exceeded")
        self.assertEqual(self.list_tables()["TableNames"], [])

    def test_a_process_gets_a_signal_at_a_call(self):
        sleeper = subprocess.Popen(["sleep", "60"])
        self.addCleanup(sleeper.wait)
        self.addCleanup(sleeper.kill)
        self.switch_on(f"signal ListTables 2 {sleeper.pid} TERM")
        self.list_tables()
        self.assertIsNone(sleeper.poll())
        self.list_tables()
        self.assertEqual(sleeper.wait(10), -signal.SIGTERM)

    def test_an_account_fails_and_is_tried_again(self):
        bad = self.local.accounts["workload"]
        unit = self.local.description["organizational_units"]["workloads"]
        soft = {"FailureTolerancePercentage": 100, "MaxConcurrentPercentage": 100}
        self.switch_on(f"account {bad} The account is not ready")
        self.deploy("set", template({"Set": stack_set(
            "again", [unit], group="/again", preferences=soft)}), "management")
        client = self.cloudformation("management")

        def statuses():
            found = client.list_stack_instances(StackSetName="again")["Summaries"]
            return {one["Account"]: one["Status"] for one in found}

        def retry():
            return client.create_stack_instances(
                StackSetName="again", Regions=[self.local.region], DeploymentTargets={
                    "OrganizationalUnitIds": [unit], "Accounts": [bad],
                    "AccountFilterType": "INTERSECTION"})["OperationId"]

        def results(operation):
            found = client.list_stack_set_operation_results(
                StackSetName="again", OperationId=operation)["Summaries"]
            return {one["Account"]: one["Status"] for one in found}

        self.assertEqual(statuses()[bad], "OUTDATED")
        self.assertEqual(set(statuses().values()), {"OUTDATED", "CURRENT"})
        self.switch_on()
        operation = retry()
        wait_for(lambda: set(statuses().values()) == {"CURRENT"})
        self.assertEqual(results(operation), {bad: "SUCCEEDED"})
        wait_for(lambda: client.describe_stack_set_operation(
            StackSetName="again", OperationId=operation)["StackSetOperation"]["Status"]
            == "SUCCEEDED")
        self.assertEqual(results(retry()), {})


if __name__ == "__main__":
    unittest.main()
