#!/usr/bin/env bash
# Deletes the management account's stack, and with it the stacks of its stack sets in the accounts.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=management

check_before() { refuse_foreign_stack_sets; }

announce_more() { each_stack_set announce_stack_set; }

# announce_stack_set NAME STACKS
announce_stack_set() {
  say "         the stack set $1, with its $2 stacks in the workload accounts"
  if [[ $plan ]]; then say "         $(stack_set_accounts "$1" | sort -u | paste -sd' ')"; fi
}

# Which accounts held the deletion up.
explain_failure() { show_stack_sets || true; }

destroy "$@"
