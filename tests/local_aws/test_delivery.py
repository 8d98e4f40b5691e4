"""Events from workload accounts to the monitoring account, and what is refused on the way."""

import json
import unittest
from datetime import datetime, timedelta, timezone

import monitoring_templates as templates
from support import OrganizationTest, outputs, template


class Delivery(OrganizationTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case = cls()
        path = cls.local.description["workloads_path"] + "*"
        cls.monitoring = case.deploy("monitoring", templates.monitoring(path))
        cls.outputs = outputs(cls.monitoring)
        given = templates.parameters(BusArn=cls.outputs["BusArn"], SinkArn=cls.outputs["SinkArn"])
        for profile in ("workload", "workload-child"):
            stack = case.deploy("workload", templates.workload(), profile, Parameters=given)
            assert stack["StackStatus"] == "CREATE_COMPLETE", case.events("workload", profile)

    def put(self, profile, **detail):
        answer = self.local.client("events", profile).put_events(Entries=[{
            "Source": "aws.sagemaker", "DetailType": "SageMaker Training Job State Change",
            "Resources": ["arn:aws:sagemaker:::training-job/x"], "Detail": json.dumps(detail)}])
        self.assertEqual(answer["FailedEntryCount"], 0)
        return answer["Entries"][0]["EventId"]

    def messages(self, profile, queue):
        sqs = self.local.client("sqs", profile)
        url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
        found = []
        while batch := sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"]
        ).get("Messages", []):
            for one in batch:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
                found.append(one)
        return found

    def logged(self, group):
        events = self.local.client("logs", "monitoring").filter_log_events(logGroupName=group)
        return [one["message"] for one in events["events"]]

    def audited(self, event_id):
        return [e for e in map(json.loads, self.logged("/watch/audit")) if e["id"] == event_id]

    def test_the_outputs_are_names_and_arns(self):
        self.assertEqual(self.monitoring["StackStatus"], "CREATE_COMPLETE")
        self.assertEqual(self.outputs["BusName"], "watch")
        self.assertEqual(self.outputs["ArchiveName"], "watch")
        self.assertRegex(self.outputs["PermissionId"], r"^monitoring-IngesterPermission-\w+$")

    def test_an_event_keeps_its_envelope_over_accounts(self):
        event_id = self.put("workload-child", TrainingJobName="a")
        (event,) = self.audited(event_id)
        self.assertEqual(event["account"], "444444444444")
        self.assertEqual(event["region"], "ap-southeast-2")
        self.assertEqual(event["resources"], ["arn:aws:sagemaker:::training-job/x"])
        self.assertEqual(event["detail"], {"TrainingJobName": "a"})

    def test_the_function_runs_writes_and_measures(self):
        event_id = self.put("workload")
        table = self.local.client("dynamodb", "monitoring")
        item = table.get_item(TableName="watch", Key={"id": {"S": event_id}})["Item"]
        self.assertEqual(item["account"]["S"], "333333333333")
        self.assertTrue(any('"Jobs": 1' in line for line in self.logged("/watch/ingester")))
        now = datetime.now(timezone.utc)
        statistics = self.local.client("cloudwatch", "monitoring").get_metric_statistics(
            Namespace="Watch", MetricName="Jobs", StartTime=now - timedelta(hours=1),
            EndTime=now + timedelta(hours=1), Period=3600, Statistics=["Sum"],
            Dimensions=[{"Name": "account", "Value": "333333333333"}])
        self.assertGreaterEqual(sum(p["Sum"] for p in statistics["Datapoints"]), 1)

    def encrypted_bus(self, stack, **more):
        """A bus whose key lets EventBridge do nothing, and a queue that takes its dead letters."""
        queue = {"Fn::GetAtt": ["Lost", "Arn"]}
        self.deploy(stack, template({
            "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {
                "Version": "2012-10-17", "Statement": []}}},
            "Lost": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": stack}},
            "LostPolicy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
                "Queues": [{"Ref": "Lost"}], "PolicyDocument": {
                    "Version": "2012-10-17", "Statement": [{
                        "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                        "Action": "sqs:SendMessage", "Resource": queue, "Condition": {
                            "ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["Bus", "Arn"]}}}}]}}},
            "Bus": {"Type": "AWS::Events::EventBus", "Properties": {
                "Name": stack, "KmsKeyIdentifier": {"Fn::GetAtt": ["Key", "Arn"]}, **more}}}))

    def put_on(self, bus, source):
        self.local.client("events", "monitoring").put_events(Entries=[{
            "Source": source, "DetailType": "Test", "Detail": "{}", "EventBusName": bus}])

    def test_events_that_a_bus_cannot_encrypt_are_lost_without_its_own_queue(self):
        self.encrypted_bus("locked")
        self.put_on("locked", "tests")
        self.assertEqual(self.messages("monitoring", "locked"), [])
        self.assertIn("locked", self.local.log.split("lost: ")[-1])

    def test_events_that_a_bus_cannot_encrypt_go_to_its_own_queue(self):
        self.encrypted_bus("caught", DeadLetterConfig={"Arn": {"Fn::GetAtt": ["Lost", "Arn"]}})
        self.put_on("caught", "tests")
        self.put_on("caught", "aws.sagemaker")  # encrypted with a key of AWS's own
        (message,) = self.messages("monitoring", "caught")
        self.assertEqual(json.loads(message["Body"])["source"], "tests")
        self.assertNotIn("TARGET_ARN", message["MessageAttributes"])

    def put_across(self, profile, source):
        """Puts an event straight onto the monitoring account's bus. Returns the error code."""
        answer = self.local.client("events", profile).put_events(Entries=[{
            "Source": source, "DetailType": "Test", "Detail": "{}",
            "EventBusName": self.outputs["BusArn"]}])
        return answer["Entries"][0].get("ErrorCode")

    def test_another_account_puts_events_where_the_policy_admits_it(self):
        self.assertIsNone(self.put_across("workload", "tests"))
        self.assertEqual(self.put_across("outsider", "tests"), "AccessDeniedException")

    def test_nobody_puts_events_of_aws_onto_the_bus_of_another_account(self):
        self.assertEqual(
            self.put_across("workload", "aws.sagemaker"), "NotAuthorizedForSourceException")

    def test_a_failing_function_ends_in_its_destination(self):
        event_id = self.put("workload", fail=True)
        (message,) = self.messages("monitoring", "failed")
        record = json.loads(message["Body"])
        self.assertEqual(record["requestPayload"]["id"], event_id)
        self.assertEqual(record["requestContext"]["condition"], "RetriesExhausted")
        self.assertEqual(record["requestContext"]["approximateInvokeCount"], 2)
        self.assertEqual(record["responsePayload"]["errorType"], "ValueError")

    def test_the_timeout_is_enforced(self):
        self.put("workload", sleep=5)
        (message,) = self.messages("monitoring", "failed")
        text = json.loads(message["Body"])["responsePayload"]["errorMessage"]
        self.assertIn("Task timed out after 2.00 seconds", text)

    def test_invoke_runs_the_function_too(self):
        answer = self.local.client("lambda", "monitoring").invoke(
            FunctionName="ingester",
            Payload=json.dumps({"id": "direct", "account": "1", "detail": {}}))
        self.assertEqual(json.load(answer["Payload"]), {"seen": "direct"})
        settings = self.local.client("lambda", "monitoring").get_function_configuration(
            FunctionName="ingester")
        self.assertEqual(settings["LoggingConfig"]["LogGroup"], "/watch/ingester")

    def test_a_schedule_fires_by_its_own_event(self):
        events = self.local.client("events", "monitoring")
        rule = events.put_rule(Name="clock", ScheduleExpression="rate(5 minutes)")["RuleArn"]
        audit = "arn:aws:logs:ap-southeast-2:222222222222:log-group:/watch/audit:*"
        events.put_targets(Rule="clock", Targets=[{"Id": "audit", "Arn": audit}])
        for resource, expected in ((rule, 1), (rule + "s", 0)):
            entry = events.put_events(Entries=[{
                "Source": "aws.events", "DetailType": "Scheduled Event", "Detail": "{}",
                "Resources": [resource]}])["Entries"][0]
            self.assertEqual(len(self.audited(entry["EventId"])), expected)

    def test_the_archive_counts(self):
        events = self.local.client("events", "monitoring")
        before = events.describe_archive(ArchiveName="watch")["EventCount"]
        self.put("workload")
        self.assertEqual(events.describe_archive(ArchiveName="watch")["EventCount"], before + 1)

    def test_a_sender_outside_of_the_path_is_refused_into_its_queue(self):
        given = templates.parameters(BusArn=self.outputs["BusArn"], SinkArn="")
        self.deploy("workload", templates.workload(), "outsider", Parameters=given)
        event_id = self.put("outsider")
        self.assertEqual(self.audited(event_id), [])
        (message,) = self.messages("outsider", "watch-undelivered")
        attributes = {k: v["StringValue"] for k, v in message["MessageAttributes"].items()}
        self.assertEqual(attributes["ERROR_CODE"], "NO_PERMISSIONS")
        self.assertEqual(attributes["TARGET_ARN"], self.outputs["BusArn"])
        self.assertTrue(attributes["RULE_ARN"].endswith("rule/watch-forward"))
        self.assertEqual(json.loads(message["Body"])["id"], event_id)

    def test_a_target_without_a_role_cannot_cross_accounts(self):
        given = templates.parameters(BusArn=self.outputs["BusArn"], SinkArn=self.outputs["SinkArn"])
        self.deploy("workload", templates.workload(with_role=False), "workload-child",
                    "UPDATE", Parameters=given)
        event_id = self.put("workload-child")
        self.deploy("workload", templates.workload(), "workload-child", "UPDATE", Parameters=given)
        self.assertEqual(self.audited(event_id), [])
        (message,) = self.messages("workload-child", "watch-undelivered")
        self.assertIn("RoleArn", message["MessageAttributes"]["ERROR_MESSAGE"]["StringValue"])

    def test_a_log_group_without_a_policy_gets_nothing(self):
        self.local.client("logs", "monitoring").create_log_group(logGroupName="/closed")
        events = self.local.client("events", "monitoring")
        events.put_rule(Name="closed", EventPattern='{"source":["closed"]}')
        arn = "arn:aws:logs:ap-southeast-2:222222222222:log-group:/closed"
        events.put_targets(Rule="closed", Targets=[{"Id": "a", "Arn": arn}])
        events.put_events(Entries=[{"Source": "closed", "DetailType": "x", "Detail": "{}"}])
        self.assertEqual(self.logged("/closed"), [])
        self.assertIn("NO_PERMISSIONS", self.local.log)

    def test_a_received_event_goes_no_further(self):
        events = self.local.client("events", "monitoring")
        events.put_rule(Name="onward", EventBusName="watch",
                        EventPattern='{"source":["aws.sagemaker"]}')
        arn = "arn:aws:events:ap-southeast-2:555555555555:event-bus/default"
        events.put_targets(Rule="onward", EventBusName="watch", Targets=[
            {"Id": "a", "Arn": arn, "RoleArn": "arn:aws:iam::222222222222:role/any"}])
        self.put("workload")
        events.remove_targets(Rule="onward", EventBusName="watch", Ids=["a"])
        self.assertIn("THIRD_ACCOUNT_HOP_DETECTED", self.local.log)

    def test_logs_need_the_permission_of_the_role(self):
        self.deploy("mute", template({
            "Role": templates.role("lambda.amazonaws.com", templates.allow("sqs:*", "*")),
            "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/mute"}},
            "Function": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "mute", "Runtime": "python3.13", "Handler": "index.handler",
                "Role": templates.attribute("Role", "Arn"),
                "LoggingConfig": {"LogGroup": {"Ref": "Logs"}},
                "Code": {"ZipFile": "def handler(event, context):\n    print('hello')\n"}}}}))
        functions = self.local.client("lambda", "monitoring")
        self.assertNotIn("FunctionError", functions.invoke(FunctionName="mute"))
        self.assertEqual(self.logged("/mute"), [])
        self.assertIn("mute: logs lost, its role may not logs:CreateLogStream", self.local.log)

    def test_a_queue_without_a_policy_loses_loudly(self):
        events = self.local.client("events", "monitoring")
        self.local.client("sqs", "monitoring").create_queue(QueueName="shut")
        events.put_rule(Name="shut", EventPattern='{"source":["shut"]}')
        arn = "arn:aws:sqs:ap-southeast-2:222222222222:"
        events.put_targets(Rule="shut", Targets=[{
            "Id": "a", "Arn": arn + "none", "DeadLetterConfig": {"Arn": arn + "shut"}}])
        entry = {"Source": "shut", "DetailType": "x", "Detail": "{}"}
        event_id = events.put_events(Entries=[entry])["Entries"][0]["EventId"]
        self.assertEqual(self.messages("monitoring", "shut"), [])
        self.assertIn(f"event {event_id} lost", self.local.log)

    def test_targets_that_eventbridge_refuses(self):
        events = self.local.client("events", "monitoring")
        events.put_rule(Name="limits", EventPattern='{"source":["limits"]}')
        logs = "arn:aws:logs:ap-southeast-2:222222222222:log-group:/x"
        code, message = self.refusal(events.put_targets, Rule="limits", Targets=[
            {"Id": "a", "Arn": logs, "RoleArn": "arn:aws:iam::222222222222:role/any"}])
        self.assertIn("RoleArn is not supported", message)
        six = [{"Id": str(n), "Arn": logs} for n in range(6)]
        self.assertEqual(self.refusal(events.put_targets, Rule="limits", Targets=six)[0],
                         "LimitExceededException")

    def test_table_and_query_have_their_settings(self):
        table = self.local.client("dynamodb", "monitoring")
        ttl = table.describe_time_to_live(TableName="watch")["TimeToLiveDescription"]
        self.assertEqual((ttl["TimeToLiveStatus"], ttl["AttributeName"]), ("ENABLED", "ttl"))
        backups = table.describe_continuous_backups(TableName="watch")
        recovery = backups["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
        self.assertEqual(recovery["PointInTimeRecoveryStatus"], "ENABLED")
        queries = self.local.client("logs", "monitoring").describe_query_definitions()
        self.assertEqual(queries["queryDefinitions"][0]["name"], "watch/failed")

    def test_links_are_seen_from_the_sink_and_hold_it(self):
        oam = self.local.client("oam", "monitoring")
        links = oam.list_attached_links(SinkIdentifier=self.outputs["SinkArn"])["Items"]
        self.assertEqual({one["Label"] for one in links}, {"workload", "workload-child"})
        code, _ = self.refusal(oam.delete_sink, Identifier=self.outputs["SinkArn"])
        self.assertEqual(code, "ConflictException")

    def test_an_outsider_cannot_link(self):
        stack = self.deploy("outside-link", template({"Link": {
            "Type": "AWS::Oam::Link", "Properties": {
                "LabelTemplate": "x", "SinkIdentifier": self.outputs["SinkArn"],
                "ResourceTypes": ["AWS::CloudWatch::Metric"]}}}), "outsider")
        self.assertEqual(stack["StackStatus"], "ROLLBACK_COMPLETE")
        events = self.events("outside-link", "outsider")
        reasons = [event.get("ResourceStatusReason", "") for event in events]
        self.assertTrue(any("not authorized to perform: oam:CreateLink" in r for r in reasons))

    def test_a_link_cannot_share_more_than_the_sink_allows(self):
        oam = self.local.client("oam", "workload")
        arn = oam.list_links()["Items"][0]["Arn"]
        code, _ = self.refusal(oam.update_link, Identifier=arn, ResourceTypes=["AWS::XRay::Trace"])
        self.assertEqual(code, "AccessDeniedException")


if __name__ == "__main__":
    unittest.main()
