#include "changes/parameter_changes.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace sagewatch;
using nlohmann::json;

namespace {

json described(const char* parameters) { return {{"Parameters", json::parse(parameters)}}; }

json deployed(const char* parameters) { return {{"Stacks", json::array({described(parameters)})}}; }

constexpr auto one = R"([{"ParameterKey": "A", "ParameterValue": "1"}])";
constexpr auto other = R"([{"ParameterKey": "A", "ParameterValue": "2"},
                           {"ParameterKey": "B", "ParameterValue": "x"}])";

}  // namespace

TEST_CASE("a parameter is changed, new or removed, and an equal one is not reported") {
  cfn::Diagnostics none;
  const auto changed = parameter_changes(described(other), deployed(one), none).value();
  REQUIRE(changed.size() == 2);
  CHECK(changed[0].name == "A");
  CHECK(changed[0].before == "1");
  CHECK(changed[0].after == "2");
  CHECK_FALSE(changed[1].before);
  const auto dropped = parameter_changes(described(one), deployed(other), none).value();
  REQUIRE(dropped.size() == 2);
  CHECK(dropped[1].name == "B");
  CHECK(dropped[1].before == "x");
  CHECK_FALSE(dropped[1].after);
  CHECK(parameter_changes(described(other), deployed(other), none)->empty());
  CHECK(none.empty());
}

TEST_CASE("without a stack every parameter is new, and without parameters none is") {
  cfn::Diagnostics none;
  const json no_stack{{"Stacks", json::array()}};
  CHECK(parameter_changes(described(other), no_stack, none)->size() == 2);
  CHECK(parameter_changes(json::object(), no_stack, none)->empty());
  CHECK(parameter_changes(json::object(), {{"Stacks", {json::object()}}}, none)->empty());
}

TEST_CASE("parameters are compared with stacks alone") {
  for (const auto* text : {"[]", "{}", "3", R"({"Stacks": {}})", "null"}) {
    cfn::Diagnostics diagnostics;
    CHECK_FALSE(parameter_changes(described(one), json::parse(text), diagnostics));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].id == "E0312");
  }
}
