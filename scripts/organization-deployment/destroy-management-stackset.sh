#!/usr/bin/env bash
# Deletes the management account's stack, and with it the stacks of its stack sets in the accounts.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=management

check_before() { refuse_foreign_stack_sets; }

announce_more() {
  local name accounts
  for name in "${stack_sets[@]}"; do
    accounts=$(stack_set_accounts "$name") || continue
    say "         the stack set $name, with its $(wc -w <<<"$accounts") stacks in the workload accounts"
    if [[ $plan ]]; then say "         $(sort -u <<<"$accounts" | paste -sd' ')"; fi
  done
}

# Which accounts held the deletion up.
explain_failure() { show_stack_sets || true; }

destroy "$@"
