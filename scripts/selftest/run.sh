# shellcheck shell=bash disable=SC2034,SC2154
# Checks facts, each in its own background process: Ctrl-C then reaches only this script, and a call
# that creates something completes before the process ends.
#
# fact_number    which of the chosen facts is being settled
# fact_process   its process; empty when there is none
# answer         of the last attempt: "accepted", or "refused (AWS's words)"
# patience       a limit to all waiting, in seconds

fact_number=0
fact_process=''
answer=''
readonly patience=${SELFTEST_PATIENCE:-600}

settle_facts() {
  local fact
  undo=clean_up
  for fact in "${chosen[@]}"; do
    fact_number=$((fact_number + 1))
    say "$fact_number/${#chosen[@]} $fact: $(header "$fact" title) (about $(header "$fact" seconds) s)"
    mkdir -p "$scratch/facts/$fact"
    run_fact "$scratch/facts/$fact" "$fact" &
    fact_process=$!
    wait "$fact_process" || true
    fact_process=''
    say "    $(verdict_of "$fact"): $(seen_of "$fact")"
    remove_things || true
    if [[ $(things_refused) ]]; then leave_out_rest "$fact" && return; fi
  done
}

# leave_out_rest FACT: if nothing can be removed, nothing more is created.
leave_out_rest() {
  local fact
  for fact in "${chosen[@]:fact_number}"; do
    mkdir -p "$scratch/facts/$fact"
    echo 'could not be determined' >"$scratch/facts/$fact/verdict"
    echo "not started: resources of $1 could not be removed" >"$scratch/facts/$fact/seen"
  done
}

# run_fact FOLDER FACT
run_fact() {
  local scratch=$1
  trap '' INT HUP
  trap 'exit 143' TERM
  # shellcheck disable=SC1090
  source "$facts_folder/$2.sh"
  settle_fact
}

# Functions for facts. Each of these three ends the fact.

# as_expected SEEN
as_expected() { conclude 'as expected' "$1"; }

# different SEEN
different() { conclude different "$1"; }

# unsettled WHY
unsettled() { conclude 'could not be determined' "$1"; }

# conclude VERDICT TEXT: the first verdict counts, since a subprocess of the fact may have given it.
conclude() {
  if [[ ! -e $scratch/verdict ]]; then
    printf '%s\n' "$2" >"$scratch/seen"
    printf '%s\n' "$1" >"$scratch/verdict"
  fi
  exit 1
}

# attempt ARGUMENT…: a call that AWS may refuse; sets answer. A refusal that is unrelated to the
# fact ends it.
attempt() {
  attempt_quietly "$@" && return
  refuse_to_judge
  return 1
}

# attempt_quietly ARGUMENT…: writes the output to the file `output` in the scratch folder.
attempt_quietly() {
  answer=accepted
  if try_aws "$@" >"$scratch/output"; then return; fi
  answer="refused ($(error_text))"
  return 1
}

# need ARGUMENT…: prints the output of a call that the fact requires.
need() { try_aws "$@" || unsettled "$(error_text)"; }

# need_made REMOVAL… -- CREATION…: creates a resource that the fact requires.
need_made() { make "$@" || unsettled "$answer"; }

# await SECONDS WHAT COMMAND…: waits until the command succeeds; false after that time.
await() {
  local begun=$SECONDS limit=$1 said=-10
  if ((limit > patience)); then limit=$patience; fi
  while ! "${@:3}"; do
    if ((SECONDS - begun - said >= 10)); then
      said=$((SECONDS - begun))
      say "    waiting for $2 … ($said s of at most $limit)"
    fi
    if ((SECONDS - begun >= limit)); then return 1; fi
    sleep "$poll_seconds"
  done
}

# make_stack NAME TEMPLATE [ARGUMENT…]: false if AWS refuses the template; else sets stack_status.
make_stack() {
  make cloudformation delete-stack --stack-name "$1" -- cloudformation create-stack \
    --stack-name "$1" --template-body "$2" --capabilities CAPABILITY_NAMED_IAM "${@:3}" || return
  await_stack "$1"
}

# need_stack NAME TEMPLATE
need_stack() {
  make_stack "$@" || unsettled "$answer"
  if [[ $stack_status != CREATE_COMPLETE ]]; then unsettled "$stack_status: $(why_stack_failed)"; fi
}

# await_stack NAME: waits until CloudFormation has finished.
await_stack() {
  stack=$1
  await 600 "the stack $stack" stack_rests || unsettled "the stack is still $stack_status"
}

stack_rests() {
  look_for_stack || unsettled "$(error_text)"
  [[ $stack_status != *_IN_PROGRESS ]]
}

# judge_stack: ends the fact if the stack failed for an unrelated reason.
judge_stack() {
  local why
  why=$(why_stack_failed)
  judge_words "$why" "$stack_status: $why"
}

# why_stack_failed: the first reason among its resources.
why_stack_failed() {
  local failed="[?ends_with(ResourceStatus, '_FAILED')]"
  need cloudformation describe-stack-events --stack-name "$stack" --output text \
    --query "StackEvents${failed}.ResourceStatusReason | [-1]"
}

# stack_output KEY
stack_output() {
  need cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

# make_with_import NAME TEMPLATE: creates a stack that imports existing resources; sets
# stack_status.
make_with_import() {
  stack=$1
  need_made cloudformation delete-stack --stack-name "$1" -- cloudformation create-change-set \
    --stack-name "$1" --change-set-name "$1" --change-set-type CREATE --template-body "$2" \
    --import-existing-resources
  await 300 "the change set of $1" change_set_is_ready || unsettled 'the change set is not ready'
  need cloudformation execute-change-set --stack-name "$1" --change-set-name "$1" >/dev/null
  await_stack "$1"
}

change_set_is_ready() {
  local described status reason
  described=$(need cloudformation describe-change-set --stack-name "$stack" \
    --change-set-name "$stack" --query '[Status,StatusReason]' --output text) || exit
  IFS=$'\t' read -r status reason <<<"$described"
  if [[ $status == FAILED ]]; then unsettled "the change set failed: $reason"; fi
  [[ $status == CREATE_COMPLETE ]]
}
