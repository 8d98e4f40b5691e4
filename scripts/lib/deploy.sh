# shellcheck shell=bash disable=SC2034,SC2154
# A deployment, from the settings to the outputs. The scripts differ in `kind`, in their stacks and
# settings, in the account that is right, in the stacks that the settings want there (choose_stacks),
# and in what they say at the end (next_step).
#
# foundation  the keys of the stacks that these stand on: deployed before them
# stacks      the keys of the stacks to deploy, in this order; the first has the outputs to keep
# surplus     the keys of those that the settings don't want: deleted where they are
# removals    their names where they are

foundation=()
stacks=()
surplus=()
removals=()

# shellcheck source=all.sh
source "$(dirname "${BASH_SOURCE[0]}")/all.sh"

# deploy ARGUMENT…
deploy() {
  parse_options "$@"
  require_tools
  configure
  stack=$(stack_name_of "${stacks[0]}")
  read_place
  confirm_account
  choose_stacks
  synthesize
  local key name names=()
  for key in "${foundation[@]}" "${stacks[@]}"; do names+=("$(stack_name_of "$key")"); done
  for name in "${names[@]}"; do prepare "$name"; done
  for key in "${surplus[@]}"; do prepare_removal "$(stack_name_of "$key")"; done
  confirm_changes
  deploy_stacks "${names[@]}"
  next_step
}

# deploy_stacks NAME…: those with changes. The outputs are kept as soon as they are there: when a later
# stack fails, they are known all the same.
deploy_stacks() {
  local name main
  main=$(stack_name_of "${stacks[0]}")
  undertake deployed "${change_sets[@]%% *}"
  for name in "$@"; do
    execute_change_set "$name"
    if [[ $name == "$main" ]]; then report_outputs "$main" "${keep_flags[@]}"; fi
  done
  for name in "${removals[@]}"; do remove_stack "$name"; done
}

choose_stacks() { :; }

# prepare NAME: makes its change set and shows it; nothing is deployed before all were seen.
prepare() {
  stack=$1
  find_stack
  clear_the_way
  if is_key_stack "$stack"; then find_kept_key; fi
  create_change_set "$(change_set_type)"
  if changes_nothing; then
    say "$stack is up to date"
    withdraw_change_set
    return
  fi
  refuse_failed_change_set
  show_changes
}

# prepare_removal NAME: says that it goes.
prepare_removal() {
  stack=$1
  find_stack
  if [[ $stack_status == ABSENT ]]; then return; fi
  refuse_busy
  refuse_protected
  say "the settings no longer want $stack: with its $(count_resources) resources it is deleted"
  removals+=("$stack")
}

# remove_stack NAME
remove_stack() {
  stack=$1
  find_stack
  if [[ $stack_status != ABSENT ]]; then delete_stack; fi
}

# The first thing that a person sees; nothing is changed in an account that nobody confirmed.
confirm_account() {
  identify
  show_account
  refuse_wrong_account
  refuse_unprepared
  if [[ $no_execute ]]; then return; fi
  confirm 'Is this the right account?' --yes "$yes" || stop_declined
}

# Makes sure that CloudFormation would accept a change set now.
clear_the_way() {
  refuse_busy
  case $stack_status in
    ROLLBACK_COMPLETE | CREATE_FAILED | ROLLBACK_FAILED | DELETE_FAILED) clear_failed_stack ;;
    UPDATE_ROLLBACK_FAILED)
      fail 1 "$stack is in $stack_status: an update failed, and so did going back" \
        "AWS says: $(why_it_failed)" "when that is mended, run: $(command_line \
          cloudformation continue-update-rollback --stack-name "$stack")" ;;
  esac
}

# A stack that never came to life can't be updated.
clear_failed_stack() {
  say "$stack is in $stack_status ($(why_it_failed)): it must be deleted before it can be deployed"
  if [[ $no_execute ]]; then
    fail 1 "no changes can be shown while $stack is in $stack_status" \
      'run this without --no-execute to delete it and go on'
  fi
  refuse_protected
  confirm "Delete the failed stack?" --delete-failed-stack "${delete_failed_stack:-$yes}" ||
    stop_declined
  delete_stack
  stack_status=ABSENT
}

# The templates of the stacks, and the values of their parameters.
synthesize() {
  local key wanted=("${foundation[@]}" "${stacks[@]}")
  sagewatch_cli synth "${wanted[@]}" --quiet --output "$scratch" "${config_flags[@]}" \
    "${setting_flags[@]}"
  for key in "${wanted[@]}"; do
    sagewatch_cli parameters "$key" --format json "${config_flags[@]}" "${setting_flags[@]}" \
      >"$scratch/$(stack_name_of "$key").parameters.json"
  done
}

change_set_type() {
  case $stack_status in
    ABSENT | REVIEW_IN_PROGRESS)
      if is_key_stack "$stack" && [[ $kept_key ]]; then echo IMPORT; else echo CREATE; fi ;;
    *) echo UPDATE ;;
  esac
}

confirm_changes() {
  if [[ $no_execute ]]; then
    say "nothing was changed ($no_execute)"
    exit 0
  fi
  if ((${#change_sets[@]} + ${#removals[@]} == 0)); then return; fi
  confirm 'Deploy these changes?' --yes "$yes" || stop_declined
}
