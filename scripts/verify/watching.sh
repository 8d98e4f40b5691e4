# shellcheck shell=bash disable=SC2034,SC2154
# Links, alarms and subscriptions.
#
# link_of   the result for the link of each place

declare -A link_of=()

read_links() {
  local place
  shares_something || return 0
  for place in "${places[@]}"; do at_place "$place" read_link "$place"; done
}

# read_link PLACE: the account's link to the Region's sink of the monitoring account.
read_link() {
  local sink links
  if [[ ${1% *} == "$account" ]]; then link_of[$1]='not needed' && return; fi
  sink=$(sink_in "$region")
  if [[ -z $sink ]]; then
    link_of[$1]='no sink'
    found "the settings have no sink in $region" "deploy it: $(monitoring_script)"
  elif ! links=$(try_aws oam list-links --query 'Items[].[SinkArn]' --output text); then
    link_of[$1]='not read'
    could_not_read "the links of $1"
  elif grep -qxF -- "$sink" <<<"$links"; then
    link_of[$1]=linked
  else
    link_of[$1]=missing
    found "$1 has no link to $sink" "deploy it: $(deploy_command "$1")"
  fi
}

# sink_in REGION: nothing if the settings have none.
sink_in() {
  {
    setting monitoring-account-sink-identifier
    setting monitoring-account-further-sink-identifiers | tr ',' '\n'
  } | grep -F -- ":oam:$1:" || true
}

# resources_of TYPE: the names or ARNs of those in the monitoring stacks, one per line.
resources_of() {
  local key
  for key in monitoring monitoring-insights; do
    try_aws cloudformation describe-stack-resources --stack-name "$(stack_name_of "$key")" \
      --query "StackResources[?ResourceType=='$1'].[PhysicalResourceId]" --output text || return
  done
}

read_alarms() {
  local names=() listed name state reason
  say 'reading alarms and subscriptions …'
  if ! listed=$(resources_of AWS::CloudWatch::Alarm); then
    could_not_read 'which alarms exist'
    return
  fi
  mapfile -t names < <(grep . <<<"$listed")
  if ((${#names[@]} == 0)); then
    found 'there are no alarms' "deploy them: $(monitoring_script)"
    return
  fi
  if ! listed=$(try_aws cloudwatch describe-alarms --alarm-names "${names[@]}" --output text --query \
    "MetricAlarms[?StateValue!='OK'].[to_string([AlarmName]),StateValue,to_string([StateReason])]"); then
    could_not_read 'the state of the alarms'
    return
  fi
  while IFS=$'\t' read -r name state reason; do
    one_text name
    one_text reason
    if [[ $name ]]; then say_alarm "$name" "$state" "$reason"; fi
  done <<<"$listed"
}

# say_alarm NAME STATE REASON
say_alarm() {
  found "the alarm $1 is in $2: $3" \
    "its description says what to do: $(command_line cloudwatch describe-alarms --alarm-names "$1" \
      --query 'MetricAlarms[0].AlarmDescription' --output text)"
}

# topic_of_alarms: the topic in the settings or our own; nothing if there is none.
topic_of_alarms() {
  local topic
  topic=$(setting notification-topic-arn)
  if [[ $topic ]]; then echo "$topic"; else resources_of AWS::SNS::Topic; fi
}

read_subscriptions() {
  local topics listed arn protocol endpoint
  if ! topics=$(topic_of_alarms); then
    could_not_read 'which topic exists'
    return
  fi
  if [[ -z $topics ]]; then
    note 'note    nobody is notified of failures and alarms: neither notification-emails nor a topic is set'
    return
  fi
  if ! listed=$(try_aws sns list-subscriptions-by-topic --topic-arn "$topics" --output text \
    --query 'Subscriptions[].[SubscriptionArn,Protocol,to_string([Endpoint])]'); then
    could_not_read "the subscriptions of $topics"
    return
  fi
  if [[ -z $listed ]]; then
    found "nobody has subscribed to $topics" \
      "subscribe: $(command_line sns subscribe --topic-arn "$topics" --protocol email --notification-endpoint ADDRESS)"
  fi
  while IFS=$'\t' read -r arn protocol endpoint; do
    if [[ $arn != Pending* ]]; then continue; fi
    one_text endpoint
    found "$endpoint has not confirmed its subscription to $topics, so it receives no notifications" \
      "open the link in the email from AWS; to send it again: $(command_line sns subscribe \
        --topic-arn "$topics" --protocol "$protocol" --notification-endpoint "$endpoint")"
  done <<<"$listed"
}

# shares_something: whether any telemetry is shared.
shares_something() {
  local type
  for type in metrics logs traces; do
    if [[ ${setting_values[observability-$type]} == true ]]; then return; fi
  done
  return 1
}
