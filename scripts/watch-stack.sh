#!/usr/bin/env bash
# Goes on watching what CloudFormation does to a stack.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

options=(progress)
settings=(stack region profile operation)

usage() {
  cat <<'EOF'
Watches what CloudFormation does to a stack, until it is done. The other scripts print the exact
command when watching is interrupted.

Usage: scripts/watch-stack.sh --stack NAME --region REGION [options]

Options:
  --stack NAME                      name or ARN of the stack (a deleted one: its ARN)
  --region REGION                   where it is
  --profile NAME                    AWS CLI profile
  --operation TOKEN                 which operation (default: the newest)
  --progress MODE                   how to show progress: auto, block, lines or errors
  -h, --help                        print this

Exit codes: 0 it succeeded, 2 usage, 4 AWS or the operation failed, 130 stopped by Ctrl-C.
Permissions: cloudformation:DescribeStackEvents and GetTemplate.
EOF
}

# need KEY: the value of a flag that must be there.
need() {
  local value
  value=$(given "$1")
  [[ $value ]] || refuse_usage "--$1 is needed"
  echo "$value"
}

# Nothing when the template can't be read; the progress then has no end that is known.
count_declared() {
  try_aws cloudformation get-template --stack-name "$stack" \
    --query 'length(keys(TemplateBody.Resources))' --output text || true
}

watch_stack() {
  parse_options "$@"
  require_tools
  stack=$(need stack)
  region=$(need region)
  profile=$(given profile)
  follow "$stack" "$(given operation)" "$(count_declared)"
}

watch_stack "$@"
