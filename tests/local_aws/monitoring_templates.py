"""Templates of the size and kind that sagewatch makes, for the tests."""

HANDLER = """
import json, os, boto3

def handler(event, context):
    detail = event["detail"]
    if detail.get("fail"):
        raise ValueError("told to fail")
    if detail.get("sleep"):
        import time
        time.sleep(detail["sleep"])
    table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
    table.put_item(Item={"id": event["id"], "account": event["account"]})
    print(json.dumps({
        "_aws": {"Timestamp": 1000 * __import__("time").time_ns() // 10**9,
                 "CloudWatchMetrics": [{"Namespace": "Watch", "Dimensions": [["account"]],
                                        "Metrics": [{"Name": "Jobs", "Unit": "Count"}]}]},
        "account": event["account"], "Jobs": 1}))
    return {"seen": event["id"]}
"""


def role(service, *statements, **more):
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Principal": {"Service": service},
                               "Action": "sts:AssumeRole"}],
            },
            "Policies": [{"PolicyName": "own", "PolicyDocument": {
                "Version": "2012-10-17", "Statement": list(statements)}}],
            **more,
        },
    }


def allow(action, resource):
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def attribute(name, of):
    return {"Fn::GetAtt": [name, of]}


def queue_policy(queue, rules):
    return {
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": {
            "Queues": [{"Ref": queue}],
            "PolicyDocument": {"Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                "Action": "sqs:SendMessage", "Resource": attribute(queue, "Arn"),
                "Condition": {"ArnEquals": {"aws:SourceArn": [
                    attribute(rule, "Arn") for rule in rules]}}}]},
        },
    }


def org_path_condition(path):
    return {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": [path]}}


def monitoring(organization_path):
    """Bus, audit group, ingester, archive, table, dead-letter queues, sink."""
    place = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}"
    logs_arn = f"{place}:log-group:/watch/audit:*"
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {
            "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "watch"}},
            "BusPolicy": {"Type": "AWS::Events::EventBusPolicy", "Properties": {
                "EventBusName": {"Ref": "Bus"}, "StatementId": "Organization",
                "Statement": {"Effect": "Allow", "Principal": "*", "Action": "events:PutEvents",
                              "Resource": attribute("Bus", "Arn"),
                              "Condition": org_path_condition(organization_path)}}},
            "Audit": {"Type": "AWS::Logs::LogGroup", "Properties": {
                "LogGroupName": "/watch/audit", "RetentionInDays": 30}},
            "AuditPolicy": {"Type": "AWS::Logs::ResourcePolicy", "Properties": {
                "PolicyName": "watch", "PolicyDocument": {"Fn::Sub": (
                    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":'
                    '{"Service":["events.amazonaws.com","delivery.logs.amazonaws.com"]},'
                    '"Action":["logs:CreateLogStream","logs:PutLogEvents"],'
                    f'"Resource":"{logs_arn}"}}]}}')}}},
            "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
                "TableName": "watch", "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": True},
                "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}},
            "Undelivered": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "undelivered"}},
            "Failed": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "failed"}},
            "UndeliveredPolicy": queue_policy("Undelivered", ["Rule"]),
            "IngesterLogs": {"Type": "AWS::Logs::LogGroup", "Properties": {
                "LogGroupName": "/watch/ingester"}},
            "IngesterRole": role(
                "lambda.amazonaws.com",
                allow(["logs:CreateLogStream", "logs:PutLogEvents"],
                      attribute("IngesterLogs", "Arn")),
                allow("sqs:SendMessage", attribute("Failed", "Arn")),
                allow("dynamodb:PutItem", attribute("Table", "Arn"))),
            "Ingester": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "ingester", "Runtime": "python3.13", "Handler": "index.handler",
                "Role": attribute("IngesterRole", "Arn"), "Timeout": 2,
                "Code": {"ZipFile": HANDLER},
                "LoggingConfig": {"LogFormat": "Text", "LogGroup": {"Ref": "IngesterLogs"}},
                "Environment": {"Variables": {"TABLE": {"Ref": "Table"}}}}},
            "IngesterPermission": {"Type": "AWS::Lambda::Permission", "Properties": {
                "FunctionName": {"Ref": "Ingester"}, "Action": "lambda:InvokeFunction",
                "Principal": "events.amazonaws.com", "SourceArn": attribute("Rule", "Arn")}},
            "IngesterAsync": {"Type": "AWS::Lambda::EventInvokeConfig", "Properties": {
                "FunctionName": {"Ref": "Ingester"}, "Qualifier": "$LATEST",
                "MaximumRetryAttempts": 1,
                "DestinationConfig": {"OnFailure": {"Destination": attribute("Failed", "Arn")}}}},
            "Rule": {"Type": "AWS::Events::Rule", "DependsOn": "AuditPolicy", "Properties": {
                "Name": "service-events", "EventBusName": {"Ref": "Bus"},
                "EventPattern": {"source": ["aws.sagemaker"]},
                "Targets": [
                    {"Id": "audit", "Arn": attribute("Audit", "Arn")},
                    {"Id": "ingester", "Arn": attribute("Ingester", "Arn"),
                     "DeadLetterConfig": {"Arn": attribute("Undelivered", "Arn")}}]}},
            "Archive": {"Type": "AWS::Events::Archive", "Properties": {
                "ArchiveName": "watch", "SourceArn": attribute("Bus", "Arn"),
                "EventPattern": {"source": ["aws.sagemaker"]}, "RetentionDays": 30}},
            "Query": {"Type": "AWS::Logs::QueryDefinition", "Properties": {
                "Name": "watch/failed", "QueryString": "fields @message",
                "LogGroupNames": [{"Ref": "Audit"}]}},
            "Sink": {"Type": "AWS::Oam::Sink", "Properties": {
                "Name": "watch", "Policy": {"Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow", "Principal": "*", "Resource": "*",
                    "Action": ["oam:CreateLink", "oam:UpdateLink"],
                    "Condition": {
                        **org_path_condition(organization_path),
                        "ForAllValues:StringEquals": {"oam:ResourceTypes": [
                            "AWS::CloudWatch::Metric", "AWS::Logs::LogGroup"]}}}]}}},
        },
        "Outputs": {
            "BusArn": {"Value": attribute("Bus", "Arn")},
            "BusName": {"Value": {"Ref": "Bus"}},
            "SinkArn": {"Value": {"Ref": "Sink"}},
            "ArchiveName": {"Value": {"Ref": "Archive"}},
            "PermissionId": {"Value": {"Ref": "IngesterPermission"}},
        },
    }


def workload(with_role=True):
    """A link and a rule that forwards to the monitoring bus, with a dead-letter queue."""
    target = {"Id": "bus", "Arn": {"Ref": "BusArn"},
              "DeadLetterConfig": {"Arn": attribute("Undelivered", "Arn")}}
    if with_role:
        target["RoleArn"] = attribute("Role", "Arn")
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Parameters": {"BusArn": {"Type": "String"}, "SinkArn": {"Type": "String"}},
        "Conditions": {"HasSink": {"Fn::Not": [{"Fn::Equals": [{"Ref": "SinkArn"}, ""]}]}},
        "Resources": {
            "Role": role("events.amazonaws.com", allow("events:PutEvents", {"Ref": "BusArn"}),
                         RoleName="watch-forwarder"),
            "Undelivered": {"Type": "AWS::SQS::Queue",
                            "Properties": {"QueueName": "watch-undelivered"}},
            "UndeliveredPolicy": queue_policy("Undelivered", ["Rule"]),
            "Rule": {"Type": "AWS::Events::Rule", "Properties": {
                "Name": "watch-forward", "EventPattern": {"source": ["aws.sagemaker"]},
                "Targets": [target]}},
            "Link": {"Type": "AWS::Oam::Link", "Condition": "HasSink", "Properties": {
                "LabelTemplate": "$AccountName", "SinkIdentifier": {"Ref": "SinkArn"},
                "ResourceTypes": ["AWS::CloudWatch::Metric", "AWS::Logs::LogGroup"]}},
        },
    }


def parameters(**values):
    return [{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()]
