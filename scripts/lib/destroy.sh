# shellcheck shell=bash disable=SC2034,SC2154
# The deletion of stacks; safe to run again at any point. The scripts differ in `kind`, in their
# stacks, in what must be gone before (check_before), in what they say is deleted, and in the next
# step.
#
# stacks   the keys of the stacks to delete, in this order; the last is the one to speak of
# doomed   the names of those that are there

stacks=()
doomed=()

# shellcheck source=all.sh
source "$(dirname "${BASH_SOURCE[0]}")/all.sh"

# destroy ARGUMENT…
destroy() {
  parse_options "$@"
  require_tools
  stack=$(stack_name_of "${stacks[-1]}")
  read_place
  identify
  show_account
  refuse_wrong_account
  local key name
  for key in "${stacks[@]}"; do consider "$(stack_name_of "$key")"; done
  confirm_deletion
  undertake deleted "${doomed[@]}"
  for name in "${doomed[@]}"; do destroy_stack "$name"; done
  next_step
}

# consider NAME: says what would become of it, before any is deleted.
consider() {
  stack=$1
  find_stack
  case $stack_status in
    ABSENT) say "$stack is not there: nothing to delete" ;;
    DELETE_IN_PROGRESS) follow_deletion ;;
    *)
      refuse_busy
      refuse_protected
      check_before
      if [[ $stack_status == DELETE_FAILED ]]; then
        say "trying again; last time: $(why_it_failed)"
      fi
      announce
      doomed+=("$stack") ;;
  esac
}

confirm_deletion() {
  if [[ ${#doomed[@]} -eq 0 ]]; then return; fi
  local names="${doomed[*]}"
  if ! confirm "Delete ${names// /, } of the account $account?" --yes "$yes"; then
    say 'nothing was changed'
    exit 1
  fi
}

# destroy_stack NAME
destroy_stack() {
  stack=$1
  find_stack
  if [[ $stack_status != ABSENT ]]; then delete_stack; fi
  finish_one
}

follow_deletion() {
  say "$stack is being deleted already"
  follow "$stack_id" ''
}

# Says what will go and what will stay.
announce() {
  local kept total
  kept=$(kept_resources)
  total=$(count_resources)
  say "deletes  $((total - $(grep -c . <<<"$kept" || true))) resources of $stack"
  announce_more
  if [[ $kept ]]; then say_kept "$kept"; fi
}

# say_kept LINES
say_kept() {
  local type name
  while IFS=$'\t' read -r type name; do say "keeps    $type $name"; done <<<"$1"
}

# The resources that the deployed template says to keep: type and name, a line each.
kept_resources() {
  local kept="[?DeletionPolicy=='Retain' || DeletionPolicy=='RetainExceptOnCreate']"
  local name="not_null(Properties.LogGroupName,Properties.TableName,'')"
  call_aws "read the template of $stack" cloudformation get-template --stack-name "$stack_id" \
    --query "TemplateBody.Resources.* | $kept.[Type,$name]" --output text
}
