# shellcheck shell=bash disable=SC2034,SC2154
# The deletion of stacks; safe to run again at any point. The scripts differ in `kind`, in what they check
# before (check_before), and in what they announce. The binary plans which stacks are deleted, in which order.
#
# stacks_to_delete   those that exist, each "STACK REGION"

stacks_to_delete=()

# shellcheck source=all.sh
source "$(dirname "${BASH_SOURCE[0]}")/all.sh"
# shellcheck source=data.sh
source "$(dirname "${BASH_SOURCE[0]}")/data.sh"

# destroy ARGUMENT…
destroy() {
  local target
  read_options "$@"
  plan_flags=(--destroy)
  read_place
  stack=$(main_stack)
  refuse_wrong_data_stack "$stack"
  identify
  show_account
  # With --yes nobody looks at the account. Then it must be one that the settings name.
  account_flags=(--deletion)
  if [[ -z $plan && $yes$delete_data_of ]]; then account_flags+=(--known); fi
  refuse_wrong_account
  for target in "${targets[@]}"; do consider "$target"; done
  for target in "${stacks_to_delete[@]}"; do announce "$target"; done
  region=$home_region
  find_former_data
  if [[ $plan ]]; then say "nothing was changed ($plan)" && exit; fi
  confirm_deletion
  confirm_data
  undertake deleted "${stacks_to_delete[@]/% $home_region/}"
  for target in "${stacks_to_delete[@]}"; do
    delete_target "$target"
    finish_one
  done
  region=$home_region
  destroy_data
  say_next_steps
}

# consider TARGET: checks whether it can be deleted. All stacks are checked before any deletion is announced.
consider() {
  at "$1"
  if ! look_for_stack; then
    refuse_unreadable
    return
  fi
  case $stack_status in
    ABSENT)
      if ! is_key_stack "$stack"; then say "$(stack_and_region) does not exist: nothing to delete"; fi ;;
    DELETE_IN_PROGRESS) follow_deletion ;;
    *)
      refuse_foreign
      refuse_busy
      check_before
      stacks_to_delete+=("$stack $region") ;;
  esac
}

# A Region that the settings no longer list may be unreachable. A stack there that can't be read is left alone.
refuse_unreadable() {
  if ! contains "$region" "${dropped_regions[@]}"; then aws_failed "read $(stack_and_region)"; fi
  warn "skipping $(stack_and_region), which could not be read: $(aws_error_line)" \
    "if $region is no longer used, remove its sink from" \
    'monitoring-account-further-sink-identifiers in the settings file'
}

# What a script checks before a stack is deleted, and what it says that is deleted with it.
check_before() { :; }
announce_more() { :; }

confirm_deletion() {
  if [[ ${#stacks_to_delete[@]} -eq 0 ]]; then return; fi
  confirm "Delete $(targets_text "${stacks_to_delete[@]}") in $(account_and_region)?" --yes "$yes" ||
    stop_declined
}

follow_deletion() {
  say "$(stack_and_region) is already being deleted"
  if [[ -z $plan ]]; then follow "$stack_id" ''; fi
}

# announce TARGET: says what will be deleted, what will be lost with it, and what will be retained.
announce() {
  local detail=()
  at "$1"
  if [[ $region != "$home_region" ]]; then say "$(stack_and_region):"; fi
  find_stack
  if [[ $stack_status == DELETE_FAILED ]]; then
    say "retrying; the last deletion failed: $(why_it_failed)"
  fi
  if [[ $stack_protection == True ]]; then
    say "$(stack_and_region) has termination protection, which will be turned off to delete it"
  fi
  if [[ $plan ]]; then detail=(--all); fi
  if is_data_stack "$stack"; then detail+=(--with-data); fi
  call_aws "read the template of $stack" cloudformation get-template \
    --stack-name "$stack_id" --output json >"$scratch/deployed-template.json"
  describe_resources "$stack_id"
  sagewatch_cli removal --template "$scratch/deployed-template.json" "${detail[@]}" \
    "${config_flags[@]}" "${prefix_flags[@]}" <"$scratch/resources.json" >&2
  announce_more
}

# describe_resources STACK_ID: in the scratch folder.
describe_resources() {
  call_aws "list the resources of $stack" cloudformation describe-stack-resources \
    --stack-name "$1" --output json >"$scratch/resources.json"
}
