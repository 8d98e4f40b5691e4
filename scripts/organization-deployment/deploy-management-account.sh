#!/usr/bin/env bash
# Deploys the management account's stack, whose stack sets reach the workload accounts: step 2 of 2.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=management

check_more() {
  local name
  refuse_foreign_stack_sets
  for name in "${unwanted_stack_sets[@]}"; do drop_stack_set "$name"; done
}

# drop_stack_set NAME: allows the deletion of a stack set that has no Region left, if it exists.
drop_stack_set() {
  local id
  local there="starts_with(PhysicalResourceId,'$1:') && ResourceStatus!='DELETE_COMPLETE'"
  id=$(try_aws cloudformation describe-stack-resources --stack-name "$stack" --output text \
    --query "StackResources[?$there].LogicalResourceId") || {
    aws_said 'does not exist' ||
      warn "could not look for the stack set $1, which is no longer needed: $(aws_error_line)"
    return 0
  }
  if [[ -z $id ]]; then return; fi
  say "the settings no longer include the stack set $1:" \
    'it will be deleted, with its stacks in the workload accounts'
  allow_flags+=(--allow-replace "$id")
}

finish_deployment() { finish_stack_sets; }

explain_failure() { show_stack_sets || true; }

deploy "$@"
