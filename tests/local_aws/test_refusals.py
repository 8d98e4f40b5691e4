"""A fault in a small language fails the deployment, as it does on AWS, and the call behind it.

Every case puts one fault into a resource of our own templates. Which languages are understood is up
to `sagewatch check`: local_aws/languages.py asks it.
"""

import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import HERE, OrganizationTest, outputs, template

SAGEWATCH = os.environ.get("SAGEWATCH", HERE.parents[1] / "build/release/sagewatch")
MONITORING = "MonitoringAccountInfraStack"
INSIGHTS = "MonitoringAccountInsightsStack"
DASHBOARDS = "MonitoringAccountDashboardsStack"
EVENTS = "WorkloadAccountEventsStack"
OBSERVABILITY = "WorkloadAccountObservabilityStack"
# Where each is deployed. The monitoring account has a sound stack of its own.
PROFILES = {MONITORING: "outsider", INSIGHTS: "monitoring", DASHBOARDS: "monitoring",
            EVENTS: "workload", OBSERVABILITY: "workload"}


def text(pattern, new):
    """Replaces what the pattern matches in every text and key of the properties."""

    def changed(value):
        if isinstance(value, str):
            return re.sub(pattern, lambda _: new, value)
        if isinstance(value, list):
            return [changed(item) for item in value]
        if isinstance(value, dict):
            return {changed(key): changed(item) for key, item in value.items()}
        return value

    return changed


def given(**properties):
    return lambda before: {**before, **properties}


def transformed(template):
    """Gives the first target of a rule an input transformer."""
    transformer = {"InputPathsMap": {"state": "$.detail.state"}, "InputTemplate": template}

    def changed(before):
        first, *others = before["Targets"]
        return {**before, "Targets": [{**first, "InputTransformer": transformer}, *others]}

    return changed


SEVEN = " OR ".join(f"LogGroupName = '{letter}'" for letter in "abcdefg")

# What is wrong, where, how it gets in, and words of the reason that the failed resource has.
CASES = (
    ("an operator that event patterns don't have", MONITORING, "ServiceEventsRule",
     text("^prefix$", "prefx"), "prefx"),
    ("an archive's pattern without lists", MONITORING, "Archive",
     given(EventPattern={"source": "aws.sagemaker"}), "source"),
    ("an alarm on a search", INSIGHTS, "AlarmsJobsFailed",
     text("^SELECT .*", "SEARCH('{SageMakerMonitoring,account} JobsFailed', 'Sum', 300)"),
     "SEARCH"),
    ("a percentile beyond a hundred", INSIGHTS, "AlarmsSilenceNotTold",
     given(ExtendedStatistic="p101"), "p101"),
    ("an alarm that wants more datapoints than it has", INSIGHTS, "AlarmsSilenceNotTold",
     given(DatapointsToAlarm=5), "5 datapoints"),
    ("the schedule of a rule in crontab's form", INSIGHTS, "SilenceSchedule",
     given(ScheduleExpression="cron(0 9 * * *)"), "is missing"),
    ("an alarm that looks back two days", INSIGHTS, "AlarmsSilenceNotTold",
     given(EvaluationPeriods=200), "200 periods"),
    ("a dashboard that is cut off", DASHBOARDS, "Landing", text(r"\}$", ""), "ends unexpectedly"),
    ("a widget beyond the right edge", DASHBOARDS, "Landing", text('"width":24', '"width":25'),
     "24"),
    ("a dashboard's name with a blank", DASHBOARDS, "Landing",
     text("^SageMaker-Monitoring$", "SageMaker Monitoring"), "name"),
    # Metrics Insights
    ("a reserved word as a label key", INSIGHTS, "AlarmsJobsFailed", text('"account"', "account"),
     "account"),
    ("a function that Metrics Insights lacks", INSIGHTS, "AlarmsSilentAccounts",
     text(r"^SELECT MAX", "SELECT TOTAL"), "TOTAL"),
    # Logs Insights
    ("a function of a saved query that is left open", DASHBOARDS, "QueryWhoUsedWhat",
     text(r"\bsum\(held\)", "sum(held"), "')'"),
    ("a third stats in a saved query", DASHBOARDS, "QueryFailuresByClass",
     text(r"\| sort .*", "| stats max(jobs) as most by accounts | stats sum(most)"), "stats"),
    # dashboard bodies
    ("a width that is no number", DASHBOARDS, "Landing", text('"width":24', '"width":"wide"'),
     "width"),
    # input transformers
    ("a variable of an input transformer that nothing defines", MONITORING, "RecordsRule",
     transformed('"it is <status>"'), "status"),
    ("a template of an input transformer without quotes", MONITORING, "RecordsRule",
     transformed("it is <state>"), "neither JSON nor quoted strings"),
    # what an event source passes on
    ("a filter of an event source without lists", INSIGHTS, "NoticesMessages",
     given(FilterCriteria={"Filters": [{"Pattern": '{"body": {"state": "failed"}}'}]}), "state"),
    # conditions of policies
    ("a condition's operator that there is not, in a queue's policy", MONITORING,
     "UndeliveredEventsPolicy", text("^Bool$", "Boolean"), "Boolean"),
    ("a condition's operator that there is not, in a bus's policy", MONITORING,
     "EventsFromAccounts", text("^ForAllValues:StringEquals$", "ForAllValues:StringEqual"),
     "StringEqual"),
    ("a condition that compares with no truth value", MONITORING, "IngesterFailedEventsPolicy",
     text("^false$", "no"), "'no'"),
    ("a condition's operator that there is not, in a sink's policy", MONITORING, "Sink",
     text("^ForAllValues:", "AllValues:"), "AllValues"),
    # schedules and filters of links
    ("a schedule without a day", EVENTS, "Heartbeat",
     given(ScheduleExpression="cron(0 9 ? * ? *)"), "can be ?"),
    ("a schedule in a unit that there is not", EVENTS, "Heartbeat",
     given(ScheduleExpression="rate(10 fortnights)"), "the unit of a rate"),
    ("a link's filter with an operator that there is not", OBSERVABILITY, "Link",
     given(LinkConfiguration={"LogGroupConfiguration": {"Filter": "LogGroupName ~ 'a'"}}), "expected ="),
    ("a link's filter with seven conditions", OBSERVABILITY, "Link",
     given(LinkConfiguration={"LogGroupConfiguration": {"Filter": SEVEN}}), "6 ANDs and ORs"),
)


class Deployments(OrganizationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.templates = cls.synthesized()
        case = cls()
        sound = case.up(MONITORING, cls.templates[MONITORING], "monitoring")
        cls.given = outputs(sound)

    @classmethod
    def synthesized(cls):
        with tempfile.TemporaryDirectory() as folder:
            stacks = ["monitoring", "monitoring-insights", "monitoring-dashboards",
                      "workload-events", "workload-observability"]
            settings = ["--home-region", cls.local.region, "--workload-accounts", "333333333333",
                        "--notification-emails", "ml-operations@example.com"]
            subprocess.run([SAGEWATCH, "synth", *stacks, "--output", folder, *settings],
                           cwd=folder, capture_output=True, check=True)
            found = Path(folder).glob("*.template.json")
            return {path.name.split(".")[0]: json.loads(path.read_text()) for path in found}

    def up(self, name, body, profile, **given):
        values = {**given, "HomeRegion": self.local.region,
                  "MonitoringAccountId": self.local.accounts["monitoring"]}
        parameters = [{"ParameterKey": key, "ParameterValue": values[key]}
                      for key in body.get("Parameters", {}) if key in values]
        return self.deploy(name, body, profile, Parameters=parameters)

    def test_a_fault_fails_its_resource_and_the_stack_rolls_back(self):
        for what, stack, resource, put, words in CASES:
            with self.subTest(what):
                body = json.loads(json.dumps(self.templates[stack]))
                sound = body["Resources"][resource]["Properties"]
                broken = body["Resources"][resource]["Properties"] = put(sound)
                self.assertNotEqual(broken, sound)
                profile = PROFILES[stack]
                deployed = self.up(stack, body, profile, **self.given)
                reasons = self.reasons(deployed["StackId"], profile)
                self.delete(deployed["StackId"], profile)
                self.assertEqual(deployed["StackStatus"], "ROLLBACK_COMPLETE")
                self.assertIn(words, reasons[resource])

    def reasons(self, stack, profile):
        return {event["LogicalResourceId"]: event["ResourceStatusReason"]
                for event in self.events(stack, profile)
                if event["ResourceStatus"] == "CREATE_FAILED"
                and "cancelled" not in event["ResourceStatusReason"]}

    def test_our_own_templates_are_sound(self):
        for stack in (INSIGHTS, DASHBOARDS, EVENTS, OBSERVABILITY):
            body, profile = self.templates[stack], PROFILES[stack]
            deployed = self.up(stack, body, profile, **self.given)
            reasons = self.reasons(deployed["StackId"], profile)
            self.delete(stack, profile)
            self.assertEqual(deployed["StackStatus"], "CREATE_COMPLETE", reasons)


class Calls(OrganizationTest):
    def refused(self, service, operation, **parameters):
        call = getattr(self.local.client(service, "monitoring"), operation)
        return self.refusal(call, **parameters)

    def test_a_call_is_refused_with_the_code_of_its_service(self):
        wide = {"type": "text", "x": 20, "y": 0, "width": 6, "height": 1,
                "properties": {"markdown": "wide"}}
        search = {"Id": "a", "Expression": "SEARCH('{N,d} m', 'Sum', 300)"}
        alarm = {"AlarmName": "a", "EvaluationPeriods": 1, "Threshold": 1,
                 "ComparisonOperator": "GreaterThanThreshold"}
        found = [
            self.refused("cloudwatch", "put_dashboard", DashboardName="d",
                         DashboardBody=json.dumps({"widgets": [wide]})),
            self.refused("cloudwatch", "put_metric_alarm", Metrics=[search], **alarm),
            self.refused("events", "put_rule", Name="r", EventPattern='{"source": "x"}'),
            self.refused("events", "test_event_pattern", EventPattern='{"source": "x"}', Event="{}"),
            self.refused("oam", "create_link", LabelTemplate="$AccountName",
                         ResourceTypes=["AWS::Logs::LogGroup"],
                         SinkIdentifier="arn:aws:oam:ap-southeast-2:333333333333:sink/x",
                         LinkConfiguration={"LogGroupConfiguration": {"Filter": SEVEN}}),
        ]
        self.assertEqual([code for code, _ in found], [
            "InvalidParameterInput", "ValidationError", "InvalidEventPatternException",
            "InvalidEventPatternException", "InvalidParameterException"])

    def test_a_filter_a_query_a_schedule_and_a_rule_of_alarms_are_refused_when_they_are_put(self):
        self.local.client("logs", "monitoring").create_log_group(logGroupName="g")
        target = {"Arn": "arn:aws:sqs:ap-southeast-2:222222222222:q",
                  "RoleArn": "arn:aws:iam::222222222222:role/r"}
        found = [
            self.refused("logs", "start_query", logGroupName="g", startTime=0, endTime=1,
                         queryString="stats sum(x"),
            self.refused("logs", "put_query_definition", name="q", queryString="stats sum(x"),
            self.refused("logs", "put_metric_filter", logGroupName="g", filterName="f",
                         filterPattern="{ $.a = }", metricTransformations=[
                             {"metricName": "m", "metricNamespace": "n", "metricValue": "1"}]),
            self.refused("logs", "put_subscription_filter", logGroupName="g", filterName="f",
                         filterPattern="{ $.a = }",
                         destinationArn="arn:aws:lambda:ap-southeast-2:222222222222:function:f"),
            self.refused("scheduler", "create_schedule", Name="s", Target=target,
                         FlexibleTimeWindow={"Mode": "OFF"},
                         ScheduleExpression="rate(10 fortnights)"),
            self.refused("cloudwatch", "put_composite_alarm", AlarmName="c",
                         AlarmRule="ALARM(one) AND"),
            self.refused("events", "put_targets", Rule="r", Targets=[{
                "Id": "t", "Arn": target["Arn"], "InputTransformer": {"InputTemplate": "<x>"}}]),
        ]
        self.assertEqual([code for code, _ in found], [
            "MalformedQueryException", "InvalidParameterException", "InvalidParameterException",
            "InvalidParameterException", "ValidationException", "ValidationError",
            "ValidationException"])

    def test_a_policy_is_refused_whose_conditions_no_service_reads(self):
        def policy(principal):
            return json.dumps({"Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Principal": principal, "Action": "*", "Resource": "*",
                "Condition": {"StringEqual": {"aws:SourceAccount": "222222222222"}}}]})

        events = policy({"Service": "events.amazonaws.com"})
        own = policy({"AWS": "arn:aws:iam::222222222222:root"})
        topic = self.local.client("sns", "monitoring").create_topic(Name="t")["TopicArn"]
        found = [
            self.refused("events", "put_permission", EventBusName="default", Policy=own),
            self.refused("sqs", "create_queue", QueueName="q", Attributes={"Policy": events}),
            self.refused("sns", "set_topic_attributes", TopicArn=topic, AttributeName="Policy",
                         AttributeValue=events),
            self.refused("logs", "put_resource_policy", policyName="p", policyDocument=events),
            self.refused("kms", "create_key", Policy=own),
            self.refused("oam", "put_sink_policy", SinkIdentifier="arn", Policy=own),
            self.refused("iam", "create_role", RoleName="r", AssumeRolePolicyDocument=own),
            self.refused("iam", "create_policy", PolicyName="p", PolicyDocument=json.dumps({
                "Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow", "Action": "*", "Resource": "*",
                    "Condition": {"Bool": {"aws:SecureTransport": "no"}}}]})),
        ]
        self.assertEqual([code for code, _ in found], [
            "ValidationException", "InvalidAttributeValue", "InvalidParameter",
            "InvalidParameterException", "MalformedPolicyDocumentException",
            "InvalidParameterException", "MalformedPolicyDocument", "MalformedPolicyDocument"])

    def test_the_aws_cli_prints_the_reason(self):
        done = self.local.cli("events", "put-rule", "--name", "r", "--event-pattern",
                              '{"source": "x"}', profile="monitoring")
        self.assertIn("InvalidEventPatternException", done.stderr)
        self.assertIn("source", done.stderr)

    def test_what_aws_accepts_is_accepted_though_nothing_good_comes_of_it(self):
        misspelt = {"Type": "AWS::Events::Rule", "Properties": {
            "Name": "never", "EventPattern": {"sauce": ["aws.sagemaker"]}}}
        stack = self.deploy("never", template({"Rule": misspelt}))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")


if __name__ == "__main__":
    unittest.main()
