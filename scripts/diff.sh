#!/usr/bin/env bash
# Shows how a deployed stack differs from the template that the settings produce. Changes nothing.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=workload
switches=(exit-code)
options=(config format)
settings=(stack region profile)

usage() {
  cat <<'EOF'
Shows how a deployed stack differs from the template that the settings in sagewatch.yaml produce:
first what would be replaced or removed, then who could do more or less than before. It changes
nothing.

Usage: scripts/diff.sh --stack STACK [options]

Options:
  --stack STACK                     monitoring, management, … ('sagewatch synth --help' lists them)
  --profile NAME                    AWS CLI profile (default: that of the stack's account)
  --region REGION                   the Region of the stack (default: home-region)
  --config FILE                     settings file (default: sagewatch.yaml)
  --exit-code                       end with 3 if there are differences
  --format text|json                output format
  -h, --help                        print this

Examples:
  scripts/diff.sh --stack monitoring
  scripts/diff.sh --stack management --exit-code

Exit codes: 0 done, 1 wrong input, 2 usage, 3 differences (with --exit-code), 4 AWS failed.
Permissions: cloudformation:GetTemplate.
EOF
}

# Sets stack, region and profile.
read_diff_place() {
  local given_region given_profile
  stack=$(given stack)
  [[ $stack ]] || refuse_usage '--stack is needed'
  given_region=$(given region)
  given_profile=$(given profile)
  setting_flags=()
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
  parse_options "$@"
  require_tools
  read_diff_place
  fetch_template
  sagewatch_cli diff "$stack" --against "$scratch/deployed.json" ${exit_code:+"$exit_code"} \
    "${format_flags[@]}" "${config_flags[@]}"
}

diff_stack "$@"
