#include "checks/policies/other_organizations.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "checks/policies/statement.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/iam/evaluate.hpp"

namespace sagewatch::checks {
namespace {

using iam::ContextValue;
using iam::Outcome;

/// A request by a role in a foreign organization for a resource in another organization.
iam::Request request_of_other_organization() {
  const ContextValue account{{"000000000000"}};
  const ContextValue organization{{"o-stranger"}};
  const ContextValue paths{{"o-stranger/r-stranger/"}, true};
  return {.caller = {.account = "000000000000", .arn = "arn:aws:iam::000000000000:role/stranger"},
          .action = "any:Action",
          .resource = std::nullopt,
          .context = {{"aws:PrincipalAccount", account},
                      {"aws:SourceAccount", account},
                      {"aws:PrincipalOrgID", organization},
                      {"aws:SourceOrgID", organization},
                      {"aws:PrincipalOrgPaths", paths},
                      {"aws:SourceOrgPaths", paths},
                      {"aws:PrincipalArn", {{"arn:aws:iam::000000000000:role/stranger"}}},
                      {"aws:SourceArn", {{"arn:aws:events:us-east-1:000000000000:rule/stranger"}}},
                      {"aws:ResourceAccount", {{"999999999999"}}},
                      {"aws:ResourceOrgID", {{"o-owner"}}},
                      {"aws:ResourceOrgPaths", {{"o-owner/r-owner/"}, true}},
                      {"aws:PrincipalIsAWSService", {{"false"}}},
                      {"aws:SecureTransport", {{"true"}}}}};
}

/// Keys whose value the caller can choose. Other global keys, such as aws:SourceIp, identify the
/// caller.
bool is_chosen_by_caller(std::string_view key) {
  static constexpr std::array<std::string_view, 7> free{
      "aws:CurrentTime",    "aws:EpochTime", "aws:Referer",      "aws:RequestedRegion",
      "aws:TokenIssueTime", "aws:UserAgent", "aws:ViaAWSService"};
  return !same_key(key.substr(0, 4), "aws:") ||
         std::ranges::any_of(free, [&](auto one) { return same_key(one, key); });
}

/// The values as literals: unknown parts are neither values of the caller nor variables.
iam::Texts as_literals(const iam::Texts& values) {
  iam::Texts out;
  for (const auto& value : values) {
    auto shown = document::shown(value);
    if (!value.literal()) std::ranges::replace(shown, '$', '?');
    out.emplace_back(std::move(shown));
  }
  return out;
}

bool excludes_other_organizations(const iam::ConditionTest& test) {
  static const auto request = request_of_other_organization();
  const iam::Statement statement{.name = "1",
                                 .principals = {{{"AWS", "*"}}},
                                 .actions = iam::Selection{false, {"*"}},
                                 .conditions = {{test.op, test.key, as_literals(test.values)}}};
  const auto outcome = iam::evaluate({{statement}}, iam::PolicyKind::of_resource, request).outcome;
  return outcome == Outcome::implicitly_denied ||
         (outcome == Outcome::undecided && !is_chosen_by_caller(test.key));
}

}  // namespace

bool admits_other_organizations(const document::Node& statement) {
  if (!allows(statement) || !is_for_everybody(statement)) return false;
  const auto read = iam::read_statement(statement).statements.front();
  return read.unreadable.empty() && read.invalid.empty() &&
         std::ranges::none_of(read.conditions, excludes_other_organizations);
}

}  // namespace sagewatch::checks
