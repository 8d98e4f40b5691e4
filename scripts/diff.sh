#!/usr/bin/env bash
# Shows how a deployed stack differs from the template that the settings produce. Changes nothing.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=workload

# Sets stack, region and profile.
read_diff_place() {
  case $stack in monitoring* | management) kind=${stack%%-*} ;; esac
  load_plan
  [[ ${name_values[stack.$stack]:-} ]] ||
    fail 2 "unknown stack '$stack'" "'sagewatch synth --help' lists the stacks"
  stack=$(stack_name_of "$stack")
  region=${given_region:-$(setting home-region)}
  [[ $region ]] || fail 2 'the home Region is not set' 'set home-region, or give --region'
  profile=${given_profile:-${setting_values[$kind-profile]}}
}

# The template as it was deployed. A stack that does not exist has none: everything is new.
fetch_template() {
  if try_aws cloudformation get-template --stack-name "$stack" --template-stage Original \
    --output json >"$scratch/deployed.json"; then return; fi
  aws_said 'does not exist' || aws_failed "read the template of $stack"
  say "$stack is not deployed in $region"
  echo '{"Resources": {}}' >"$scratch/deployed.json"
}

diff_stack() {
  read_options "$@"
  read_diff_place
  fetch_template
  sagewatch_cli diff "$stack" --against "$scratch/deployed.json" ${exit_code:+"$exit_code"} \
    "${format_flags[@]}" "${config_flags[@]}"
}

diff_stack "$@"
