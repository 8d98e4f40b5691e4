# shellcheck shell=bash disable=SC2034,SC2154
# The places that events come from, each an account and a Region, and their rules.
#
# places        "ACCOUNT REGION" of each
# profile_of    the profile of each place's account
# rules_of      the result for its rules
# patterns_of   the deployed patterns of a rule, files in the scratch folder, by the key of its name
# rule_at       the places where the rule has the pattern in the file

places=()
declare -A profile_of=() rules_of=() patterns_of=() rule_at=()
readonly monitoring_rules=(rule.service-events rule.api-events rule.records rule.heartbeats rule.changes)
readonly workload_rules=(rule.service-events rule.api-events rule.heartbeats)
patterns_read=0

# find_places: sets places and profile_of.
find_places() {
  local profile account region=$home_region kind=workload regions
  regions=("$home_region" "${further_regions[@]}")
  for profile in "${workload_profiles[@]}"; do
    if ! look_who; then
      could_not_read "whose credentials the profile $profile has"
      continue
    fi
    say "workload account $account (profile $profile): ${regions[*]}"
    for region in "${regions[@]}"; do add_place "$account $region" "$profile"; done
  done
  if ((${#workload_profiles[@]} == 0)); then
    say 'no workload account has a profile: only the monitoring account is checked'
    say_help 'give --workload-profiles NAME,NAME'
  fi
}

# add_place PLACE PROFILE: once, even if several profiles belong to the same account.
add_place() {
  if [[ ${profile_of[$1]+known} ]]; then return; fi
  places+=("$1")
  profile_of[$1]=$2
}

# look_who: sets account.
look_who() {
  account=$(try_aws sts get-caller-identity --query Account --output text) &&
    [[ $account =~ ^[0-9]{12}$ ]]
}

# at_place PLACE COMMAND…: runs it with that account's profile, in that Region.
at_place() {
  local profile=${profile_of[$1]} region=${1#* }
  "${@:2}"
}

# read_rules: the rules of every place and of the monitoring bus.
read_rules() {
  local key place bus
  bus=$(setting monitoring-account-eventbus-arn)
  find_bus "$bus"
  bus=${bus:-$(name_of event-bus)}
  say 'reading the rules and their targets …'
  for key in "${monitoring_rules[@]}"; do read_rule "$key" 'the monitoring account' "$bus"; done
  for place in "${places[@]}"; do
    rules_of[$place]=''
    for key in "${workload_rules[@]}"; do at_place "$place" read_rule "$key" "$place" default; done
    rules_of[$place]=${rules_of[$place]:-enabled}
  done
}

# read_rule KEY PLACE BUS: stores its pattern, or reports that it is missing, disabled or has no
# target.
read_rule() {
  local name state
  name=$(name_of "$1")
  if ! state=$(try_aws events describe-rule --name "$name" --event-bus-name "$3" --query State \
    --output text); then
    lack_rule "$1" "$2" "$name"
    return
  fi
  if [[ $state != ENABLED* ]]; then off_rule "$1" "$2" "$name" "$3" || return 0; fi
  read_targets "$1" "$2" "$name" "$3"
  try_aws events describe-rule --name "$name" --event-bus-name "$3" --query EventPattern \
    --output text >"$scratch/pattern" || { could_not_read "the pattern of $name in $2" && return; }
  keep_pattern "$1" "$2"
}

# lack_rule KEY PLACE NAME
lack_rule() {
  if aws_said ResourceNotFound; then
    remember_rule "$2" "${1#rule.} missing"
    found "there is no rule $3 in $2" "deploy it: $(deploy_command "$2")"
  else
    remember_rule "$2" 'not read'
    could_not_read "the rule $3 in $2"
  fi
}

# off_rule KEY PLACE NAME BUS: false for a rule that the settings disable, which is no problem.
off_rule() {
  local wanted=true
  case $1 in rule.service-events | rule.api-events) wanted=$(setting "${1#rule.}") ;; esac
  remember_rule "$2" "${1#rule.} off"
  if [[ $wanted == false ]]; then return 1; fi
  found "the rule $3 in $2 is disabled" \
    "enable it: $(command_line events enable-rule --name "$3" --event-bus-name "$4")"
}

# remember_rule PLACE WHAT: for the grid, each result once.
remember_rule() {
  if [[ ! -v rules_of[$1] || ", ${rules_of[$1]}, " == *", $2, "* ]]; then return; fi
  rules_of[$1]+="${rules_of[$1]:+, }$2"
}

# keep_pattern KEY PLACE: stored once for all rules with the same key and pattern.
keep_pattern() {
  local file
  for file in ${patterns_of[$1]:-}; do
    if cmp -s "$scratch/pattern" "$file"; then
      rule_at[$file]+=", $2"
      return
    fi
  done
  patterns_read=$((patterns_read + 1))
  file=$scratch/pattern.$patterns_read
  cp "$scratch/pattern" "$file"
  patterns_of[$1]+=" $file"
  rule_at[$file]=$2
}

# deploy_command PLACE
deploy_command() {
  if [[ $1 == 'the monitoring account' ]]; then
    monitoring_script
  else
    echo "$(script_path organization-deployment/deploy-management-account.sh), or $(
      script_path individual-deployment/deploy-workload-account.sh
    ) --workload-profile $(printf %q "${profile_of[$1]}")"
  fi
}
