"""Functions that read queues, and schedules that put events on a bus."""

import json
import unittest

from support import OrganizationTest, template, wait_for

READER = """
def handler(event, context):
    for record in event["Records"]:
        print("got", record["body"], record["attributes"]["ApproximateReceiveCount"])
    bad = [r["messageId"] for r in event["Records"] if r["body"] == "bad"]
    return {"batchItemFailures": [{"itemIdentifier": i} for i in bad]}
"""


def reader(*actions, timeout=3):
    allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    logs = {"Effect": "Allow", "Action": "logs:*", "Resource": "*"}
    role = {
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole"}]},
        "Policies": [{"PolicyName": "p", "PolicyDocument": {
            "Version": "2012-10-17", "Statement": [allowed, logs]}}],
    }
    redrive = {"deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}, "maxReceiveCount": 3}
    return template({
        "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "dead"}},
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {
            "QueueName": "work", "DelaySeconds": 300, "VisibilityTimeout": 30,
            "RedrivePolicy": redrive}},
        "Role": {"Type": "AWS::IAM::Role", "Properties": role},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": {
            "FunctionName": "reader", "Runtime": "python3.13", "Handler": "index.handler",
            "Timeout": timeout, "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "Code": {"ZipFile": READER}}},
        "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "FunctionName": {"Ref": "Function"}, "BatchSize": 10,
            "EventSourceArn": {"Fn::GetAtt": ["Queue", "Arn"]},
            "FunctionResponseTypes": ["ReportBatchItemFailures"]}},
    })


class EventSources(OrganizationTest):
    def send(self, *bodies):
        sqs = self.local.client("sqs", "monitoring")
        url = sqs.get_queue_url(QueueName="work")["QueueUrl"]
        for body in bodies:
            sqs.send_message(QueueUrl=url, MessageBody=body)

    def printed(self):
        logs = self.local.client("logs", "monitoring")
        events = logs.filter_log_events(logGroupName="/aws/lambda/reader")["events"]
        return [e["message"].strip() for e in events if e["message"].startswith("got")]

    def waiting(self, queue):
        sqs = self.local.client("sqs", "monitoring")
        url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
        found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        return int(found["ApproximateNumberOfMessages"])

    def test_messages_are_processed_and_failed_ones_end_in_the_dead_letter_queue(self):
        stack = self.deploy("reader", reader("sqs:*"))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE", self.events("reader"))
        self.send("good", "bad")
        wait_for(lambda: self.waiting("dead") == 1)
        printed = self.printed()
        self.assertEqual([p for p in printed if "good" in p], ["got good 1"])
        self.assertEqual(sorted(p for p in printed if "bad" in p)[:2], ["got bad 1", "got bad 2"])
        self.assertEqual(self.waiting("work"), 0)

    def test_what_lambda_refuses_fails_the_stack(self):
        slow = self.deploy("slow", reader("sqs:*", timeout=60), "workload")
        self.assertEqual(slow["StackStatus"], "ROLLBACK_COMPLETE")
        told = json.dumps(self.events("slow", "workload"), default=str)
        self.assertIn("Queue visibility timeout: 30 seconds is less than", told)


class Schedules(OrganizationTest):
    def stack(self, action):
        return template({
            "Role": {"Type": "AWS::IAM::Role", "Properties": {
                "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"},
                    "Action": "sts:AssumeRole"}]},
                "Policies": [{"PolicyName": "p", "PolicyDocument": {
                    "Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Action": action, "Resource": "*"}]}}]}},
            "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "beats"}},
            "Policy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
                "Queues": [{"Ref": "Queue"}], "PolicyDocument": {"Statement": [{
                    "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                    "Action": "sqs:SendMessage", "Resource": "*"}]}}},
            "Rule": {"Type": "AWS::Events::Rule", "Properties": {
                "EventPattern": {"source": ["me"]},
                "Targets": [{"Id": "q", "Arn": {"Fn::GetAtt": ["Queue", "Arn"]}}]}},
            "Schedule": {"Type": "AWS::Scheduler::Schedule", "Properties": {
                "Name": "beat", "ScheduleExpression": "rate(10 minutes)",
                "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": {
                    "Arn": {"Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}"
                                       ":event-bus/default"},
                    "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "Input": "{}",
                    "EventBridgeParameters": {"Source": "me", "DetailType": "Beat"}}}},
        })

    def fire(self):
        account = self.local.accounts["monitoring"]
        arn = f"arn:aws:scheduler:{self.local.region}:{account}:schedule/default/beat"
        return self.local.client("events", "monitoring").put_events(Entries=[{
            "Source": "aws.scheduler", "DetailType": "Scheduled Event", "Detail": "{}",
            "Resources": [arn]}])

    def test_a_schedule_that_fires_puts_its_event_on_the_bus_if_its_role_may(self):
        stack = self.deploy("beats", self.stack("events:PutEvents"))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE", self.events("beats"))
        self.assertEqual(self.fire()["FailedEntryCount"], 0)
        sqs = self.local.client("sqs", "monitoring")
        url = sqs.get_queue_url(QueueName="beats")["QueueUrl"]
        (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
        event = json.loads(message["Body"])
        self.assertEqual((event["source"], event["detail-type"]), ("me", "Beat"))
        self.change_role("s3:GetObject")
        refused = self.fire()
        self.assertIn("may not put events", refused["Entries"][0]["ErrorMessage"])

    def change_role(self, action):
        iam = self.local.client("iam", "monitoring")
        (role,) = [r for r in iam.list_roles()["Roles"] if r["RoleName"].startswith("beats-")]
        document = {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": action, "Resource": "*"}]}
        iam.put_role_policy(
            RoleName=role["RoleName"], PolicyName="p", PolicyDocument=json.dumps(document)
        )


if __name__ == "__main__":
    unittest.main()
