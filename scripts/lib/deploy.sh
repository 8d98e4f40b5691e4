# shellcheck shell=bash disable=SC2034,SC2154
# A deployment, from the settings to the outputs. The scripts differ in `kind`, in their settings, and
# in
# what they check or do beside it. The binary says which stacks go where.
#
# removals     the stacks that are to be deleted and are there, each "STACK REGION"
# keep_flags   --keep if the outputs of the main stack become settings

removals=()
keep_flags=()

# shellcheck source=all.sh
source "$(dirname "${BASH_SOURCE[0]}")/all.sh"
# shellcheck source=dropped.sh
source "$(dirname "${BASH_SOURCE[0]}")/dropped.sh"

# deploy ARGUMENT…
deploy() {
  local target
  read_options "$@"
  configure
  read_place
  stack=$(main_stack)
  confirm_account
  plan_flags=(--deploy --account "$account")
  load_plan
  if ((${#notes[@]})); then say "${notes[@]}"; fi
  check_more
  synthesize
  for target in "${targets[@]}"; do prepare "$target"; done
  for target in "${surplus[@]}"; do prepare_removal "$target"; done
  for target in "${dropped[@]}"; do prepare_dropped "$target"; done
  confirm_changes
  deploy_stacks
  finish_deployment
  say_next_steps
}

# What a script checks or adds before anything is prepared, and what it does after the deployment.
check_more() { :; }
finish_deployment() { :; }

# Deploys the stacks with changes. The outputs are saved as soon as they exist, so that they are known even if a
# later stack fails.
deploy_stacks() {
  local target main
  main="$(main_stack) $home_region"
  undertake_changes
  for target in "${targets[@]}"; do
    at "$target"
    execute_change_set "$stack" "$region"
    protect_stack
    if [[ $target == "$main" ]]; then report_outputs; fi
  done
  for target in "${removals[@]}"; do delete_target "$target"; done
  region=$home_region
}

# report_outputs: prints those of the stack, and saves them as settings with --keep.
report_outputs() {
  call_aws "read the outputs of $stack" cloudformation describe-stacks --stack-name "$stack" \
    --output json >"$scratch/described.json"
  sagewatch_cli outputs "${keep_flags[@]}" "${config_flags[@]}" <"$scratch/described.json"
}

undertake_changes() {
  local entry name place _ names=()
  for entry in "${change_sets[@]}"; do
    read -r name place _ <<<"$entry"
    names+=("$(in_region "$name" "$place")")
  done
  undertake deployed "${names[@]}"
}

# prepare TARGET: creates its change set and shows it. Nothing is deployed before all have been shown.
prepare() {
  at "$1"
  find_stack
  refuse_foreign
  clear_the_way
  note_protection
  if is_key_stack "$stack"; then find_kept_key; fi
  create_change_set "$(change_set_type)"
  if changes_nothing; then
    say "$(stack_and_region) is up to date"
    withdraw_change_set
    return
  fi
  refuse_failed_change_set
  import_as_found
  show_changes
  say_found
}

# prepare_removal TARGET
prepare_removal() {
  at "$1"
  find_stack
  plan_removal
}

# Announces the deletion of the stack, if it exists and may be deleted.
plan_removal() {
  if [[ $stack_status == ABSENT ]] || ! may_be_removed; then return; fi
  refuse_foreign
  refuse_busy
  local total
  total=$(count_resources)
  say "the settings no longer include $(stack_and_region): it will be deleted with its $total resources"
  removals+=("$stack $region")
}

# Whether a stack that the settings no longer include may be deleted; a script may know what prevents it.
may_be_removed() { :; }

# Shows the account first: nothing changes in an account that was not confirmed.
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
      fail 1 "$stack is in $stack_status: an update failed, and so did its rollback" \
        "AWS says: $(why_it_failed)" "when that is fixed, run: $(command_line \
          cloudformation continue-update-rollback --stack-name "$stack")" ;;
  esac
}

# A stack whose creation failed can't be updated.
clear_failed_stack() {
  say "$stack is in $stack_status ($(why_it_failed)): it must be deleted before it can be deployed"
  if [[ $no_execute ]]; then
    fail 1 "no changes can be shown while $stack is in $stack_status" \
      'run this without --no-execute to delete it and continue'
  fi
  confirm "Delete the failed stack $stack in $(account_and_region)?" --delete-failed-stack "${delete_failed_stack:-$yes}" ||
    stop_declined
  delete_stack
  find_stack
  refuse_foreign
}

# The templates of the stacks, and the values of their parameters.
synthesize() {
  local target
  sagewatch_cli synth "${targets[@]% *}" --quiet --output "$scratch" \
    "${config_flags[@]}" "${setting_flags[@]}"
  for target in "${targets[@]}"; do
    at "$target"
    sagewatch_cli parameters "$stack" --region "$region" --format json \
      "${config_flags[@]}" "${setting_flags[@]}" >"$(parameter_values)"
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
  if ((${#change_sets[@]} && ${#consequences[@]})); then say "${consequences[@]}"; fi
  if [[ $no_execute ]]; then
    say "nothing was changed ($no_execute)"
    exit 0
  fi
  if ((${#change_sets[@]} + ${#removals[@]} + ${#unprotected[@]} == 0)); then return; fi
  local question='Deploy these changes?'
  if ((${#removals[@]})); then
    question="Deploy these changes, and delete $(targets_text "${removals[@]}") in $(account_and_region)?"
  fi
  confirm "$question" --yes "$yes" || stop_declined
}
