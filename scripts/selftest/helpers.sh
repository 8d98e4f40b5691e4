# shellcheck shell=bash disable=SC2034,SC2154
# Helpers of several facts.

# trust_of SERVICE: the trust policy of a role that the service assumes.
trust_of() {
  echo "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":
    {\"Service\":\"$1\"},\"Action\":\"sts:AssumeRole\"}]}"
}

# log_lines JSON…: creates a log group with these lines, the newest last. Sets lines_group and
# lines_logged.
log_lines() {
  local line events='' at
  at=$((($(date +%s) - 60) * 1000))
  lines_group=$prefix-lines
  lines_logged=$#
  need_made logs delete-log-group --log-group-name "$lines_group" -- \
    logs create-log-group --log-group-name "$lines_group"
  need logs create-log-stream --log-group-name "$lines_group" --log-stream-name lines
  for line in "$@"; do
    events+="${events:+,}{\"timestamp\":$((at += 1000)),\"message\":$(json_text "$line")}"
  done
  need logs put-log-events --log-group-name "$lines_group" --log-stream-name lines \
    --log-events "[$events]" >/dev/null
}

# json_text TEXT: as a JSON string.
json_text() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# ask_lines QUERY: the values of the field `value`, one per line, once all lines can be found.
ask_lines() {
  await 240 'the log lines to be found' lines_are_found "$1" ||
    unsettled 'the log lines could not be found in time'
  need logs get-query-results --query-id "$query" --output text \
    --query "results[*][?field=='value'].value"
}

# lines_are_found QUERY: whether it is complete and found them all; sets query.
lines_are_found() {
  local status scanned described
  query=$(need logs start-query --log-group-name "$lines_group" --query-string "$1" \
    --start-time $(($(date +%s) - 600)) --end-time "$(date +%s)" --query queryId --output text) || exit
  await 30 'the query' query_is_done || return
  [[ $status == Complete && ${scanned%.*} == "$lines_logged" ]]
}

query_is_done() {
  described=$(need logs get-query-results --query-id "$query" --output text \
    --query '[status,statistics.recordsScanned]') || exit
  read -r status scanned <<<"$described"
  [[ $status != Scheduled && $status != Running ]]
}

# make_sink: sets sink. A Region has at most one, so another one is never touched.
make_sink() {
  local others
  others=$(need oam list-sinks --query 'Items[].Arn' --output text)
  if [[ $others && $others != None ]]; then
    unsettled "the account has a sink in $region already: try --region with another"
  fi
  need_stack "$prefix-sink" "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"Sink\":
    {\"Type\":\"AWS::Oam::Sink\",\"Properties\":{\"Name\":\"$prefix-sink\"}}},
    \"Outputs\":{\"Sink\":{\"Value\":{\"Fn::GetAtt\":[\"Sink\",\"Arn\"]}}}}"
  sink=$(stack_output Sink)
}

# service_may SERVICE ACTIONS [CONDITION]: a policy statement; ACTIONS and CONDITION are JSON.
service_may() {
  echo "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"$1\"},\"Resource\":\"*\",\"Action\":$2${3:+,
    \"Condition\":$3}}"
}

# key_resource STATEMENT…: a key that the account controls, with these statements; AWS deletes it
# seven days after its stack.
key_resource() {
  local statement more=''
  for statement in "$@"; do more+=",$statement"; done
  echo "{\"Type\":\"AWS::KMS::Key\",\"Properties\":{\"Description\":\"$prefix\",
    \"PendingWindowInDays\":7,\"KeyPolicy\":{\"Version\":\"2012-10-17\",\"Statement\":[
    {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":{\"Fn::Sub\":\"arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root\"}},
    \"Action\":\"kms:*\",\"Resource\":\"*\"}$more]}}}"
}

# queue_policy QUEUE SERVICE: a resource that lets the service send to the queue of that logical id.
queue_policy() {
  echo "{\"Type\":\"AWS::SQS::QueuePolicy\",\"Properties\":{\"Queues\":[{\"Ref\":\"$1\"}],
    \"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[
    $(service_may "$2" '"sqs:SendMessage"')]}}}"
}

# put_event BUS: sends an event with our prefix as its source.
put_event() {
  local failed
  failed=$(need events put-events --query FailedEntryCount --output text --entries \
    "[{\"Source\":\"$prefix\",\"DetailType\":\"none\",\"Detail\":\"{}\",\"EventBusName\":\"$1\"}]") || exit
  if [[ $failed != 0 ]]; then unsettled 'EventBridge did not accept the event'; fi
}

# has_message URL: receives one into the file `message` in the scratch folder.
has_message() {
  need sqs receive-message --queue-url "$1" --message-attribute-names All --wait-time-seconds 2 \
    --output json >"$scratch/message"
  grep -q '"MessageId"' "$scratch/message"
}
