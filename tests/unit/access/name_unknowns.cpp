#include "access/name_unknowns.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace sagewatch;
using nlohmann::json;

namespace {

constexpr auto unknown = "{{changeSet:KNOWN_AFTER_APPLY}}";

/// The property P of a change, after what the template says of it was used.
json named(const json& value, const json& declared) {
  ChangeSet set;
  set.changes.push_back({.action = Action::add,
                         .action_name = "Add",
                         .logical_id = "Role",
                         .type = "AWS::IAM::Role",
                         .physical_id = {},
                         .policy_action = {},
                         .before = {},
                         .after = json{{"Properties", {{"P", value}}}}.dump()});
  name_unknowns(set, {{"Resources", {{"Role", {{"Properties", {{"P", declared}}}}}}}});
  return json::parse(*set.changes.front().after).at("Properties").at("P");
}

}  // namespace

TEST_CASE("what AWS knows later is named by the logical id that the template refers to") {
  CHECK(named(unknown, {{"Ref", "Table"}}) == "Table");
  CHECK(named(unknown, {{"Fn::GetAtt", {"Table", "Arn"}}}) == "Table");
  CHECK(named(std::string("arn:x:") + unknown,
              {{"Fn::Sub", "arn:${AWS::Region}:${Log.Arn}/${B}"}}) == "arn:${AWS::Region}:Log/B");
}

TEST_CASE("unknowns are named at any depth") {
  CHECK(named({{"Statement", {{{"Resource", {unknown, "known"}}}}}},
              {{"Statement", {{{"Resource", {{{"Ref", "A"}}, {{"Ref", "B"}}}}}}}}) ==
        json({{"Statement", {{{"Resource", {"A", "known"}}}}}}));
}

TEST_CASE("known values, and values that the template doesn't explain, are unchanged") {
  CHECK(named("known", {{"Ref", "Table"}}) == "known");
  CHECK(named(unknown, "literal") == unknown);
  CHECK(named(unknown, {{"Fn::If", {"C", "a", "b"}}}) == unknown);
  CHECK(named({unknown}, {{{"Ref", "A"}}, {{"Ref", "B"}}}) == json::array({unknown}));
  CHECK(named(unknown, {{"Fn::Sub", "${unclosed"}}) == "${unclosed");
}
