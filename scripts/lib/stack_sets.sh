# shellcheck shell=bash disable=SC2034,SC2154
# The stack sets of the management stack.

# each_stack_set FUNCTION: calls it with the name of each one that there is and with the number of
# its stacks in the workload accounts.
each_stack_set() {
  local set name accounts
  for set in events observability; do
    name=$(sagewatch_cli names "stack-set.$set")
    if accounts=$(stack_set_accounts "$name"); then "$1" "$name" "$(wc -w <<<"$accounts")"; fi
  done
}

# stack_set_accounts NAME: one word for each of its stacks; false when there is no such set.
stack_set_accounts() {
  if try_aws cloudformation list-stack-instances --stack-set-name "$1" \
    --query 'Summaries[].[Account]' --output text; then return; fi
  aws_said StackSetNotFound ||
    warn "could not list the stacks of the stack set $1: $(aws_error_line)"
  return 1
}
