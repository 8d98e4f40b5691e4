#!/usr/bin/env bash
# Reports the health of the deployment. Changes nothing.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=monitoring
switches=(brief detect-drift)
options=(config format)
settings=(any)

usage() {
  cat <<'EOF'
Reports the health of the deployment in one list: the stacks and whether their templates match the
settings, the policy of the event bus, the stack instances in the accounts, drift, accounts that are
not linked or silent, and dead letters. Changes nothing. It reads the accounts that have a profile
in the settings (monitoring-profile, management-profile); if neither has one, the account of the
default credentials.

Usage: scripts/status.sh [options]
       make status

Options:
  --config FILE                     settings file (default: sagewatch.yaml)
  --brief                           leave out what is ok
  --detect-drift                    start drift detection; a later run reports its results
  --format text|json                output format
  and every setting as a flag, e.g. --home-region, --monitoring-profile

Examples:
  scripts/status.sh
  scripts/status.sh --brief --format json

Exit codes: 0 all is well, 1 wrong input, 2 usage, 3 something needs attention, 4 AWS failed:
nothing needs attention, but not everything could be read.
Permissions: cloudformation:DescribeStacks, GetTemplate, ListStackInstances (with --detect-drift
also DetectStackDrift, DetectStackSetDrift and reading the resources of the stacks),
organizations:ListAccounts, oam:ListAttachedLinks, events:DescribeEventBus, dynamodb:GetItem and
BatchGetItem on the job state table, sqs:GetQueueUrl and GetQueueAttributes.
EOF
}

show_status() {
  local code=0
  parse_options "$@"
  require_tools
  read_place
  local flags=("${config_flags[@]}" "${setting_flags[@]}")
  ask_all status ${detect_drift:+"$detect_drift"} "${flags[@]}"
  document date '' Output "{\"Now\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}" >>"$scratch/answers.json"
  sagewatch_cli status "${brief_flags[@]}" "${format_flags[@]}" --exit-code "${flags[@]}" \
    <"$scratch/answers.json" || code=$?
  exit "$code"
}

show_status "$@"
