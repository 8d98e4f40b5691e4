#include <catch2/catch.hpp>

#include "policy_checks.hpp"

using namespace sagewatch;
using namespace sagewatch::iam;

namespace {

std::string policy_refusal(const document::Node& node) {
  const auto read = read_policy(node);
  const auto* wrong = std::get_if<NoPolicy>(&read);
  return wrong ? wrong->reason : "read";
}

std::string doubt(const std::string& members) {
  return statement(members).statements.front().unreadable;
}

}  // namespace

TEST_CASE("a policy is an object with statements, or the JSON of one") {
  const std::string json = R"({"Statement": {"Effect": "Allow", "Action": "a:b"}})";
  CHECK(policy_refusal({json, 0}) == "read");
  CHECK(policy_refusal({cfn::Text(json), 0}) == "read");
  CHECK(policy_refusal({std::string("[]"), 0}) == "is not an object");
  CHECK(policy_refusal({std::string("{"), 0}).starts_with("is not JSON: "));
  CHECK(policy_refusal({document::Object(), 0}) == "has no Statement");
  CHECK(policy_refusal({document::List(), 0}) == "is neither an object nor a string");
  CHECK(policy_refusal({cfn::Text(cfn::Reference{"", "P"}), 0}) ==
        "is known only after the deployment");
}

TEST_CASE("references inside of JSON text are found again") {
  const cfn::Text group(cfn::Reference{"", "Group", "Arn"});
  const auto text = R"({"Statement": {"Effect": "Allow", "Action": "a:b", "Resource": ["x)" +
                    group + ":*\", \"" + group + "\"]}}";
  const auto read = read_policy({text, 0});
  const auto& resources = *std::get<Policy>(read).statements.front().resources;
  CHECK(resources.patterns == Texts{"x" + group + ":*", group});
}

TEST_CASE("statements are named by their id or their number") {
  const auto policy = policy_of(R"({"Statement": [{"Sid": "A", "Effect": "Allow"}, {"Sid": ""},
                                                  {"Effect": "Deny"}]})");
  CHECK(policy.statements[0].name == "'A'");
  CHECK(policy.statements[1].name == "2");
  CHECK(policy.statements[2].name == "3");
  CHECK(policy.statements[2].deny);
}

TEST_CASE("what a statement should not have makes it unreadable, with the reason") {
  CHECK(doubt(R"("Effect": "Allow")").empty());
  CHECK(doubt(R"("Effect": "Perhaps")") == "its Effect is neither Allow nor Deny");
  CHECK(doubt(R"("Efect": "Allow")") == "'Efect' is not an element of a statement");
  CHECK(doubt(R"("Action": {"a": 1})") == "its Action is not a list of strings");
  CHECK(doubt(R"("NotResource": [["x"]])") == "its NotResource is not a list of strings");
  CHECK(doubt(R"("Principal": ["x"])") == "its Principal is neither '*' nor an object");
  CHECK(doubt(R"("Principal": {"AWS": {}})") == "its Principal has no strings for 'AWS'");
  CHECK(doubt(R"("Condition": [])") == "its Condition is not an object");
  CHECK(doubt(R"("Condition": {"StringEquals": "x"})") == "its StringEquals is not an object");
  CHECK(doubt(R"("Condition": {"StringEquals": {"k": {}}})") ==
        "its StringEquals has no strings for k");
  const auto policy = policy_of(R"({"Statement": ["x"]})");
  CHECK(policy.statements.front().unreadable == "it is not an object");
  CHECK(evaluate(policy, PolicyKind::of_identity, put_event()).outcome == Outcome::undecided);
}
