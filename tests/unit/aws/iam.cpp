#include "sagewatch/aws/iam.hpp"

#include <catch2/catch.hpp>

#include "support/rendered.hpp"
#include "support/test_stack.hpp"

using namespace sagewatch;
using test::json;
using test::rendered;

TEST_CASE("a role has a trust policy, and one inline policy that grants fill") {
  test::OneStack one;
  auto& role = one.stack.add<iam::Role>(
      "Role", {.name = "r", .description = "d", .trust = iam::assumed_by("lambda.amazonaws.com")});
  role.allow({.actions = {"sqs:SendMessage"}, .resources = {"q"}});
  role.allow({.actions = {"a:B", "a:C"}, .resources = {"x", "y"}});
  CHECK(test::properties(one.stack, "Role") == json(R"({
    "RoleName": "r", "Description": "d",
    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
       "Action": "sts:AssumeRole"}]},
    "Policies": [{"PolicyName": "Permissions", "PolicyDocument": {
      "Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "q"},
        {"Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["x", "y"]}]}}]})"));
}

TEST_CASE("grants of the same actions, or on the same resources, are one statement") {
  test::OneStack one;
  auto& role = one.stack.add<iam::Role>("Role", {.name = "r", .description = "d", .trust = {}});
  role.allow({.actions = {"sqs:SendMessage"}, .resources = {"q"}});
  role.allow({.actions = {"logs:PutLogEvents"}, .resources = {"l"}});
  role.allow({.actions = {"sqs:SendMessage"}, .resources = {"r"}});
  role.allow({.actions = {"logs:FilterLogEvents"}, .resources = {"l"}});
  const auto condition = cfn::Object{{"Bool", cfn::Object{{"aws:SecureTransport", "true"}}}};
  role.allow({.actions = {"sqs:SendMessage"}, .resources = {"s"}, .conditions = condition});
  CHECK(test::properties(one.stack, "Role")
            .at("Policies")
            .at(0)
            .at("PolicyDocument")
            .at("Statement") == json(R"([
    {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["q", "r"]},
    {"Effect": "Allow", "Action": ["logs:PutLogEvents", "logs:FilterLogEvents"], "Resource": "l"},
    {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "s",
     "Condition": {"Bool": {"aws:SecureTransport": "true"}}}])"));
}

TEST_CASE("a role to which nothing is granted has no policy") {
  test::OneStack one;
  one.stack.add<iam::Role>("Role", {.name = "r", .description = "", .trust = {}});
  CHECK_FALSE(test::properties(one.stack, "Role").contains("Policies"));
}

TEST_CASE("accounts are named by their root in the stack's own partition") {
  CHECK(rendered(iam::Principal::accounts({"111111111111"}).value) ==
        json(R"({"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::111111111111:root"}})"));
  CHECK(rendered(iam::Principal::accounts({"1", "2"}).value).at("AWS").size() == 2);
}

TEST_CASE("principals have IAM's shapes") {
  CHECK(rendered(iam::Principal::anyone().value) == "*");
  CHECK(rendered(iam::Principal::services({"a", "b"}).value) == json(R"({"Service": ["a", "b"]})"));
}
