# shellcheck shell=bash disable=SC2154
# Whether a stack or stack set with one of our names is ours: the binary recognizes it by its template. What
# somebody else deployed is neither updated nor deleted.

# refuse_foreign: ends the script if $stack is somebody else's. One that was never deployed has no resources.
refuse_foreign() {
  case $stack_status in ABSENT | REVIEW_IN_PROGRESS) return ;; esac
  call_aws "read the template of $stack" cloudformation get-template --stack-name "$stack_id" \
    --output json >"$scratch/deployed.json"
  refuse_unrecognized "$stack"
}

# refuse_foreign_stack_sets: the same for each stack set.
refuse_foreign_stack_sets() {
  local name
  for name in "${stack_sets[@]}"; do
    if stack_set_api describe-stack-set --stack-set-name "$name" --output json \
      >"$scratch/deployed.json"; then
      refuse_unrecognized "${template_of[$name]}"
    else
      fail_unless_absent "$name"
    fi
  done
}

# refuse_unrecognized STACK: by what AWS returned, in deployed.json.
refuse_unrecognized() {
  local code=0
  sagewatch_cli recognize "$1" "$scratch/deployed.json" || code=$?
  if ((code == 0)); then return; fi
  say_help "$(what_was_changed)"
  exit "$code"
}

# is_former_of_ours STACK_ID: whether a deleted stack with our name was ours, and so is its data.
is_former_of_ours() {
  call_aws "read the template of the deleted stack $1" cloudformation get-template --stack-name "$1" \
    --output json >"$scratch/deployed.json"
  sagewatch_cli recognize "$stack" "$scratch/deployed.json"
}
