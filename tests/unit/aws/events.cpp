#include "sagewatch/aws/events.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/aws/event_targets.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using test::json;

namespace {

struct Rules : test::OneStack {
  events::EventBus& bus = stack.add<events::EventBus>("Bus", {.name = "b"});
  sqs::Queue& undelivered = stack.add<sqs::Queue>("Undelivered", {});
  events::Rule& rule =
      stack.add<events::Rule>("Rule", {.bus_name = bus.name(),
                                       .name = "r",
                                       .description = "d",
                                       .pattern = {{{"source", cfn::List{"aws.sagemaker"}}}}});
  logs::LogGroup& log = stack.add<logs::LogGroup>("Log", {.name = "/l", .retention_days = 30});
};

}  // namespace

TEST_CASE("a bus policy is one statement on its bus") {
  Rules rules;
  rules.stack.add<events::EventBusPolicy>(
      "Policy", {.bus = rules.bus.reference(),
                 .statement_id = "Org",
                 .principal = iam::Principal::anyone(),
                 .conditions = {{"StringEquals", cfn::Object{{"aws:PrincipalOrgID", "o-1"}}}}});
  CHECK(test::properties(rules.stack, "Policy") == json(R"({
    "EventBusName": {"Fn::GetAtt": ["Bus", "Name"]}, "StatementId": "Org",
    "Statement": {"Sid": "Org", "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents",
                  "Resource": {"Fn::GetAtt": ["Bus", "Arn"]},
                  "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}})"));
}

TEST_CASE("an archive keeps the events of its bus for some days") {
  Rules rules;
  rules.stack.add<events::Archive>("Archive", {.bus = rules.bus.reference(),
                                               .name = "a",
                                               .pattern = {{"source", cfn::List{"aws.sagemaker"}}},
                                               .retention_days = 9});
  CHECK(test::properties(rules.stack, "Archive") ==
        json(R"({"ArchiveName": "a", "SourceArn": {"Fn::GetAtt": ["Bus", "Arn"]},
                 "EventPattern": {"source": ["aws.sagemaker"]}, "RetentionDays": 9})"));
}

TEST_CASE("a log group as target brings the Logs resource policy, and the rule waits for it") {
  Rules rules;
  rules.rule.add_target(rules.log, {.dead_letters = rules.undelivered});
  const auto resources = test::rendered(rules.stack).at("Resources");
  const auto& target = resources.at("Rule").at("Properties").at("Targets").at(0);
  CHECK_FALSE(target.contains("RoleArn"));
  CHECK(target.at("Arn").at("Fn::Sub") ==
        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}");
  CHECK(resources.at("Rule").at("DependsOn") == json(R"(["LogDeliveryPolicy"])"));
  const auto& policy = resources.at("LogDeliveryPolicy").at("Properties").at("PolicyDocument");
  CHECK_THAT(policy.at("Fn::Sub").get<std::string>(), Contains("events.amazonaws.com") &&
                                                          Contains("delivery.logs.amazonaws.com") &&
                                                          Contains(R"("Resource":"${Log.Arn}")"));
}

TEST_CASE("all log groups of a stack share one Logs resource policy") {
  Rules rules;
  auto& more = rules.stack.add<logs::LogGroup>("More", {.name = "/m", .retention_days = 30});
  rules.rule.add_target(rules.log, {.dead_letters = rules.undelivered});
  rules.rule.add_target(more, {.dead_letters = rules.undelivered});
  CHECK_THAT(test::properties(rules.stack, "LogDeliveryPolicy").dump(),
             Contains("${Log.Arn}") && Contains("${More.Arn}"));
}

TEST_CASE("a function as target brings the permission for just this rule") {
  Rules rules;
  auto& role = rules.stack.add<iam::Role>("Role", {.name = "r", .description = "", .trust = {}});
  auto& function = rules.stack.add<lambda::Function>("F", {.name = "f",
                                                           .description = "",
                                                           .python = "def handler(e, c): pass",
                                                           .role = role,
                                                           .log_group = rules.log.reference(),
                                                           .timeout_seconds = 3,
                                                           .memory_mb = 128});
  rules.rule.add_target(function, {.dead_letters = rules.undelivered});
  CHECK(test::properties(rules.stack, "FRulePermission") ==
        json(R"({"FunctionName": {"Ref": "F"}, "Action": "lambda:InvokeFunction",
                 "Principal": "events.amazonaws.com",
                 "SourceArn": {"Fn::GetAtt": ["Rule", "Arn"]}})"));
}

TEST_CASE("only a schedule may do without a dead-letter queue") {
  Rules rules;
  const events::BusTarget bus{.bus_arn = "arn:bus", .role_arn = "arn:role"};
  CHECK_THROWS_WITH(rules.rule.add_scheduled_target(bus),
                    Contains("events need a dead-letter queue"));
  auto& clock = rules.stack.add<events::Rule>(
      "Clock", {.name = "c", .description = "d", .schedule = "rate(5 minutes)"});
  clock.add_scheduled_target(bus);
  CHECK(test::properties(rules.stack, "Clock") == json(R"j({
    "Name": "c", "Description": "d", "ScheduleExpression": "rate(5 minutes)", "State": "ENABLED",
    "Targets": [{"Id": "EventBus", "Arn": "arn:bus", "RoleArn": "arn:role"}]})j"));
}

TEST_CASE("a bus as target carries the role that may send to it") {
  Rules rules;
  const events::BusTarget bus{.bus_arn = "arn:bus", .role_arn = "arn:role"};
  rules.rule.add_target(bus, {.dead_letters = rules.undelivered});
  CHECK(test::properties(rules.stack, "Rule").at("Targets") == json(R"([
    {"Id": "EventBus", "Arn": "arn:bus", "RoleArn": "arn:role",
     "DeadLetterConfig": {"Arn": {"Fn::GetAtt": ["Undelivered", "Arn"]}}}])"));
}

TEST_CASE("a queue as target admits the rule") {
  Rules rules;
  auto& queue = rules.stack.add<sqs::Queue>("Queue", {});
  rules.rule.add_target(queue, {.dead_letters = rules.undelivered});
  CHECK(test::properties(rules.stack, "Rule").at("Targets").at(0).at("Arn") ==
        json(R"({"Fn::GetAtt": ["Queue", "Arn"]})"));
  CHECK(test::properties(rules.stack, "QueuePolicy")
            .at("PolicyDocument")
            .at("Statement")
            .at(1)
            .at("Condition") ==
        json(R"({"ArnEquals": {"aws:SourceArn": [{"Fn::GetAtt": ["Rule", "Arn"]}]}})"));
}

TEST_CASE("the dead-letter queue admits the rules that use it, and refuses plain HTTP") {
  Rules rules;
  const events::BusTarget bus{.bus_arn = "arn:bus", .role_arn = "arn:role"};
  rules.rule.add_target(rules.log, {.dead_letters = rules.undelivered});
  rules.rule.add_target(bus, {.dead_letters = rules.undelivered});
  const auto statements =
      test::properties(rules.stack, "UndeliveredPolicy").at("PolicyDocument").at("Statement");
  CHECK(statements.at(0).at("Effect") == "Deny");
  CHECK(statements.at(0).at("Condition") == json(R"({"Bool": {"aws:SecureTransport": "false"}})"));
  CHECK(statements.at(1).at("Principal") == json(R"({"Service": "events.amazonaws.com"})"));
  CHECK(statements.at(1).at("Condition") ==
        json(R"({"ArnEquals": {"aws:SourceArn": [{"Fn::GetAtt": ["Rule", "Arn"]}]}})"));
}

TEST_CASE("a sixth target is refused") {
  Rules rules;
  const events::BusTarget bus{.bus_arn = "arn:bus", .role_arn = "arn:role"};
  for (std::size_t i = 0; i < quota::rule_targets; ++i) {
    rules.rule.add_target(bus, {.dead_letters = rules.undelivered});
  }
  CHECK_THROWS_WITH(rules.rule.add_target(bus, {.dead_letters = rules.undelivered}),
                    Contains("S/Rule: a rule has at most 5 targets"));
}
