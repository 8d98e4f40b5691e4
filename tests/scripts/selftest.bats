# The self test on bad days: no rights, an expired token, what will not go, Ctrl-C, no terminal.

# shellcheck disable=SC2154
load support/setup
load support/selftest

@test "a fact that is as expected ends with 0, and what it made is gone" {
  in_sandbox --yes --fact reserved-word
  ends_with_code 0
  says 'selftest → 222222222222 · ap-southeast-2 · as role/Admin'
  says '| reserved-word | without quotes it is refused, with quotes it is accepted | bare: refused (ValidationError: account is reserved); quoted: accepted | as expected |'
  calls '--region ap-southeast-2 --profile sandbox'
  does_not_say 'could not remove'
  nothing_is_left
}

@test "a fact that is different ends with 3" {
  aws_has bare-words yes
  in_sandbox --yes --fact reserved-word
  ends_with_code 3
  says '| bare: accepted; quoted: accepted | different |'
  nothing_is_left
}

@test "with a role that may do nothing no fact is settled, and nothing is left" {
  aws_has no-rights yes
  other_account 333333333333
  in_sandbox --yes --second-profile other --in-account 222222222222 --in-account 333333333333
  ends_with_code 4
  does_not_say 'could not remove'
  does_not_say 'a defect of the self test'
  settled=$(grep '^[|] [a-z][a-z]*-' <<<"$output" | grep -vc 'AccessDenied.*| could not be determined |' || true)
  [[ $settled == 0 ]]
  [[ $(grep -c 'AccessDenied.*| could not be determined |' <<<"$output") -ge 15 ]]
  nothing_is_left
}

@test "no account id and no name of a principal is in the table" {
  aws_has no-rights yes
  in_sandbox --yes --fact reserved-word --in-account 222222222222
  table=$(grep '^| reserved-word' <<<"$output")
  [[ $table == *'arn:aws:sts::(account):assumed-role/(name) is not authorized'* ]]
  [[ $table != *222222222222* && $table != *alice* ]]
}

@test "a token that expires in between leaves the commands that remove what is left" {
  aws_fails cloudwatch.delete-alarms 254 'An error occurred (ExpiredToken) when calling the DeleteAlarms operation: The security token included in the request is expired'
  in_sandbox --yes --fact reserved-word
  ends_with_code 4
  says 'could not remove everything; these commands remove the rest:'
  says '  aws cloudwatch delete-alarms --alarm-names sagewatch-selftest-'
  says '= aws: An error occurred (ExpiredToken)'
}

@test "a token that expires at once settles nothing" {
  aws_fails cloudwatch.put-metric-alarm 254 'An error occurred (ExpiredToken) when calling the PutMetricAlarm operation: The security token included in the request is expired'
  in_sandbox --yes --fact reserved-word
  ends_with_code 4
  says '| ExpiredToken: The security token included in the request is expired | could not be determined |'
  does_not_say 'could not remove'
}

@test "what is tried several times is noted once" {
  export SELFTEST_PATIENCE=5
  aws_fails scheduler.create-schedule 254 'An error occurred (ConflictException) when calling the CreateSchedule operation: the role is in use'
  in_sandbox --yes --fact fresh-role
  [[ $(grep -c '^scheduler create-schedule' "$AWS_STUB/calls") -gt 1 ]]
  [[ $(grep -c '^scheduler delete-schedule' "$AWS_STUB/calls") == 1 ]]
}

@test "a closed terminal removes what was made and ends with 129" {
  on_terminal '[y/N]' y 'waiting for the role to be known' HANG-UP -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --fact fresh-role
  ends_with_code 129
  calls 'iam delete-role --role-name sagewatch-selftest-'
  nothing_is_left
}

@test "a long refusal is cut at a word's end" {
  aws_fails cloudwatch.put-metric-alarm 254 "An error occurred (ValidationError) when calling the PutMetricAlarm operation: $(printf 'lengthy %.0s' {1..40})"
  in_sandbox --yes --fact reserved-word
  says 'lengthy …'
}

@test "no control characters of AWS's words reach the terminal" {
  aws_fails cloudwatch.delete-alarms 254 $'An error occurred (AccessDenied) when calling \e[2Jit'
  aws_fails iam.list-roles 254 $'An error occurred (AccessDenied) when calling \e[2Jit'
  in_sandbox --yes --fact reserved-word --in-account 222222222222
  ends_with_code 4
  says 'calling \x1b[2Jit'
  does_not_say $'\e'
}

@test "a removal that fails is tried again" {
  aws_has stubborn 2
  in_sandbox --yes --fact reserved-word
  ends_with_code 0
  does_not_say 'could not remove'
  nothing_is_left
}

@test "a deletion that is refused is not tried again, and nothing more is made" {
  aws_fails cloudformation.delete-stack 254 'An error occurred (AccessDenied) when calling the DeleteStack operation: User: alice is not authorized to perform: cloudformation:DeleteStack'
  run timeout -k 1 60 "$repository/scripts/selftest.sh" --profile sandbox --region ap-southeast-2 --yes \
    --fact empty-stack --fact reserved-word </dev/null
  ends_with_code 4
  says 'could not remove everything; these commands remove the rest:'
  says '  aws cloudformation delete-stack --stack-name sagewatch-selftest-'
  says '= aws: An error occurred (AccessDenied)'
  says '| not started: resources of empty-stack could not be removed | could not be determined |'
  [[ $(grep -c '^cloudformation delete-stack' "$AWS_STUB/calls") == 1 ]]
  does_not_call put-metric-alarm
}

@test "a second Ctrl-C stops the clean-up and says what is left" {
  aws_has slow/iam.delete-role 30
  on_terminal '[y/N]' y 'waiting for the role to be known' '^C' 'removing what this run created' '^C' -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --fact fresh-role
  ends_with_code 130
  says 'could not remove everything; these commands remove the rest:'
  says '  aws iam delete-role --role-name sagewatch-selftest-'
  ((SECONDS < 25))
}

@test "Ctrl-C in the middle of a fact removes what it has made" {
  on_terminal '[y/N]' y 'waiting for the role to be known' '^C' -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --fact fresh-role
  ends_with_code 130
  says 'removing what this run created …'
  says 'nothing is left'
  calls 'iam delete-role --role-name sagewatch-selftest-'
  nothing_is_left
}

@test "an end by signal removes it, too" {
  (exec "$repository/scripts/selftest.sh" --profile sandbox --region ap-southeast-2 --yes \
    --fact fresh-role >"$AWS_STUB/said" 2>&1 </dev/null 3>&-) &
  process=$!
  for ((waited = 0; waited < 100; waited++)); do
    if grep -q 'scheduler create-schedule' "$AWS_STUB/calls" 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill -TERM "$process"
  code=0
  wait "$process" || code=$?
  [[ $code == 143 ]]
  nothing_is_left
}

@test "a no makes nothing" {
  on_terminal '[y/N]' n -- selftest.sh --profile sandbox --region ap-southeast-2 --fact reserved-word
  ends_with_code 1
  says 'nothing was created'
  does_not_call put-metric-alarm
}

@test "without a terminal nothing begins unless --yes is given" {
  in_sandbox --fact reserved-word
  ends_with_code 2
  says 'there is no terminal to ask: Create these resources in the account 222222222222, and remove them?'
  does_not_call put-metric-alarm
}

@test "where only facts are named that are left out, nothing begins" {
  in_sandbox --yes --fact unit-path --fact alarm-mail
  ends_with_code 2
  says 'no fact is left to check'
  says 'unit-path: needs --second-profile'
  says 'alarm-mail: requires a person'
}

@test "a profile that is not there is told, not its Region" {
  unset AWS_REGION AWS_DEFAULT_REGION
  aws_fails configure.get 255 'The config profile (sandbux) could not be found'
  selftest --profile sandbux --yes
  ends_with_code 4
  says '= aws: The config profile (sandbux) could not be found'
  does_not_say 'the Region is unknown'
  rm "$AWS_STUB/fault/configure.get"
  selftest --profile sandbox --yes
  ends_with_code 2
  says 'the Region is unknown'
}

@test "one fact is one, in about one minute" {
  in_sandbox --yes --fact reserved-word
  says 'checks 1 fact, one after another, in about 1 minute:'
}

@test "what is missing or unknown is usage" {
  selftest --yes
  ends_with_code 2
  says 'give it with --profile NAME'
  in_sandbox --yes --fact ../../status
  ends_with_code 2
  says "there is no fact '../../status'"
}

@test "facts are listed without an account, with their costs and permissions" {
  selftest --list
  ends_with_code 0
  says 'reserved-word'
  says 'needs cloudwatch:PutMetricAlarm, DeleteAlarms'
  says 'requires a person: '
  [[ ! -e $AWS_STUB/calls ]]
}

@test "a fact that leaves something behind is settled only where it is named" {
  aws_has no-rights yes
  in_sandbox --yes --in-account 222222222222
  says 'bus-dead-letter: leaves a KMS key, disabled, that AWS deletes after 7 days'
  does_not_say '| bus-dead-letter |'
  in_sandbox --yes --fact bus-dead-letter --in-account 222222222222
  says '| bus-dead-letter |'
}

@test "what does not bear the run's own prefix is never removed" {
  # shellcheck disable=SC2016
  run bash -c 'source "$1/scripts/lib/all.sh"; for file in words things run helpers; do
    source "$1/scripts/selftest/$file.sh"; done
    make logs delete-log-group --log-group-name precious -- logs create-log-group --log-group-name x' \
    - "$repository" </dev/null
  ends_with_code 70
  says 'this would remove a resource that is not ours'
  [[ ! -e $AWS_STUB/calls ]]
}
