# shellcheck shell=bash disable=SC2034,SC2154
# The stack sets of the management stack, and their stacks in the workload accounts.
#
# call_as_flags   options of every call about them, if a delegated administrator owns them

call_as_flags=()

# stack_set_accounts NAME: the account of each of its stacks; false if there is no such stack set.
stack_set_accounts() {
  if stack_set_api list-stack-instances --stack-set-name "$1" \
    --query 'Summaries[].[Account]' --output text; then return; fi
  warn_unless_absent "$1"
  return 1
}

# stack_set_api OPERATION ARGUMENT…
stack_set_api() { try_aws cloudformation "$@" "${call_as_flags[@]}"; }

# warn_unless_absent NAME: says why its stacks can't be listed, unless there is no such stack set.
warn_unless_absent() {
  aws_said StackSetNotFound ||
    warn "could not list the stacks of the stack set $1: $(aws_error_line)"
}

# fail_unless_absent NAME: after a call about the stack set failed. It may not exist; that the caller may not read
# it is a warning. Anything else ends the script.
fail_unless_absent() {
  if aws_said StackSetNotFound; then return; fi
  aws_said AccessDenied || aws_said 'not authorized' || aws_failed "read the stack set $1"
  warn_unless_absent "$1"
}

# finish_stack_sets: waits for the operations of the stack sets and shows the status of their stacks. Retries what
# failed in an earlier run, unless this run deployed the stack sets and so has just tried. Ends the script with 4
# if stacks are still not in place.
finish_stack_sets() {
  await_stack_sets
  if show_stack_sets; then return; fi
  if ((${#finished[@]} == 0)) && retry_instances; then
    await_stack_sets
    if show_stack_sets; then return; fi
  fi
  fail 4 'the stack sets are not deployed to every account' \
    'fix what AWS reports and run this again: it retries only where it failed'
}

# Waits until no operation of the stack sets is running, and says how far they are.
await_stack_sets() {
  local said='' summary
  resume_command=$(script_path "organization-deployment/deploy-management-account.sh")
  while stack_sets_busy; do
    fetch_instances
    summary=$(sagewatch_cli instances --summary "$scratch/instances.json")
    if [[ $summary != "$said" ]]; then say "$summary"; fi
    said=$summary
    sleep "$poll_seconds"
  done
  resume_command=''
}

stack_sets_busy() {
  local name going
  local busy="Status=='RUNNING' || Status=='QUEUED' || Status=='STOPPING'"
  for name in "${stack_sets[@]}"; do
    going=$(stack_set_api list-stack-set-operations --stack-set-name "$name" --no-paginate \
      --query "Summaries[?$busy].[OperationId]" --output text) || fail_unless_absent "$name"
    if [[ $going ]]; then return; fi
  done
  return 1
}

# show_stack_sets: the grid, account by Region; false when something is not in place.
show_stack_sets() {
  local code=0
  fetch_instances
  if [[ ! -s $scratch/instances.json ]]; then return; fi
  { account_names && cat "$scratch/instances.json"; } | sagewatch_cli instances --exit-code ||
    code=$?
  case $code in
    0) ;;
    3) return 1 ;;
    *) exit "$code" ;;
  esac
}

# The names of the organization's accounts; nothing when they can't be read.
account_names() {
  try_aws organizations list-accounts --output json \
    --query '{Accounts: Accounts[].{Id: Id, Name: Name}}' || true
}

# Lists the stacks of the stack sets in the scratch folder.
fetch_instances() {
  local name
  for name in "${stack_sets[@]}"; do
    if stack_set_api list-stack-instances --stack-set-name "$name" --output json \
      >"$scratch/listed.json"; then
      printf '{"StackSet":"%s"}\n' "$name"
      cat "$scratch/listed.json"
    else
      fail_unless_absent "$name"
    fi
  done >"$scratch/instances.json"
}

# Starts the operations that failed again; false if there are none, or if the user declines.
retry_instances() {
  local calls call
  calls=$(sagewatch_cli instances --retry "$scratch/instances.json")
  if [[ -z $calls ]]; then return 1; fi
  confirm 'Retry where it failed?' --yes "$yes" || return 1
  while read -r call; do
    stack_set_api create-stack-instances --cli-input-json "$call" >/dev/null ||
      aws_failed 'retry the operation of the stack set'
  done <<<"$calls"
}
