# shellcheck shell=bash disable=SC2034,SC2154
# The change sets of a run, one a stack: created, waited for, shown, and either executed or deleted.
#
# change_set          the current one's name
# change_set_status   CREATE_COMPLETE or FAILED
# change_set_reason   why it failed
# change_sets         those that are neither executed nor taken back, each "STACK REGION NAME STATUS",
#                     the status being the stack's before

change_set=''
change_sets=()
change_set_status=''
change_set_reason=''
readonly change_set_polls=200

# parameter_values: the file with those of the stack in this Region.
parameter_values() { echo "$scratch/$stack.$region.parameters.json"; }

# create_change_set CREATE|UPDATE|IMPORT [TEMPLATE]: of the template, which is in the scratch folder,
# and its parameters.
create_change_set() {
  local parameters=() taking=(--import-existing-resources)
  if [[ $1 == IMPORT ]]; then taking=(--resources-to-import "$(key_to_import)"); fi
  if has_parameters; then parameters=(--parameters "file://$(parameter_values)"); fi
  change_set=$(new_token)
  change_sets+=("$stack $region $change_set $stack_status")
  undo=withdraw_change_sets
  say "creating a change set of $(stack_and_region) …"
  call_aws "create a change set of $stack" cloudformation create-change-set \
    --stack-name "$stack" --change-set-name "$change_set" --change-set-type "$1" \
    --template-body "file://${2:-$scratch/$stack.template.json}" "${parameters[@]}" \
    --capabilities CAPABILITY_NAMED_IAM "${taking[@]}" \
    --tags "${tag_flags[@]}" >/dev/null
  await_change_set
}

# Whether the template of the stack has parameters: the binary wrote their values.
has_parameters() { [[ $(<"$(parameter_values)") != '[]' ]]; }

# await_change_set: sets change_set_status and change_set_reason; the changes go to the scratch folder.
await_change_set() {
  local poll described
  for ((poll = 0; poll < change_set_polls; poll++)); do
    described=$(describe_change_set --query '[Status,StatusReason]' --output text)
    # The reason may have several lines.
    read -rd '' change_set_status change_set_reason <<<"$described" || true
    case $change_set_status in
      CREATE_COMPLETE)
        describe_change_set --include-property-values --output json >"$scratch/change-set.json"
        return ;;
      FAILED) return ;;
    esac
    sleep "$poll_seconds"
  done
  fail 4 "the change set of $stack is still $change_set_status: AWS is taking unusually long" \
    'run this again later'
}

# describe_change_set OPTION…
describe_change_set() {
  call_aws "read the change set of $stack" cloudformation describe-change-set \
    --stack-name "$stack" --change-set-name "$change_set" "$@"
}

# Whether it failed only because there is nothing to change.
changes_nothing() {
  [[ $change_set_status == FAILED && ($change_set_reason == *"didn't contain changes"* ||
    $change_set_reason == *'No updates are to be performed'*) ]]
}

# Ends the script when AWS refused the changes, with all that it says about them.
refuse_failed_change_set() {
  if [[ $change_set_status != FAILED ]]; then return; fi
  say "error: AWS refuses the changes to $stack" "  = aws: $change_set_reason"
  validation_errors
  say_help "fix what AWS reports and run this again; $(what_was_changed)"
  exit 4
}

# CloudFormation's early checks, such as a name that is in use. Not every Region has them.
validation_errors() {
  local found resource problem
  local failed="[?EventType=='VALIDATION_ERROR']"
  found=$(try_aws cloudformation describe-events --stack-name "$stack" \
    --change-set-name "$change_set" --output text --query \
    "OperationEvents$failed.[LogicalResourceId,to_string([ValidationStatusReason])]") || return 0
  while IFS=$'\t' read -r resource problem; do
    one_text problem
    if [[ $resource ]]; then say "  = aws: $resource: $problem"; fi
  done <<<"$found"
}

# Prints the changes in plain words; ends the script if something retained would be lost.
show_changes() {
  local deployed=()
  if has_parameters; then
    describe_deployed >"$scratch/described.json"
    deployed=(--deployed "$scratch/described.json")
  fi
  sagewatch_cli changes --template "$scratch/$stack.template.json" "${deployed[@]}" \
    "${allow_flags[@]}" <"$scratch/change-set.json"
}

# The stack as it was before the change set, which may have created it.
describe_deployed() {
  case $stack_status in
    ABSENT | REVIEW_IN_PROGRESS) echo '{"Stacks":[]}' ;;
    *) call_aws "read the parameters of $stack" cloudformation describe-stacks --stack-name "$stack_id" \
      --output json ;;
  esac
}

count_changes() { describe_change_set --query 'Changes[].Type' --output text | wc -w; }

# execute_change_set STACK REGION: when it has one, starts the deployment and watches it to its end.
execute_change_set() {
  local entry
  for entry in "${change_sets[@]}"; do
    if [[ $entry != "$1 $2 "* ]]; then continue; fi
    read -r stack region change_set stack_status <<<"$entry"
    execute_current
    update_imported
    finish_one
  done
}

execute_current() {
  local total operation
  total=$(count_changes)
  operation=$(new_token)
  uninterrupted start_execution "$operation"
  follow "$stack" "$operation" "$total"
}

# start_execution TOKEN
start_execution() {
  shielded call_aws "deploy $stack" cloudformation execute-change-set --stack-name "$stack" \
    --change-set-name "$change_set" --client-request-token "$1"
  forget_change_set
  resume_command=$(watch_command "$stack" "$1")
}

# The current one is no longer to be taken back.
forget_change_set() {
  local entry others=()
  for entry in "${change_sets[@]}"; do
    if [[ $entry != "$stack $region $change_set "* ]]; then others+=("$entry"); fi
  done
  change_sets=("${others[@]}")
}

withdraw_change_sets() {
  while [[ ${#change_sets[@]} -gt 0 ]]; do
    read -r stack region change_set stack_status <<<"${change_sets[0]}"
    withdraw_change_set
  done
}

# Takes back the change set, and the empty stack that came into being with it.
withdraw_change_set() {
  take_back_change_set
  if [[ $stack_status == ABSENT ]]; then remove_empty_stack; fi
}

take_back_change_set() {
  forget_change_set
  try_aws cloudformation delete-change-set --stack-name "$stack" \
    --change-set-name "$change_set" >/dev/null || left_behind run delete-change-set \
    --stack-name "$stack" --change-set-name "$change_set"
}

remove_empty_stack() {
  local status
  if status=$(try_aws cloudformation describe-stacks --stack-name "$stack" \
    --query 'Stacks[0].StackStatus' --output text); then
    if [[ $status != REVIEW_IN_PROGRESS ]]; then return; fi
    if try_aws cloudformation delete-stack --stack-name "$stack"; then return; fi
  fi
  left_behind "while $stack is in REVIEW_IN_PROGRESS, it is empty; to remove it, run" \
    delete-stack --stack-name "$stack"
}

# left_behind ADVICE OPERATION ARGUMENT…: says how to remove by hand what could not be taken back.
left_behind() {
  if aws_said ChangeSetNotFound || aws_said 'does not exist'; then return; fi
  warn "could not clean up: $(aws_error_line)" "$1: $(command_line cloudformation "${@:2}")"
}
