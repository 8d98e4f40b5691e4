#!/usr/bin/env bash
# Redrives dead letters: sends them again to where they were meant to go.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=monitoring

# queue_url       the only queue to redrive; empty for those of the monitoring account
# queue_profile   of the queues' account; profile is the monitoring account's
# urls            the queues
# total           how many messages they hold
# sent, unsent    how many messages
queue_url=''
queue_profile=''
urls=()
total=0
sent=0
unsent=0
readonly received=$scratch/received.json log_stream=redriven

redrive() {
  local url
  read_options "$@"
  if [[ $queue_profile && -z $queue_url ]]; then refuse_usage '--queue-profile needs --queue-url'; fi
  read_place
  if [[ -z $queue_url ]]; then queue_profile=$profile; fi
  identify
  say "dead letters → $account · $region · as $caller"
  refuse_wrong_account
  find_queues
  for url in "${urls[@]}"; do count_messages "$url"; done
  if ((total == 0)); then return; fi
  undo=put_back
  for url in "${urls[@]}"; do receive_all "$url"; done
  plan_redrive --output "$scratch/payloads" >"$scratch/steps"
  if [[ $no_execute ]]; then say "nothing was sent ($no_execute)" && return; fi
  confirm 'Redrive these messages?' --yes "$yes" || { say 'nothing was sent' && exit 1; }
  undo=:
  carry_out
  say "redriven: $sent, left: $unsent"
  if ((unsent == 0)); then return; fi
  fail 4 'some messages were not redriven' 'fix what is reported above and run this again'
}

# in_queue ARGUMENT…: the AWS CLI's sqs in the account of the queues.
in_queue() {
  local profile=$queue_profile
  call_aws 'read the dead letters' sqs "$@"
}

# Sets urls. A queue that is not there has no messages.
find_queues() {
  local key url
  if [[ $queue_url ]]; then urls=("$queue_url") && return; fi
  for key in undelivered-events failed-events; do
    if url=$(queue_url_of "$(name_of "queue.$key")"); then
      urls+=("$url")
    else
      aws_said NonExistentQueue || aws_failed "find the queue $(name_of "queue.$key")"
    fi
  done
}

# queue_url_of NAME: false if AWS doesn't return it.
queue_url_of() { try_aws sqs get-queue-url --queue-name "$1" --query QueueUrl --output text; }

# count_messages URL: adds them to total. The shell would evaluate what is not a number.
count_messages() {
  local count
  count=$(in_queue get-queue-attributes --queue-url "$1" \
    --attribute-names ApproximateNumberOfMessages \
    --query Attributes.ApproximateNumberOfMessages --output text)
  [[ $count =~ ^[0-9]{1,9}$ ]] ||
    fail 4 "AWS did not say how many messages ${1##*/} holds" 'run this again'
  say "${1##*/} holds $count"
  total=$((total + count))
}

# receive_all URL: until none comes. They are invisible to others for fifteen minutes. The number of rounds is
# limited because messages may arrive faster than they are received.
receive_all() {
  local round
  printf '{"Queue":"%s"}\n' "$1" >>"$received"
  for ((round = 0; round < total; round++)); do
    in_queue receive-message --queue-url "$1" --max-number-of-messages 10 --wait-time-seconds 1 \
      --visibility-timeout 900 --attribute-names SentTimestamp --message-attribute-names All \
      --output json >"$scratch/messages.json"
    if [[ ! -s $scratch/messages.json ]]; then return; fi
    cat "$scratch/messages.json" >>"$received"
  done
}

# plan_redrive OPTION…: what `sagewatch redrive` makes of the messages that were received.
plan_redrive() {
  sagewatch_cli redrive --account "$account" "$@" "${config_flags[@]}" "${prefix_flags[@]}" "$received"
}

# put_back: makes messages that were only read visible at once, instead of after their timeout.
put_back() {
  local url entries profile=$queue_profile
  while IFS=$'\t' read -r url entries; do
    try_aws sqs change-message-visibility-batch --queue-url "$url" --entries "$entries" >/dev/null || true
  done < <(plan_redrive --put-back)
}

# carry_out: the steps of the messages; one that fails leaves its message where it is.
carry_out() {
  local verb first second third broken=''
  while IFS=$'\t' read -r verb first second third; do
    case $verb in
      leave) leave_message "$first: $second" ;;
      delete)
        if [[ $broken ]]; then
          leave_message "$first: $broken"
          broken=''
        else
          in_queue delete-message --queue-url "$second" --receipt-handle "$third"
          sent=$((sent + 1))
        fi ;;
      *) if [[ -z $broken ]]; then "${verb}_again" "$first" "$second" || broken=$(aws_error_line); fi ;;
    esac
  done <"$scratch/steps"
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
  url=$(queue_url_of "$1") || return
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
