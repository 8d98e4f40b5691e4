# shellcheck shell=bash disable=SC2034,SC2154
# The targets of the rules. Heartbeats have their own rule, so their arrival says nothing about the
# rules for the events of jobs.
#
# bus_arn   the monitoring bus, which must be a target of the rules in workload accounts

bus_arn=''

# find_bus ARN: the bus in the settings, else the one that a deployment creates.
find_bus() {
  local partition=${caller_arn#arn:}
  bus_arn=${1:-arn:${partition%%:*}:events:$home_region:$account:event-bus/$(name_of event-bus)}
}

# read_targets KEY PLACE NAME BUS
read_targets() {
  local targets
  if ! targets=$(try_aws events list-targets-by-rule --rule "$3" --event-bus-name "$4" \
    --query 'Targets[].[Arn]' --output text); then
    remember_rule "$2" 'targets not read'
    could_not_read "the targets of the rule $3 in $2"
  elif [[ $targets != *arn:* ]]; then
    miss_target "$1" "$2" 'no target' "the rule $3 in $2 has no target, so the events that it matches are lost"
  elif [[ $4 == default ]] && ! grep -qxF -- "$bus_arn" <<<"$targets"; then
    miss_target "$1" "$2" 'wrong target' \
      "the rule $3 in $2 does not send to the monitoring bus $bus_arn, but to $(paste -sd' ' <<<"$targets")"
  fi
}

# miss_target KEY PLACE SHORT WHAT
miss_target() {
  local other remedies=("deploy it again: $(deploy_command "$2")")
  remember_rule "$2" "${1#rule.} $3"
  other=$(rule_of_same_target "$1" "$2")
  if [[ $other ]]; then remedies+=("if that finds no changes, give it the target of another rule: $(
    copy_targets "$(name_of "$other")" "$(name_of "$1")" "$2")"); fi
  found "$4" "${remedies[@]}" "to see what was changed by hand: $(script_path status.sh) --detect-drift"
}

# rule_of_same_target KEY PLACE: in a workload account all have the same target; nothing if there is
# none.
rule_of_same_target() {
  case $2/$1 in
    'the monitoring account/rule.records') echo rule.heartbeats ;;
    'the monitoring account/rule.heartbeats') echo rule.records ;;
    'the monitoring account'/*) ;;
    */rule.heartbeats) echo rule.service-events ;;
    *) echo rule.heartbeats ;;
  esac
}

# copy_targets FROM TO PLACE: the command. CloudFormation changes nothing if the template is
# unchanged, so a deployment does not restore a target that was removed by hand.
copy_targets() {
  local on=(--event-bus-name default)
  if [[ $3 == 'the monitoring account' ]]; then on=(--event-bus-name "${bus_arn##*/}"); fi
  echo "$(command_line events put-targets --rule "$2" "${on[@]}") --targets \"\$($(
    command_line events list-targets-by-rule --rule "$1" "${on[@]}" --query Targets --output json))\""
}
