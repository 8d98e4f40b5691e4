#include "sagewatch/cfn/stack.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/cfn/intrinsics.hpp"
#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using test::json;
using test::rendered;

TEST_CASE("a template has its sections in CloudFormation's order, and each in order of insertion") {
  test::OneStack one;
  const auto name = one.stack.parameter({.id = "Name",
                                         .description = "a name",
                                         .default_value = "x",
                                         .allowed_pattern = "[a-z]+",
                                         .constraint = "letters"});
  const auto flag = one.stack.parameter(
      {.id = "Flag", .description = "a flag", .allowed_values = {"true", "false"}});
  const auto on = one.stack.condition("On", cfn::fn::equals(flag, "true"));
  one.raw("B", {{"Name", name}});
  one.raw("A");
  one.stack.output({.id = "Out", .description = "an output", .value = name, .condition = on});
  CHECK(rendered(one.stack) == json(R"({
    "AWSTemplateFormatVersion": "2010-09-09",
    "Description": "a stack for tests",
    "Parameters": {
      "Name": {"Type": "String", "Description": "a name", "Default": "x",
               "AllowedPattern": "[a-z]+", "ConstraintDescription": "letters"},
      "Flag": {"Type": "String", "Description": "a flag", "AllowedValues": ["true", "false"]}},
    "Conditions": {"On": {"Fn::Equals": [{"Ref": "Flag"}, "true"]}},
    "Resources": {"B": {"Type": "Test::Type", "Properties": {"Name": {"Ref": "Name"}}},
                  "A": {"Type": "Test::Type"}},
    "Outputs": {"Out": {"Condition": "On", "Description": "an output", "Value": {"Ref": "Name"}}}
  })"));
}

TEST_CASE("the same model gives the same bytes") {
  const auto build = [] {
    test::OneStack one;
    one.raw("A", {{"X", one.raw("B").ref()}});
    return cfn::to_json_lines(one.stack.synth());
  };
  CHECK(build() == build());
}

TEST_CASE("a reference to another stack is refused by construct path and place") {
  cfn::App app;
  auto& one = app.add<test::TestStack>("One", {});
  auto& other = app.add<test::TestStack>("Other", {});
  auto& bus = one.add<cfn::RawResource>("Bus", {.type = "T", .properties = {}});
  other.add<cfn::RawResource>(
      "Rule",
      {.type = "T", .properties = {{"Targets", cfn::List{cfn::Object{{"Arn", bus.ref()}}}}}});
  CHECK_NOTHROW(one.synth());
  CHECK_THROWS_WITH(other.synth(),
                    Contains("Other/Rule: Properties.Targets[0].Arn refers to One/Bus, which is in "
                             "another stack") &&
                        Contains("stack.cpp:"));
}

TEST_CASE("a reference to nothing is refused wherever it is") {
  const cfn::Text nothing = cfn::Reference{"S", "Nothing"};
  SECTION("in a property") {
    test::OneStack one;
    one.raw("A", {{"Name", "x-" + nothing}});
    CHECK_THROWS_WITH(one.stack.synth(),
                      Contains("S/A: Properties.Name refers to Nothing, which is not declared"));
  }
  SECTION("in a condition") {
    test::OneStack one;
    one.stack.condition("C", cfn::fn::equals(nothing, "x"));
    CHECK_THROWS_WITH(one.stack.synth(), Contains("S/C: Fn::Equals[0] refers to Nothing"));
  }
  SECTION("in an output") {
    test::OneStack one;
    one.stack.output({.id = "O", .description = "", .value = nothing});
    CHECK_THROWS_WITH(one.stack.synth(), Contains("S/O:"));
  }
}

TEST_CASE("pseudo parameters belong to every stack") {
  test::OneStack one;
  one.raw("A", {{"Region", cfn::pseudo::region()}});
  CHECK(test::properties(one.stack, "A") == json(R"({"Region": {"Ref": "AWS::Region"}})"));
}

TEST_CASE("a parameter can't take the id of a resource") {
  test::OneStack one;
  one.raw("A");
  CHECK_THROWS_WITH(one.stack.parameter({.id = "A", .description = ""}),
                    Contains("'A' is taken by S/A"));
}
