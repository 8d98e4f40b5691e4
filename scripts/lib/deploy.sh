# shellcheck shell=bash disable=SC2034,SC2154
# A deployment, from the settings to the outputs. The scripts differ in `kind`, in their stacks and
# settings, in the account that is right, in the stacks that the settings want there (choose_stacks),
# and in what they say at the end (next_step).
#
# foundation  the keys of the stacks that these stand on: deployed before them
# stacks      the keys of the stacks to deploy, in this order; the first has the outputs to keep
# regional    the keys of those that each further Region has too, or has alone
# surplus, regional_surplus   the keys of those that the settings don't want: deleted where they are
# dropped     the keys of those that a Region may still have which the settings list no more: deleted
#             there, in this order
# removals    their names where they are, each with its Region

foundation=()
stacks=()
regional=()
surplus=()
regional_surplus=()
dropped=()
removals=()

# shellcheck source=all.sh
source "$(dirname "${BASH_SOURCE[0]}")/all.sh"
# shellcheck source=dropped.sh
source "$(dirname "${BASH_SOURCE[0]}")/dropped.sh"

# deploy ARGUMENT…
deploy() {
  parse_options "$@"
  require_tools
  configure
  stack=$(stack_name_of "${stacks[0]}")
  read_place
  confirm_account
  choose_stacks
  if [[ -z $(further_regions) ]]; then regional=(); fi
  synthesize
  local target targets
  mapfile -t targets < <(name_targets "${foundation[@]}" "${stacks[@]}" -- "${regional[@]}")
  for target in "${targets[@]}"; do prepare "$target"; done
  mapfile -t surplus < <(name_targets "${surplus[@]}" -- "${regional_surplus[@]}")
  for target in "${surplus[@]}"; do prepare_removal "$target"; done
  mapfile -t dropped < <(dropped_targets "${dropped[@]}")
  for target in "${dropped[@]}"; do prepare_dropped "$target"; done
  confirm_changes
  deploy_stacks "${targets[@]}"
  next_step
}

# deploy_stacks TARGET…: those with changes. The outputs are kept as soon as they are there: when a
# later stack fails, they are known all the same.
deploy_stacks() {
  local target main
  main="$(stack_name_of "${stacks[0]}") $home_region"
  undertake_changes
  for target in "$@"; do
    at "$target"
    execute_change_set "$stack" "$region"
    protect_stack
    if [[ $target == "$main" ]]; then report_outputs "$stack" "${keep_flags[@]}"; fi
  done
  for target in "${removals[@]}"; do remove_stack "$target"; done
  region=$home_region
}

undertake_changes() {
  local entry name place _ names=()
  for entry in "${change_sets[@]}"; do
    read -r name place _ <<<"$entry"
    names+=("$(in_region "$name" "$place")")
  done
  undertake deployed "${names[@]}"
}

choose_stacks() { :; }

# prepare TARGET: makes its change set and shows it; nothing is deployed before all were seen.
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

# Says that the stack goes, where it is there and may go.
plan_removal() {
  if [[ $stack_status == ABSENT ]] || ! may_be_removed; then return; fi
  refuse_foreign
  refuse_busy
  local total
  total=$(count_resources)
  say "the settings no longer include $(stack_and_region): it will be deleted with its $total resources"
  removals+=("$stack $region")
}

# A script may know what holds a stack that the settings don't want.
may_be_removed() { :; }

# remove_stack TARGET
remove_stack() {
  at "$1"
  find_stack
  if [[ $stack_status != ABSENT ]]; then delete_stack; fi
}

# The first thing that a person sees; nothing changes in an account that was not confirmed.
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
  stack_status=ABSENT stack_protection=''
}

# The templates of the stacks, and the values of their parameters.
synthesize() {
  local key further at_home=("${foundation[@]}" "${stacks[@]}")
  local keys=("${at_home[@]}")
  for key in "${regional[@]}"; do contains "$key" "${at_home[@]}" || keys+=("$key"); done
  sagewatch_cli synth "${keys[@]}" --quiet --output "$scratch" \
    "${config_flags[@]}" "${setting_flags[@]}"
  for key in "${at_home[@]}"; do synthesize_parameters "$key" "$home_region"; done
  for further in $(further_regions); do
    for key in "${regional[@]}"; do synthesize_parameters "$key" "$further"; done
  done
}

# synthesize_parameters KEY REGION
synthesize_parameters() {
  sagewatch_cli parameters "$1" --region "$2" --format json "${config_flags[@]}" \
    "${setting_flags[@]}" >"$scratch/$(stack_name_of "$1").$2.parameters.json"
}

change_set_type() {
  case $stack_status in
    ABSENT | REVIEW_IN_PROGRESS)
      if is_key_stack "$stack" && [[ $kept_key ]]; then echo IMPORT; else echo CREATE; fi ;;
    *) echo UPDATE ;;
  esac
}

# What the changes imply without saying so.
say_consequences() { :; }

confirm_changes() {
  if ((${#change_sets[@]})); then say_consequences; fi
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
