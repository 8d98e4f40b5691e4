#include "stacks/policies/senders.hpp"

#include <fmt/format.h>

#include "sagewatch/facts/region.hpp"

namespace sagewatch {
namespace {

/// `aws:PrincipalOrgPaths` is multivalued, hence ForAnyValue; StringLike, because only it supports
/// the `*` that includes child OUs.
Senders organizational_units(const std::vector<std::string>& paths) {
  std::vector<std::string> patterns;
  for (const auto& path : paths) patterns.push_back(path + "*");
  const cfn::Object paths_like{{"aws:PrincipalOrgPaths", cfn::list(patterns)}};
  return {.id = "OrganizationalUnits",
          .principal = iam::Principal::anyone(),
          .conditions = {{"ForAnyValue:StringLike", paths_like}}};
}

/// By ARN, as services store them: an account id means the same, but CloudFormation would report
/// drift of the policy forever (cloudformation-coverage-roadmap issue 2557). The partition is
/// derived from the Region: a reference to it would make each ARN twice as long in the template.
Senders accounts(const std::vector<std::string>& ids, std::string_view partition) {
  std::vector<std::string> arns;
  for (const auto& id : ids) arns.push_back(fmt::format("arn:{}:iam::{}:root", partition, id));
  return {.id = "Accounts", .principal = {cfn::Object{{"AWS", cfn::list(arns)}}}};
}

}  // namespace

std::vector<Senders> admitted_senders(const Config& config) {
  std::vector<Senders> out;
  if (!config.workload_ou_paths.empty()) {
    out.push_back(organizational_units(config.workload_ou_paths));
  }
  if (!config.workload_accounts.empty()) {
    out.push_back(accounts(config.workload_accounts, partition_of(config.home_region)));
  }
  return out;
}

}  // namespace sagewatch
