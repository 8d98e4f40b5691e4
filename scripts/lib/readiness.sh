# shellcheck shell=bash disable=SC2034,SC2154
# The preflight of an account, before anything changes.

# preflight FLAG…: prints the list; false when something blocks. The flags are those of
# `sagewatch preflight`.
preflight() {
  local code=0
  ask_for_preflight "$@"
  gather_answers
  sagewatch_cli preflight "$kind" --region "$region" --account "$account" \
    ${profile:+--profile "$profile"} "$@" "${config_flags[@]}" "${setting_flags[@]}" \
    <"$scratch/answers.json" || code=$?
  case $code in
    0) ;;
    1) return 1 ;;
    *) exit "$code" ;;
  esac
}

# preflight_everywhere FLAG…: the same in every Region that something is deployed to directly.
preflight_everywhere() {
  local further ready=0
  preflight "$@" || ready=1
  for further in $(further_regions); do preflight_further "$further" "$@" || ready=1; done
  return "$ready"
}

# preflight_further REGION FLAG…: true where nothing is deployed to it directly.
preflight_further() {
  local region=$1 stacks
  case $kind in
    monitoring) stacks=(monitoring-observability) ;;
    workload) stacks=(workload-events workload-observability) ;;
    *) return 0 ;;
  esac
  if [[ $kind == monitoring ]] && ! shares_something; then return; fi
  asked=0
  say "preflight in $region"
  preflight "${@:2}"
}

# refuse_unprepared: ends the script when something blocks the deployment.
refuse_unprepared() {
  preflight_everywhere --brief >&2 || fail 1 'the preflight found something that blocks the deployment' \
    "fix what the list names and run this again; $(what_was_changed)"
}

# ask_for_preflight FLAG…: for a brief list, not about what a change set shows anyway.
ask_for_preflight() {
  local key there=yes
  for key in "${stacks[@]}"; do
    # A dashboard has no name that could block a deployment.
    if [[ $key != *-dashboards ]]; then ask_for_stack "$(stack_name_of "$key")"; fi
  done
  ask_for_region "$region"
  if [[ $region == "$home_region" ]]; then ask_for_permissions; fi
  wait
  if grep -q 'does not exist' "$scratch/asked.1/answer"; then there=''; fi
  "ask_for_${kind}_account" "$there"
  if [[ $kind != monitoring || $there || $region != "$home_region" ]]; then return; fi
  contains --brief "$@" || ask_for_kept_data
}

# ask_for_region REGION: asked at home, as a Region that is not enabled answers no calls.
ask_for_region() {
  local region=$home_region
  ask 'account get-region-opt-status' '' account get-region-opt-status --region-name "$1"
}

ask_for_stack() {
  ask 'cloudformation describe-stack-resources' "$1" \
    cloudformation describe-stack-resources --stack-name "$1"
}

# ask_for_monitoring_account THERE: names are taken by ourselves where the stack is there.
ask_for_monitoring_account() {
  ask 'oam list-sinks' '' oam list-sinks
  ask_for_sink_policy
  if [[ $region != "$home_region" ]]; then return; fi
  ask_for_adopted
  ask 'logs describe-resource-policies' '' logs describe-resource-policies
  ask_for_key
  ask_for_concurrency
  if [[ -z $1 ]]; then ask_for_roles; fi
}

# ask_for_sink_policy: of the Region's sink that the settings adopt.
ask_for_sink_policy() {
  local sink
  for sink in $(setting existing-sink-arns | tr ',' ' '); do
    if [[ $sink != *:oam:"$region":* ]]; then continue; fi
    ask 'oam get-sink-policy' '' oam get-sink-policy --sink-identifier "$sink"
  done
}

# ask_for_adopted: about the bus and the topic that the settings adopt.
ask_for_adopted() {
  local bus topic
  bus=$(setting existing-event-bus-arn)
  topic=$(setting notification-topic-arn)
  if [[ $bus ]]; then ask 'events describe-event-bus' '' events describe-event-bus --name "$bus"; fi
  if [[ $topic ]]; then
    ask 'sns get-topic-attributes' '' sns get-topic-attributes --topic-arn "$topic"
  fi
}

# ask_for_key: about one that the settings name.
ask_for_key() {
  local key
  key=$(setting encryption)
  if [[ $key == arn:* ]]; then ask 'kms describe-key' '' kms describe-key --key-id "$key"; fi
}

# ask_for_concurrency: where the settings reserve some.
ask_for_concurrency() {
  if (($(setting ingester-concurrency))); then
    ask 'lambda get-account-settings' '' lambda get-account-settings
  fi
}

ask_for_kept_data() {
  ask 'logs describe-log-groups' '' logs describe-log-groups \
    --log-group-name-pattern sagemaker-monitoring
  ask 'dynamodb list-tables' '' dynamodb list-tables
}

# ask_for_management_account THERE: stack sets reach no Region that this account hasn't enabled.
ask_for_management_account() {
  local further
  if ((${#call_as_flags[@]})); then
    ask 'organizations list-delegated-administrators' '' "${delegated_administrators[@]}"
  else
    ask 'organizations describe-organization' '' organizations describe-organization
    for further in $(further_regions); do
      ask 'account get-region-opt-status' "$further" \
        account get-region-opt-status --region-name "$further"
    done
  fi
  ask 'cloudformation describe-organizations-access' '' \
    cloudformation describe-organizations-access "${call_as_flags[@]}"
  ask_for_trails
  if [[ -z $1 ]]; then
    ask 'cloudformation list-stack-sets' '' cloudformation list-stack-sets --status ACTIVE \
      "${call_as_flags[@]}"
  fi
}

# ask_for_workload_account THERE
ask_for_workload_account() {
  ask 'oam list-links' '' oam list-links
  ask_for_trails
  if [[ -z $1 ]]; then ask_for_roles; fi
}

ask_for_roles() {
  ask 'iam list-roles' '' iam list-roles --query '{Roles: Roles[].{RoleName: RoleName}}'
}

ask_for_trails() {
  local arn
  if [[ $(setting api-events) == false ]]; then return; fi
  ask 'cloudtrail describe-trails' '' cloudtrail describe-trails
  wait "$!" || true
  while read -r arn; do
    ask 'cloudtrail get-trail-status' "$arn" cloudtrail get-trail-status --name "$arn"
  done < <(grep -o '"TrailARN": *"[^"]*"' "$scratch/asked.$asked/answer" | cut -d'"' -f4)
}

# What IAM's simulation says of the caller. A role's ARN has a path that a session's doesn't tell.
ask_for_permissions() {
  local arn=$caller_arn actions
  local decision='{EvalActionName: EvalActionName, EvalDecision: EvalDecision}'
  mapfile -t actions < <(sagewatch_cli preflight "$kind" --actions "${config_flags[@]}" \
    "${setting_flags[@]}")
  if [[ $caller == role/* ]] && ! arn=$(try_aws iam get-role --role-name "${caller#role/}" \
    --query Role.Arn --output text); then
    in_background unanswered 'iam simulate-principal-policy' '' "$(aws_error_line)"
  elif [[ $caller == root ]]; then
    in_background unanswered 'iam simulate-principal-policy' '' \
      'IAM cannot simulate the root user'
  else
    ask 'iam simulate-principal-policy' '' iam simulate-principal-policy \
      --policy-source-arn "$arn" --action-names "${actions[@]}" \
      --query "{EvaluationResults: EvaluationResults[].$decision}"
  fi
}
