"""Every resource type is made, changed and deleted; the services' own APIs tell the effect."""

import json
import unittest

from monitoring_templates import allow, attribute, role
from support import OrganizationTest, outputs, template

PATTERN = '{"source": ["x"]}'


def policy(action, resource, service="events.amazonaws.com"):
    return {"Version": "2012-10-17", "Statement": [{
        "Sid": "One", "Effect": "Allow", "Principal": {"Service": service},
        "Action": action, "Resource": resource}]}


class ResourceTypes(OrganizationTest):
    def life(self, name, first, second, look, before, after):
        """Deploys two versions and deletes; `look` must tell before, after and nothing."""
        stack = self.deploy(name, template(**first))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE", self.failures(name))
        self.assertEqual(look(outputs(stack)), before)
        stack = self.deploy(name, template(**second), kind="UPDATE")
        self.assertEqual(stack["StackStatus"], "UPDATE_COMPLETE", self.failures(name))
        self.assertEqual(look(outputs(stack)), after)
        gone = self.delete(name)
        self.assertEqual(gone["StackStatus"], "DELETE_COMPLETE", self.failures(gone["StackId"]))

    def failures(self, stack):
        return [(e["LogicalResourceId"], e.get("ResourceStatusReason"))
                for e in self.events(stack) if e["ResourceStatus"].endswith("_FAILED")]

    def api(self, service):
        return self.local.client(service, "monitoring")

    def test_queue_and_its_policy(self):
        def version(visibility, action):
            return {"resources": {
                "Queue": {"Type": "AWS::SQS::Queue", "Properties": {
                    "QueueName": "life", "VisibilityTimeout": visibility,
                    "SqsManagedSseEnabled": True}},
                "Policy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
                    "Queues": [{"Ref": "Queue"}],
                    "PolicyDocument": policy(action, attribute("Queue", "Arn"))}}},
                "Outputs": {"Url": {"Value": {"Ref": "Queue"}}}}

        def look(found):
            attributes = self.api("sqs").get_queue_attributes(
                QueueUrl=found["Url"], AttributeNames=["All"])["Attributes"]
            statement = json.loads(attributes["Policy"])["Statement"][0]
            return attributes["VisibilityTimeout"], statement["Action"]

        self.life("queue", version(10, "sqs:SendMessage"), version(20, "sqs:*"), look,
                  ("10", "sqs:SendMessage"), ("20", "sqs:*"))

    def test_topic_its_policy_and_a_subscription(self):
        def version(display, raw):
            return {"resources": {
                "Topic": {"Type": "AWS::SNS::Topic", "Properties": {
                    "TopicName": "life", "DisplayName": display}},
                "Policy": {"Type": "AWS::SNS::TopicPolicy", "Properties": {
                    "Topics": [{"Ref": "Topic"}], "PolicyDocument": policy(
                        "sns:Publish", {"Ref": "Topic"}, f"{display}.amazonaws.com")}},
                "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "subscriber"}},
                "Subscription": {"Type": "AWS::SNS::Subscription", "Properties": {
                    "TopicArn": {"Ref": "Topic"}, "Protocol": "sqs",
                    "Endpoint": attribute("Queue", "Arn"), "RawMessageDelivery": raw}}},
                "Outputs": {"Topic": {"Value": {"Ref": "Topic"}},
                            "Subscription": {"Value": {"Ref": "Subscription"}}}}

        def look(found):
            sns = self.api("sns")
            topic = sns.get_topic_attributes(TopicArn=found["Topic"])["Attributes"]
            subscription = sns.get_subscription_attributes(
                SubscriptionArn=found["Subscription"])["Attributes"]
            service = json.loads(topic["Policy"])["Statement"][0]["Principal"]["Service"]
            return topic["DisplayName"], service, subscription["RawMessageDelivery"]

        self.life("topic", version("events", True), version("cloudwatch", False), look,
                  ("events", "events.amazonaws.com", "true"),
                  ("cloudwatch", "cloudwatch.amazonaws.com", "false"))

    def test_alarm_and_dashboard(self):
        def version(threshold, text):
            return {"resources": {
                "Alarm": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
                    "AlarmName": "life", "EvaluationPeriods": 1, "Threshold": threshold,
                    "ComparisonOperator": "GreaterThanThreshold",
                    "TreatMissingData": "notBreaching",
                    "Metrics": [{"Id": "m1", "ReturnData": True, "MetricStat": {
                        "Metric": {"Namespace": "n", "MetricName": "m"},
                        "Period": 300, "Stat": "Sum"}}]}},
                "Dashboard": {"Type": "AWS::CloudWatch::Dashboard", "Properties": {
                    "DashboardName": "life", "DashboardBody": json.dumps({"widgets": [
                        {"type": "text", "properties": {"markdown": text}}]})}}}}

        def look(_):
            cloudwatch = self.api("cloudwatch")
            alarm = cloudwatch.describe_alarms(AlarmNames=["life"])["MetricAlarms"][0]
            body = cloudwatch.get_dashboard(DashboardName="life")["DashboardBody"]
            return alarm["Threshold"], json.loads(body)["widgets"][0]["properties"]["markdown"]

        self.life("alarm", version(1, "one"), version(2.5, "two"), look, (1.0, "one"),
                  (2.5, "two"))

    def test_bus_policy_rule_and_archive(self):
        def version(service, days, target_ids):
            return {"resources": {
                "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "life"}},
                "Policy": {"Type": "AWS::Events::EventBusPolicy", "Properties": {
                    "EventBusName": {"Ref": "Bus"}, "StatementId": "One",
                    "Statement": {"Effect": "Allow", "Principal": {"AWS": service},
                                  "Action": "events:PutEvents",
                                  "Resource": attribute("Bus", "Arn")}}},
                "Rule": {"Type": "AWS::Events::Rule", "Properties": {
                    "Name": "life", "EventBusName": attribute("Bus", "Arn"),
                    "EventPattern": {"source": ["x"]}, "Targets": [
                        {"Id": one, "Arn": "arn:aws:sqs:ap-southeast-2:222222222222:q"}
                        for one in target_ids]}},
                "Archive": {"Type": "AWS::Events::Archive", "Properties": {
                    "ArchiveName": "life", "SourceArn": attribute("Bus", "Arn"),
                    "EventPattern": {"source": ["x"]}, "RetentionDays": days}}},
                "Outputs": {"Rule": {"Value": {"Ref": "Rule"}},
                            "RuleArn": {"Value": attribute("Rule", "Arn")}}}

        def look(found):
            events = self.api("events")
            self.assertEqual(found["Rule"], "life|life")
            self.assertTrue(found["RuleArn"].endswith(":rule/life/life"))
            statements = json.loads(events.describe_event_bus(Name="life")["Policy"])["Statement"]
            targets = events.list_targets_by_rule(Rule="life", EventBusName="life")["Targets"]
            archive = events.describe_archive(ArchiveName="life")
            return ([one["Principal"]["AWS"] for one in statements],
                    [one["Id"] for one in targets], archive["RetentionDays"])

        self.life("bus", version("333333333333", 7, "ab"), version("444444444444", 14, "bc"), look,
                  (["arn:aws:iam::333333333333:root"], ["a", "b"], 7),
                  (["arn:aws:iam::444444444444:root"], ["b", "c"], 14))

    def test_function_and_its_asynchronous_settings(self):
        def version(source, retries, timeout):
            return {"resources": {
                "Role": role("lambda.amazonaws.com", allow("sqs:*", "*"), ManagedPolicyArns=[
                    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]),
                "Function": {"Type": "AWS::Lambda::Function", "Properties": {
                    "FunctionName": "life", "Runtime": "python3.13", "Handler": "index.handler",
                    "Timeout": timeout, "Role": attribute("Role", "Arn"),
                    "Code": {"ZipFile": f"def handler(event, context):\n    return {source}\n"}}},
                "Settings": {"Type": "AWS::Lambda::EventInvokeConfig", "Properties": {
                    "FunctionName": {"Ref": "Function"}, "Qualifier": "$LATEST",
                    "MaximumRetryAttempts": retries}}}}

        def look(_):
            functions = self.api("lambda")
            settings = functions.get_function_event_invoke_config(FunctionName="life")
            timeout = functions.get_function_configuration(FunctionName="life")["Timeout"]
            answer = json.load(functions.invoke(FunctionName="life")["Payload"])
            groups = self.api("logs").describe_log_groups(logGroupNamePrefix="/aws/lambda/life")
            self.assertEqual(len(groups["logGroups"]), 1)
            return answer, settings["MaximumRetryAttempts"], timeout

        self.life("function", version("1", 0, 5), version("2", 1, 6), look, (1, 0, 5), (2, 1, 6))

    def test_concurrency_is_reserved_as_far_as_there_is_some(self):
        def version(*reserved):
            functions = {f"Function{number}": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": f"reserves-{number}", "Runtime": "python3.13",
                "Handler": "index.handler", "Role": attribute("Role", "Arn"),
                "Code": {"ZipFile": "def handler(event, context):\n    pass\n"},
                **({"ReservedConcurrentExecutions": count} if count is not None else {})}}
                for number, count in enumerate(reserved)}
            return {"resources": {"Role": role("lambda.amazonaws.com", allow("sqs:*", "*")),
                                  **functions}}

        def look(_):
            limit = self.api("lambda").get_account_settings()["AccountLimit"]
            return limit["UnreservedConcurrentExecutions"]

        self.life("reserves", version(899, 1), version(20, None), look, 100, 980)
        refused = self.deploy("reserves", template(**version(900, 1)))
        self.assertEqual(refused["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn("UnreservedConcurrentExecution", str(self.failures(refused["StackId"])))

    def test_roles_and_policies(self):
        def version(action):
            document = {"Version": "2012-10-17", "Statement": [allow(action, "*")]}
            return {"resources": {
                "Role": role("events.amazonaws.com", allow(action, "*"), RoleName="life"),
                "Policy": {"Type": "AWS::IAM::Policy", "Properties": {
                    "PolicyName": "second", "Roles": [{"Ref": "Role"}],
                    "PolicyDocument": document}},
                "Single": {"Type": "AWS::IAM::RolePolicy", "Properties": {
                    "PolicyName": "third", "RoleName": {"Ref": "Role"},
                    "PolicyDocument": document}},
                "Managed": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {
                    "ManagedPolicyName": "fourth", "Roles": [{"Ref": "Role"}],
                    "PolicyDocument": document}}},
                "Outputs": {"Managed": {"Value": {"Ref": "Managed"}}}}

        def look(found):
            iam = self.api("iam")
            inline = [
                iam.get_role_policy(RoleName="life", PolicyName=name)["PolicyDocument"]
                for name in ("own", "second", "third")]
            version_id = iam.get_policy(PolicyArn=found["Managed"])["Policy"]["DefaultVersionId"]
            managed = iam.get_policy_version(PolicyArn=found["Managed"], VersionId=version_id)
            inline.append(managed["PolicyVersion"]["Document"])
            return {one["Statement"][0]["Action"] for one in inline}

        self.life("roles", version("a:One"), version("a:Two"), look, {"a:One"}, {"a:Two"})

    def test_logs(self):
        def version(query, days, pattern):
            return {"resources": {
                "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {
                    "LogGroupName": "/life", **days}},
                "Query": {"Type": "AWS::Logs::QueryDefinition", "Properties": {
                    "Name": "life", "QueryString": query}},
                "Filter": {"Type": "AWS::Logs::MetricFilter", "Properties": {
                    "FilterName": "life", "LogGroupName": {"Ref": "Group"},
                    "FilterPattern": pattern, "MetricTransformations": [
                        {"MetricName": "m", "MetricNamespace": "n", "MetricValue": "1"}]}}}}

        def look(_):
            logs = self.api("logs")
            (query,) = logs.describe_query_definitions(
                queryDefinitionNamePrefix="life")["queryDefinitions"]
            (group,) = logs.describe_log_groups(logGroupNamePrefix="/life")["logGroups"]
            (found,) = logs.describe_metric_filters(logGroupName="/life")["metricFilters"]
            return query["queryString"], group.get("retentionInDays"), found["filterPattern"]

        self.life("logs", version("fields a", {"RetentionInDays": 7}, "ERROR"),
                  version("fields b", {}, "WARN"), look,
                  ("fields a", 7, "ERROR"), ("fields b", None, "WARN"))

    def test_keys_and_parameters(self):
        def version(rotate, value):
            return {"resources": {
                "Key": {"Type": "AWS::KMS::Key", "Properties": {
                    "EnableKeyRotation": rotate, "PendingWindowInDays": 7}},
                "Alias": {"Type": "AWS::KMS::Alias", "Properties": {
                    "AliasName": "alias/life", "TargetKeyId": {"Ref": "Key"}}},
                "Note": {"Type": "AWS::SSM::Parameter", "Properties": {
                    "Name": "/life", "Type": "String", "Value": value}}},
                "Outputs": {"Key": {"Value": attribute("Key", "Arn")}}}

        def look(found):
            rotation = self.api("kms").get_key_rotation_status(KeyId=found["Key"])
            note = self.api("ssm").get_parameter(Name="/life")["Parameter"]
            return rotation["KeyRotationEnabled"], note["Value"]

        self.life("keys", version(True, "a"), version(False, "b"), look, (True, "a"), (False, "b"))

    def test_a_sink_with_links_cannot_be_deleted(self):
        sink = {"Sink": {"Type": "AWS::Oam::Sink", "Properties": {"Name": "s", "Policy": {
            "Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Principal": {"AWS": ["333333333333"]}, "Resource": "*",
                "Action": "oam:CreateLink"}]}}}}
        stack = self.deploy("sink", template(sink, Outputs={"Arn": {"Value": {"Ref": "Sink"}}}))
        second = self.deploy("second", template(
            {"Sink": {"Type": "AWS::Oam::Sink", "Properties": {"Name": "other"}}}))
        self.assertEqual(second["StackStatus"], "ROLLBACK_COMPLETE")
        link = {"Link": {"Type": "AWS::Oam::Link", "Properties": {
            "LabelTemplate": "$AccountName", "SinkIdentifier": outputs(stack)["Arn"],
            "ResourceTypes": ["AWS::Logs::LogGroup"]}}}
        self.deploy("link", template(link), "workload")
        refused = self.delete("sink")
        self.assertEqual(refused["StackStatus"], "DELETE_FAILED")
        self.assertIn("failed to delete: [Sink]", refused["StackStatusReason"])
        self.delete("link", "workload")
        self.assertEqual(self.delete("sink")["StackStatus"], "DELETE_COMPLETE")

    def test_what_is_half_made_is_rolled_back(self):
        broken = role("events.amazonaws.com", {"Effect": "Perhaps"}, RoleName="half")
        stack = self.deploy("half", template({"Role": broken}))
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        code, _ = self.refusal(self.api("iam").get_role, RoleName="half")
        self.assertEqual(code, "NoSuchEntity")

    def test_properties_are_checked_before_anything_is_made(self):
        stack = self.deploy("wrong", template({"Group": {
            "Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupNam": "/typo"}}}))
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertIn("extraneous key [LogGroupNam] is not permitted", self.failures("wrong")[0][1])


if __name__ == "__main__":
    unittest.main()
