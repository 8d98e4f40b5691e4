# shellcheck shell=bash disable=SC2034,SC2154
# Termination protection of stacks, and deletion protection of the job state table. Each deployed stack is
# protected; only a confirmed deletion turns that off. Stack instances have no termination protection, since
# stack sets can't turn it on.
#
# unprotected   the stacks of the run that are not protected yet, each "STACK REGION"
# lifted        "STACK_ID REGION" of the stack that is being deleted, if it was protected

unprotected=()
lifted=''
undo_unlifted=:

# note_protection: remembers that the stack needs protection, and says so if the stack exists.
note_protection() {
  if [[ $stack_protection == True ]]; then return; fi
  unprotected+=("$stack $region")
  if [[ $stack_status != ABSENT ]]; then
    say "$(stack_and_region): termination protection will be turned on"
  fi
}

# protect_stack: after its deployment, which stays in place even if the caller may not protect it.
protect_stack() {
  if ! contains "$stack $region" "${unprotected[@]}"; then return; fi
  set_protection --enable-termination-protection "$stack" ||
    warn "could not turn on termination protection of $(stack_and_region): $(aws_error_line)" \
      "when that is fixed, run: $(command_line cloudformation update-termination-protection \
        --enable-termination-protection --stack-name "$stack")"
  if [[ $stack == "$(name_of stack.monitoring)" ]]; then protect_table; fi
}

# protect_table: turns deletion protection of the table on. The template doesn't, because the rollback of a first
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

# lift_protection: turns termination protection off, for the deletion.
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

# restore_protection: turns it on again if the stack was not deleted, unless AWS is still deleting it.
restore_protection() {
  local stack_id region
  read -r stack_id region <<<"$lifted"
  if [[ -z $resume_command ]]; then
    set_protection --enable-termination-protection "$stack_id" || true
  fi
  "$undo_unlifted"
}

# delete_table FLAG NAME: turns deletion protection off first; false if AWS refuses, and then on again.
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
