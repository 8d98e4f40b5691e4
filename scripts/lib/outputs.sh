# shellcheck shell=bash disable=SC2034,SC2154
# The outputs of the deployed stack, on standard output.

# report_outputs [--keep]: prints them; --keep remembers them in the settings.
report_outputs() {
  call_aws "read the outputs of $stack" cloudformation describe-stacks --stack-name "$stack" \
    --output json >"$scratch/stacks.json"
  sagewatch_cli outputs "$@" "${config_flags[@]}" <"$scratch/stacks.json"
}
