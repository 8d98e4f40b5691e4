# shellcheck shell=bash disable=SC2034,SC2154
# The preflight of an account, before anything changes.

# preflight_everywhere FLAG…: prints the list of every Region that something is deployed to directly;
# false when something blocks. The flags are those of `sagewatch preflight`.
preflight_everywhere() {
  local place ready=0
  for place in "${preflight_regions[@]}"; do
    if [[ $place != "$home_region" ]]; then say "preflight in $place"; fi
    preflight "$place" "$@" || ready=1
  done
  return "$ready"
}

# preflight REGION FLAG…: in the home Region, what was asked about the account is not asked again.
preflight() {
  local code=0 command
  if [[ $1 != "$home_region" ]]; then forget_answers; fi
  command=(preflight "$kind" --region "$1" --account "$account" --caller "$caller_arn"
    ${profile:+--profile "$profile"} "${@:2}" "${config_flags[@]}" "${setting_flags[@]}")
  ask_all "${command[@]}"
  sagewatch_cli "${command[@]}" <"$scratch/answers.json" || code=$?
  case $code in
    0) ;;
    1) return 1 ;;
    *) exit "$code" ;;
  esac
}

# refuse_unprepared: ends the script when something blocks the deployment.
refuse_unprepared() {
  preflight_everywhere --brief >&2 || fail 1 'the preflight found something that blocks the deployment' \
    "fix what the list names and run this again; $(what_was_changed)"
}
