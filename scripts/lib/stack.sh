# shellcheck shell=bash disable=SC2034,SC2154
# The one stack that a run is about.
#
# stack              its name
# stack_status       CloudFormation's word, or ABSENT
# stack_id           its ARN, which finds it even after it is deleted
# stack_protection   "True" when termination protection is on
# deleted_stacks     the names of those that this run has deleted

stack=''
stack_status=''
stack_id=''
stack_protection=''
deleted_stacks=()

# Sets stack_status, stack_id and stack_protection of $stack.
find_stack() { look_for_stack || aws_failed "read the stack $stack"; }

# The same; false if AWS doesn't return it.
look_for_stack() {
  local described
  if described=$(try_aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query 'Stacks[0].[StackStatus,StackId,EnableTerminationProtection]'); then
    read -r stack_status stack_id stack_protection <<<"$described"
  elif aws_said 'does not exist'; then
    stack_status=ABSENT stack_id='' stack_protection=''
  else
    return 1
  fi
}

# stack_and_region: the name, and where it is outside of the home Region.
stack_and_region() { in_region "$stack" "$region"; }

# in_region NAME REGION: "NAME", or "NAME in REGION" outside of the home Region.
in_region() {
  if [[ $2 == "$home_region" ]]; then echo "$1"; else echo "$1 in $2"; fi
}

# targets_text TARGET…: with commas between.
targets_text() {
  local target names=''
  for target in "$@"; do names+=", $(in_region "${target% *}" "${target#* }")"; done
  echo "${names#, }"
}

# at TARGET: sets stack and region.
at() { read -r stack region <<<"$1"; }

# Ends the script while CloudFormation works on the stack: a second operation would be refused.
refuse_busy() {
  case $stack_status in
    REVIEW_IN_PROGRESS) ;;
    *_IN_PROGRESS)
      fail 1 "$stack is busy: $stack_status" \
        "wait until it is done; to watch it, run: $(watch_command "$stack_id")" ;;
  esac
}

why_it_failed() {
  call_aws "read the stack $stack" cloudformation describe-stacks --stack-name "$stack" \
    --query 'Stacks[0].StackStatusReason' --output text
}

# delete_target TARGET: deletes the stack, if it exists.
delete_target() {
  at "$1"
  find_stack
  if [[ $stack_status != ABSENT ]]; then delete_stack; fi
}

# Deletes the stack, if it is ours, and watches until it is gone.
delete_stack() {
  local total operation
  refuse_foreign
  total=$(count_resources)
  operation=$(new_token)
  lift_protection
  uninterrupted start_deletion "$operation"
  follow "$stack_id" "$operation" "$total"
  forget_protection
  deleted_stacks+=("$stack")
}

# For the end of a run that did not do what it was asked for.
what_was_changed() {
  if ((${#deleted_stacks[@]} == 0)); then
    echo 'nothing was changed'
  else
    echo "nothing was changed, except that these stacks were deleted: ${deleted_stacks[*]}"
  fi
}

stop_declined() {
  say "$(what_was_changed)"
  exit 1
}

# start_deletion TOKEN
start_deletion() {
  shielded call_aws "delete the stack $stack" \
    cloudformation delete-stack --stack-name "$stack_id" --client-request-token "$1"
  resume_command=$(watch_command "$stack_id" "$1")
}

count_resources() {
  call_aws "list the resources of $stack" cloudformation describe-stack-resources \
    --stack-name "$stack_id" --output text \
    --query "length(StackResources[?ResourceStatus!='DELETE_COMPLETE'])"
}

# command_line ARGUMENT…: an AWS CLI command for a person to copy.
command_line() {
  local line
  printf -v line '%q ' aws "$@" --region "$region" ${profile:+--profile "$profile"}
  echo "${line% }"
}
