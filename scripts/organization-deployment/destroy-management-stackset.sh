#!/usr/bin/env bash
# Deletes the management account's stack, and with it the stacks of its stack sets in the accounts.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=management
switches=(yes plan)
options=(config progress account)
settings=(home-region workload-regions management-profile call-as)

usage() {
  cat <<'EOF'
Deletes the stack of the management account with its stack sets and their stacks in the workload
accounts. Run it before destroy-monitoring-account.sh. Safe to run again.

Usage: scripts/organization-deployment/destroy-management-stackset.sh [options]
       make destroy-management-stackset

Options:
  --home-region REGION              the Region of the stack (default: from sagewatch.yaml)
  --workload-regions REGIONS        further Regions of the stack sets (default: from sagewatch.yaml)
  --management-profile NAME         AWS CLI profile of the management account
  --call-as WHO                     self or delegated-admin, as it was deployed
  --account ID                      the account to delete from; --yes needs it if the settings
                                    do not name it
  --config FILE                     settings file (default: sagewatch.yaml)
  --plan                            show what would be deleted and what would be kept, and stop
  --yes                             answer yes to every question
  --progress MODE                   how to show progress: auto, block, lines or errors
  -h, --help                        print this

Example:
  destroy-management-stackset.sh --management-profile management

Exit codes: 0 deleted or absent, 1 refused or declined, 2 usage, 4 AWS or the deletion failed,
130 stopped by Ctrl-C (a deletion that has begun continues).

Permissions: cloudformation:* on the stack and on stack sets, organizations:Describe* and List*.
EOF
}

check_before() { refuse_foreign_stack_sets; }

announce_more() { each_stack_set announce_stack_set; }

# announce_stack_set NAME STACKS
announce_stack_set() {
  say "         the stack set $1, with its $2 stacks in the workload accounts"
  if [[ $plan ]]; then say "         $(stack_set_accounts "$1" | sort -u | paste -sd' ')"; fi
}

next_step() {
  local accounts
  accounts=$(setting workload-accounts)
  if [[ $accounts ]]; then
    say '' "Next: for each of the accounts ${accounts//,/, }, run with its profile" \
      '  make destroy-workload-account-infra ARGS="--workload-profile NAME"'
  fi
  say '' 'Next: run with a profile of the monitoring account' \
    '  make destroy-monitoring-account-infra'
}

# Which accounts held the deletion up.
explain_failure() { show_stack_sets || true; }

destroy "$@"
