#!/usr/bin/env bash
# Checks an account before a deployment. Changes nothing.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

switches=(brief)
options=(config format for)
settings=(any)

usage() {
  cat <<'EOF'
Lists what is missing in an account or blocks a deployment, each with the command that fixes it.
Changes nothing. Each deploy script does the same before it asks for confirmation. What the
credentials may not read is reported and does not block.

Usage: scripts/preflight.sh --for monitoring|management|workload [options]
       make preflight ARGS="--for management"

Checks, where they apply to the account:
  account          is it the one that the settings or the organization name?
  Region           is it enabled?
  trusted access   is trusted access for stack sets activated in the organization?
  event bus, topic do those that the settings adopt exist?
  sink             is there another OAM sink? A Region can have only one. Does an adopted sink
                   let the workload accounts link?
  links            are the five OAM links of a workload account used up?
  role names       are the roles' names taken?
  log policies     are the ten CloudWatch Logs resource policies of the Region used up?
  stack sets       are the stack sets' names taken?
  trail            is there a CloudTrail trail that is logging? API events need one
  concurrency      are there as many executions as ingester-concurrency reserves?
  key              can the key that the settings name encrypt?
  retained data    log groups and a table of an earlier deployment, which will be imported
  permissions      what does IAM's policy simulation allow the caller?

Options:
  --for ACCOUNT                     monitoring, management or workload
  --config FILE                     settings file (default: sagewatch.yaml)
  --brief                           leave out what is ok
  --format text|json                output format
  and every setting as a flag, e.g. --home-region, --monitoring-profile

Examples:
  scripts/preflight.sh --for monitoring
  scripts/preflight.sh --for management --management-profile management --format json

Exit codes: 0 nothing blocks, 1 something does, or wrong input, 2 usage, 4 AWS failed.
Permissions, each optional: account:GetRegionOptStatus, cloudformation:DescribeStackResources,
DescribeOrganizationsAccess and ListStackSets, cloudtrail:DescribeTrails and GetTrailStatus,
dynamodb:ListTables, iam:GetRole, ListRoles and SimulatePrincipalPolicy, events:DescribeEventBus,
kms:DescribeKey, lambda:GetAccountSettings, logs:DescribeLogGroups and DescribeResourcePolicies,
oam:GetSinkPolicy, ListLinks and ListSinks, organizations:DescribeOrganization and
ListDelegatedAdministrators, sns:GetTopicAttributes.
EOF
}

# Sets kind, and region and profile from the settings.
read_preflight_place() {
  case $purpose in
    monitoring | management | workload) kind=$purpose ;;
    '') refuse_usage '--for is needed' ;;
    *) refuse_usage "--for must be monitoring, management or workload, not '$purpose'" ;;
  esac
  read_place
}

check_before_deployment() {
  parse_options "$@"
  require_tools
  read_preflight_place
  identify
  say "preflight of $account · $region · as $caller"
  preflight_everywhere "${brief_flags[@]}" "${format_flags[@]}" || exit 1
}

check_before_deployment "$@"
