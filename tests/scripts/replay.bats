# Replaying an interval of the archive.

load support/setup

interval=(--start 2026-11-22T10:00 --end 2026-11-22T12:00)

# No replay of the interval is there before one is begun.
nothing_replayed_yet() { aws_fails events.describe-replay 254 'An error occurred (ResourceNotFoundException)'; }

@test "an interval goes to the ingester's rule alone, and is followed to its end" {
  nothing_replayed_yet
  echo 'running	replayed up to noon' >"$AWS_STUB/replay-progress"
  replay --yes --no-wait "${interval[@]}"
  ends_with_code 0
  sagewatch_gets 'replay --start 2026-11-22T10:00 --end 2026-11-22T12:00 --now '
  calls 'describe-rule --name sagemaker-monitoring-records --event-bus-name arn:bus/B'
  calls 'start-replay --replay-name sagewatch-a-b --event-source-arn arn:archive --event-start-time a --event-end-time b --destination {"Arn":"arn:bus/B","FilterArns":["arn:rule/B/records"]}'
  says 'AWS continues the operation; to watch it again, run:'
  says 'scripts/replay.sh --start a --end b --home-region ap-southeast-2'
  says 'aws events cancel-replay --replay-name sagewatch-a-b --region ap-southeast-2'
}

@test "the same interval again finds its replay" {
  replay "${interval[@]}"
  ends_with_code 0
  says 'this interval already has a replay: sagewatch-a-b'
  says 'replayed: all of it'
  does_not_call start-replay
}

@test "a replay that failed is said to have" {
  echo 'failed	the replay failed: why' >"$AWS_STUB/replay-progress"
  replay "${interval[@]}"
  ends_with_code 4
  says 'the replay failed: why'
  says 'not all of the interval was replayed'
}

@test "nothing begins without a yes, and nothing is asked without a terminal" {
  nothing_replayed_yet
  replay "${interval[@]}"
  ends_with_code 2
  says 'there is no terminal to ask: Replay this interval to the ingester?'
  does_not_call start-replay
  replay --yes
  ends_with_code 2
  says 'give --start TIME and --end TIME, in UTC'
}

@test "a no begins nothing" {
  nothing_replayed_yet
  on_terminal 'ingester?' n -- replay.sh "${interval[@]}"
  ends_with_code 1
  says 'nothing was replayed'
  does_not_call start-replay
}

@test "on a terminal the interval is asked for" {
  on_terminal 'Replay from' 2026-11-22T10:00 'up to' 2026-11-22T12:00 -- replay.sh
  ends_with_code 0
  sagewatch_gets '--start 2026-11-22T10:00 --end 2026-11-22T12:00'
}

@test "what would be replayed is said alone" {
  nothing_replayed_yet
  replay --no-execute "${interval[@]}"
  ends_with_code 0
  says 'nothing was replayed (--no-execute)'
  does_not_call start-replay
}

@test "an interval that the archive has not is refused" {
  sagewatch_ends replay 1
  replay --yes "${interval[@]}"
  ends_with_code 1
  does_not_call start-replay
}

@test "where there is no archive nothing can be replayed" {
  aws_fails events.describe-archive 254 'An error occurred (ResourceNotFoundException)'
  replay --yes "${interval[@]}"
  ends_with_code 1
  says 'there is no archive sagemaker-monitoring-events in ap-southeast-2'
}

@test "an archive that can't be read is AWS's failure" {
  aws_fails events.describe-archive 254 'An error occurred (AccessDeniedException)'
  replay --yes "${interval[@]}"
  ends_with_code 4
}

@test "the wrong account is refused" {
  setting monitoring-account-id 999999999999
  replay --yes "${interval[@]}"
  ends_with_code 1
  says 'but the monitoring account is 999999999999'
}

@test "Ctrl-C stops the watching and tells how to go on" {
  echo 'running	replayed up to noon' >"$AWS_STUB/replay-progress"
  on_terminal 'replayed up to noon' ^C -- replay.sh "${interval[@]}"
  ends_with_code 130
  says 'aws events cancel-replay --replay-name sagewatch-a-b'
}
