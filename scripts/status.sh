#!/usr/bin/env bash
# Reports the health of the deployment. Changes nothing.
# shellcheck disable=SC2317  # functions that run in the background

# shellcheck source=lib/all.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/all.sh"

switches=(brief detect-drift)
options=(config format)
settings=(any)

usage() {
  cat <<'EOF'
Reports the health of the deployment in one list: the stacks and whether their templates match the
settings, the policy of the event bus, the stack instances in the accounts, drift, accounts that are
not linked or silent, and dead letters. Changes nothing. It reads the accounts that have a profile
in the settings (monitoring-profile, management-profile); if neither has one, the account of the
default credentials.

Usage: scripts/status.sh [options]
       make status

Options:
  --config FILE                     settings file (default: sagewatch.yaml)
  --brief                           leave out what is ok
  --detect-drift                    start drift detection; a later run reports its results
  --format text|json                output format
  and every setting as a flag, e.g. --home-region, --monitoring-profile

Examples:
  scripts/status.sh
  scripts/status.sh --brief --format json

Exit codes: 0 all is well, 1 wrong input, 2 usage, 3 something needs attention, 4 AWS failed:
nothing needs attention, but not everything could be read.
Permissions: cloudformation:DescribeStacks, GetTemplate, ListStackInstances (with --detect-drift
also DetectStackDrift, DetectStackSetDrift and reading the resources of the stacks),
organizations:ListAccounts, oam:ListAttachedLinks, events:DescribeEventBus, dynamodb:GetItem and
BatchGetItem on the job state table, sqs:GetQueueUrl and GetQueueAttributes.
EOF
}

show_status() {
  local kinds=() code=0
  parse_options "$@"
  require_tools
  kind=monitoring
  read_place
  choose_accounts
  for kind in "${kinds[@]}"; do
    profile=$(setting "$kind-profile")
    case $kind in
      monitoring) ask_how_monitoring_is ;;
      management) ask_how_management_is ;;
    esac
  done
  kind=monitoring
  gather_answers
  sagewatch_cli status "${brief_flags[@]}" "${format_flags[@]}" --exit-code "${config_flags[@]}" \
    "${setting_flags[@]}" <"$scratch/answers.json" || code=$?
  exit "$code"
}

# Sets kinds.
choose_accounts() {
  local known
  for kind in monitoring management; do
    if [[ $(setting "$kind-profile") ]]; then kinds+=("$kind"); fi
  done
  if ((${#kinds[@]})); then return; fi
  profile=''
  identify
  known=$(setting monitoring-account-id)
  if [[ -z $known || $known == "$account" ]]; then kinds=(monitoring); else kinds=(management); fi
}

ask_how_monitoring_is() {
  local sink queue further
  if [[ $(setting encryption) == managed ]]; then ask_how_stacks_are monitoring-key; fi
  ask_how_stacks_are monitoring monitoring-insights monitoring-dashboards
  for further in $(further_regions); do ask_how_region_is "$further"; done
  sink=$(setting monitoring-account-sink-identifier)
  ask_how_bus_is
  if [[ $sink ]]; then
    ask 'oam list-attached-links' '' oam list-attached-links --sink-identifier "$sink"
  fi
  in_background signs_of_life
  for queue in undelivered-events failed-events; do
    in_background count_messages "$(name_of "queue.$queue")"
  done
  in_background time_now
}

# Its policy is its owner's to write, who may have written it without our statements.
ask_how_bus_is() {
  local bus
  bus=$(setting existing-event-bus-arn)
  bus=${bus##*/}
  bus=${bus:-$(name_of event-bus)}
  ask 'events describe-event-bus' "$bus" events describe-event-bus --name "$bus"
}

# ask_how_region_is REGION: a further one, where there is a sink alone.
ask_how_region_is() {
  local region=$1 sink
  if ! shares_something; then return; fi
  ask_how_stacks_are monitoring-observability
  for sink in $(setting monitoring-account-further-sink-identifiers | tr ',' ' '); do
    if [[ $sink != *:oam:"$region":* ]]; then continue; fi
    ask 'oam list-attached-links' "$region" oam list-attached-links --sink-identifier "$sink"
  done
}

ask_how_management_is() {
  local name
  ask_how_stacks_are management
  while read -r name; do
    if [[ $detect_drift ]]; then
      start_detection detect-stack-set-drift --stack-set-name "$name" "${call_as_flags[@]}"
    fi
    in_background instances_of "$name"
  done < <(stack_set_names)
  ask 'organizations list-accounts' '' organizations list-accounts \
    --query '{Accounts: Accounts[].{Id: Id, Name: Name}}'
}

# ask_how_stacks_are KEY…
ask_how_stacks_are() {
  local key name
  for key in "$@"; do
    name=$(stack_name_of "$key")
    if [[ $detect_drift ]]; then start_detection detect-stack-drift --stack-name "$name"; fi
    ask 'cloudformation describe-stacks' "$(in_region "$name" "$region")" \
      cloudformation describe-stacks --stack-name "$name"
    in_background compare_stack "$key" "$name" "$(in_region "$name" "$region")"
  done
}

# start_detection OPERATION FLAG NAME [FLAG…]
start_detection() {
  if try_aws cloudformation "$@" >/dev/null; then
    say "drift detection has started for $3: a later run reports its results"
  else
    warn "could not start drift detection for $3: $(aws_error_line)"
  fi
}

# compare_stack KEY NAME OF: whether the deployed template differs from what the settings make now.
compare_stack() {
  local code=0
  if ! try_aws cloudformation get-template --stack-name "$2" --template-stage Original \
    --output json >"$scratch/deployed.json"; then
    aws_said 'does not exist' || unanswered 'sagewatch diff' "$3" "$(aws_error_line)"
    return
  fi
  sagewatch_cli diff "$1" --against "$scratch/deployed.json" --exit-code "${config_flags[@]}" \
    "${setting_flags[@]}" >/dev/null 2>"$scratch/aws-error" || code=$?
  case $code in
    0) told 'sagewatch diff' "$3" '{"Differs":false}' ;;
    3) told 'sagewatch diff' "$3" '{"Differs":true}' ;;
    *) unanswered 'sagewatch diff' "$3" "$(aws_error_line)" ;;
  esac
}

# instances_of STACK_SET: nothing when there is no such set.
instances_of() {
  local listed
  if listed=$(stack_set_api list-stack-instances --stack-set-name "$1" --output json); then
    told 'cloudformation list-stack-instances' "$1" "$listed"
  elif ! aws_said StackSetNotFound; then
    unanswered 'cloudformation list-stack-instances' "$1" "$(aws_error_line)"
  fi
}

# When each place on the roster was last heard of, a hundred at a time.
signs_of_life() {
  local table listed places=() place keys i
  table=$(name_of job-state-table)
  if ! listed=$(try_aws dynamodb get-item --table-name "$table" --key '{"job":{"S":"roster"}}' \
    --query 'Item.places.SS' --output text); then
    unanswered 'dynamodb get-item' roster "$(aws_error_line)"
    return
  fi
  told 'dynamodb get-item' '' '{}'
  mapfile -t places < <(tr '\t' '\n' <<<"$listed" | grep -E '^[0-9]{12} ' || true)
  for ((i = 0; i < ${#places[@]}; i += 100)); do
    keys=''
    for place in "${places[@]:i:100}"; do
      keys+="${keys:+,}{\"job\":{\"S\":$(json_text "alive|${place/ /|}")}}"
    done
    answer 'dynamodb batch-get-item' "$i" dynamodb batch-get-item \
      --request-items "{$(json_text "$table"):{\"Keys\":[$keys]}}"
  done
}

# count_messages QUEUE: how many wait in it, or are being looked at.
count_messages() {
  local url
  if url=$(try_aws sqs get-queue-url --queue-name "$1" --query QueueUrl --output text); then
    answer 'sqs get-queue-attributes' "$1" sqs get-queue-attributes --queue-url "$url" \
      --attribute-names ApproximateNumberOfMessages ApproximateNumberOfMessagesNotVisible
  elif ! aws_said NonExistentQueue; then
    unanswered 'sqs get-queue-attributes' "$1" "$(aws_error_line)"
  fi
}

time_now() { told date '' "{\"Now\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}"; }

show_status "$@"
