#!/usr/bin/env bash
# Deploys the management account's stack, whose stack sets reach the workload accounts: step 2 of 2.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=management
stacks=(management)
switches=(yes no-execute delete-failed-stack)
options=(config progress allow-replace)
settings=(home-region workload-regions management-profile workload-ou-ids call-as
  monitoring-account-id monitoring-account-role-name monitoring-account-eventbus-arn
  monitoring-account-sink-identifier monitoring-account-further-sink-identifiers
  observability-metrics observability-logs observability-traces shared-telemetry
  service-events api-events source-role name-prefix role-path permissions-boundary tags)
keep_flags=()

usage() {
  cat <<'EOF'
Deploys the stack of the organization's management account or, with --call-as delegated-admin, of a
delegated administrator of stack sets. Its stack sets make every account of the workload OUs,
present and future, send its SageMaker events, metrics and logs to the monitoring account. Run
deploy-monitoring-account.sh first; its outputs are the defaults here. Asks for the settings that
are missing, shows the account and the changes, and changes nothing before you confirm. Waits for
the stack sets and shows the status of their stacks, account by Region. Running it again updates the
stack, and retries in the accounts that failed.

Usage: scripts/organization-deployment/deploy-management-account.sh [options]

Settings (remembered in sagewatch.yaml; 'sagewatch configure --help' explains each):
  --home-region REGION                       the same as the monitoring account's
  --workload-regions REGIONS                 further Regions, as the monitoring account has them
  --management-profile NAME                  AWS CLI profile of the management account
  --workload-ou-ids IDS                      OU ids, not paths, e.g. ou-saaa-1a2b3c4d
  --call-as WHO                              self, or delegated-admin if this account is a
                                             delegated administrator of stack sets
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
  deploy-management-account.sh
  deploy-management-account.sh --no-execute
  deploy-management-account.sh --workload-ou-ids ou-saaa-1a2b3c4d --yes

Exit codes: 0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed in at least one account, 130 stopped by Ctrl-C (a deployment that has begun continues).

Permissions: cloudformation:* on the stack and on stack sets, organizations:Describe* and List*.
The organization must trust stack sets: 'aws cloudformation activate-organizations-access'.
EOF
}

choose_stacks() {
  local place
  refuse_foreign_stack_sets
  if [[ -z $(further_regions) ]]; then
    drop_stack_set "$(name_of stack-set.further-events)" 'no longer lists a further Region'
  fi
  for place in $(dropped_regions); do
    drop_stack_set "$(name_of stack-set.observability)-$place" "no longer lists $place"
  done
}

# drop_stack_set NAME WHY: a stack set that has no Region left; WHY is what workload-regions does.
drop_stack_set() {
  local name=$1 id
  local there="starts_with(PhysicalResourceId,'$name:') && ResourceStatus!='DELETE_COMPLETE'"
  id=$(try_aws cloudformation describe-stack-resources --stack-name "$stack" --output text \
    --query "StackResources[?$there].LogicalResourceId") || {
    aws_said 'does not exist' ||
      warn "could not look for the stack set $name, which is no longer needed: $(aws_error_line)"
    return 0
  }
  if [[ -z $id ]]; then return; fi
  say "workload-regions $2: the stack set $name will be deleted," \
    'with its stacks in the workload accounts'
  allow_flags+=(--allow-replace "$id")
}

next_step() {
  settle_stack_sets
  local whose="this account, $account"
  if ((${#call_as_flags[@]})); then whose="the organization's management account"; fi
  say '' "Stack sets never reach $whose; if SageMaker runs in it, list it in" \
    'workload-accounts and deploy it directly.'
  say_accounts_to_deploy
  say_sinks_to_delete
  say '' 'To remove everything, run in this order' '  make destroy-management-stackset'
  if [[ $(setting workload-accounts) ]]; then
    say '  make destroy-workload-account-infra, for each directly deployed account'
  fi
  say '  make destroy-monitoring-account-infra'
}

explain_failure() { show_stack_sets || true; }

deploy "$@"
