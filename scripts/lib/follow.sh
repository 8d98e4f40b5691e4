# shellcheck shell=bash disable=SC2034,SC2154
# Watching an operation that CloudFormation does by itself.

poll_seconds=${POLL_SECONDS:-3}

# A name for one operation, by which its events are known.
new_token() { echo "sagewatch-$(date -u +%Y%m%dT%H%M%SZ)-$$"; }

# watch_command STACK [TOKEN]: what a person runs to watch.
watch_command() {
  local line
  printf -v line ' %q' --stack "$1" --region "$region" ${profile:+--profile "$profile"} \
    ${2:+--operation "$2"}
  echo "$(script_path watch-stack.sh)$line"
}

# follow STACK TOKEN [TOTAL]: draws the operation, or without a token the newest one, until it ends.
# Ends the script when the operation failed (4) or when AWS can't be asked any more (4, saying how
# to resume).
follow() {
  local ends total=()
  if [[ ${3:-0} != 0 ]]; then total=(--total "$3"); fi
  resume_command=$(watch_command "$1" "$2")
  if feed_events "$1" | sagewatch_cli events ${2:+--operation "$2"} \
    ${profile:+--profile "$profile"} "${total[@]}" "${progress_flags[@]}"; then ends=(0 0); else ends=("${PIPESTATUS[@]}"); fi
  if ((ends[0] == 4 || ends[1] != 0)); then stop_following "${ends[@]}"; fi
  resume_command=''
}

# stop_following FEED_STATUS EVENTS_STATUS: ends the script.
stop_following() {
  if (($1 == 4)); then
    if aws_said 'does not exist'; then resume_command=''; fi
    aws_failed "continue watching $stack"
  fi
  if (($2 == 4)); then resume_command='' && explain_failure; else say_resume; fi
  exit "$2"
}

# What there is to say about an operation that failed; a script may know more.
explain_failure() { :; }

# feed_events STACK: what `sagewatch events` reads, until it stops reading.
feed_events() {
  local events
  while printf '{"Now":"%s"}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" 2>/dev/null; do
    events=$(try_aws cloudformation describe-stack-events --stack-name "$1" \
      --max-items 300 --output json) || return 4
    printf '%s\n' "$events" 2>/dev/null || return 0
    sleep "$poll_seconds"
  done
}
