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

# monitoring_profile, workload_profiles   the profiles of the accounts to check
# given_profiles                          of --workload-profiles
# patience                                how long to wait for the heartbeats, in seconds
monitoring_profile=''
workload_profiles=()
patience=120
given_profiles=''

verify() {
  read_options "$@"
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
