#include "cli/scripts/common_options.hpp"
#include "cli/scripts/tables.hpp"

namespace sagewatch {
namespace {

std::vector<ScriptOption> deploy_options() {
  return {
      script_options::config,
      script_options::yes,
      {"--no-execute", "", "show the changes without deploying them", "no_execute"},
      {.flag = "--allow-replace",
       .value = "ID",
       .help = "allow this resource to be replaced or removed with its data; may be repeated",
       .variable = "allow_flags",
       .repeatable = true},
      {"--delete-failed-stack", "", "delete a stack that failed to deploy, without asking",
       "delete_failed_stack"},
      script_options::progress,
  };
}

constexpr std::string_view monitoring_permissions =
    R"(cloudformation:* on the stacks, and what their resources need: events, logs, lambda,
dynamodb, sqs, sns, cloudwatch, oam, kms if there is a key, and iam for the roles that
'sagewatch names' lists.)";

constexpr std::string_view deploy_exit_codes =
    R"(0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed, 130 stopped by Ctrl-C (a deployment that has begun continues).)";

Script deploy_monitoring_of_organization() {
  return {
      .path = "organization-deployment/deploy-monitoring-account.sh",
      .summary =
          R"(Deploys the three stacks of the monitoring account: one receives the SageMaker events, metrics and
logs of all workload accounts, one raises alarms about them, one shows them.
Asks for the settings that are missing, shows the account and the changes, and changes nothing
before you confirm. Running it again updates the stacks.)",
      .usage = "[options]",
      .make = "",
      .options = deploy_options(),
      .settings = ScriptSettings::deployment,
      .kind = StackKind::monitoring,
      .examples = R"(deploy-monitoring-account.sh
deploy-monitoring-account.sh --no-execute
deploy-monitoring-account.sh --workload-ou-paths o-1a2b3c4d5e/r-saaa/ --yes)",
      .exit_codes = deploy_exit_codes,
      .permissions = monitoring_permissions};
}

Script deploy_monitoring_of_accounts() {
  return {
      .path = "individual-deployment/deploy-monitoring-account.sh",
      .summary =
          R"(Deploys the three stacks of the monitoring account: one receives the SageMaker events, metrics and
logs of all workload accounts, one raises alarms about them, one shows them. The workload accounts
are listed one by one; no organization is needed. If you have one, use the script of the same name
in scripts/organization-deployment, which can also list accounts.
Asks for the settings that are missing, shows the account and the changes, and changes nothing
before you confirm. Running it again updates the stacks.)",
      .usage = "[options]",
      .make = "",
      .options = deploy_options(),
      .settings = ScriptSettings::deployment,
      .kind = StackKind::monitoring,
      .examples = R"(deploy-monitoring-account.sh
deploy-monitoring-account.sh --no-execute
deploy-monitoring-account.sh --workload-accounts 333333333333 --yes)",
      .exit_codes = deploy_exit_codes,
      .permissions = monitoring_permissions};
}

Script deploy_management() {
  return {
      .path = "organization-deployment/deploy-management-account.sh",
      .summary =
          R"(Deploys the stack of the organization's management account or, with --call-as delegated-admin, of a
delegated administrator of stack sets. Its stack sets make every account of the workload OUs,
present and future, send its SageMaker events, metrics and logs to the monitoring account. Run
deploy-monitoring-account.sh first; its outputs are the defaults here. Asks for the settings that
are missing, shows the account and the changes, and changes nothing before you confirm. Waits for
the stack sets and shows the status of their stacks, account by Region. Running it again updates the
stack, and retries in the accounts that failed.)",
      .usage = "[options]",
      .make = "",
      .options = deploy_options(),
      .settings = ScriptSettings::deployment,
      .kind = StackKind::management,
      .examples = R"(deploy-management-account.sh
deploy-management-account.sh --no-execute
deploy-management-account.sh --workload-ou-ids ou-saaa-1a2b3c4d --yes)",
      .exit_codes =
          R"(0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed in at least one account, 130 stopped by Ctrl-C (a deployment that has begun continues).)",
      .permissions =
          R"(cloudformation:* on the stack and on stack sets, organizations:Describe* and List*.
The organization must trust stack sets: 'aws cloudformation activate-organizations-access'.)"};
}

Script deploy_workload() {
  return {
      .path = "individual-deployment/deploy-workload-account.sh",
      .summary =
          R"(Deploys the two stacks of a workload account, in each of its Regions. They send its SageMaker
events, metrics and logs to the monitoring account. For accounts that no stack set reaches: those
outside of the organization or of its workload OUs, the organization's management account, and the
monitoring account itself. Run deploy-monitoring-account.sh first, with this account in
workload-accounts; its outputs are the defaults here. Asks for the settings that are missing, shows
the account and the changes, and changes nothing before you confirm. Running it again updates the
stacks.)",
      .usage = "[options]",
      .make = "",
      .options = deploy_options(),
      .settings = ScriptSettings::deployment,
      .kind = StackKind::workload_events,
      .examples = R"(deploy-workload-account.sh
deploy-workload-account.sh --workload-profile research --no-execute
deploy-workload-account.sh --workload-profile research --yes)",
      .exit_codes = deploy_exit_codes,
      .permissions =
          R"(cloudformation:* on the stacks, and what their resources need: events, scheduler, sqs,
iam for the roles that 'sagewatch names' lists, oam:CreateLink, UpdateLink, DeleteLink, GetLink and
TagResource, and cloudwatch:Link, logs:Link and xray:Link for what is shared.)"};
}

}  // namespace

std::vector<Script> deploy_scripts() {
  return {deploy_monitoring_of_organization(), deploy_monitoring_of_accounts(), deploy_management(),
          deploy_workload()};
}

}  // namespace sagewatch
