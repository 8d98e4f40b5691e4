# shellcheck shell=bash disable=SC2154
# The sinks of the further Regions, in the monitoring account. A sink that is no longer needed is deleted, and the
# settings keep the others.

# Keeps the stack of a sink while accounts are linked to it; the scripts of the other accounts unlink them.
may_be_removed() {
  local sink accounts
  if [[ $stack != "$(stack_name_of monitoring-observability)" ]]; then return; fi
  sink=$(sink_of_stack) || exit
  sink=${sink:-$(kept_sink)}
  if [[ -z $sink ]]; then return; fi
  if ! accounts=$(accounts_of_sink "$sink"); then
    stay "could not check whether accounts are linked to its sink: $(aws_error_line)" \
      "$(aws_advice "$(aws_error_line)")"
    return 1
  fi
  if [[ -z $accounts ]]; then return; fi
  stay "these accounts still use its sink: $accounts" \
    "first run $(script_path organization-deployment/deploy-management-account.sh)," \
    'and for each directly deployed account' \
    "$(script_path individual-deployment/deploy-workload-account.sh); then run this again" \
    'if none of them is deployed by sagewatch any more, remove the sink from' \
    'monitoring-account-further-sink-identifiers in the settings file'
  return 1
}

# kept_sink: the sink that the settings have for the Region; it may have existed before the stack.
kept_sink() {
  setting monitoring-account-further-sink-identifiers | tr ',' '\n' | grep -F ":oam:$region:" || true
}

# accounts_of_sink SINK: on one line; false if its links can't be read. The monitoring account has no link, but its
# workload stacks may still be deployed. Once the sink is gone, nothing would point to them.
accounts_of_sink() {
  local linked own=''
  linked=$(linked_accounts "$1") || return 1
  if contains "$region" "${dropped_regions[@]}" && try_aws cloudformation describe-stacks \
    --stack-name "$(stack_name_of workload-events)" >/dev/null; then own=$account; fi
  echo "$linked${linked:+${own:+ }}$own"
}

# Saves the sinks of the further Regions in the settings, and those that can't be deleted yet.
keep_further_sinks() {
  local sinks
  sinks=$(further_sinks | paste -sd,)
  if [[ $sinks == "$(setting monitoring-account-further-sink-identifiers)" ]]; then return; fi
  sagewatch_cli configure "$kind" "${reach_flags[@]}" "${config_flags[@]}" --yes \
    --monitoring-account-further-sink-identifiers "$sinks" >/dev/null
  say "saved monitoring-account-further-sink-identifiers: ${sinks:-none}"
}

# further_sinks: their ARNs, one a line.
further_sinks() {
  local region stack
  stack=$(stack_name_of monitoring-observability)
  for region in "${further_regions[@]}"; do
    contains "$stack $region" "${targets[@]}" || continue
    call_aws "read the outputs of $(stack_and_region)" cloudformation describe-stacks \
      --stack-name "$stack" --output text \
      --query "Stacks[0].Outputs[?OutputKey=='$(name_of output.sink-identifier)'].OutputValue"
  done
  for region in "${remaining[@]}"; do kept_sink; done
}
