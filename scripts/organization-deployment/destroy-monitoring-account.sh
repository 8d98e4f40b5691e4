#!/usr/bin/env bash
# Deletes the monitoring account's stacks.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=monitoring

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

destroy "$@"
