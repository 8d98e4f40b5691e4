#include "cli/scripts/common_options.hpp"
#include "cli/scripts/tables.hpp"

namespace sagewatch {
namespace {

bool is_account_id(std::string_view value) {
  return value.size() == 12 && value.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr ScriptOption meant_account{
    .flag = "--account",
    .value = "ID",
    .help = "the account to delete from; --yes needs it if the settings do not name it",
    .variable = "meant_account",
    .is_valid = is_account_id,
    .must_be = "a 12-digit account id"};

constexpr ScriptOption plan_only{
    "--plan", "", "show what would be deleted and what would be kept, and stop", "plan"};

constexpr std::string_view destroy_exit_codes =
    R"(0 deleted or absent, 1 refused or declined, 2 usage, 4 AWS or the deletion failed,
130 stopped by Ctrl-C (a deletion that has begun continues).)";

constexpr ScriptOption home_region{"--home-region", "REGION",
                                   "the Region of the stacks (default: from sagewatch.yaml)",
                                   "setting_flags"};

constexpr ScriptOption workload_regions(std::string_view help) {
  return {"--workload-regions", "REGIONS", help, "setting_flags"};
}

Script destroy_monitoring() {
  return {
      .path = "organization-deployment/destroy-monitoring-account.sh",
      .summary =
          R"(Deletes the stacks of the monitoring account, those in further Regions first, and with them the
event archive. The log groups, the job state table and the key, if the deployment created one, are
retained, and the commands that delete them are printed at the end; only --delete-data deletes them
too, at once or after the stacks are gone. AWS deletes a key after 30 days; until then 'aws kms
cancel-key-deletion' restores it. First run destroy-management-stackset.sh, and
destroy-workload-account.sh for each directly deployed account: this refuses to run while accounts
are linked to a sink that it would delete. Safe to run again after any interruption.)",
      .usage = "[options]",
      .make = "destroy-monitoring-account-infra",
      .options = {home_region,
                  workload_regions("further Regions with a sink (default: from sagewatch.yaml)"),
                  script_options::monitoring_profile,
                  meant_account,
                  script_options::config,
                  plan_only,
                  script_options::yes,
                  {"--delete-data", "[STACK]",
                   "delete the log groups, the table and the key too; without a terminal it needs "
                   "the stack's name in full",
                   "delete_data"},
                  script_options::progress},
      .examples = R"(destroy-monitoring-account.sh --plan
destroy-monitoring-account.sh --monitoring-profile monitoring
destroy-monitoring-account.sh --yes --delete-data MonitoringAccountInfraStack)",
      .exit_codes = destroy_exit_codes,
      .permissions =
          R"(cloudformation:* on the stacks, oam:ListAttachedLinks, and the deletion of their
resources; with --delete-data cloudformation:ListStacks, logs:DeleteLogGroup,
dynamodb:UpdateTable, DeleteTable and DescribeTable, kms:DeleteAlias and ScheduleKeyDeletion.)"};
}

Script destroy_management() {
  return {
      .path = "organization-deployment/destroy-management-stackset.sh",
      .summary =
          R"(Deletes the stack of the management account with its stack sets and their stacks in the workload
accounts. Run it before destroy-monitoring-account.sh. Safe to run again.)",
      .usage = "[options]",
      .make = "destroy-management-stackset",
      .options = {home_region,
                  workload_regions("further Regions of the stack sets (default: from "
                                   "sagewatch.yaml)"),
                  {"--management-profile", "NAME", "AWS CLI profile of the management account",
                   "setting_flags"},
                  {"--call-as", "WHO", "self or delegated-admin, as it was deployed",
                   "setting_flags"},
                  meant_account,
                  script_options::config,
                  plan_only,
                  script_options::yes,
                  script_options::progress},
      .examples = "destroy-management-stackset.sh --management-profile management",
      .exit_codes = destroy_exit_codes,
      .permissions =
          "cloudformation:* on the stack and on stack sets, organizations:Describe* and List*."};
}

Script destroy_workload() {
  return {
      .path = "individual-deployment/destroy-workload-account.sh",
      .summary =
          R"(Deletes the two stacks that deploy-workload-account.sh deployed to a workload account, which then
neither sends events nor shares telemetry. Run it before destroy-monitoring-account.sh. Safe to run
again.)",
      .usage = "[options]",
      .make = "destroy-workload-account-infra",
      .options = {home_region,
                  workload_regions("further Regions of the stacks (default: from "
                                   "sagewatch.yaml)"),
                  {"--workload-profile", "NAME", "AWS CLI profile of the workload account",
                   "setting_flags"},
                  meant_account,
                  script_options::config,
                  plan_only,
                  script_options::yes,
                  script_options::progress},
      .examples = "destroy-workload-account.sh --workload-profile research",
      .exit_codes = destroy_exit_codes,
      .permissions = "cloudformation:* on the stacks, and the deletion of their resources."};
}

}  // namespace

std::vector<Script> destroy_scripts() {
  return {destroy_monitoring(), destroy_management(), destroy_workload()};
}

}  // namespace sagewatch
