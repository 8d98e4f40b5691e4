# shellcheck shell=bash disable=SC2034,SC2154
# Where the rules send what they match. A heartbeat has a rule of its own: that it arrives says nothing
# of the rules that jobs' events take.
#
# bus_arn   of the monitoring bus, which the workload accounts' rules must have as a target

bus_arn=''

# find_bus ARN: that of the settings; else the one that a deployment makes.
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
    miss_target "$1" "$2" 'no target' "the rule $3 in $2 has no target, so what it matches is lost"
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
  if [[ $other ]]; then remedies+=("where that finds no changes, give it the target of another rule: $(
    copy_targets "$(name_of "$other")" "$(name_of "$1")" "$2")"); fi
  found "$4" "${remedies[@]}" "to see what was changed by hand: $(script_path status.sh) --detect-drift"
}

# rule_of_same_target KEY PLACE: in a workload account all have the same; nothing where none has.
rule_of_same_target() {
  case $2/$1 in
    'the monitoring account/rule.records') echo rule.heartbeats ;;
    'the monitoring account/rule.heartbeats') echo rule.records ;;
    'the monitoring account'/*) ;;
    */rule.heartbeats) echo rule.service-events ;;
    *) echo rule.heartbeats ;;
  esac
}

# copy_targets FROM TO PLACE: the command. CloudFormation changes nothing where the template is the same,
# so a deployment may leave a target that was removed by hand as it is.
copy_targets() {
  local on=(--event-bus-name default)
  if [[ $3 == 'the monitoring account' ]]; then on=(--event-bus-name "${bus_arn##*/}"); fi
  echo "$(command_line events put-targets --rule "$2" "${on[@]}") --targets \"\$($(
    command_line events list-targets-by-rule --rule "$1" "${on[@]}" --query Targets --output json))\""
}
