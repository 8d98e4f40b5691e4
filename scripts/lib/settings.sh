# shellcheck shell=bash disable=SC2034,SC2154
# The settings: asked for, checked and kept by `sagewatch configure`; the scripts only read them.
#
# reach_flags   how the workload accounts are reached: nothing, or --individual
# home_region   of the bus; `region` is where a call is made

home_region=''
reach_flags=()

# Asks for what is missing, and remembers it.
configure() {
  sagewatch_cli configure "$kind" "${reach_flags[@]}" "${config_flags[@]}" "${yes_flags[@]}" \
    "${setting_flags[@]}" >/dev/null
}

# setting KEY: its value, of a list with commas between; nothing when it isn't set.
setting() { sagewatch_cli configure "$kind" --get "$1" "${config_flags[@]}" "${setting_flags[@]}"; }

# further_regions: those of workload-regions beside the home Region, one a line.
further_regions() {
  setting workload-regions | tr ',' '\n' | grep -vxF -e "$home_region" -e '' || true
}

# dropped_regions: those that workload-regions lists no more, while the settings still have their sinks;
# one a line.
dropped_regions() {
  local listed
  listed=$(further_regions)
  setting monitoring-account-further-sink-identifiers | tr ',' '\n' | cut -s -d: -f4 |
    grep -vxF -e "$home_region" -e "$listed" -e '' || true
}

# shares_something: whether any telemetry is shared.
shares_something() {
  local type
  for type in metrics logs traces; do
    if [[ $(setting "observability-$type") == true ]]; then return; fi
  done
  return 1
}

# Sets region, home_region, profile and call_as_flags.
read_place() {
  region=$(setting home-region)
  home_region=$region
  if [[ $(setting call-as) == delegated-admin ]]; then call_as_flags=(--call-as DELEGATED_ADMIN); fi
  profile=$(setting "$kind-profile")
  [[ $region ]] || fail 2 'the home Region is not set' 'give it: --home-region ap-southeast-2'
}

# name_of KEY: all names are the binary's, with the prefix of the settings.
name_of() { sagewatch_cli names "$1" "${config_flags[@]}" "${prefix_flags[@]}"; }

stack_name_of() { name_of "stack.$1"; }
