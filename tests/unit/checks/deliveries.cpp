#include <catch2/catch.hpp>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

/// Who may send what to queues, topics and functions: under a role, under the service's name, with
/// which key.

using namespace sagewatch;

namespace {

/// The ids of what is found.
std::vector<std::string> delivery_problems(const std::string& yaml) {
  auto reading = document::read_document("t.yaml", "Resources:\n" + yaml);
  for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  std::vector<std::string> out;
  for (const auto& diagnostic : checks::run_checks(subjects, {}).diagnostics) {
    out.push_back(diagnostic.id);
  }
  return out;
}

using DeliveryIds = std::vector<std::string>;

const std::string receivers =
    "  Q: {Type: AWS::SQS::Queue}\n  T: {Type: AWS::SNS::Topic}\n"
    "  F: {Type: AWS::Lambda::Function, Properties: {FunctionName: f}}\n";

std::string rule_to(const std::string& arn, const std::string& role) {
  return "  R:\n    Type: AWS::Events::Rule\n    Properties:\n"
         "      EventPattern: {source: [aws.sagemaker]}\n"
         "      Targets: [{Id: t, Arn: " +
         arn + ", RoleArn: " + role + "}]\n";
}

/// A role that events.amazonaws.com may assume, with more properties.
std::string role(const std::string& properties) {
  return "  Role:\n    Type: AWS::IAM::Role\n    Properties:\n"
         "      AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, "
         "Action: 'sts:AssumeRole', Principal: {Service: events.amazonaws.com}}]}\n" +
         properties;
}

std::string role_policy(const std::string& action, const std::string& resource) {
  return "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: '" + action +
         "', Resource: " + resource + "}]}";
}

std::string inline_policy(const std::string& action, const std::string& resource) {
  return "      Policies: [{PolicyName: p, PolicyDocument: " + role_policy(action, resource) +
         "}]\n";
}

struct ReceiverCase {
  std::string arn;
  std::string action;
  std::string id;  ///< of the check
};

const std::vector<ReceiverCase> each{{"!GetAtt Q.Arn", "sqs:SendMessage", "E1066"},
                                     {"!Ref T", "sns:Publish", "E1067"},
                                     {"!GetAtt F.Arn", "lambda:InvokeFunction", "E1068"}};

}  // namespace

TEST_CASE("a target's role stands in for the policy of the target") {
  for (const auto& [arn, action, id] : each) {
    CAPTURE(arn);
    const auto rule = receivers + rule_to(arn, "!GetAtt Role.Arn");
    CHECK(delivery_problems(rule + role(inline_policy(action, arn))).empty());
    CHECK(delivery_problems(rule + role(inline_policy("*", "'*'"))).empty());
    CHECK(delivery_problems(
              rule + role("      ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/"
                          "PowerUserAccess']\n"))
              .empty());
    CHECK(delivery_problems(receivers + rule_to(arn, "!ImportValue role")).empty());
    CHECK(delivery_problems(
              rule + role("") +
              "  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref Role], "
              "PolicyDocument: " +
              role_policy(action, arn) + "}}\n")
              .empty());
  }
}

TEST_CASE("a role of the template that does not allow it loses the events") {
  for (const auto& [arn, action, id] : each) {
    CAPTURE(arn);
    const auto rule = receivers + rule_to(arn, "!GetAtt Role.Arn");
    CHECK(delivery_problems(rule + role("")) == DeliveryIds{id});
    CHECK(delivery_problems(rule + role(inline_policy("logs:PutLogEvents", "'*'"))) ==
          DeliveryIds{id});
    const auto other = arn == "!Ref T" ? "!GetAtt Q.Arn" : "!Ref T";
    CHECK(delivery_problems(rule + role(inline_policy(action, other))) == DeliveryIds{id});
  }
}

TEST_CASE("no service may use a key that AWS manages") {
  const std::string encrypted =
      "  Q: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: alias/aws/sqs}}\n"
      "  T: {Type: AWS::SNS::Topic, Properties: {KmsMasterKeyId: "
      "'arn:${P}:kms:r:1:alias/aws/sns'}}\n";
  CHECK(delivery_problems(encrypted).empty());
  CHECK(delivery_problems(encrypted +
                          "  S: {Type: AWS::SNS::Subscription, Properties: {Protocol: sqs, "
                          "TopicArn: !Ref T, Endpoint: !GetAtt Q.Arn}}\n") == DeliveryIds{"E1202"});
  CHECK(delivery_problems(encrypted +
                          "  S: {Type: AWS::SNS::Subscription, Properties: {Protocol: lambda, "
                          "TopicArn: !Ref T, Endpoint: !GetAtt Q.Arn}}\n")
            .empty());
  CHECK(delivery_problems(encrypted +
                          "  B: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: "
                          "{QueueConfigurations: [{Event: 's3:*', Queue: !GetAtt Q.Arn}], "
                          "TopicConfigurations: [{Event: 's3:*', Topic: !Ref T}]}}}\n") ==
        DeliveryIds{"E1202", "E1202"});
  CHECK(delivery_problems(encrypted +
                          "  A: {Type: AWS::CloudWatch::CompositeAlarm, Properties: {AlarmRule: "
                          "'TRUE', OKActions: [!Ref T]}}\n") == DeliveryIds{"E1202"});
  CHECK(delivery_problems(encrypted + "  E: {Type: AWS::Events::EventBus, Properties: {Name: e, "
                                      "DeadLetterConfig: {Arn: !GetAtt Q.Arn}}}\n") ==
        DeliveryIds{"E1066", "E1202"});
  // With a role it is not the service that uses the key.
  CHECK(delivery_problems(encrypted + rule_to("!GetAtt Q.Arn", "!ImportValue role")).empty());
}

TEST_CASE("a key of the template is found by its reference and its alias") {
  const auto alarm_to_topic_with = [](const std::string& id, const std::string& statement) {
    return "  T: {Type: AWS::SNS::Topic, Properties: {KmsMasterKeyId: " + id +
           "}}\n"
           "  L: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/ours, TargetKeyId: !Ref "
           "K}}\n"
           "  A: {Type: AWS::CloudWatch::CompositeAlarm, Properties: {AlarmRule: 'TRUE', "
           "AlarmActions: [!Ref T]}}\n"
           "  K: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Version: '2012-10-17', Statement: "
           "[{Effect: Allow, Resource: '*', " +
           statement + "}]}}}\n";
  };
  const std::string service = "Principal: {Service: cloudwatch.amazonaws.com}, ";
  for (const auto* id : {"!Ref K", "!GetAtt K.Arn", "!Ref L", "alias/ours"}) {
    CAPTURE(id);
    CHECK(delivery_problems(alarm_to_topic_with(id, service + "Action: 'kms:*'")).empty());
    CHECK(delivery_problems(
              alarm_to_topic_with(id, service + "Action: ['kms:Decrypt', 'kms:Generate*']"))
              .empty());
    CHECK(delivery_problems(alarm_to_topic_with(id, service + "Action: 'kms:Decrypt'")) ==
          DeliveryIds{"E1203"});
    CHECK(delivery_problems(alarm_to_topic_with(
              id, "Principal: {Service: sns.amazonaws.com}, Action: 'kms:*'")) ==
          DeliveryIds{"E1203"});
  }
  CHECK(delivery_problems(alarm_to_topic_with("alias/theirs", service + "Action: 'kms:Decrypt'"))
            .empty());
}
