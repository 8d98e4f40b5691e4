#include "sagewatch/checks/run_checks.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"

using namespace sagewatch;

namespace {

checks::Subject subject(const std::string& yaml, const std::string& path = "") {
  auto reading = document::read_document("t.yaml", yaml);
  REQUIRE(reading.usable());
  return {.document = std::move(reading.document), .path = path};
}

checks::Result checked(const std::string& yaml, const checks::Options& options = {}) {
  std::vector<checks::Subject> subjects;
  subjects.push_back(subject(yaml));
  return checks::run_checks(subjects, options);
}

/// "E1056 Queue 4:18" for each finding.
std::vector<std::string> told(const checks::Result& result) {
  std::vector<std::string> out;
  for (const auto& diagnostic : result.diagnostics) {
    REQUIRE(diagnostic.place);
    out.push_back(diagnostic.id + " " + diagnostic.path + " " +
                  std::to_string(diagnostic.place->line) + ":" +
                  std::to_string(diagnostic.place->column));
  }
  return out;
}

using Told = std::vector<std::string>;

const std::string queue = "Type: AWS::SQS::Queue, Properties: {QueueName: 'a b'}";

std::string with_metadata(const std::string& suppress) {
  return "Resources: {Q: {" + queue + ", Metadata: {sagewatch: {suppress: [" + suppress + "]}}}}";
}

}  // namespace

TEST_CASE("findings stand in the order of their places") {
  const auto result = checked("Resources:\n  B: {" + queue + "}\n  A: {" + queue + "}\n");
  CHECK(told(result) == Told{"E1056 B 2:54", "E1056 A 3:54"});
}

TEST_CASE("a finding names the construct if the template has it") {
  CHECK(told(checked("Resources: {Q: {" + queue + ", Metadata: {aws:cdk:path: App/Stack/Q}}}")) ==
        Told{"E1056 App/Stack/Q 1:64"});
  std::vector<checks::Subject> subjects;
  subjects.push_back(subject("Resources: {Q: {" + queue + "}}", "Stack"));
  CHECK(checks::run_checks(subjects, {}).diagnostics.at(0).path == "Stack/Q");
}

TEST_CASE("what can't be evaluated is reported together with the findings") {
  CHECK(
      told(checked("Resources: {Q: {" + queue + ", DependsOn: x}}\nOutputs: {A: {Value: !Ref N}}"))
          .at(1) == "E0413  2:22");
  CHECK(told(checked("Parameters: {}")).at(0) == "E0407  1:1");
}

TEST_CASE("a queue's policy must be about the rule that sends, and let it send") {
  const auto told_of = [](const std::string& action, const std::string& source) {
    return told(checked(
        "Resources:\n"
        "  Queue: {Type: AWS::SQS::Queue}\n"
        "  Other: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day)}}\n"
        "  Rule: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), "
        "Targets: [{Id: Q, Arn: !GetAtt Queue.Arn}]}}\n"
        "  Policy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue], "
        "PolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, "
        "Resource: !GetAtt Queue.Arn, Action: " +
        action + ", Condition: {ArnEquals: {aws:SourceArn: " + source + "}}}]}}}\n"));
  };
  CHECK(told_of("sqs:SendMessage", "!GetAtt Rule.Arn").empty());
  CHECK(told_of("sqs:Send*", "[!GetAtt Other.Arn, !GetAtt Rule.Arn]").empty());
  CHECK(told_of("[sqs:*]", "!Sub \"arn:${AWS::Partition}:events:*\"").empty());
  CHECK(told_of("sqs:SendMessage", "!GetAtt Other.Arn").size() == 1);
  CHECK(told_of("sqs:GetQueueUrl", "!GetAtt Rule.Arn").size() == 1);
}

TEST_CASE("a rule has no schedule of one time, and time zones have names") {
  const auto told_of = [](const std::string& type, const std::string& property) {
    return told(
        checked("Resources: {R: {Type: \"" + type + "\", Properties: {" + property + "}}}"));
  };
  CHECK(told_of("AWS::Events::Rule", "ScheduleExpression: rate(1 day)").empty());
  CHECK(told_of("AWS::Events::Rule", "ScheduleExpression: at(2027-01-01T09:00:00)").size() == 1);
  CHECK(told_of("AWS::SSM::MaintenanceWindow", "ScheduleTimezone: Europe/Berlin").empty());
  CHECK(told_of("AWS::SSM::MaintenanceWindow", "ScheduleTimezone: Europe/Berln").size() == 1);
}

TEST_CASE("the unit of a rule's rate agrees with its number") {
  const auto found = [](const std::string& rate) {
    return told(
        checked("Resources: {R: {Type: AWS::Events::Rule, Properties: {Name: r, "
                "ScheduleExpression: " +
                rate + "}}}"));
  };
  for (const auto* rate : {"rate(1 minute)", "rate(15 minutes)", "rate(10 days)"}) {
    CHECK(found(rate).empty());
  }
  for (const auto* rate : {"rate(1 minutes)", "rate(5 hour)", "rate(10 day)"}) {
    CHECK(found(rate).size() == 1);
  }
}

TEST_CASE("resources that are not deployed are not checked") {
  const std::string conditions =
      "Conditions: {Unmet: !Equals [a, b], Unknown: !Equals [!Ref AWS::Region, b]}\n";
  const auto told_of = [&](const std::string& condition) {
    return told(checked(conditions + "Resources: {P: {Type: AWS::SNS::Topic}, Q: {Condition: " +
                        condition + ", " + queue + "}}"));
  };
  CHECK(told_of("Unmet").empty());
  CHECK(told_of("Unknown").size() == 1);
}

TEST_CASE("what a resource suppresses with a reason is passed over, and kept apart") {
  const auto result = checked(with_metadata("{id: E1056, reason: why}"));
  CHECK(told(result).empty());
  REQUIRE(result.suppressed.size() == 1);
  CHECK(result.suppressed[0].reason == "why");
  CHECK(result.suppressed[0].diagnostic.id == "E1056");
}

TEST_CASE("a suppression holds for its resource, or for the template") {
  const std::string both = "Resources: {Q: {" + queue + "}, R: {" + queue +
                           ", Metadata: {sagewatch: {suppress: [{id: E1056, reason: x}]}}}}\n";
  CHECK(told(checked(both)).size() == 1);
  const std::string whole = "Metadata: {sagewatch: {suppress: [{id: E1056, reason: x}]}}\n";
  const auto result = checked(whole + "Resources: {Q: {" + queue + "}, R: {" + queue + "}}");
  CHECK(told(result).empty());
  CHECK(result.suppressed.size() == 2);
}

TEST_CASE("suppressions without a reason, of nothing known and of nothing found are diagnostics") {
  CHECK(checked(with_metadata("{id: E1056}")).diagnostics.size() == 2);
  CHECK(told(checked(with_metadata("{id: E1056, reason: ''}"))).at(1).starts_with("E1090 Q 1:"));
  CHECK(told(checked(with_metadata("{reason: x}"))).at(1).starts_with("E1090 Q 1:"));
  CHECK(told(checked(with_metadata("{id: E105, reason: x}"))).at(1).starts_with("E1091 Q 1:"));
  CHECK(told(checked(with_metadata("{id: E1056, reason: x}, {id: E1005, reason: x}")))
            .at(0)
            .starts_with("W1092 Q 1:"));
  CHECK(told(checked("Resources: {Q: {" + queue + ", Metadata: {sagewatch: {suppress: x}}}}"))
            .at(1)
            .starts_with("E1090 Q 1:"));
}

TEST_CASE("the templates in stack sets are checked, at the place of the TemplateBody") {
  const std::string body =
      R"('{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"a b"}}}}')";
  const auto result = checked(
      "Resources:\n  Set:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n"
      "      TemplateBody: " +
      body + "\n");
  CHECK(told(result) == Told{"E1056 Set/Q 5:21"});
  CHECK(result.diagnostics.at(0).message.ends_with("(TemplateBody:1:71)"));
}

TEST_CASE("stack sets in stack sets are checked to a bounded depth") {
  std::string template_text =
      R"({"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"a b"}}}})";
  for (int i = 0; i < 6; ++i) {
    std::string escaped;
    for (const char c : template_text) (c == '"' || c == '\\' ? escaped += '\\' : escaped) += c;
    template_text = R"({"Resources":{"S":{"Type":"AWS::CloudFormation::StackSet","Properties":{)"
                    R"("TemplateBody":")" +
                    escaped + R"("}}}})";
  }
  const auto result = checked(template_text, {.bucket = true});
  REQUIRE(told(result).size() == 3);
  CHECK(told(result).at(2).starts_with("E1028 S/S/S/S 1:"));
}

TEST_CASE("values of parameters decide what is checked") {
  const std::string named =
      "Parameters: {Name: {Type: String, Default: good}}\n"
      "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}";
  CHECK(told(checked(named)).empty());
  CHECK(told(checked(named, {.context = {.parameters = {{"Name", "a b"}}}})).size() == 1);
  CHECK(told(checked(named, {.context = {.parameters = {{"Nmae", "a"}}}})).at(0) == "E1004  1:1");
}

TEST_CASE("the same templates give the same findings in any number of files") {
  std::vector<checks::Subject> subjects;
  for (int i = 0; i < 3; ++i) subjects.push_back(subject("Resources: {Q: {" + queue + "}}"));
  CHECK(checks::run_checks(subjects, {}).diagnostics.size() == 3);
}

TEST_CASE("templates made to be slow end soon") {
  std::string many = "Resources:\n";
  for (int i = 0; i < 3000; ++i) {
    many += "  Q" + std::to_string(i) + ": {" + queue + ", Metadata: {sagewatch: {suppress: [";
    many += "{id: E1056, reason: x}]}}}\n";
  }
  CHECK(checked(many, {.bucket = true}).suppressed.size() == 3000);
}
