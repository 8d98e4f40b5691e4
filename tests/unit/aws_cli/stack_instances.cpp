#include "aws_cli/stack_instances.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "operations/instance_retries.hpp"
#include "operations/instances_text.hpp"

using namespace sagewatch;
using nlohmann::json;

namespace {

json instance(const std::string& account, const std::string& status, const std::string& detail,
              const std::string& reason = "") {
  json out{{"StackSetId", "S:1"},
           {"Account", account},
           {"Region", "eu-west-1"},
           {"Status", status},
           {"OrganizationalUnitId", "ou-1"},
           {"StackInstanceStatus", {{"DetailedStatus", detail}}}};
  if (!reason.empty()) out["StatusReason"] = reason;
  return out;
}

json result(const std::string& account, const std::string& status, const std::string& reason) {
  return {
      {"Account", account}, {"Region", "eu-west-1"}, {"Status", status}, {"StatusReason", reason}};
}

json summaries(std::vector<json> list) { return {{"Summaries", std::move(list)}}; }

DeployedStackSets stack_sets_in(const std::vector<json>& documents) {
  StackInstancesReader reader;
  for (const auto& document : documents) REQUIRE_FALSE(reader.read(document).has_value());
  return std::move(reader).result();
}

InstanceState state_of(const std::string& status, const std::string& detail) {
  const auto deployed = stack_sets_in({summaries({instance("1", status, detail)})});
  return deployed.sets.at(0).instances.at(0).state;
}

std::string instances_refusal(const json& document) {
  StackInstancesReader reader;
  const auto wrong = reader.read(document);
  REQUIRE(wrong.has_value());
  CHECK_FALSE(wrong->hint.empty());
  return wrong->id;
}

}  // namespace

TEST_CASE("the state of an instance follows from its status and detailed status") {
  using enum InstanceState;
  CHECK(state_of("CURRENT", "SUCCEEDED") == current);
  CHECK(state_of("CURRENT", "FAILED") == current);
  CHECK(state_of("CURRENT", "RUNNING") == running);
  CHECK(state_of("CURRENT", "PENDING") == waiting);
  CHECK(state_of("OUTDATED", "FAILED") == failed);
  CHECK(state_of("OUTDATED", "CANCELLED") == cancelled);
  CHECK(state_of("OUTDATED", "SUCCEEDED") == outdated);
  CHECK(state_of("OUTDATED", "SKIPPED_SUSPENDED_ACCOUNT") == suspended);
  CHECK(state_of("INOPERABLE", "INOPERABLE") == inoperable);
  CHECK(state_of("INOPERABLE", "SOMETHING_NEW") == inoperable);
}

TEST_CASE("a failed import can be tried again although it is inoperable") {
  CHECK(state_of("INOPERABLE", "FAILED_IMPORT") == InstanceState::failed);
}

TEST_CASE("an instance without a detailed status is known by its status alone") {
  auto bare = instance("1", "OUTDATED", "");
  bare.erase("StackInstanceStatus");
  const auto deployed = stack_sets_in({summaries({bare})});
  CHECK(deployed.sets.at(0).instances.at(0).state == InstanceState::outdated);
  CHECK(deployed.sets.at(0).instances.at(0).detail == "OUTDATED");
}

TEST_CASE("instances belong to the set that their id names, in the order of account and Region") {
  auto other = instance("1", "CURRENT", "SUCCEEDED");
  other["StackSetId"] = "T:2";
  const auto deployed = stack_sets_in({summaries({instance("2", "CURRENT", "SUCCEEDED"), other}),
                                       summaries({instance("1", "CURRENT", "SUCCEEDED")})});
  REQUIRE(deployed.sets.size() == 2);
  CHECK(deployed.sets[0].name == "S");
  CHECK(deployed.sets[0].instances.at(0).account == "1");
  CHECK(deployed.sets[0].instances.at(1).account == "2");
  CHECK(deployed.sets[1].name == "T");
}

TEST_CASE("the result of an operation gives an instance the reason that it lacks") {
  const auto first = json{{"StackSet", "S"}};
  const auto bad = summaries({instance("1", "OUTDATED", "FAILED")});
  const auto why = summaries({result("1", "FAILED", "denied")});
  CHECK(stack_sets_in({bad, first, why}).sets.at(0).instances.at(0).reason == "denied");
  CHECK(stack_sets_in({first, why, bad}).sets.at(0).instances.at(0).reason == "denied");
  const auto told = summaries({instance("1", "OUTDATED", "FAILED", "its own")});
  CHECK(stack_sets_in({told, first, why}).sets.at(0).instances.at(0).reason == "its own");
  const auto fine = summaries({instance("1", "CURRENT", "SUCCEEDED")});
  CHECK(stack_sets_in({fine, first, why}).sets.at(0).instances.at(0).reason.empty());
}

TEST_CASE("a set is in place when each account is current or suspended") {
  const auto fine = instance("1", "CURRENT", "SUCCEEDED");
  const auto closed = instance("2", "OUTDATED", "SKIPPED_SUSPENDED_ACCOUNT");
  const auto busy = instance("3", "CURRENT", "RUNNING");
  CHECK(stack_sets_in({summaries({fine, closed})}).sets.at(0).in_place());
  CHECK_FALSE(stack_sets_in({summaries({fine, busy})}).sets.at(0).in_place());
  CHECK(stack_sets_in({json{{"StackSet", "S"}}}).sets.at(0).in_place());
}

TEST_CASE("what every instance has must be there") {
  for (const auto* field : {"Account", "Region", "Status"}) {
    auto broken = instance("1", "CURRENT", "SUCCEEDED");
    broken.erase(field);
    CHECK(instances_refusal(summaries({broken})) == "E0321");
    broken[field] = 1;
    CHECK(instances_refusal(summaries({broken})) == "E0321");
  }
  CHECK(instances_refusal(summaries({json(1)})) == "E0321");
  CHECK(instances_refusal(json{{"Summaries", 1}}) == "E0312");
  CHECK(instances_refusal(json::array()) == "E0312");
}

TEST_CASE("what is busy, inoperable, suspended or of no known unit is not tried again") {
  auto unknown = instance("1", "OUTDATED", "FAILED");
  unknown.erase("OrganizationalUnitId");
  CHECK(instance_retries(
            stack_sets_in({summaries({unknown, instance("2", "CURRENT", "RUNNING"),
                                      instance("3", "INOPERABLE", "INOPERABLE"),
                                      instance("4", "OUTDATED", "SKIPPED_SUSPENDED_ACCOUNT")})}))
            .empty());
}

TEST_CASE("accounts that failed in the same Regions are tried again in one call") {
  auto elsewhere = instance("1", "OUTDATED", "FAILED");
  elsewhere["Region"] = "us-east-1";
  const auto text = instance_retries(stack_sets_in({summaries(
      {instance("1", "OUTDATED", "FAILED"), elsewhere, instance("2", "OUTDATED", "CANCELLED"),
       instance("3", "OUTDATED", "SUCCEEDED"), instance("4", "CURRENT", "SUCCEEDED")})}));
  std::vector<json> calls;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) calls.push_back(json::parse(line));
  REQUIRE(calls.size() == 2);
  CHECK(calls[0]["Regions"] == json{"eu-west-1"});
  CHECK(calls[0]["DeploymentTargets"]["Accounts"] == json{"2", "3"});
  CHECK(calls[0]["DeploymentTargets"]["AccountFilterType"] == "INTERSECTION");
  CHECK(calls[1]["Regions"] == json{"eu-west-1", "us-east-1"});
  CHECK(calls[1]["DeploymentTargets"]["Accounts"] == json{"1"});
}

TEST_CASE("a set without stacks says so") {
  const auto none = stack_sets_in({json{{"StackSet", "S"}}, summaries({})});
  CHECK(instances_summary(none) == "S: no stacks in any account\n");
}
