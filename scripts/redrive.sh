#!/usr/bin/env bash
# Sends dead letters again to where they were meant to go.

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

kind=monitoring
switches=(yes no-execute)
options=(config)
settings=(home-region monitoring-profile name-prefix queue-url queue-profile)

usage() {
  cat <<'EOF'
Sends the messages of the dead-letter queues again to where they were meant to go, and deletes each
when it is there: events to the ingester and the log groups, measurements and notices to their
queues. What was recorded before becomes a duplicate and counts nothing. A message that fails again
comes back, and is left for the next run. Safe to run again, and to interrupt. Mend the cause first.

Usage: scripts/redrive.sh [options]
       make redrive

Options:
  --home-region REGION              the Region of the queues (default: from sagewatch.yaml)
  --monitoring-profile NAME         AWS CLI profile of the monitoring account
  --queue-url URL                   this queue alone, e.g. that of a workload account's undelivered
                                    events; they are handed to the monitoring account
  --queue-profile NAME              AWS CLI profile of that queue's account
  --config FILE                     settings file (default: sagewatch.yaml)
  --yes                             answer yes to every question
  --no-execute                      only say how many messages wait
  -h, --help                        print this

Examples:
  scripts/redrive.sh
  scripts/redrive.sh --no-execute
  scripts/redrive.sh --queue-profile research --queue-url \
    https://sqs.ap-southeast-2.amazonaws.com/333333333333/StackSet-…-UndeliveredEvents-…

Exit codes: 0 all are sent or none waits, 1 declined, 2 usage, 4 AWS failed, or some message was left.
Permissions: in the queue's account sqs:GetQueueUrl, GetQueueAttributes, ReceiveMessage and
DeleteMessage; in the monitoring account lambda:InvokeFunction, sqs:GetQueueUrl and SendMessage,
logs:CreateLogStream and PutLogEvents. With a key of the settings, kms:Decrypt and
GenerateDataKey on it.
EOF
}

# queue_profile   of the queues' account; profile is the monitoring account's
# sent, unsent    how many messages
queue_profile=''
sent=0
unsent=0
readonly log_stream=redriven

redrive() {
  parse_options "$@"
  require_tools
  read_redrive_place
  identify
  say "dead letters → $account · $region · as $caller"
  refuse_wrong_account
  local url urls=() total=0
  find_queues
  for url in "${urls[@]}"; do count_queue "$url"; done
  if ((total == 0)); then return; fi
  if [[ $no_execute ]]; then say "nothing was sent ($no_execute)" && return; fi
  confirm "Send these $total messages again?" --yes "$yes" || { say 'nothing was sent' && exit 1; }
  for url in "${urls[@]}"; do empty_queue "$url"; done
  say "sent again: $sent, left: $unsent"
  if ((unsent > 0)); then fail 4 'some messages were left' 'mend what is said above and run this again'; fi
}

# Sets region, profile and queue_profile.
read_redrive_place() {
  local flags=("${setting_flags[@]}") i
  queue_profile=$(given queue-profile)
  queue_url=$(given queue-url)
  setting_flags=()
  for ((i = 0; i < ${#flags[@]}; i += 2)); do
    case ${flags[i]} in --queue-*) ;; *) setting_flags+=("${flags[@]:i:2}") ;; esac
  done
  if [[ $queue_profile && -z $queue_url ]]; then refuse_usage '--queue-profile needs --queue-url'; fi
  stack=$(stack_name_of monitoring)
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
  if [[ $queue_url ]]; then urls=("$queue_url") && return; fi
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

# messages_in URL
messages_in() {
  in_queue get-queue-attributes --queue-url "$1" \
    --attribute-names ApproximateNumberOfMessages \
    --query Attributes.ApproximateNumberOfMessages --output text
}

# empty_queue URL: as many messages as there are now: one that fails again comes back, and must not
# go round and round.
empty_queue() {
  local url=$1 remaining
  remaining=$(messages_in "$url")
  while ((remaining > 0)) && receive_messages "$url"; do
    carry_out "$url"
    remaining=$((remaining - received))
  done
}

# receive_messages URL: sets received; false when none came. Nobody else gets them for five minutes.
receive_messages() {
  in_queue receive-message --queue-url "$1" --max-number-of-messages 10 --wait-time-seconds 1 \
    --visibility-timeout 300 --attribute-names SentTimestamp --message-attribute-names All \
    --output json >"$scratch/messages.json"
  if [[ ! -s $scratch/messages.json ]]; then return 1; fi
  sagewatch_cli redrive --output "$scratch" "${config_flags[@]}" "${prefix_flags[@]}" \
    "$scratch/messages.json" >"$scratch/steps"
  received=$(grep -c -E '^(delete|leave)' "$scratch/steps" || true)
  ((received > 0))
}

# carry_out URL: the steps of the messages; one that fails leaves its message where it is.
carry_out() {
  local verb first second broken=''
  while IFS=$'\t' read -r verb first second; do
    case $verb in
      leave) leave_message "$first: $second" ;;
      delete)
        if [[ $broken ]]; then
          leave_message "$second: $broken"
          broken=''
        else
          in_queue delete-message --queue-url "$1" --receipt-handle "$first"
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
