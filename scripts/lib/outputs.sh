# shellcheck shell=bash disable=SC2034,SC2154
# The outputs of a deployed stack, on standard output.

# report_outputs STACK [--keep]: prints them; --keep remembers them in the settings.
report_outputs() {
  call_aws "read the outputs of $1" cloudformation describe-stacks --stack-name "$1" \
    --output json >"$scratch/stacks.json"
  sagewatch_cli outputs "${@:2}" "${config_flags[@]}" <"$scratch/stacks.json"
}
