#include "aws_cli/change_set.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "changes/stateful.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

json document(std::vector<json> changes) {
  json entries = json::array();
  for (auto& change : changes) {
    entries.push_back({{"Type", "Resource"}, {"ResourceChange", std::move(change)}});
  }
  return {{"StackName", "S"}, {"Status", "CREATE_COMPLETE"}, {"Changes", std::move(entries)}};
}

json change(const char* action, const char* id, const char* type) {
  return {{"Action", action}, {"LogicalResourceId", id}, {"ResourceType", type}};
}

ChangeSet change_set_in(const std::vector<json>& changes) {
  cfn::Diagnostics diagnostics;
  auto set = read_change_set(document(changes), diagnostics);
  REQUIRE(set);
  return *set;
}

std::string change_set_refusal(const json& document) {
  cfn::Diagnostics diagnostics;
  CHECK_FALSE(read_change_set(document, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  return diagnostics.front().id;
}

json table(const char* replacement, const char* policy) {
  auto out = change("Modify", "Jobs", "AWS::DynamoDB::Table");
  out["Replacement"] = replacement;
  out["PolicyAction"] = policy;
  return out;
}

}  // namespace

TEST_CASE("each action is counted where a person would look for it") {
  auto replaced = change("Modify", "B", "T");
  replaced["Replacement"] = "True";
  auto maybe = change("Modify", "C", "T");
  maybe["Replacement"] = "Conditional";
  const auto counts = count(change_set_in(
      {change("Add", "A", "T"), replaced, maybe, change("Modify", "D", "T"),
       change("Remove", "E", "T"), change("Import", "F", "T"), change("Dynamic", "G", "T")}));
  CHECK(counts.add == 1);
  CHECK(counts.replace == 2);
  CHECK(counts.change == 2);
  CHECK(counts.remove == 1);
  CHECK(counts.take_over == 1);
}

TEST_CASE("an unknown action keeps AWS's name") {
  const auto set = change_set_in({change("SyncWithActual", "A", "T")});
  CHECK(set.changes.front().action == Action::other);
  CHECK(set.changes.front().action_name == "SyncWithActual");
}

TEST_CASE("a property that AWS lists twice is merged into one") {
  auto one = change("Modify", "A", "T");
  one["Details"] = {
      {{"Target", {{"Path", "/Properties/Role"}, {"RequiresRecreation", "Never"}}},
       {"CausingEntity", "Role.Arn"}},
      {{"Target",
        {{"Path", "/Properties/Role"}, {"RequiresRecreation", "Always"}, {"BeforeValue", "x"}}}}};
  const auto properties = change_set_in({one}).changes.front().properties;
  REQUIRE(properties.size() == 1);
  CHECK(properties.front().path == "Role");
  CHECK(properties.front().before == "x");
  CHECK_FALSE(properties.front().after);
  CHECK(properties.front().cause == "Role.Arn");
  CHECK(properties.front().replaces == Replacement::yes);
}

TEST_CASE("a property without a path is called by its name, or by its attribute") {
  auto one = change("Modify", "A", "T");
  one["Details"] = {{{"Target", {{"Name", "Timeout"}}}}, {{"Target", {{"Attribute", "Tags"}}}}};
  const auto properties = change_set_in({one}).changes.front().properties;
  REQUIRE(properties.size() == 2);
  CHECK(properties[0].path == "Timeout");
  CHECK(properties[1].path == "Tags");
}

TEST_CASE("a change set that failed because nothing changes has no changes") {
  cfn::Diagnostics diagnostics;
  const auto set = read_change_set({{"StackName", "S"},
                                    {"Status", "FAILED"},
                                    {"StatusReason", "No updates are to be performed."}},
                                   diagnostics);
  REQUIRE(set);
  CHECK(set->changes.empty());
}

TEST_CASE("what cannot be judged whole is refused") {
  CHECK(change_set_refusal({{"StackName", "S"}, {"Status", "FAILED"}, {"StatusReason", "x"}}) ==
        "E0314");
  CHECK(change_set_refusal({{"StackName", "S"}, {"Status", "CREATE_PENDING"}}) == "E0314");
  auto part = document({});
  part["NextToken"] = "more";
  CHECK(change_set_refusal(part) == "E0313");
  CHECK(change_set_refusal({{"Stacks", json::array()}}) == "E0312");
  CHECK(change_set_refusal({{"StackName", "S"}, {"Status", 1}}) == "E0312");
  CHECK(change_set_refusal({{"StackName", "S"}, {"Status", "CREATE_COMPLETE"}, {"Changes", "x"}}) ==
        "E0312");
  CHECK(change_set_refusal(document({json{{"Action", "Add"}}})) == "E0312");
}

TEST_CASE("a stateful resource may not be replaced, whether surely or perhaps") {
  CHECK(data_losses(change_set_in({table("True", "ReplaceAndDelete")})).size() == 1);
  CHECK(data_losses(change_set_in({table("Conditional", "ReplaceAndDelete")})).size() == 1);
  CHECK(data_losses(change_set_in({table("False", "Delete")})).empty());
}

TEST_CASE("a replaced resource is refused also where the old one is kept") {
  const auto set = change_set_in({table("True", "ReplaceAndRetain")});
  REQUIRE(data_losses(set).size() == 1);
  CHECK(refuse_losses(set, {}).front().message.find("the old one would remain in the account with "
                                                    "its items, and the new one would be empty") !=
        std::string::npos);
  CHECK(refuse_losses(set, {"Jobs"}).empty());
}

TEST_CASE("what an upgrade may never replace unasked is known by its type") {
  for (const auto* type :
       {"AWS::Oam::Sink", "AWS::Oam::Link", "AWS::DynamoDB::Table", "AWS::Logs::LogGroup",
        "AWS::CloudFormation::StackSet", "AWS::KMS::Key"}) {
    auto replaced = change("Modify", "It", type);
    replaced["Replacement"] = "True";
    CHECK(data_losses(change_set_in({replaced})).size() == 1);
  }
}

TEST_CASE("a removed resource is lost unless it is retained or holds nothing") {
  const auto log_group = change("Remove", "L", "AWS::Logs::LogGroup");
  auto retained = log_group;
  retained["PolicyAction"] = "Retain";
  CHECK(data_losses(change_set_in({log_group})).size() == 1);
  CHECK(data_losses(change_set_in({retained})).empty());
  CHECK(data_losses(change_set_in({change("Remove", "R", "AWS::Events::Rule")})).empty());
}

TEST_CASE("where AWS does not say what it will do the template's own policy counts") {
  auto removed = change("Remove", "L", "AWS::Logs::LogGroup");
  removed["BeforeContext"] = R"({"DeletionPolicy":"Retain"})";
  CHECK(data_losses(change_set_in({removed})).empty());
  auto replaced = change("Modify", "L", "AWS::Logs::LogGroup");
  replaced["Replacement"] = "True";
  replaced["BeforeContext"] = R"({"DeletionPolicy":"Retain"})";
  CHECK(data_losses(change_set_in({replaced})).size() == 1);
}

TEST_CASE("a loss is refused until it is named") {
  const auto set = change_set_in({table("True", "ReplaceAndDelete")});
  const auto refused = refuse_losses(set, {});
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().id == "E0315");
  CHECK(refused.front().hint == "to allow it, add '--allow-replace Jobs'");
  CHECK(refuse_losses(set, {"Jobs"}).empty());
}

TEST_CASE("a permission for nothing is only a warning") {
  const auto told =
      refuse_losses(change_set_in({table("True", "ReplaceAndDelete")}), {"Jobs", "Job"});
  REQUIRE(told.size() == 1);
  CHECK(told.front().id == "W0301");
  CHECK(told.front().severity == cfn::Severity::warning);
}

}  // namespace sagewatch
