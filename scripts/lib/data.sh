# shellcheck shell=bash disable=SC2034,SC2154
# Retained data (log groups, the job state table, the key): what the deletion of a stack leaves in place. Only
# --delete-data deletes it, after the user typed the name of the stack in full.
#
# data_stack_ids   the ARNs of the stacks that this run deletes with their data
# former           the ARNs of stacks that were deleted earlier, whose data is to be deleted

data_stack_ids=()
former=()

# refuse_wrong_data_stack NAME: the first check of all, so that no typing mistake costs data.
refuse_wrong_data_stack() {
  if [[ -z $delete_data ]]; then return; fi
  if [[ $delete_data_of && $delete_data_of != "$1" ]]; then
    fail 2 "--delete-data needs the stack's name in full, $1, not '$delete_data_of'"
  fi
  if [[ $delete_data_of || $plan ]]; then return; fi
  can_ask || fail 2 'there is no terminal to ask whether to permanently delete the data' \
    "give --delete-data $1 to answer yes"
}

# is_data_stack NAME: whether its data is to be deleted too.
is_data_stack() {
  [[ $delete_data ]] && { is_key_stack "$1" || [[ $1 == "$(main_stack)" ]]; }
}

# Finds the data that earlier deletions retained. AWS describes deleted stacks for 90 days (AWS fact CF-15).
find_former_data() {
  : >"$scratch/data"
  if [[ -z $delete_data ]]; then return; fi
  find_data_of "$(stack_name_of monitoring-key)"
  find_data_of "$(main_stack)"
  if ((${#data_stack_ids[@]} == 0 || ${#former[@]})); then say_former_data; fi
}

# find_data_of NAME
find_data_of() {
  local id
  stack=$1
  if contains "$stack $region" "${stacks_to_delete[@]}"; then
    find_stack
    data_stack_ids+=("$stack_id")
    return
  fi
  for id in $(former_stacks "$stack"); do
    if is_former_of_ours "$id"; then former+=("$id"); fi
  done
}

# former_stacks NAME: the ARNs of the deleted stacks with this name.
former_stacks() {
  call_aws "list the deleted stacks" cloudformation list-stacks \
    --stack-status-filter DELETE_COMPLETE --output text \
    --query "StackSummaries[?StackName=='$1'].[StackId]"
}

say_former_data() {
  local arguments
  kept_data "${former[@]}" >"$scratch/data"
  if [[ ! -s $scratch/data ]]; then say "no retained data of an earlier $stack found" && return; fi
  while read -ra arguments; do say "deletes  $(command_line "${arguments[@]}")"; done \
    <"$scratch/data"
}

# kept_data STACK_ID…: the AWS CLI arguments that delete the retained data of the stacks, a line each.
kept_data() {
  local id
  for id in "$@"; do
    describe_resources "$id"
    sagewatch_cli removal --commands "${config_flags[@]}" "${prefix_flags[@]}" \
      <"$scratch/resources.json"
  done | sort -u
}

# --yes does not answer this.
confirm_data() {
  local typed=''
  if [[ -z $delete_data || (${#data_stack_ids[@]} -eq 0 && ! -s $scratch/data) ]]; then return; fi
  stack=$(main_stack)
  if [[ $delete_data_of ]]; then
    say "Permanently delete the data of $delete_data_of? yes (confirmed by --delete-data $delete_data_of)"
    return
  fi
  read -rp "To permanently delete the data of $stack in $(account_and_region), \
type the stack's name in full: " typed || say ''
  if [[ $typed != "$stack" ]]; then stop_declined; fi
}

destroy_data() {
  local arguments
  if ((${#data_stack_ids[@]})); then kept_data "${data_stack_ids[@]}" >>"$scratch/data"; fi
  if [[ ! -s $scratch/data ]]; then return; fi
  while read -ra arguments <&3; do delete_kept "${arguments[@]}"; done 3<"$scratch/data"
}

# delete_kept SERVICE OPERATION FLAG NAME
delete_kept() {
  local deletion=(try_aws "$@")
  if [[ $1 == dynamodb ]]; then deletion=(delete_table "${@:3}"); fi
  if "${deletion[@]}" >/dev/null; then
    say "deleted  $4$(if [[ $2 == schedule-key-deletion ]]; then echo ', in 30 days'; fi)"
  elif aws_said NotFound || aws_said NonExistent || aws_said 'is pending deletion'; then
    say "already deleted  $4"
  else
    aws_failed "delete $4"
  fi
}
