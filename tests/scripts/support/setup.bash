# shellcheck shell=bash disable=SC2154
# What every test file loads: a fresh stub AWS account, and words to arrange and assert with.

export BATS_TEST_DIRNAME
export repository support
repository=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
support=$BATS_TEST_DIRNAME/support

setup() {
  export AWS_STUB=$BATS_TEST_TMPDIR/stub POLL_SECONDS=0.02 TMPDIR=$BATS_TEST_TMPDIR/tmp
  export PATH=$support/bin:$PATH SAGEWATCH=$support/bin/sagewatch
  mkdir -p "$AWS_STUB"/{fault,slow,settings,code} "$TMPDIR"
  cd "$BATS_TEST_TMPDIR" || return
  setting home-region ap-southeast-2
  signed_in_to 222222222222
}

# setting KEY VALUE: what sagewatch.yaml remembers.
setting() { echo "$2" >"$AWS_STUB/settings/$1"; }

signed_in_to() { printf '%s\tarn:aws:sts::%s:assumed-role/Admin/alice\n' "$1" "$1" >"$AWS_STUB/identity"; }

# knows KEY VALUE: the same, where the test has not said otherwise. Without it a deletion needs --account.
knows() { if [[ ! -e $AWS_STUB/settings/$1 ]]; then setting "$1" "$2"; fi; }

# aws_has FILE VALUE: see the stub for the files.
aws_has() { echo "$2" >"$AWS_STUB/$1"; }

# aws_fails OPERATION CODE MESSAGE [AFTER]: from the call after AFTER successful ones.
aws_fails() { printf '%s\n' "$2" "$3" "${4:-0}" >"$AWS_STUB/fault/$1"; }

# sagewatch_ends COMMAND CODE
sagewatch_ends() { echo "$2" >"$AWS_STUB/code/$1"; }

# What a person runs, without a terminal.
deploy_monitoring() { run_script organization-deployment/deploy-monitoring-account.sh "$@"; }
deploy_management() { run_script organization-deployment/deploy-management-account.sh "$@"; }
destroy_monitoring() {
  knows monitoring-account-id 222222222222
  run_script organization-deployment/destroy-monitoring-account.sh "$@"
}
destroy_management() {
  knows workload-ou-paths o-1a2b3c4d5e/r-saaa/
  run_script organization-deployment/destroy-management-stackset.sh "$@"
}
preflight() { run_script preflight.sh "$@"; }
deploy_listed() { run_script individual-deployment/deploy-monitoring-account.sh "$@"; }
deploy_workload() { run_script individual-deployment/deploy-workload-account.sh "$@"; }
destroy_workload() {
  knows workload-accounts 222222222222,333333333333
  run_script individual-deployment/destroy-workload-account.sh "$@"
}
status_of_all() { run_script status.sh "$@"; }
redrive() { run_script redrive.sh "$@"; }
replay() { run_script replay.sh "$@"; }
selftest() { run_script selftest.sh "$@"; }
verify() { run_script verify.sh "$@"; }
diff_stack() { run_script diff.sh "$@"; }
watch_stack() { run_script watch-stack.sh "$@"; }

run_script() { run "$repository/scripts/$1" "${@:2}" </dev/null; }

# on_terminal [EXPECT REPLY]… -- SCRIPT ARGUMENT…
# A python3 that is a shim may put its own folder, with another aws, in front of the PATH.
on_terminal() {
  local talk=()
  while [[ $1 != -- ]]; do talk+=("$1") && shift; done
  run python3 "$support/terminal.py" "${talk[@]}" -- \
    env PATH="$PATH" "$repository/scripts/$2" "${@:3}"
}

ends_with_code() {
  if [[ $status == "$1" ]]; then return; fi
  echo "ended with $status, not $1:"
  echo "$output"
  return 1
}

says() {
  if [[ $output == *"$1"* ]]; then return; fi
  printf 'does not say: %s\nsays: %s\n' "$1" "$output"
  return 1
}

does_not_say() {
  if [[ $output != *"$1"* ]]; then return; fi
  printf 'says: %s\n' "$output"
  return 1
}

# calls TEXT: the AWS CLI was called with this.
calls() {
  if grep -qF -- "$1" "$AWS_STUB/calls"; then return; fi
  printf 'was not called: %s\ncalls: %s\n' "$1" "$(cat "$AWS_STUB/calls")"
  return 1
}

does_not_call() {
  if ! grep -qF -- "$1" "$AWS_STUB/calls" 2>/dev/null; then return; fi
  printf 'was called: %s\n' "$(cat "$AWS_STUB/calls")"
  return 1
}

# The operations that were called, one a line, repeated ones once.
operations() { cut -d' ' -f1,2 "$AWS_STUB/calls" | uniq; }

# sagewatch_gets TEXT: the sagewatch program was called with this.
sagewatch_gets() {
  if grep -qF -- "$1" "$AWS_STUB/sagewatch-calls"; then return; fi
  printf 'was not called: %s\ncalls: %s\n' "$1" "$(cat "$AWS_STUB/sagewatch-calls")"
  return 1
}

sagewatch_does_not_get() {
  if ! grep -qF -- "$1" "$AWS_STUB/sagewatch-calls"; then return; fi
  printf 'was called: %s\n' "$(cat "$AWS_STUB/sagewatch-calls")"
  return 1
}

# Neither a change set, nor an empty stack, nor a file is left of the run.
nothing_is_left_behind() {
  if compgen -G "$AWS_STUB/made*" >/dev/null; then echo 'a change set is left' && return 1; fi
  if grep -qx REVIEW_IN_PROGRESS "$AWS_STUB"/stack*; then
    echo 'an empty stack is left' && return 1
  fi 2>/dev/null
  [[ -z "$(ls -A "$TMPDIR")" ]] || { ls -A "$TMPDIR" && return 1; }
}
