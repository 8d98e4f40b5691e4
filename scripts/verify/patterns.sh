# shellcheck shell=bash disable=SC2034,SC2154
# Asks EventBridge itself whether the deployed patterns match a sample of every kind of event that
# they must match, and do not match an event of another service.
#
# trials   the number of questions; each has a folder trial.N in the scratch folder

trials=0
readonly trials_at_once=8

match_samples() {
  local type rules file key
  sagewatch_cli samples events --output "$scratch/samples" >"$scratch/samples.list"
  say "asking EventBridge whether the deployed patterns match $(wc -l <"$scratch/samples.list") samples …"
  while ! trials_fail && IFS=$'\t' read -r type rules file; do
    for key in "${!patterns_of[@]}"; do
      if [[ ,$rules, == *,"$key",* ]]; then
        try_patterns "$key" True "$file" "$type"
      elif [[ $rules == - ]]; then
        try_patterns "$key" False "$file" "$type"
      fi
    done
  done <"$scratch/samples.list"
  wait
  read_trials
}

# trials_fail: whether the first ones failed; then no more are asked.
trials_fail() { ((trials >= trials_at_once)) && [[ ! -s $scratch/trial.1/result ]]; }

# try_patterns KEY WANTED SAMPLE TYPE: tests every pattern of the rules with that key.
try_patterns() {
  local pattern folder
  for pattern in ${patterns_of[$1]}; do
    trials=$((trials + 1))
    folder=$scratch/trial.$trials
    mkdir "$folder"
    printf '%s\n' "$1" "$pattern" "$2" "$4" >"$folder/about"
    apart "$folder" try_pattern "$pattern" "$3" &
    if ((trials % trials_at_once == 0)); then wait; fi
    if ((trials % 40 == 0)); then say "  $trials answers …"; fi
  done
}

# try_pattern PATTERN SAMPLE
try_pattern() {
  try_aws events test-event-pattern --event-pattern "file://$1" --event "file://$2" --query Result \
    --output text >"$scratch/result" || true
}

# read_trials: one finding for each wrong pattern.
read_trials() {
  local trial about result
  declare -A missed=() taken=()
  for ((trial = 1; trial <= trials; trial++)); do
    mapfile -t about <"$scratch/trial.$trial/about"
    result=$(<"$scratch/trial.$trial/result")
    case ${result:-none} in
      "${about[2]}") ;;
      True) taken[${about[0]} ${about[1]}]+=", ${about[3]}" ;;
      False) missed[${about[0]} ${about[1]}]+=", ${about[3]}" ;;
      *)
        apart "$scratch/trial.$trial" could_not_read 'whether patterns match'
        break ;;
    esac
  done
  say_patterns 'does not match' missed
  say_patterns 'also matches' taken
}

# say_patterns WHAT ARRAY
say_patterns() {
  local -n types=$2
  local of
  for of in "${!types[@]}"; do
    found "the rule $(name_of "${of% *}") in ${rule_at[${of#* }]} $1: ${types[$of]#, }" \
      'its pattern differs from the settings; deploy it again, or find out what changed it: scripts/status.sh --detect-drift'
  done
}
