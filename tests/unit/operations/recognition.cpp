#include "operations/recognition.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sagewatch {
namespace {

using nlohmann::json;

json stack(const json& description) {
  json described{{"StackName", "MonitoringAccountDashboardsStack"}};
  if (!description.is_null()) described["Description"] = description;
  return {{"Stacks", {described}}};
}

json stack_set(const std::string& body) {
  return {{"StackSet", {{"StackSetName", "a-set"}, {"TemplateBody", body}}}};
}

/// The id of what is said; empty if the stack is ours.
std::string refusal(const char* key, const json& described) {
  const auto said = recognize(*find_stack(key), described);
  return said.empty() ? "" : said.front().id;
}

}  // namespace

TEST_CASE("a stack is ours by its description, today's or an earlier version's") {
  CHECK(refusal("monitoring", stack("SageMaker monitoring: the monitoring account")).empty());
  CHECK(
      refusal("monitoring-dashboards", stack("SageMaker monitoring: dashboards and saved queries"))
          .empty());
  CHECK(refusal("monitoring-dashboards", stack("SageMaker monitoring: the dashboards")).empty());
  CHECK(
      refusal("monitoring-insights", stack("SageMaker monitoring: what the records mean")).empty());
}

TEST_CASE("every stack of ours is recognized by what its template says now") {
  for (const auto& entry : stacks()) {
    REQUIRE_FALSE(entry.descriptions.empty());
    CHECK(recognize(entry, stack(std::string(entry.descriptions.front()))).empty());
  }
}

TEST_CASE("somebody else's stack of our name is not ours") {
  for (const auto& other :
       {json("the payments of production"), json("SageMaker monitoring: the monitoring account "),
        json("SageMaker monitoring: the telemetry of a workload account"), json(""), json(7),
        json()}) {
    CHECK(refusal("monitoring", stack(other)) == "E0316");
  }
}

TEST_CASE("what was found is shown plain") {
  const auto said = recognize(*find_stack("monitoring"), stack("pay\x1b[31m\nments"));
  REQUIRE(said.size() == 1);
  CHECK(said.front().message.find("described as 'pay\\x1b[31m\\nments', ours as 'SageMaker") !=
        std::string::npos);
}

TEST_CASE("a stack set is ours by its template") {
  CHECK(refusal("workload-events",
                stack_set(
                    R"({"Description": "SageMaker monitoring: the events of a workload account"})"))
            .empty());
  CHECK(refusal("workload-events", stack_set(R"({"Description": "guard rails"})")) == "E0316");
  CHECK(refusal("workload-events", stack_set("Description: guard rails")) == "E0316");
  auto described = stack_set("{}");
  CHECK(refusal("workload-events", described) == "E0316");
  described["StackSet"]["Description"] = "Sends SageMaker events to the monitoring account";
  CHECK(refusal("workload-events", described).empty());
  CHECK(refusal("workload-observability", described) == "E0316");
  CHECK(refusal("workload-events", {{"StackSet", json::object()}}) == "E0316");
}

TEST_CASE("something else than a description of one stack is refused") {
  for (const auto* text : {"{}", "[]", R"({"Stacks": []})", R"({"Stacks": [{}, {}]})"}) {
    CHECK(refusal("monitoring", json::parse(text)) == "E0312");
  }
}

}  // namespace sagewatch
