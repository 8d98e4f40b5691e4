# shellcheck shell=bash disable=SC2154
# Whether a stack or stack set with one of our names is ours: the binary recognizes it by the description in its
# template. What somebody else deployed is neither updated nor deleted.

# refuse_foreign: ends the script if $stack is somebody else's. One that was never deployed has no resources.
# What AWS describes is in described.json.
refuse_foreign() {
  case $stack_status in
    ABSENT | REVIEW_IN_PROGRESS)
      echo '{"Stacks":[]}' >"$scratch/described.json"
      return ;;
  esac
  call_aws "read the stack $stack" cloudformation describe-stacks --stack-name "$stack_id" \
    --output json >"$scratch/described.json"
  refuse_unrecognized "$stack"
}

# refuse_foreign_stack_sets: the same for each stack set.
refuse_foreign_stack_sets() {
  local name
  for name in "${stack_sets[@]}"; do
    if stack_set_api describe-stack-set --stack-set-name "$name" --output json \
      >"$scratch/described.json"; then
      refuse_unrecognized "${template_of[$name]}"
    else
      fail_unless_absent "$name"
    fi
  done
}

# refuse_unrecognized STACK: of the description in the scratch folder.
refuse_unrecognized() {
  local code=0
  sagewatch_cli recognize "$1" "$scratch/described.json" || code=$?
  if ((code == 0)); then return; fi
  say_help "$(what_was_changed)"
  exit "$code"
}

# is_former_of_ours STACK_ID: whether a deleted stack with our name was ours, and so is its data.
is_former_of_ours() {
  call_aws "read the deleted stack $1" cloudformation describe-stacks --stack-name "$1" \
    --output json >"$scratch/described.json"
  sagewatch_cli recognize "$stack" "$scratch/described.json"
}
