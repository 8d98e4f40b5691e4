# shellcheck shell=bash disable=SC2034,SC2154
# Protection against deletion. Each stack that is deployed gets CloudFormation's; only a deletion that
# was confirmed lifts it. A stack set's stacks in the accounts have none: no stack set can give it.
#
# unprotected   those of the run that don't have it yet, each "STACK REGION"
# lifted        "STACK_ID REGION" of the stack that is being deleted, where it had it

unprotected=()
lifted=''
undo_unlifted=:

# note_protection: of the stack that is to be deployed; says so where that alone is to change.
note_protection() {
  if [[ $stack_protection == True ]]; then return; fi
  unprotected+=("$stack $region")
  if [[ $stack_status != ABSENT ]]; then
    say "$(stack_and_region): termination protection will be turned on"
  fi
}

# protect_stack: after its deployment, which stands, whoever may protect it.
protect_stack() {
  if ! contains "$stack $region" "${unprotected[@]}"; then return; fi
  set_protection --enable-termination-protection "$stack" ||
    warn "could not turn on termination protection of $(stack_and_region): $(aws_error_line)" \
      "when that is fixed, run: $(command_line cloudformation update-termination-protection \
        --enable-termination-protection --stack-name "$stack")"
  if [[ $stack == "$(name_of stack.monitoring)" ]]; then protect_table; fi
}

# protect_table: with the deletion protection of its own. Not in the template: the rollback of a first
# deployment must be able to delete the table (AWS fact CF-22).
protect_table() {
  local table
  table=$(name_of job-state-table)
  if [[ $(try_aws dynamodb describe-table --table-name "$table" \
    --query Table.DeletionProtectionEnabled --output text) == True ]]; then return; fi
  try_aws dynamodb update-table --table-name "$table" --deletion-protection-enabled >/dev/null ||
    warn "could not turn on deletion protection of the table $table: $(aws_error_line)" \
      "when that is fixed, run: $(command_line dynamodb update-table --table-name "$table" \
        --deletion-protection-enabled)"
}

# set_protection FLAG STACK
set_protection() {
  try_aws cloudformation update-termination-protection "$1" --stack-name "$2" >/dev/null
}

# lift_protection: of the stack that is to be deleted.
lift_protection() {
  if [[ $stack_protection != True ]]; then return; fi
  undo_unlifted=$undo undo=restore_protection lifted="$stack_id $region"
  set_protection --no-enable-termination-protection "$stack_id" ||
    aws_failed "turn off termination protection of $stack"
}

# The stack is gone, and its protection with it.
forget_protection() {
  if [[ $lifted ]]; then undo=$undo_unlifted lifted=''; fi
}

# restore_protection: the stack was not deleted after all. While AWS continues the operation, it can't be.
restore_protection() {
  local stack_id region
  read -r stack_id region <<<"$lifted"
  if [[ -z $resume_command ]]; then
    set_protection --enable-termination-protection "$stack_id" || true
  fi
  "$undo_unlifted"
}

# delete_table FLAG NAME: with the protection of its own; false when AWS refuses, then it has it again.
delete_table() {
  if ! try_aws dynamodb update-table "$@" --no-deletion-protection-enabled >/dev/null; then return 1; fi
  try_aws dynamodb wait table-exists "$@" || true
  if try_aws dynamodb delete-table "$@" >/dev/null; then
    try_aws dynamodb wait table-not-exists "$@" || true
    return
  fi
  local refusal
  refusal=$(<"$scratch/aws-error")
  try_aws dynamodb update-table "$@" --deletion-protection-enabled >/dev/null || true
  printf '%s\n' "$refusal" >"$scratch/aws-error"
  return 1
}
