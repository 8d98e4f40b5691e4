#!/usr/bin/env bash
# Deploys one workload account directly, without a stack set: step 2 of 2, once for each.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=workload
stacks=(workload-events workload-observability)
switches=(yes no-execute delete-failed-stack)
options=(config progress allow-replace)
settings=(home-region workload-regions workload-profile
  monitoring-account-id monitoring-account-role-name monitoring-account-eventbus-arn
  monitoring-account-sink-identifier monitoring-account-further-sink-identifiers
  observability-metrics observability-logs observability-traces shared-telemetry
  service-events api-events source-role name-prefix role-path permissions-boundary tags)
keep_flags=()
dropped=(workload-observability workload-events)

usage() {
  cat <<'EOF'
Deploys the two stacks of a workload account, in each of its Regions. They send its SageMaker
events, metrics and logs to the monitoring account. For accounts that no stack set reaches: those
outside of the organization or of its workload OUs, the organization's management account, and the
monitoring account itself. Run deploy-monitoring-account.sh first, with this account in
workload-accounts; its outputs are the defaults here. Asks for the settings that are missing, shows
the account and the changes, and changes nothing before you confirm. Running it again updates the
stacks.

Usage: scripts/individual-deployment/deploy-workload-account.sh [options]

Settings (remembered in sagewatch.yaml; 'sagewatch configure --help' explains each):
  --home-region REGION                       the same as the monitoring account's
  --workload-regions REGIONS                 further Regions, as the monitoring account has them
  --workload-profile NAME                    AWS CLI profile of the workload account
  --monitoring-account-id ID                 12 digits
  --monitoring-account-role-name NAME        output MonitoringAccountRoleName of step 1
  --monitoring-account-eventbus-arn ARN      output MonitoringAccountEventbusARN
  --monitoring-account-sink-identifier ARN   output MonitoringAccountSinkIdentifier
  --monitoring-account-further-sink-identifiers ARNS
                                             the same of each further Region
  --observability-metrics BOOL               share metrics with the monitoring account
  --observability-logs BOOL                  share logs
  --observability-traces BOOL                share traces
  --shared-telemetry sagemaker|all           which metrics and log groups: SageMaker's, or all
  --service-events BOOL                      send SageMaker's own events
  --api-events BOOL                          send the API calls that CloudTrail records
  --source-role BOOL                         let the monitoring role look up jobs (off)
  --name-prefix PREFIX                       prefix of every name, followed by a hyphen
  --role-path PATH                           path of every role, e.g. /ml-platform/
  --permissions-boundary POLICY              managed policy that limits every role
  --tags KEY=VALUE,…                         tags of every resource that supports tags

Options:
  --config FILE                     settings file (default: sagewatch.yaml)
  --yes                             answer yes to every question
  --no-execute                      show the changes without deploying them
  --allow-replace ID                allow this resource to be replaced or removed with its data
  --delete-failed-stack             delete a stack that failed to deploy, without asking
  --progress MODE                   how to show progress: auto, block, lines or errors
  -h, --help                        print this

Examples:
  deploy-workload-account.sh
  deploy-workload-account.sh --workload-profile research --no-execute
  deploy-workload-account.sh --workload-profile research --yes

Exit codes: 0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed, 130 stopped by Ctrl-C (a deployment that has begun continues).

Permissions: cloudformation:* on the stacks, and what their resources need: events, scheduler, sqs,
iam for the roles that 'sagewatch names' lists, oam:CreateLink, UpdateLink, DeleteLink, GetLink and
TagResource, and cloudwatch:Link, logs:Link and xray:Link for what is shared.
EOF
}

# An account can't link to its own sink, and a link must share something.
choose_stacks() {
  local why=''
  if [[ $account == "$(setting monitoring-account-id)" ]]; then
    why='the monitoring account sees its own metrics and logs without a link'
  elif ! shares_something; then
    why='metrics, logs and traces are not shared'
  fi
  if [[ $why ]]; then leave_links_out "$why"; fi
  regional=("${stacks[@]}")
}

# leave_links_out WHY
leave_links_out() {
  say "$(stack_name_of workload-observability) is left out: $1"
  stacks=(workload-events) surplus=(workload-observability)
  regional_surplus=("${surplus[@]}")
}

next_step() {
  say '' "The first heartbeat of $account reaches the monitoring account within ten minutes." \
    'To deploy the next account, run this again with another --workload-profile.' \
    'To remove everything from this account, run' \
    "  $(script_path individual-deployment/destroy-workload-account.sh) --workload-profile NAME"
  say_sinks_to_delete
}

deploy "$@"
