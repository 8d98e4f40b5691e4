#include "sagewatch/solution/cloud_assembly.hpp"

#include <catch2/catch.hpp>

#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using test::json;

TEST_CASE("an assembly has a template for each stack, and a manifest that comes last") {
  test::OneStack one;
  one.raw("A");
  const auto files = solution::cloud_assembly(one.app, "eu-west-1");
  REQUIRE(files.size() == 3);
  CHECK(files[0].name == "S.template.json");
  CHECK(test::Json::parse(files[0].content) == test::rendered(one.stack));
  CHECK(files[1].name == "cdk.out");
  CHECK(files[2].name == "manifest.json");
  CHECK(test::Json::parse(files[2].content) == json(R"({"version": "22.0.0", "artifacts": {"S": {
    "type": "aws:cloudformation:stack", "environment": "aws://unknown-account/eu-west-1",
    "properties": {"templateFile": "S.template.json"},
    "metadata": {"/S/A": [{"type": "aws:cdk:logicalId", "data": "A"}]}}}})"));
}
