#include "sagewatch/trace/deployed_stack.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/write.hpp"
#include "trace_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::trace;

namespace {

/// ARN and Ref of the one resource `R`.
std::string physical(const std::string& body) {
  Stacks stacks;
  deploy(stacks, "s", "Resources: {R: " + body + "}", "111111111111");
  const auto& resource = stacks.front()->resources().front();
  return document::shown(resource.arn.value_or("-")) + " " +
         document::shown(resource.ref.value_or("-"));
}

std::string output(const std::string& value, const std::string& resource) {
  Stacks stacks;
  deploy(stacks, "s", "Resources: {R: " + resource + "}\nOutputs: {O: {Value: " + value + "}}",
         "1");
  return stacks.front()->output("O").value_or("unknown");
}

}  // namespace

TEST_CASE("resources have the ARNs and references that AWS gives them") {
  CHECK(physical("{Type: AWS::Events::EventBus, Properties: {Name: b}}") ==
        "arn:aws:events:us-east-1:111111111111:event-bus/b b");
  CHECK(physical("{Type: AWS::Events::Rule, Properties: {Name: r}}") ==
        "arn:aws:events:us-east-1:111111111111:rule/r -");
  CHECK(physical("{Type: AWS::Events::Rule, Properties: {Name: r, EventBusName: default}}") ==
        "arn:aws:events:us-east-1:111111111111:rule/r -");
  CHECK(physical("{Type: AWS::Events::Rule, Properties: {Name: r, EventBusName: "
                 "'arn:aws:events:x:1:event-bus/b'}}") ==
        "arn:aws:events:us-east-1:111111111111:rule/b/r -");
  CHECK(physical("{Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /g}}") ==
        "arn:aws:logs:us-east-1:111111111111:log-group:/g /g");
  CHECK(physical("{Type: AWS::Lambda::Function, Properties: {FunctionName: f}}") ==
        "arn:aws:lambda:us-east-1:111111111111:function:f f");
  CHECK(physical("{Type: AWS::SQS::Queue, Properties: {QueueName: q}}") ==
        "arn:aws:sqs:us-east-1:111111111111:q https://sqs.us-east-1.amazonaws.com/111111111111/q");
  CHECK(physical("{Type: AWS::SNS::Topic, Properties: {TopicName: t}}") ==
        "arn:aws:sns:us-east-1:111111111111:t arn:aws:sns:us-east-1:111111111111:t");
  CHECK(physical("{Type: AWS::IAM::Role, Properties: {RoleName: r, Path: /p/}}") ==
        "arn:aws:iam::111111111111:role/p/r r");
  CHECK(
      physical("{Type: AWS::Oam::Sink, Properties: {Name: s}}") ==
      "arn:aws:oam:us-east-1:111111111111:sink/${R} arn:aws:oam:us-east-1:111111111111:sink/${R}");
  CHECK(physical("{Type: AWS::S3::Bucket}") == "- -");
}

TEST_CASE("a name that AWS makes stays a reference") {
  CHECK(physical("{Type: AWS::SQS::Queue}") ==
        "arn:aws:sqs:us-east-1:111111111111:${R} "
        "https://sqs.us-east-1.amazonaws.com/111111111111/${R}");
}

TEST_CASE("outputs and attributes resolve as far as they are known") {
  const std::string group = "{Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /g}}";
  CHECK(output("!GetAtt R.Arn", group) == "arn:aws:logs:us-east-1:1:log-group:/g:*");
  CHECK(output("!Ref R", group) == "/g");
  CHECK(output("!GetAtt R.Name", "{Type: AWS::Events::EventBus, Properties: {Name: b}}") == "b");
  CHECK(output("!GetAtt R.Other", group) == "unknown");
  CHECK(output("!Ref R", "{Type: AWS::SQS::Queue}") == "unknown");
  CHECK(output("!Ref R", "{Type: AWS::S3::Bucket}") == "unknown");
}

TEST_CASE("a resource whose condition is false is not there") {
  Stacks stacks;
  deploy(stacks, "s", R"(
Conditions: {Unmet: !Equals [a, b], Perhaps: !Equals [!ImportValue x, b]}
Resources:
  A: {Type: AWS::SQS::Queue, Condition: Unmet}
  B: {Type: AWS::SQS::Queue, Condition: Perhaps}
  C: {Type: AWS::SQS::Queue}
)",
         "1");
  const auto queues = of_type(stacks, "AWS::SQS::Queue");
  REQUIRE(queues.size() == 2);
  CHECK(queues[0]->exists == iam::Truth::unknown);
  CHECK(queues[1]->exists == iam::Truth::yes);
  CHECK(find(stacks, "AWS::SQS::Queue", *queues[1]->arn) == queues[1]);
  CHECK(find(stacks, "AWS::SNS::Topic", *queues[1]->arn) == nullptr);
}

TEST_CASE("problems of a template are reported") {
  Stacks stacks;
  deploy(stacks, "s",
         "Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Nothing}}}", "1");
  CHECK(stacks.front()->problems().size() == 1);
}
