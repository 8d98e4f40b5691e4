#include "sagewatch/iam/policy_properties.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::iam;

TEST_CASE("a type's policy is found by the property that holds it") {
  const auto* queue = find_policy_property("AWS::SQS::QueuePolicy");
  REQUIRE(queue);
  CHECK(queue->document == "PolicyDocument");
  CHECK(queue->about == "Queues");
  CHECK(queue->role == PolicyRole::resource);
  CHECK(find_policy_property("AWS::IAM::UserPolicy")->role == PolicyRole::identity);
  CHECK(find_policy_property("AWS::IAM::Role")->role == PolicyRole::trust);
  CHECK(find_policy_property("AWS::SageMaker::ModelPackageGroup")->about.empty());
  CHECK(find_policy_property("AWS::SNS::Topic") == nullptr);
}

TEST_CASE("a permission is a statement, and has no policy document") {
  const auto* layer = find_statement_properties("AWS::Lambda::LayerVersionPermission");
  REQUIRE(layer);
  CHECK(layer->about == "LayerVersionArn");
  CHECK(layer->conditions.front().key == "aws:PrincipalOrgID");
  CHECK(find_policy_property(layer->type) == nullptr);
  CHECK(find_statement_properties("AWS::SQS::QueuePolicy") == nullptr);
}
