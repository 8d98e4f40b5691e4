#!/usr/bin/env bash
# Proves that a deployment works from end to end, without waiting for a job.
# shellcheck disable=SC2034,SC2154

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=lib/all.sh
source "$here/lib/all.sh"
# shellcheck source=verify/findings.sh
source "$here/verify/findings.sh"
# shellcheck source=verify/places.sh
source "$here/verify/places.sh"
# shellcheck source=verify/targets.sh
source "$here/verify/targets.sh"
# shellcheck source=verify/patterns.sh
source "$here/verify/patterns.sh"
# shellcheck source=verify/heartbeats.sh
source "$here/verify/heartbeats.sh"
# shellcheck source=verify/watching.sh
source "$here/verify/watching.sh"

kind=monitoring
options=(config)
settings=(any)

usage() {
  cat <<'EOF'
Proves that a deployment works from end to end, without waiting for a job. It sends a heartbeat from
each workload account that has a profile, in each of its Regions, and waits for its record in the
monitoring account; checks that the rules exist, are enabled and have their targets; asks EventBridge
whether the deployed rules match a sample of every kind of event; and looks for missing links, alarms
that are not OK, and unconfirmed subscriptions. It ends with a grid, account by Region, followed by the
problems and the commands that fix them. It changes nothing: the heartbeats only count as heartbeats.

Usage: scripts/verify.sh [options]
       make verify-deployment

Options:
  --workload-profiles NAMES         AWS CLI profiles of workload accounts, separated by commas
                                    (default: workload-profile of the settings)
  --within SECONDS                  how long to wait for the heartbeats (default: 120)
  --config FILE                     settings file (default: sagewatch.yaml)
  -h, --help                        print this
  and every setting as a flag, e.g. --home-region, --monitoring-profile

Examples:
  scripts/verify.sh --workload-profiles research,churn
  make verify-deployment ARGS="--within 300"

Exit codes: 0 everything works, 1 wrong input, 2 usage, 3 a problem was found, 4 AWS failed: no problem
was found, but not everything could be read.
Permissions: in the monitoring account events:DescribeRule, ListTargetsByRule and TestEventPattern,
logs:FilterLogEvents, cloudformation:DescribeStackResources, cloudwatch:DescribeAlarms and
sns:ListSubscriptionsByTopic; in the workload accounts events:DescribeRule, ListTargetsByRule and
PutEvents, scheduler:GetSchedule and oam:ListLinks.
EOF
}

# monitoring_profile, workload_profiles   the profiles of the accounts to check
# given_profiles                          of --workload-profiles
# patience                                how long to wait for the heartbeats, in seconds
monitoring_profile=''
workload_profiles=()
patience=120
given_profiles=''

verify() {
  parse_options "$@"
  require_tools
  take_own_flags
  read_place
  take_profiles "${given_profiles:-$(setting workload-profile)}"
  monitoring_profile=$profile
  identify
  say "verify → $account · $region · as $caller"
  refuse_wrong_account
  say 'this sends a heartbeat from each workload account that has a profile, and changes nothing else'
  find_places
  read_rules
  match_samples
  send_heartbeats
  read_links
  await_heartbeats
  read_alarms
  read_subscriptions
  report_findings
}

# Separates the flags of this script from those of settings.
take_own_flags() {
  local flags=("${setting_flags[@]}") i
  given_profiles=$(given workload-profiles)
  patience=$(given within)
  patience=${patience:-120}
  [[ $patience =~ ^[1-9][0-9]{0,3}$ ]] || refuse_usage "--within is a number of seconds, not '$patience'"
  setting_flags=()
  for ((i = 0; i < ${#flags[@]}; i += 2)); do
    case ${flags[i]} in --within | --workload-profiles) ;; *) setting_flags+=("${flags[@]:i:2}") ;; esac
  done
}

# take_profiles NAMES: each once. An empty name would mean the default credentials, which were not given.
take_profiles() {
  local listed name
  if [[ $1 && ,$1, == *,,* ]]; then
    refuse_usage "--workload-profiles has an empty name: '$1'"
  fi
  IFS=, read -ra listed <<<"$1"
  for name in "${listed[@]}"; do
    contains "$name" "${workload_profiles[@]}" || workload_profiles+=("$name")
  done
}

verify "$@"
