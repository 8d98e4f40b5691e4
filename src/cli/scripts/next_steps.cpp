#include "cli/scripts/next_steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "settings/names.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

constexpr std::string_view deploy_monitoring_of_ous =
    "organization-deployment/deploy-monitoring-account.sh";
constexpr std::string_view deploy_monitoring_of_listed =
    "individual-deployment/deploy-monitoring-account.sh";
constexpr std::string_view deploy_management_script =
    "organization-deployment/deploy-management-account.sh";
constexpr std::string_view deploy_workload_script =
    "individual-deployment/deploy-workload-account.sh";

std::string where_to_look(const Config& config) {
  auto out = fmt::format("\nThe dashboards are in CloudWatch in {}: start with {}\n",
                         config.home_region, config.named(names::dashboard::landing));
  if (!config.notification_emails.empty()) {
    out +=
        "\nAWS mails a confirmation link to each new address: only confirmed addresses receive "
        "notices\n";
  }
  return out;
}

/// The accounts that no stack set reaches, and what to run for each.
std::string for_each_account(const Config& config, std::string_view command) {
  if (config.workload_accounts.empty()) return "";
  return fmt::format("\nNext: for each of the accounts {}, run with its profile\n  {}\n",
                     fmt::join(config.workload_accounts, ", "), command);
}

std::string accounts_to_deploy(const FinishedRun& run, const Config& config) {
  return for_each_account(
      config, fmt::format("{}{} --workload-profile NAME", run.scripts, deploy_workload_script));
}

/// The monitoring account still has the sinks of Regions that the settings no longer list.
std::string sinks_to_delete(const FinishedRun& run, const Config& config) {
  const auto regions = dropped_regions(config);
  if (regions.empty()) return "";
  return fmt::format(
      "\nOnce no account is linked in {}, run with a profile of the monitoring account\n"
      "  {}{}\n"
      "It deletes the sink there.\n",
      fmt::join(regions, " "), run.scripts,
      config.workload_ou_paths.empty() ? deploy_monitoring_of_listed : deploy_monitoring_of_ous);
}

std::string after_management(const FinishedRun& run, const Config& config) {
  const auto unreached = config.delegated() ? "the organization's management account"
                                            : fmt::format("this account, {}", run.account);
  auto out = fmt::format(
      "\nStack sets never reach {}; if SageMaker runs in it, list it in\n"
      "workload-accounts and deploy it directly.\n",
      unreached);
  out += accounts_to_deploy(run, config) + sinks_to_delete(run, config);
  out += "\nTo remove everything, run in this order\n  make destroy-management-stackset\n";
  if (!config.workload_accounts.empty()) {
    out += "  make destroy-workload-account-infra, for each directly deployed account\n";
  }
  return out + "  make destroy-monitoring-account-infra\n";
}

std::string after_workload(const FinishedRun& run, const Config& config) {
  return fmt::format(
             "\nThe first heartbeat of {} reaches the monitoring account within ten minutes.\n"
             "To deploy the next account, run this again with another --workload-profile.\n"
             "To remove everything from this account, run\n"
             "  {}individual-deployment/destroy-workload-account.sh --workload-profile NAME\n",
             run.account, run.scripts) +
         sinks_to_delete(run, config);
}

}  // namespace

std::string next_steps(const FinishedRun& run, const Config& config) {
  if (run.script == deploy_monitoring_of_ous) {
    return where_to_look(config) +
           fmt::format(
               "\nNext: run with a profile of the organization's management account\n"
               "  {}{}\n"
               "It uses these outputs as its defaults.\n",
               run.scripts, deploy_management_script) +
           accounts_to_deploy(run, config);
  }
  if (run.script == deploy_monitoring_of_listed) {
    return where_to_look(config) + accounts_to_deploy(run, config) +
           "It uses these outputs as its defaults.\n";
  }
  if (run.script == deploy_management_script) return after_management(run, config);
  if (run.script == deploy_workload_script) return after_workload(run, config);
  if (run.script == "organization-deployment/destroy-management-stackset.sh") {
    return for_each_account(
               config, "make destroy-workload-account-infra ARGS=\"--workload-profile NAME\"") +
           "\nNext: run with a profile of the monitoring account\n"
           "  make destroy-monitoring-account-infra\n";
  }
  if (run.script == "individual-deployment/destroy-workload-account.sh") {
    return "\nNext: run this again with the --workload-profile of the next account; when all are "
           "done, run\n  make destroy-monitoring-account-infra\n";
  }
  return "";
}

}  // namespace sagewatch
