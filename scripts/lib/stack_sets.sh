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

# warn_of_failed_stacks NAME STACKS: names the accounts in which the stack set could not do its work.
warn_of_failed_stacks() {
  local failed
  failed=$(try_aws cloudformation list-stack-instances --stack-set-name "$1" --output text \
    --query "Summaries[?Status!='CURRENT'].[Account,Region,StatusReason]") || return 0
  if [[ -z $failed ]]; then return; fi
  warn "$(grep -c . <<<"$failed") of the $2 stacks of the stack set $1 are not in place:"
  sed 's/\t/ /g; s/^/  = aws: /' <<<"$failed" >&2
  say_help 'mend what AWS says and run this again'
}

# stack_set_accounts NAME: one word for each of its stacks; false when there is no such set.
stack_set_accounts() {
  if try_aws cloudformation list-stack-instances --stack-set-name "$1" \
    --query 'Summaries[].[Account]' --output text; then return; fi
  aws_said StackSetNotFound ||
    warn "could not list the stacks of the stack set $1: $(aws_error_line)"
  return 1
}
