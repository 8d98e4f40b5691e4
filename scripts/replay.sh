#!/usr/bin/env bash
# Replays an interval of the monitoring bus's archive to the ingester.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=monitoring

# start, end     as they were typed, then as the binary reads them
# name           of the replay
# archive, bus   the ARNs
start=''
end=''
name=''
archive=''
bus=''

replay() {
  read_options "$@"
  read_place
  identify
  say "replay → $account · $region · as $caller"
  refuse_wrong_account
  ask_for_interval
  plan_replay
  if find_replay; then
    say "this interval already has a replay: $name"
  else
    begin_replay
  fi
  resume_command=$(how_to_go_on)
  if [[ $no_wait ]]; then say_resume && return; fi
  follow_replay
}

ask_for_interval() {
  if [[ $start && $end ]]; then return; fi
  can_ask || fail 2 'the interval to replay is not given' 'give --start TIME and --end TIME, in UTC'
  if [[ -z $start ]]; then read -rp 'Replay from (UTC, e.g. 2026-11-22T10:00): ' start || say ''; fi
  if [[ -z $end ]]; then read -rp 'Replay up to (UTC): ' end || say ''; fi
}

# Shows what would be replayed; sets name, archive, bus, start and end.
plan_replay() {
  local archive_name planned
  archive_name=$(name_of archive)
  if ! try_aws events describe-archive --archive-name "$archive_name" --output json \
    >"$scratch/archive.json"; then
    aws_said ResourceNotFound || aws_failed "read the archive $archive_name"
    fail 1 "there is no archive $archive_name in $region" \
      'ca-west-1 and mx-central-1 have no archives; elsewhere deploy the monitoring account first'
  fi
  planned=$(sagewatch_cli replay --start "$start" --end "$end" \
    --now "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$scratch/archive.json")
  IFS=$'\t' read -r name start end archive bus <<<"$planned"
}

# find_replay: whether there is one of this interval.
find_replay() {
  if describe_replay; then return; fi
  aws_said ResourceNotFound || aws_failed "look for the replay $name"
  return 1
}

describe_replay() {
  try_aws events describe-replay --replay-name "$name" --output json >"$scratch/replay.json"
}

begin_replay() {
  local rule
  if [[ $no_execute ]]; then say "nothing was replayed ($no_execute)" && exit; fi
  if ! confirm 'Replay this interval to the ingester?' --yes "$yes"; then
    say 'nothing was replayed'
    exit 1
  fi
  rule=$(call_aws "find the ingester's rule" events describe-rule --name "$(name_of rule.records)" \
    --event-bus-name "$bus" --query Arn --output text)
  uninterrupted start_replay "{\"Arn\":\"$bus\",\"FilterArns\":[\"$rule\"]}"
}

# start_replay DESTINATION
start_replay() {
  shielded call_aws "start the replay $name" events start-replay --replay-name "$name" \
    --event-source-arn "$archive" --event-start-time "$start" --event-end-time "$end" \
    --destination "$1" >/dev/null
  resume_command=$(how_to_go_on)
}

how_to_go_on() {
  local line
  printf -v line ' %q' --start "$start" --end "$end" --home-region "$region" \
    ${profile:+--monitoring-profile "$profile"} "${config_flags[@]}" "${prefix_flags[@]}"
  echo "$(script_path replay.sh)$line"
  echo "to stop it, run:"
  echo "  $(command_line events cancel-replay --replay-name "$name")"
}

# Says how far it is, when that has changed, until it ends.
follow_replay() {
  local state said='' text
  while describe_replay || aws_failed "read the replay $name"; do
    IFS=$'\t' read -r state text < <(sagewatch_cli replay "$scratch/replay.json")
    if [[ $text != "$said" ]]; then say "$text"; fi
    said=$text
    case $state in
      done) return ;;
      failed)
        resume_command=''
        fail 4 'not all of the interval was replayed' \
          'fix what AWS reports; to start another replay, begin a second earlier or later' ;;
    esac
    sleep "$poll_seconds"
  done
}

replay "$@"
