#include "stacks/waivers.hpp"

#include <catch2/catch.hpp>

#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using test::json;
using test::rendered;

TEST_CASE("a waiver has the forms of cdk-nag and of cfn-guard, each with its reason") {
  test::OneStack one;
  auto& resource = one.raw("A");
  waive(resource, {.cdk_nag = "AwsSolutions-X1",
                   .findings = {"Resource::*"},
                   .guard = {"some_check"},
                   .reason = "why"});
  CHECK(rendered(cfn::Value(resource.render())).at("Metadata") ==
        json(R"({"cdk_nag":{"rules_to_suppress":[
                   {"id":"AwsSolutions-X1","reason":"why","applies_to":["Resource::*"]}]},
                 "guard":{"SuppressedRules":["some_check"],"Reason":"why"}})"));
}

TEST_CASE("a waiver has only the form of the tool that finds something") {
  test::OneStack one;
  auto& by_nag = one.raw("A");
  auto& by_guard = one.raw("B");
  waive(by_nag, {.cdk_nag = "AwsSolutions-X1", .reason = "why"});
  waive(by_guard, {.guard = {"some_check"}, .reason = "why"});
  CHECK(rendered(cfn::Value(by_nag.render())).at("Metadata") ==
        json(R"({"cdk_nag":{"rules_to_suppress":[{"id":"AwsSolutions-X1","reason":"why"}]}})"));
  CHECK(rendered(cfn::Value(by_guard.render())).at("Metadata") ==
        json(R"({"guard":{"SuppressedRules":["some_check"],"Reason":"why"}})"));
}
