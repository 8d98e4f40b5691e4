# shellcheck shell=bash disable=SC2034,SC2154
# Sends a heartbeat from each place. It takes the path of all events, but with its own rules: the
# account's default bus, the heartbeat rule, the monitoring bus, the ingester, its record. The
# record is found by the id of the event. Whether AWS keeps the id between accounts is not
# documented, so a newer heartbeat of the same place is accepted, too.
#
# heartbeat_of   the result for the heartbeat of each place
# sent_id        the event's id, while its record has not been found

declare -A heartbeat_of=() sent_id=()
sent_at=0

send_heartbeats() {
  local place
  sent_at=$(date +%s)
  for place in "${places[@]}"; do
    at_place "$place" read_schedule "$place"
    if [[ ${rules_of[$place]} == *heartbeats* ]]; then
      heartbeat_of[$place]='not sent'
    else
      say "sending a heartbeat from $place …"
      at_place "$place" send_heartbeat "$place"
    fi
  done
}

# read_schedule PLACE: whether its schedule sends heartbeats.
read_schedule() {
  local name state
  name=$(name_of heartbeat-schedule)
  if ! state=$(try_aws scheduler get-schedule --name "$name" --query State --output text); then
    if ! aws_said ResourceNotFound; then
      could_not_read "the schedule $name in $1"
      return
    fi
    found "there is no schedule $name in $1, so it sends no heartbeats" \
      "deploy it: $(deploy_command "$1")"
  elif [[ $state != ENABLED ]]; then
    found "the schedule $name in $1 is $state, so it sends no heartbeats" \
      "deploy it again: $(deploy_command "$1")"
  fi
}

# send_heartbeat PLACE
send_heartbeat() {
  local sent failed id reason
  if ! sent=$(try_aws events put-events --output text --entries "[{\"Source\":\"$(
    name_of heartbeat.source)\",\"DetailType\":\"$(name_of heartbeat.detail-type
  )\",\"Detail\":\"{\\\"sentBy\\\":\\\"verify\\\"}\"}]" \
    --query '[FailedEntryCount,Entries[0].EventId,Entries[0].ErrorMessage]'); then
    heartbeat_of[$1]='not sent'
    could_not_read "whether events arrive from $1"
    return
  fi
  IFS=$'\t\n' read -rd '' failed id reason <<<"$sent" || true
  if [[ $failed == 0 ]]; then
    sent_id[$1]=$id
  else
    heartbeat_of[$1]=refused
    found "EventBridge refuses a heartbeat in $1: $reason" 'fix what AWS reports and run this again'
  fi
}

# await_heartbeats: waits until the records of all are found, or the time is over.
await_heartbeats() {
  local place said=0 waited
  while ((${#sent_id[@]})); do
    for place in "${!sent_id[@]}"; do look_for_heartbeat "$place"; done
    waited=$(($(date +%s) - sent_at))
    if ((${#sent_id[@]} == 0 || waited >= patience)); then break; fi
    if ((waited - said >= 5)); then
      said=$waited
      say "waiting for the heartbeats of ${#sent_id[@]} places … ($waited s of at most $patience)"
    fi
    sleep "$poll_seconds"
  done
  for place in "${!sent_id[@]}"; do miss_heartbeat "$place"; done
}

# look_for_heartbeat PLACE: its record, in the monitoring account.
look_for_heartbeat() {
  local records record
  if ! records=$(try_aws logs filter-log-events --log-group-name "$(name_of log-group.ingester)" \
    --start-time $(((sent_at - 60) * 1000)) --filter-pattern '"heartbeat"' \
    --query 'events[].[message]' --output text); then
    heartbeat_of[$1]='not read'
    could_not_read "the records, and so whether the heartbeat of $1 has arrived"
    unset "sent_id[$1]"
    return
  fi
  while read -r record; do
    if is_heartbeat_of "$1" "${record//: /:}"; then
      heartbeat_of[$1]="arrived ($(($(date +%s) - sent_at)) s)"
      unset "sent_id[$1]"
      return
    fi
  done <<<"$records"
}

# is_heartbeat_of PLACE RECORD: whether it was sent by this run, or later.
is_heartbeat_of() {
  if [[ $2 == *"\"${sent_id[$1]}\""* ]]; then return; fi
  [[ $2 == *"\"account\":\"${1% *}\""* && $2 == *"\"region\":\"${1#* }\""* &&
    $2 =~ \"eventTimeMs\":([0-9]+) ]] && ((BASH_REMATCH[1] >= (sent_at - 2) * 1000))
}

# miss_heartbeat PLACE
miss_heartbeat() {
  heartbeat_of[$1]='not arrived'
  found "the heartbeat of $1 did not arrive within $patience s (event ${sent_id[$1]})" \
    "see what could not be delivered: $(script_path redrive.sh) --no-execute" \
    'in the workload account, the dead-letter queue says why: docs/runbook.md, "An account is silent"' \
    'if EventBridge or the ingester is slow today, wait longer: --within 300'
}
