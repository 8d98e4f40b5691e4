#include "senders.hpp"

namespace sagewatch::solution {
namespace {

/// `aws:PrincipalOrgPaths` has many values, hence ForAnyValue; StringLike, since only it reads the
/// `*` that takes in the children of a unit.
Senders organizational_units(const std::vector<std::string>& paths) {
  std::vector<std::string> patterns;
  for (const auto& path : paths) patterns.push_back(path + "*");
  const cfn::Object paths_like{{"aws:PrincipalOrgPaths", cfn::list(patterns)}};
  return {.id = "OrganizationalUnits",
          .principal = iam::Principal::anyone(),
          .conditions = {{"ForAnyValue:StringLike", paths_like}}};
}

/// By their bare ids, which mean the same as the ARNs of their roots and are a fifth as long.
Senders accounts(const std::vector<std::string>& ids) {
  return {.id = "Accounts", .principal = {cfn::Object{{"AWS", cfn::list(ids)}}}};
}

}  // namespace

std::vector<Senders> admitted_senders(const Config& config) {
  std::vector<Senders> out;
  if (!config.workload_ou_paths.empty()) {
    out.push_back(organizational_units(config.workload_ou_paths));
  }
  if (!config.workload_accounts.empty()) out.push_back(accounts(config.workload_accounts));
  return out;
}

}  // namespace sagewatch::solution
