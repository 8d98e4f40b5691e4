"""Writes a template of N resources in JSON: rules with a function, a queue and an alarm each, as
the monitoring stacks have them. The same N gives the same bytes.

    make_template.py N
"""
import json
import sys


def sub(text):
    return {"Fn::Sub": text}


def arn(name):
    return {"Fn::GetAtt": [name, "Arn"]}


def statement(principal, action, resource, **more):
    return {"Effect": "Allow", "Principal": {"Service": principal}, "Action": action,
            **({"Resource": resource} if resource else {}), **more}


def policy(*statements):
    return {"Version": "2012-10-17", "Statement": list(statements)}


def block(i, bus):
    role, function, queue = f"Role{i}", f"Function{i}", f"Queue{i}"
    rule, table, group = f"Rule{i}", f"Table{i}", f"Group{i}"
    code = "import json\n\n\ndef handler(event, context):\n    print(json.dumps(event))\n"
    return {
        group: ("AWS::Logs::LogGroup", {"RetentionInDays": 30}),
        table: ("AWS::DynamoDB::Table", {
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "job", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "job", "KeyType": "HASH"}]}),
        role: ("AWS::IAM::Role", {
            "AssumeRolePolicyDocument": policy(
                statement("lambda.amazonaws.com", "sts:AssumeRole", None)),
            "Policies": [{"PolicyName": "Permissions", "PolicyDocument": policy(
                {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                 "Resource": arn(group)},
                {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem"],
                 "Resource": arn(table)})}]}),
        function: ("AWS::Lambda::Function", {
            "Runtime": "python3.13", "Handler": "index.handler", "Code": {"ZipFile": code},
            "Role": arn(role), "Timeout": 60, "MemorySize": 256,
            "LoggingConfig": {"LogGroup": {"Ref": group}},
            "Environment": {"Variables": {"TABLE": {"Ref": table}}}}),
        queue: ("AWS::SQS::Queue", {"SqsManagedSseEnabled": True,
                                    "MessageRetentionPeriod": 1209600}),
        f"{queue}Policy": ("AWS::SQS::QueuePolicy", {
            "Queues": [{"Ref": queue}],
            "PolicyDocument": policy(statement(
                "events.amazonaws.com", "sqs:SendMessage", arn(queue),
                Condition={"ArnEquals": {"aws:SourceArn": arn(rule)}}))}),
        rule: ("AWS::Events::Rule", {
            "EventBusName": bus,
            "EventPattern": {"source": ["aws.sagemaker"],
                             "detail-type": [{"prefix": "SageMaker "}],
                             "detail": {"TrainingJobName": [{"wildcard": f"team-{i}-*"}]}},
            "Targets": [{"Id": "Function", "Arn": arn(function),
                         "DeadLetterConfig": {"Arn": arn(queue)}}]}),
        f"{rule}Permission": ("AWS::Lambda::Permission", {
            "FunctionName": {"Ref": function}, "Action": "lambda:InvokeFunction",
            "Principal": "events.amazonaws.com", "SourceArn": arn(rule)}),
        f"{queue}Alarm": ("AWS::CloudWatch::Alarm", {
            "Namespace": "AWS/SQS", "MetricName": "ApproximateNumberOfMessagesVisible",
            "Dimensions": [{"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}],
            "Statistic": "Maximum", "Period": 300, "EvaluationPeriods": 1, "Threshold": 0,
            "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "notBreaching"}),
        f"{rule}Topic": ("AWS::SNS::Topic", {
            "DisplayName": sub(f"${{AWS::StackName}} {i}")}),
    }


def template(count, bus="default"):
    resources = {}
    for i in range((count + 9) // 10):
        for name, (kind, properties) in block(i, bus).items():
            resources[name] = {"Type": kind, "Properties": properties}
    return {"AWSTemplateFormatVersion": "2010-09-09",
            "Resources": dict(list(resources.items())[:count])}


if __name__ == "__main__":
    json.dump(template(int(sys.argv[1])), sys.stdout, indent=1)
