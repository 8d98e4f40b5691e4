#include <catch2/catch.hpp>

#include "sagewatch/aws/cloudformation.hpp"
#include "sagewatch/aws/cloudwatch.hpp"
#include "sagewatch/aws/dynamodb.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/aws/oam.hpp"
#include "sagewatch/aws/scheduler.hpp"
#include "sagewatch/aws/sns.hpp"
#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using test::json;
using test::OneStack;

namespace {

iam::Role& add_role(OneStack& one) {
  return one.stack.add<iam::Role>("Role", {.name = "r", .description = "", .trust = {}});
}

lambda::Function& add_function(OneStack& one, iam::Role& role) {
  auto& log = one.stack.add<logs::LogGroup>("Log", {.name = "/l", .retention_days = 30});
  return one.stack.add<lambda::Function>("F", {.name = "f",
                                               .description = "d",
                                               .python = "def handler(e, c): pass",
                                               .role = role,
                                               .log_group = log.reference(),
                                               .timeout_seconds = 3,
                                               .memory_mb = 128,
                                               .environment = {{"TABLE", "t"}}});
}

}  // namespace

TEST_CASE("a function is deployed inline, and may write to its log group") {
  OneStack one;
  add_function(one, add_role(one));
  CHECK(test::properties(one.stack, "F") == json(R"({
    "FunctionName": "f", "Description": "d", "Runtime": "python3.14", "Handler": "index.handler",
    "Code": {"ZipFile": "def handler(e, c): pass"}, "Role": {"Fn::GetAtt": ["Role", "Arn"]},
    "Timeout": 3, "MemorySize": 128, "LoggingConfig": {"LogGroup": {"Ref": "Log"}},
    "Environment": {"Variables": {"TABLE": "t"}}})"));
  CHECK_THAT(
      test::properties(one.stack, "Role").dump(),
      Contains(R"(["logs:CreateLogStream","logs:PutLogEvents"])") && Contains(R"(["Log","Arn"])"));
}

TEST_CASE("failed invocations go to a queue that the function may write to") {
  OneStack one;
  auto& function = add_function(one, add_role(one));
  auto& failed = one.stack.add<sqs::Queue>("Failed", {});
  one.stack.add<lambda::EventInvokeConfig>("Retries", {.function = function, .on_failure = failed});
  CHECK(test::properties(one.stack, "Retries") == json(R"({
    "FunctionName": {"Ref": "F"}, "Qualifier": "$LATEST", "MaximumRetryAttempts": 2,
    "MaximumEventAgeInSeconds": 21600,
    "DestinationConfig": {"OnFailure": {"Destination": {"Fn::GetAtt": ["Failed", "Arn"]}}}})"));
  CHECK_THAT(test::properties(one.stack, "Role").dump(), Contains("sqs:SendMessage"));
}

TEST_CASE("a queue is encrypted and keeps messages for 14 days") {
  OneStack one;
  one.stack.add<sqs::Queue>("Q", {});
  CHECK(test::properties(one.stack, "Q") ==
        json(R"({"SqsManagedSseEnabled": true, "MessageRetentionPeriod": 1209600})"));
}

TEST_CASE("a table is on demand, expires, recovers, and is kept") {
  OneStack one;
  auto& table = one.stack.add<dynamodb::Table>(
      "T", {.name = "t", .partition_key = "job", .ttl_attribute = "expires"});
  table.grant(add_role(one), {"dynamodb:PutItem"});
  const auto resource = test::rendered(one.stack).at("Resources").at("T");
  CHECK(resource.at("DeletionPolicy") == "RetainExceptOnCreate");
  CHECK(resource.at("UpdateReplacePolicy") == "Retain");
  CHECK(resource.at("Properties") == json(R"({
    "TableName": "t", "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [{"AttributeName": "job", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "job", "KeyType": "HASH"}],
    "TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": true},
    "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true}})"));
  CHECK_THAT(test::properties(one.stack, "Role").dump(), Contains("dynamodb:PutItem"));
}

TEST_CASE("a log group is kept, with a retention") {
  OneStack one;
  one.stack.add<logs::LogGroup>("L", {.name = "/l", .retention_days = 30});
  const auto resource = test::rendered(one.stack).at("Resources").at("L");
  CHECK(resource.at("DeletionPolicy") == "RetainExceptOnCreate");
  CHECK(resource.at("Properties") == json(R"({"LogGroupName": "/l", "RetentionInDays": 30})"));
}

TEST_CASE("a saved query names its log groups") {
  OneStack one;
  one.stack.add<logs::QueryDefinition>(
      "Q", {.name = "folder/q", .query = "fields @timestamp", .log_groups = {"/l"}});
  CHECK(test::properties(one.stack, "Q") ==
        json(R"({"Name": "folder/q", "QueryString": "fields @timestamp",
                 "LogGroupNames": ["/l"]})"));
}

TEST_CASE("a topic admits the alarms of its own account") {
  OneStack one;
  one.stack.add<sns::Topic>("Topic", {.name = "t"});
  CHECK(test::properties(one.stack, "Topic") == json(R"({"TopicName": "t"})"));
  const auto statements =
      test::properties(one.stack, "TopicPolicy").at("PolicyDocument").at("Statement");
  REQUIRE(statements.size() == 2);
  CHECK(statements.at(0).at("Principal") == json(R"({"Service": "cloudwatch.amazonaws.com"})"));
  CHECK(statements.at(0).at("Condition") ==
        json(R"({"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}})"));
  CHECK(statements.at(1).at("Effect") == "Deny");
}

TEST_CASE("an address has a separate subscription resource") {
  OneStack one;
  auto& topic = one.stack.add<sns::Topic>("Topic", {.name = "t"});
  one.stack.add<sns::EmailSubscription>("Ops", {.topic = topic, .address = "ops@example.com"});
  CHECK(test::properties(one.stack, "Ops") ==
        json(R"({"TopicArn": {"Ref": "Topic"}, "Protocol": "email",
                 "Endpoint": "ops@example.com"})"));
}

TEST_CASE("an alarm says what to make of missing data") {
  OneStack one;
  one.stack.add<cloudwatch::Alarm>(
      "A",
      {.name = "a",
       .description = "d",
       .metric = {{.name_space = "AWS/SQS", .name = "Depth", .dimensions = {{"QueueName", "q"}}}},
       .threshold = 0.5,
       .actions = {"arn:topic"}});
  CHECK(test::properties(one.stack, "A") == json(R"({
    "AlarmName": "a", "AlarmDescription": "d", "Namespace": "AWS/SQS", "MetricName": "Depth",
    "Dimensions": [{"Name": "QueueName", "Value": "q"}], "Statistic": "Sum", "Period": 300,
    "EvaluationPeriods": 1, "Threshold": 0.5, "ComparisonOperator": "GreaterThanThreshold",
    "TreatMissingData": "notBreaching", "AlarmActions": ["arn:topic"]})"));
}

TEST_CASE("an alarm may watch what a query finds") {
  OneStack one;
  one.stack.add<cloudwatch::Alarm>("A", {.name = "a",
                                         .description = "d",
                                         .query = "SELECT SUM(X) FROM N GROUP BY k ORDER BY SUM()",
                                         .period_seconds = 900,
                                         .threshold = 5,
                                         .evaluation_periods = 3,
                                         .datapoints_to_alarm = 2});
  CHECK(test::properties(one.stack, "A") == json(R"j({
    "AlarmName": "a", "AlarmDescription": "d", "Metrics": [{
      "Id": "found", "Expression": "SELECT SUM(X) FROM N GROUP BY k ORDER BY SUM()",
      "Period": 900, "ReturnData": true}],
    "EvaluationPeriods": 3, "DatapointsToAlarm": 2, "Threshold": 5.0,
    "ComparisonOperator": "GreaterThanThreshold",
    "TreatMissingData": "notBreaching"})j"));
}

TEST_CASE("a function is invoked with a queue's messages, and says which it failed") {
  OneStack one;
  auto& function = add_function(one, add_role(one));
  one.stack.add<lambda::EventSourceMapping>("M", {.function = function,
                                                  .queue_arn = "arn:queue",
                                                  .batch_size = 100,
                                                  .batching_window_seconds = 60,
                                                  .most_concurrent = 2});
  CHECK(test::properties(one.stack, "M") == json(R"({
    "FunctionName": {"Ref": "F"}, "EventSourceArn": "arn:queue", "BatchSize": 100,
    "MaximumBatchingWindowInSeconds": 60, "FunctionResponseTypes": ["ReportBatchItemFailures"],
    "ScalingConfig": {"MaximumConcurrency": 2}})"));
  CHECK_THAT(test::properties(one.stack, "Role").dump(),
             Contains("sqs:ReceiveMessage") && Contains("arn:queue"));
}

TEST_CASE("a queue sends what was received too often to another") {
  OneStack one;
  auto& dead = one.stack.add<sqs::Queue>("Dead", {});
  one.stack.add<sqs::Queue>(
      "Q",
      {.name = "q", .visibility_seconds = 90, .delay_seconds = 30, .dead_letters = {{dead, 5}}});
  CHECK(test::properties(one.stack, "Q") == json(R"({
    "QueueName": "q", "SqsManagedSseEnabled": true, "MessageRetentionPeriod": 1209600,
    "VisibilityTimeout": 90, "DelaySeconds": 30, "RedrivePolicy": {
      "deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}, "maxReceiveCount": 5}})"));
}

TEST_CASE("a schedule puts an event on a bus") {
  OneStack one;
  one.stack.add<scheduler::Schedule>(
      "S",
      {.name = "s",
       .description = "d",
       .expression = "rate(10 minutes)",
       .target = {
           .bus_arn = "arn:bus", .role_arn = "arn:role", .source = "me", .detail_type = "Beat"}});
  CHECK(test::properties(one.stack, "S") == json(R"j({
    "Name": "s", "Description": "d", "ScheduleExpression": "rate(10 minutes)",
    "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": {
      "Arn": "arn:bus", "RoleArn": "arn:role",
      "EventBridgeParameters": {"Source": "me", "DetailType": "Beat"}, "Input": "{}"}})j"));
}

TEST_CASE("a dashboard's body is JSON in a string") {
  OneStack one;
  one.stack.add<cloudwatch::Dashboard>("D", {.name = "d", .body = {{"widgets", cfn::List{}}}});
  CHECK(test::properties(one.stack, "D") ==
        json(R"({"DashboardName": "d", "DashboardBody": "{\"widgets\":[]}"})"));
}

TEST_CASE("a sink admits links that ask for no more than it takes in") {
  OneStack one;
  one.stack.add<oam::Sink>(
      "Sink", {.name = "s",
               .resource_types = {oam::resource_type::metric, oam::resource_type::trace},
               .linkers = {{.principal = iam::Principal::anyone(),
                            .conditions = {{"StringEquals", cfn::Object{{"k", "v"}}}}}}});
  CHECK(test::properties(one.stack, "Sink") == json(R"({"Name": "s", "Policy": {
    "Version": "2012-10-17", "Statement": [{
      "Effect": "Allow", "Principal": "*", "Action": ["oam:CreateLink", "oam:UpdateLink"],
      "Resource": "*", "Condition": {
        "StringEquals": {"k": "v"},
        "ForAllValues:StringEquals": {
          "oam:ResourceTypes": ["AWS::CloudWatch::Metric", "AWS::XRay::Trace"]}}}]}})"));
}

TEST_CASE("a link has the label that the API asks for") {
  OneStack one;
  one.stack.add<oam::Link>("Link", {.sink_arn = "arn:sink",
                                    .label_template = "$AccountName",
                                    .resource_types = {oam::resource_type::log_group}});
  CHECK(test::properties(one.stack, "Link") ==
        json(R"({"LabelTemplate": "$AccountName", "ResourceTypes": ["AWS::Logs::LogGroup"],
                 "SinkIdentifier": "arn:sink"})"));
}

TEST_CASE("a stack set reaches the units' accounts and survives a broken one") {
  OneStack one;
  one.stack.add<cloudformation::StackSet>(
      "Set", {.name = "set",
              .description = "d",
              .template_body = "{}",
              .parameters = {{"P", "v"}},
              .targets = {.ou_ids = {"ou-ab12-11111111"}, .regions = {"eu-west-1"}},
              .creates_named_roles = true});
  CHECK(test::properties(one.stack, "Set") == json(R"({
    "StackSetName": "set", "Description": "d", "PermissionModel": "SERVICE_MANAGED",
    "AutoDeployment": {"Enabled": true, "RetainStacksOnAccountRemoval": false},
    "ManagedExecution": {"Active": true},
    "OperationPreferences": {"FailureTolerancePercentage": 100, "MaxConcurrentPercentage": 100,
      "ConcurrencyMode": "SOFT_FAILURE_TOLERANCE", "RegionConcurrencyType": "PARALLEL"},
    "StackInstancesGroup": [{"DeploymentTargets": {"OrganizationalUnitIds": ["ou-ab12-11111111"]},
      "Regions": ["eu-west-1"]}],
    "Parameters": [{"ParameterKey": "P", "ParameterValue": "v"}],
    "TemplateBody": "{}", "Capabilities": ["CAPABILITY_NAMED_IAM"]})"));
}
