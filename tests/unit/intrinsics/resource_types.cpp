#include "sagewatch/intrinsics/resource_types.hpp"

#include <catch2/catch.hpp>

#include "stacks/stacks.hpp"
#include "support/example_config.hpp"

using namespace sagewatch;
using intrinsics::find_resource_type;
using Names = std::vector<std::string>;

TEST_CASE("a resource type has what replaces it and what is lost with it") {
  const auto* table = find_resource_type("AWS::DynamoDB::Table");
  REQUIRE(table);
  CHECK(table->replaces == Names{"ImportSourceSpecification", "TableName"});
  CHECK(table->may_replace == Names{"KeySchema"});
  CHECK(table->holds == "its items");
}

TEST_CASE("a type may hold nothing, and nothing may replace it") {
  const auto* policy = find_resource_type("AWS::SQS::QueuePolicy");
  REQUIRE(policy);
  CHECK(policy->replaces.empty());
  CHECK(policy->may_replace.empty());
  CHECK_FALSE(policy->holds);
}

TEST_CASE("of a type that is not listed nothing is known") {
  CHECK_FALSE(find_resource_type("AWS::EC2::Instance"));
}

TEST_CASE("every type that the stacks use is known") {
  const auto config = test::example_config();
  cfn::App app;
  for (const auto& entry : stacks()) {
    for (const auto* resource : add_stack(app, entry.kind, config).resources()) {
      INFO(resource->type());
      CHECK(find_resource_type(resource->type()));
    }
  }
}
