#!/usr/bin/env bash
# Redrives dead letters: sends them again to where they were meant to go.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=monitoring

# queue_url       of the only queue to redrive; empty for those of the monitoring account
# queue_profile   of the queues' account; profile is the monitoring account's
# sender_flags    whose messages these are, unless the queue is ours
# batches         how many times messages were received; each has a folder, see receive_messages
# sent, unsent    how many messages
queue_url=''
queue_profile=''
sender_flags=()
batches=0
sent=0
unsent=0
readonly log_stream=redriven

redrive() {
  read_options "$@"
  read_redrive_place
  identify
  say "dead letters → $account · $region · as $caller"
  refuse_wrong_account
  local url urls=() total=0
  find_queues
  for url in "${urls[@]}"; do count_queue "$url"; done
  if ((total == 0)); then return; fi
  undo=put_back
  for url in "${urls[@]}"; do read_queue "$url"; done
  show_letters
  if [[ $no_execute ]]; then say "nothing was sent ($no_execute)" && return; fi
  confirm 'Redrive these messages?' --yes "$yes" || { say 'nothing was sent' && exit 1; }
  undo=:
  local batch
  for ((batch = 1; batch <= batches; batch++)); do carry_out "$scratch/letters.$batch"; done
  say "redriven: $sent, left: $unsent"
  if ((unsent == 0)); then return; fi
  fail 4 'some messages were not redriven' 'fix what is reported above and run this again'
}

# Sets region, profile and queue_profile.
read_redrive_place() {
  if [[ $queue_profile && -z $queue_url ]]; then refuse_usage '--queue-profile needs --queue-url'; fi
  read_place
  if [[ -z $queue_url ]]; then queue_profile=$profile; fi
}

# in_queue ARGUMENT…: the AWS CLI's sqs in the account of the queues.
in_queue() {
  local profile=$queue_profile
  call_aws 'read the dead letters' sqs "$@"
}

# Sets urls. A queue that is not there has no messages.
find_queues() {
  local key url
  if [[ $queue_url ]]; then read_sender && urls=("$queue_url") && return; fi
  for key in undelivered-events failed-events; do
    if url=$(queue_url_of "$(name_of "queue.$key")"); then urls+=("$url"); fi
  done
}

# queue_url_of NAME: false when there is none.
queue_url_of() {
  if try_aws sqs get-queue-url --queue-name "$1" --query QueueUrl --output text; then return; fi
  aws_said NonExistentQueue || aws_failed "find the queue $1"
  return 1
}

# count_queue URL: adds its messages to total.
count_queue() {
  local count
  count=$(messages_in "$1")
  say "${1##*/} holds $count"
  total=$((total + count))
}

# messages_in URL: a number, or the script ends: the shell would evaluate another text.
messages_in() {
  local count
  count=$(in_queue get-queue-attributes --queue-url "$1" \
    --attribute-names ApproximateNumberOfMessages \
    --query Attributes.ApproximateNumberOfMessages --output text)
  [[ $count =~ ^[0-9]{1,9}$ ]] ||
    fail 4 "AWS did not say how many messages ${1##*/} holds" 'run this again'
  echo "$count"
}

# Anyone may have written to a queue that isn't ours, so only events of its own account are taken
# from it.
read_sender() {
  if [[ ! $queue_url =~ ^https?://[^/]+/([0-9]{12})/([A-Za-z0-9_.-]+)$ ]]; then
    refuse_usage "--queue-url: '$queue_url' is not the URL of a queue, which ends in ACCOUNT/NAME"
  fi
  local owner=${BASH_REMATCH[1]} name=${BASH_REMATCH[2]}
  if [[ $owner == "$account" ]] && is_our_queue "$name"; then return; fi
  sender_flags=(--sender "$owner")
}

# is_our_queue NAME
is_our_queue() {
  [[ $1 == "$(name_of queue.undelivered-events)" || $1 == "$(name_of queue.failed-events)" ]]
}

# read_queue URL: as many messages as there are now: one that fails again comes back, and must not
# go round and round.
read_queue() {
  local url=$1 remaining
  remaining=$(messages_in "$url")
  while ((remaining > 0)) && receive_messages "$url"; do remaining=$((remaining - received)); done
}

# receive_messages URL: sets received; false when none came. They are invisible to others for
# fifteen minutes. The batch's folder has the url of its queue, the steps and the payloads.
receive_messages() {
  local folder=$scratch/letters.$((batches + 1))
  mkdir -p "$folder"
  in_queue receive-message --queue-url "$1" --max-number-of-messages 10 --wait-time-seconds 1 \
    --visibility-timeout 900 --attribute-names SentTimestamp --message-attribute-names All \
    --output json >"$scratch/messages.json"
  if [[ ! -s $scratch/messages.json ]]; then return 1; fi
  batches=$((batches + 1))
  echo "$1" >"$folder/url"
  sagewatch_cli redrive --output "$folder" "${sender_flags[@]}" "${config_flags[@]}" \
    "${prefix_flags[@]}" "$scratch/messages.json" >"$folder/steps"
  received=$(grep -c -E '^(delete|leave)' "$folder/steps" || true)
  ((received > 0))
}

# show_letters: what goes where, and what is left.
show_letters() {
  local count verb what
  if ((batches == 0)); then return; fi
  while read -r count verb what; do
    case $verb in
      invoke) say "  $count to the function $what" ;;
      send) say "  $count to the queue $what" ;;
      log) say "  $count to the log group $what" ;;
      leave) say "  $count left: $what" ;;
    esac
  done < <(all_steps | cut -f1,2 | sort | uniq -c)
}

all_steps() { cat "$scratch"/letters.*/steps; }

# put_back: makes messages that were only read visible at once, instead of after their timeout.
put_back() {
  local batch profile=$queue_profile
  for ((batch = 1; batch <= batches; batch++)); do
    try_aws sqs change-message-visibility-batch --queue-url "$(<"$scratch/letters.$batch/url")" \
      --entries "$(visible_at_once <"$scratch/letters.$batch/steps")" >/dev/null || true
  done
}

# visible_at_once: of the steps on standard input, as JSON.
visible_at_once() {
  local verb first second third receipt number=0 entries=''
  while IFS=$'\t' read -r verb first second third; do
    case $verb in
      delete) receipt=$first ;;
      leave) receipt=$third ;;
      *) continue ;;
    esac
    number=$((number + 1))
    entries+=",{\"Id\":\"$number\",\"VisibilityTimeout\":0,\"ReceiptHandle\":$(json_text "$receipt")}"
  done
  echo "[${entries#,}]"
}

# carry_out FOLDER: the steps of the messages; one that fails leaves its message where it is.
carry_out() {
  local verb first second third broken='' url
  url=$(<"$1/url")
  while IFS=$'\t' read -r verb first second third; do
    case $verb in
      leave) leave_message "$second: $first" ;;
      delete)
        if [[ $broken ]]; then
          leave_message "$second: $broken"
          broken=''
        else
          in_queue delete-message --queue-url "$url" --receipt-handle "$first"
          sent=$((sent + 1))
        fi ;;
      *) if [[ -z $broken ]]; then "${verb}_again" "$first" "$second" || broken=$(aws_error_line); fi ;;
    esac
  done <"$1/steps"
}

# leave_message WHY
leave_message() {
  say "left $1"
  unsent=$((unsent + 1))
}

# invoke_again FUNCTION FILE
invoke_again() {
  try_aws lambda invoke --function-name "$1" --invocation-type Event --payload "fileb://$2" \
    /dev/null >/dev/null
}

# send_again QUEUE FILE
send_again() {
  local url
  url=$(try_aws sqs get-queue-url --queue-name "$1" --query QueueUrl --output text) || return
  try_aws sqs send-message --queue-url "$url" --message-body "file://$2" >/dev/null
}

# log_again GROUP FILE
log_again() {
  try_aws logs create-log-stream --log-group-name "$1" --log-stream-name "$log_stream" ||
    aws_said ResourceAlreadyExists || return
  try_aws logs put-log-events --log-group-name "$1" --log-stream-name "$log_stream" \
    --log-events "file://$2" >/dev/null
}

redrive "$@"
