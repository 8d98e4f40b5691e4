#include <catch2/catch.hpp>
#include <set>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

using namespace sagewatch;
using TransformerIds = std::set<std::string>;

namespace {

/// What is found in a rule with these properties, which are JSON.
TransformerIds found_in_rule(const std::string& properties) {
  auto reading =
      document::read_document("template.yaml",
                              "Parameters: {P: {Type: String}}\nResources:\n  Rule: {Type: "
                              "AWS::Events::Rule, Properties: " +
                                  properties + "}\n");
  REQUIRE(reading.usable());
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = std::move(reading.document)});
  TransformerIds out;
  for (const auto& diagnostic : checks::run_checks(subjects, {}).diagnostics) {
    UNSCOPED_INFO(diagnostic.message);
    out.insert(diagnostic.id);
  }
  return out;
}

/// The same in an input transformer with these paths; the template is the text of a YAML scalar.
TransformerIds found_in_transformer(const std::string& paths, const std::string& text) {
  return found_in_rule(R"({EventPattern: {source: [aws.ec2]}, Targets: [{Id: t, Arn: !Ref P, )"
                       "InputTransformer: {InputPathsMap: " +
                       paths + ", InputTemplate: " + text + "}}]}");
}

const std::string instance_path = "{i: $.detail.instance-id}";

}  // namespace

TEST_CASE("the documentation's input transformers pass") {
  for (const auto* text :
       {R"('"instance <i> is up"')", R"('{"instance": <i>, "state": [9, <i>, true]}')",
        R"('{"text": "instance \"<i>\" is up", "rule": <aws.events.rule-arn>}')",
        R"('{"event": <aws.events.event.json>, "at": <aws.events.event.ingestion-time>}')",
        R"('"<aws.events.rule-name> triggered"')", R"("\"line <i>\"\n\"line two\"\n")", "<i>",
        R"('{"a": 1}')", R"(!Sub '{"a": "${P}", "b": <i>}')", R"(!Sub '{"a": ${P}, "b": <i>}')",
        R"(!Ref P)", R"('"1 < 2"')"}) {
    INFO(text);
    CHECK(found_in_transformer(instance_path, text).empty());
  }
  CHECK(found_in_transformer("!Ref P", R"('"<anything>"')").empty());
  for (const auto* path :
       {"$.detail", "$", "$.resources[0]", "$.detail-type", "$.detail.a[*].b", "$.detail.*"}) {
    INFO(path);
    CHECK(found_in_transformer("{i: '" + std::string(path) + "'}", R"('"<i>"')").empty());
  }
}

TEST_CASE("an input transformer that EventBridge refuses is found") {
  const TransformerIds refused{"E1128"};
  for (const auto* text : {R"('"instance <j>"')", R"('{"i": <i>')", R"('instance <i>')",
                           R"('{"i": <i>,}')", R"('{"r": <aws.events.rulename>}')",
                           R"("\"line <i>\"\nline two")", R"('{<i>: 1}')", R"('{"a": "b" <i>}')"}) {
    INFO(text);
    CHECK(found_in_transformer(instance_path, text) == refused);
  }
  for (const auto* name : {"AWS.x", "'i x'", "i.x", "AWSx"}) {
    INFO(name);
    CHECK(found_in_transformer("{" + std::string(name) + ": $.detail}", R"('"a"')") == refused);
  }
  std::string many = "{";
  for (int i = 0; i < 101; ++i) many += "v" + std::to_string(i) + ": $.id, ";
  CHECK(found_in_transformer(many + "}", R"('"a"')") == refused);
}

TEST_CASE("a path that leads nowhere, and the event within a text, are found") {
  const TransformerIds nothing{"W1129"};
  for (const auto* path :
       {"detail.instance-id", "$.detial.state", "$detail", "$.Source", "$..state"}) {
    INFO(path);
    CHECK(found_in_transformer("{i: '" + std::string(path) + "'}", R"('"<i>"')") == nothing);
  }
  CHECK(found_in_transformer(instance_path, R"('{"e": "was <aws.events.event.json>"}')") ==
        nothing);
}

TEST_CASE("fields at the top of events are texts, and their detail is an object") {
  const auto pattern = [](const std::string& text) {
    return found_in_rule("{EventPattern: " + text + "}");
  };
  const TransformerIds kind{"W1198"};
  CHECK(pattern("{account: ['111122223333'], resources: [{prefix: arn}]}").empty());
  CHECK(pattern("{detail: {count: [1, true, null]}}").empty());
  CHECK(pattern("{account: [111122223333]}") == kind);
  CHECK(pattern("{version: [0]}") == kind);
  CHECK(pattern("{source: [a, null]}") == kind);
  CHECK(pattern("{detail: [a]}") == kind);
  CHECK(pattern("'{\"account\": [111122223333]}'") == kind);
}

TEST_CASE("the path to a part of the event is read, too") {
  const auto found_for_path = [](const std::string& path) {
    return found_in_rule(
        "{EventPattern: {source: [a]}, Targets: [{Id: t, Arn: !Ref P, InputPath: " + path + "}]}");
  };
  CHECK(found_for_path("$.detail").empty());
  CHECK(found_for_path("$.detial") == TransformerIds{"W1129"});
}

TEST_CASE("rules may distinguish replayed events from others") {
  CHECK(found_in_rule("{EventPattern: {source: [a], replay-name: [{exists: false}]}}").empty());
  CHECK(found_in_rule("{EventPattern: {source: [a], replay: [{exists: false}]}}") ==
        TransformerIds{"E1011"});
  CHECK(found_in_transformer("{i: $.replay-name}", R"('"<i>"')").empty());
}
