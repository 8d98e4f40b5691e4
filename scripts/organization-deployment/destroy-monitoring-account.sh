#!/usr/bin/env bash
# Deletes the monitoring account's stacks.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=monitoring
switches=(yes plan delete-data)
options=(config progress account)
settings=(home-region workload-regions monitoring-profile)

usage() {
  cat <<'EOF'
Deletes the stacks of the monitoring account, those in further Regions first, and with them the
event archive. The log groups, the job state table and the key, if the deployment created one, are
retained, and the commands that delete them are printed at the end; only --delete-data deletes them
too, at once or after the stacks are gone. AWS deletes a key after 30 days; until then 'aws kms
cancel-key-deletion' restores it. First run destroy-management-stackset.sh, and
destroy-workload-account.sh for each directly deployed account: this refuses to run while accounts
are linked to a sink that it would delete. Safe to run again after any interruption.

Usage: scripts/organization-deployment/destroy-monitoring-account.sh [options]
       make destroy-monitoring-account-infra

Options:
  --home-region REGION              the Region of the stack (default: from sagewatch.yaml)
  --workload-regions REGIONS        further Regions with a sink (default: from sagewatch.yaml)
  --monitoring-profile NAME         AWS CLI profile of the monitoring account
  --account ID                      the account to delete from; --yes needs it if the settings
                                    do not name it
  --config FILE                     settings file (default: sagewatch.yaml)
  --plan                            show what would be deleted and what would be kept, and stop
  --yes                             answer yes to every question
  --delete-data [STACK]             delete the log groups, the table and the key too; without a
                                    terminal it needs the stack's name in full
  --progress MODE                   how to show progress: auto, block, lines or errors
  -h, --help                        print this

Examples:
  destroy-monitoring-account.sh --plan
  destroy-monitoring-account.sh --monitoring-profile monitoring
  destroy-monitoring-account.sh --yes --delete-data MonitoringAccountInfraStack

Exit codes: 0 deleted or absent, 1 refused or declined, 2 usage, 4 AWS or the deletion failed,
130 stopped by Ctrl-C (a deletion that has begun continues).

Permissions: cloudformation:* on the stacks, oam:ListAttachedLinks, and the deletion of their
resources; with --delete-data cloudformation:ListStacks, logs:DeleteLogGroup,
dynamodb:UpdateTable, DeleteTable and DescribeTable, kms:DeleteAlias and ScheduleKeyDeletion.
EOF
}

# Nothing is deleted before it is known whether accounts are linked; a caller who may not list the links
# is warned of what may happen.
check_before() {
  local sink accounts
  if [[ $stack != "$(stack_name_of monitoring)" && $region == "$home_region" ]]; then return; fi
  sink=$(sink_of_stack)
  if [[ -z $sink ]]; then
    warn_of_adopted
    return
  fi
  if accounts=$(linked_accounts "$sink"); then
    refuse_linked "$accounts"
  else
    warn "could not check whether accounts are still linked: $(aws_error_line)" \
      "while one is linked, AWS refuses to delete the sink of $stack" \
      'the other stacks are then deleted; unlink the account and run this again to delete the rest'
  fi
}

# An adopted sink is kept, and other accounts may be linked to it, too.
warn_of_adopted() {
  local sink accounts
  sink=$(setting existing-sink-arns | tr ',' '\n' | grep -F ":oam:$region:") || return 0
  accounts=$(linked_accounts "$sink") || return 0
  if [[ -z $accounts ]]; then return; fi
  warn "these accounts are linked to $sink, which is kept: $accounts" \
    'those that sagewatch deployed keep sending events that nothing receives, unless you first run' \
    "'make destroy-management-stackset' and 'make destroy-workload-account-infra'"
}

# refuse_linked ACCOUNTS
refuse_linked() {
  if [[ -z $1 ]]; then return; fi
  if [[ $plan ]]; then
    say "first, these accounts must be unlinked$(where): $1" \
      "  by 'make destroy-management-stackset' in the management account," \
      "  and 'make destroy-workload-account-infra' in each directly deployed account; then:"
    return
  fi
  fail 1 "these accounts are still linked to the monitoring account$(where): $1" \
    "first run 'make destroy-management-stackset' with a profile of the management account" \
    "and 'make destroy-workload-account-infra' for each directly deployed account"
}

# where: " in REGION" outside of the home Region.
where() { if [[ $region != "$home_region" ]]; then echo " in $region"; fi; }

announce_more() { :; }

next_step() { :; }

destroy "$@"
