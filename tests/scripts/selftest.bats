# The self test on bad days: no rights, an expired token, what will not go, Ctrl-C, no terminal.

# shellcheck disable=SC2154
load support/setup

in_sandbox() { selftest --profile sandbox --region ap-southeast-2 "$@"; }

# other_account ID: that of the profile `other`.
other_account() { printf '%s\tarn:aws:sts::%s:assumed-role/Admin/alice\n' "$1" "$1" >"$AWS_STUB/identity.other"; }

nothing_is_left() {
  if [[ -s $AWS_STUB/things ]]; then cat "$AWS_STUB/things" && return 1; fi
  [[ -z "$(ls -A "$TMPDIR")" ]]
}

@test "a fact that is as expected ends with 0, and what it made is gone" {
  in_sandbox --yes --fact reserved-word
  ends_with_code 0
  says 'selftest → 222222222222 · ap-southeast-2 · as role/Admin'
  says '| reserved-word | bare it is refused, quoted it is accepted | bare: refused (ValidationError: account is reserved); quoted: accepted | as expected |'
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
  settled=$(grep '^[|] [a-z][a-z]*-' <<<"$output" | grep -vc 'AccessDenied.*| could not be settled |' || true)
  [[ $settled == 0 ]]
  [[ $(grep -c 'AccessDenied.*| could not be settled |' <<<"$output") -ge 15 ]]
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
  says 'could not remove everything; these commands do:'
  says '  aws cloudwatch delete-alarms --alarm-names sagewatch-selftest-'
  says '= aws: An error occurred (ExpiredToken)'
}

@test "a token that expires at once settles nothing" {
  aws_fails cloudwatch.put-metric-alarm 254 'An error occurred (ExpiredToken) when calling the PutMetricAlarm operation: The security token included in the request is expired'
  in_sandbox --yes --fact reserved-word
  ends_with_code 4
  says '| ExpiredToken: The security token included in the request is expired | could not be settled |'
  does_not_say 'could not remove'
}

# verdict_of FACT: in the table.
verdict_of() { sed -n "s/^| $1 |.*| \\([a-z ]*\\) |\$/\\1/p" <<<"$output"; }

@test "where AWS fails or is not reached, no fact is settled" {
  other_account 333333333333
  export SELFTEST_PATIENCE=1
  for message in 'An error occurred (ServiceUnavailable) when calling the X operation (reached max retries: 9): try later' \
    'An error occurred (503) when calling the X operation: Service Unavailable' \
    'Connection was closed before we received a valid response from endpoint URL'; do
    for operation in cloudwatch.put-metric-alarm oam.get-sink-policy logs.start-query \
      scheduler.create-schedule cloudformation.list-stack-sets cloudformation.update-stack events.put-targets; do
      aws_fails "$operation" 254 "$message"
    done
    in_sandbox --yes --second-profile other --fact reserved-word --fact sink-without-policy \
      --fact saved-queries --fact fresh-role --fact no-delegated-administrator --fact queue-encryption \
      --fact unit-path
    ends_with_code 4
    [[ $(grep -c '| could not be settled |$' <<<"$output") == 7 ]] || { echo "$output" && return 1; }
    does_not_say 'Invalid choice'
  done
}

@test "a refusal of something else settles nothing about a query, a role, a word and a bus" {
  other_account 333333333333
  export SELFTEST_PATIENCE=1
  for operation in cloudwatch.put-metric-alarm logs.start-query scheduler.create-schedule; do
    aws_fails "$operation" 254 'An error occurred (ResourceNotFoundException) when calling the X operation: it is not there'
  done
  aws_fails events.put-targets 254 'An error occurred (ExpiredTokenException) when calling the PutTargets operation: The security token included in the request is expired'
  in_sandbox --yes --second-profile other --fact reserved-word --fact saved-queries --fact fresh-role --fact unit-path
  ends_with_code 4
  [[ $(grep -c '| could not be settled |$' <<<"$output") == 4 ]] || { echo "$output" && return 1; }
}

@test "a stack that fails for a reason of its own settles nothing" {
  aws_has after-create ROLLBACK_COMPLETE
  aws_has after-execute ROLLBACK_COMPLETE
  for reason in 'User: alice is not authorized to perform: logs:CreateLogGroup' \
    'Service Unavailable (Service: Oam, Status Code: 503, Request ID: 1)'; do
    aws_has failed-because "$reason"
    in_sandbox --yes --fact empty-stack --fact rollback-keeps-import
    [[ $(verdict_of empty-stack) == 'could not be settled' ]] || { echo "$output" && return 1; }
    [[ $(verdict_of rollback-keeps-import) == 'could not be settled' ]] || { echo "$output" && return 1; }
    [[ $(grep -cF "| ROLLBACK_COMPLETE: $reason |" <<<"$output") == 2 ]]
  done
}

@test "only a reason that is about the sink shows that an account can't link to its own" {
  aws_has after-create.link ROLLBACK_COMPLETE
  for reason in 'not authorized to perform: oam:CreateLink' 'Status Code: 503' 'the moon is full'; do
    aws_has failed-because.link "$reason"
    in_sandbox --yes --fact own-link
    ends_with_code 4
    says "ROLLBACK_COMPLETE: $reason"
  done
  aws_has failed-because.link 'A monitoring account cannot create a link to its own sink.'
  in_sandbox --yes --fact own-link
  ends_with_code 0
}

@test "what is tried several times is noted once" {
  export SELFTEST_PATIENCE=1
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
  says 'calling [2Jit'
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
  says 'could not remove everything; these commands do:'
  says '  aws cloudformation delete-stack --stack-name sagewatch-selftest-'
  says '= aws: An error occurred (AccessDenied)'
  says '| not begun: what empty-stack made could not be removed | could not be settled |'
  [[ $(grep -c '^cloudformation delete-stack' "$AWS_STUB/calls") == 1 ]]
  does_not_call put-metric-alarm
}

@test "a second Ctrl-C stops the clean-up and says what is left" {
  aws_has slow/iam.delete-role 30
  on_terminal '[y/N]' y 'waiting for the role to be known' '^C' 'removing what this run has made' '^C' -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --fact fresh-role
  ends_with_code 130
  says 'could not remove everything; these commands do:'
  says '  aws iam delete-role --role-name sagewatch-selftest-'
  ((SECONDS < 25))
}

@test "Ctrl-C in the middle of a fact removes what it has made" {
  on_terminal '[y/N]' y 'waiting for the role to be known' '^C' -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --fact fresh-role
  ends_with_code 130
  says 'removing what this run has made …'
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
  says 'nothing was made'
  does_not_call put-metric-alarm
}

@test "without a terminal nothing begins unless --yes is given" {
  in_sandbox --fact reserved-word
  ends_with_code 2
  says 'there is no terminal to ask on: Make these things in the account 222222222222, and remove them?'
  does_not_call put-metric-alarm
}

@test "an organization's management account is no sandbox" {
  signed_in_to 111111111111
  in_sandbox --yes --fact reserved-word
  ends_with_code 2
  says '111111111111 is not known to be a sandbox:'
  says "  it is its organization's management account"
  says 'give --in-account 111111111111'
  does_not_call put-metric-alarm
  in_sandbox --yes --fact reserved-word --in-account 222222222222
  ends_with_code 2
  in_sandbox --yes --fact reserved-word --in-account 111111111111
  ends_with_code 0
  says 'going on there (confirmed by --in-account 111111111111)'
}

@test "an account with a deployment is none either, unless its id is typed" {
  aws_has stack-set-stacks MonitoringAccountInfraStack
  in_sandbox --yes --fact reserved-word
  ends_with_code 2
  says 'it holds a sagewatch deployment in ap-southeast-2 (MonitoringAccountInfraStack)'
  on_terminal 'type the account' 22222222222 -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --yes --fact reserved-word
  ends_with_code 1
  does_not_call put-metric-alarm
  on_terminal 'type the account' 222222222222 -- \
    selftest.sh --profile sandbox --region ap-southeast-2 --yes --fact reserved-word
  ends_with_code 0
}

@test "a deployment in the further Region is one, and so are roles of one that is anywhere" {
  aws_has stack-set-stacks.further.us-east-1 MonitoringAccountInfraStack
  in_sandbox --yes --fact reserved-word
  ends_with_code 2
  says 'it holds a sagewatch deployment in us-east-1 (MonitoringAccountInfraStack)'
  rm "$AWS_STUB/stack-set-stacks.further.us-east-1"
  aws_has roles my-source-role
  in_sandbox --yes --fact reserved-word
  ends_with_code 2
  says 'it has roles of a sagewatch deployment (my-source-role)'
  calls "ends_with(RoleName,'the-role') || ends_with(RoleName,'the-source-role')"
  does_not_call put-metric-alarm
}

@test "an account that can't be read is not known to be a sandbox" {
  aws_has no-rights yes
  in_sandbox --yes --fact reserved-word
  ends_with_code 2
  says 'could not read whether it is a management account: An error occurred (AccessDenied)'
  says 'could not read whether it has roles of a sagewatch deployment: '
  says 'could not read whether a sagewatch deployment is in us-east-1: '
  says 'give --in-account 222222222222'
  does_not_call put-metric-alarm
}

@test "the second account is another one, named in the question, and a sandbox, too" {
  other_account 222222222222
  in_sandbox --yes --second-profile other
  ends_with_code 2
  says '--second-profile other belongs to 222222222222, too'
  other_account 111111111111
  in_sandbox --yes --second-profile other
  ends_with_code 2
  says '111111111111 is not known to be a sandbox:'
  other_account 333333333333
  in_sandbox --yes --second-profile other --fact reserved-word
  ends_with_code 0
  says 'in the accounts 222222222222 and 333333333333 (profile other), and remove them?'
}

@test "a second profile that does not work is told before anything is made" {
  aws_fails sts.get-caller-identity 255 'The config profile (other) could not be found' 1
  in_sandbox --yes --second-profile other
  ends_with_code 4
  says 'error: could not find out whose credentials these are (profile other)'
  does_not_call put-metric-alarm
}

@test "what an earlier run has left is listed with what removes it" {
  aws_has stack-set-stacks sagewatch-selftest-abcdef-link
  printf '%s\n' 'sagewatch-selftest-abcdef-sink arn:sink' 'mine arn:mine' >"$AWS_STUB/sinks"
  in_sandbox --yes --fact reserved-word
  ends_with_code 0
  says 'left by an earlier run, or another one is under way'
  says '  aws cloudformation delete-stack --stack-name sagewatch-selftest-abcdef-link --region ap-southeast-2 --profile sandbox'
  says '  aws oam delete-sink --identifier arn:sink --region ap-southeast-2 --profile sandbox'
  does_not_say arn:mine
  does_not_call 'delete-sink'
}

@test "where only facts are named that are left out, nothing begins" {
  in_sandbox --yes --fact unit-path --fact alarm-mail
  ends_with_code 2
  says 'no fact is left to settle'
  says 'unit-path: needs --second-profile'
  says 'alarm-mail: look yourself'
}

@test "a profile that is not there is told, not its Region" {
  unset AWS_REGION AWS_DEFAULT_REGION
  aws_fails configure.get 255 'The config profile (sandbux) could not be found'
  selftest --profile sandbux --yes
  ends_with_code 4
  says '= aws: The config profile (sandbux) could not be found'
  does_not_say 'the Region is not known'
  rm "$AWS_STUB/fault/configure.get"
  selftest --profile sandbox --yes
  ends_with_code 2
  says 'the Region is not known'
}

@test "one fact is one, in about one minute" {
  in_sandbox --yes --fact reserved-word
  says 'settles 1 fact, one after another, in about 1 minute:'
}

@test "what is missing or unknown is usage" {
  selftest --yes
  ends_with_code 2
  says 'give it: --profile NAME'
  in_sandbox --yes --fact ../../status
  ends_with_code 2
  says "there is no fact '../../status'"
}

@test "facts are listed without an account, with their costs and permissions" {
  selftest --list
  ends_with_code 0
  says 'reserved-word'
  says 'needs cloudwatch:PutMetricAlarm, DeleteAlarms'
  says 'look yourself: '
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
  says 'this would remove what is not ours'
  [[ ! -e $AWS_STUB/calls ]]
}
