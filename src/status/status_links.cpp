#include "status/status_links.hpp"

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/account_findings.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

constexpr auto links_check = "links";
constexpr auto list_links = "oam list-attached-links";

std::set<std::string> linked_accounts(const nlohmann::json& output) {
  std::set<std::string> out;
  for (const auto& link : list_of(output, "Items")) {
    const auto arn = parse_arn(text_of(link, "LinkArn").value_or(""));
    if (arn) out.insert(arn->account);
  }
  return out;
}

AccountsCheck check_of_links(const std::string& where) {
  return {.check = links_check,
          .fine = "all accounts are linked" + where,
          .lacking = "not linked to the monitoring account" + where + ": ",
          .remedy =
              "look at their stacks: scripts/organization-deployment/deploy-management-account.sh"};
}

}  // namespace

void look_at_links(const Config& config, const AwsCalls& calls,
                   const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                   std::vector<Finding>& findings) {
  if (deployed.empty()) return;
  for (const auto& region : workload_regions(config)) {
    // The call for the home Region has no other subject.
    const std::string of = region == config.home_region ? "" : region;
    const auto where = outside_home(region, config);
    if (const auto error = calls.error(list_links, of)) {
      findings.push_back({.status = FindingStatus::unknown,
                          .check = links_check,
                          .what = "could not check" + where + ": " + *error});
    }
    const auto* output = calls.output(list_links, of);
    if (!output) continue;
    const auto linked = linked_accounts(*output);
    std::vector<std::string> lacking;
    for (const auto& account : accounts_in(region, deployed)) {
      if (account == config.monitoring_account_id) continue;  // can't link to itself
      if (!linked.contains(account)) lacking.push_back(account);
    }
    findings.push_back(accounts_finding(check_of_links(where), lacking, names));
  }
}

}  // namespace sagewatch
