#include "operations/recognition.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sagewatch/cfn/json.hpp"
#include "support/example_config.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using test::example_config;

json deployed(const json& body) { return {{"TemplateBody", body}}; }

/// A template with this description, and with what every template of the monitoring stack has.
json monitoring_template(const json& description) {
  json body{{"Resources", {{"IngesterFunction", {{"Type", "AWS::Lambda::Function"}}}}}};
  if (!description.is_null()) body["Description"] = description;
  return body;
}

constexpr auto events = R"("Resources": {"ForwardingRole": {"Type": "AWS::IAM::Role"}})";

json stack_set(const std::string& body) {
  return {{"StackSet", {{"StackSetName", "a-set"}, {"TemplateBody", "{" + body + "}"}}}};
}

/// The id of what is said; empty if the stack is ours.
std::string refusal(const char* key, const json& document) {
  const auto said = recognize(*find_stack(key), "S", document);
  return said.empty() ? "" : said.front().id;
}

Config with(void (*change)(Config&)) {
  auto config = example_config();
  change(config);
  return config;
}

}  // namespace

TEST_CASE("a stack is ours by the description of its template, today's or an earlier version's") {
  for (const auto* description : {"SageMaker monitoring: dashboards and saved queries",
                                  "SageMaker monitoring: the dashboards"}) {
    auto body = monitoring_template(description);
    body["Resources"]["Landing"]["Type"] = "AWS::CloudWatch::Dashboard";
    CHECK(refusal("monitoring-dashboards", deployed(body)).empty());
  }
}

TEST_CASE("every stack of ours is recognized, whatever the settings") {
  for (const auto& config :
       {example_config(), with([](Config& it) { it.name_prefix = "acme"; }),
        with([](Config& it) { it.notification_emails = {}; }), with([](Config& it) {
          it.observability_metrics = it.observability_logs = it.observability_traces = false;
        })}) {
    for (const auto& entry : stacks()) {
      cfn::App app;
      const auto body = cfn::to_json(add_stack(app, entry.kind, config).synth());
      CAPTURE(entry.key);
      CHECK(recognize(entry, "S", deployed(json::parse(body))).empty());
      CHECK(recognize(entry, "S", deployed(body)).empty());
    }
  }
}

TEST_CASE("somebody else's stack of our name is not ours") {
  for (const auto& other :
       {json("the payments of production"), json("SageMaker monitoring: the monitoring account "),
        json("SageMaker monitoring: the telemetry of a workload account"), json(""), json(7),
        json()}) {
    CHECK(refusal("monitoring", deployed(monitoring_template(other))) == "E0316");
  }
  CHECK(refusal("monitoring", deployed("Description: a template in YAML")) == "E0316");
}

TEST_CASE("a template that only borrows our description is not ours") {
  auto body = monitoring_template("SageMaker monitoring: the monitoring account");
  CHECK(refusal("monitoring", deployed(body)).empty());
  body["Resources"]["IngesterFunction"]["Type"] = "AWS::DynamoDB::Table";
  CHECK(refusal("monitoring", deployed(body)) == "E0316");
  body["Resources"] = {{"Payments", {{"Type", "AWS::DynamoDB::Table"}}}};
  CHECK(refusal("monitoring", deployed(body)) == "E0316");
  body.erase("Resources");
  const auto said = recognize(*find_stack("monitoring"), "S", deployed(body));
  REQUIRE(said.size() == 1);
  CHECK(said.front().message ==
        "the stack S is not ours: its template is described as ours is, but has no "
        "AWS::Lambda::Function 'IngesterFunction'");
}

TEST_CASE("what was found is shown plain") {
  const auto said = recognize(*find_stack("monitoring"), "S",
                              deployed(monitoring_template("pay\x1b[31m\nments")));
  REQUIRE(said.size() == 1);
  CHECK(said.front().message.find("described as 'pay\\x1b[31m\\nments', ours as 'SageMaker") !=
        std::string::npos);
}

TEST_CASE("a stack set is ours by its template") {
  const auto ours = R"("Description": "SageMaker monitoring: the events of a workload account")";
  CHECK(refusal("workload-events", stack_set(ours + std::string(", ") + events)).empty());
  CHECK(refusal("workload-events", stack_set(ours)) == "E0316");
  CHECK(refusal("workload-events", stack_set(R"("Description": "guard rails")")) == "E0316");
  CHECK(refusal("workload-events", stack_set("Description: guard rails")) == "E0316");
  auto document = stack_set(events);
  CHECK(refusal("workload-events", document) == "E0316");
  document["StackSet"]["Description"] = "Sends SageMaker events to the monitoring account";
  CHECK(refusal("workload-events", document).empty());
  CHECK(refusal("workload-observability", document) == "E0316");
  CHECK(refusal("workload-events", {{"StackSet", json::object()}}) == "E0316");
}

TEST_CASE("something else than one template is refused") {
  for (const auto* text : {"{}", "[]", R"({"Stacks": [{}]})"}) {
    CHECK(refusal("monitoring", json::parse(text)) == "E0312");
  }
}

}  // namespace sagewatch
