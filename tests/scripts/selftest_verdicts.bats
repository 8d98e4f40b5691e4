# What settles no fact of the self test: failures of AWS, and refusals of something else.

# shellcheck disable=SC2154
load support/setup
load support/selftest
export SELFTEST_PATIENCE=1

@test "where AWS fails or is not reached, no fact is settled" {
  other_account 333333333333
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
    [[ $(grep -c '| could not be determined |$' <<<"$output") == 7 ]] || { echo "$output" && return 1; }
    does_not_say 'Invalid choice'
  done
}

@test "a refusal of something else settles nothing about a query, a role, a word and a bus" {
  other_account 333333333333
  for operation in cloudwatch.put-metric-alarm logs.start-query scheduler.create-schedule; do
    aws_fails "$operation" 254 'An error occurred (ResourceNotFoundException) when calling the X operation: it is not there'
  done
  aws_fails events.put-targets 254 'An error occurred (ExpiredTokenException) when calling the PutTargets operation: The security token included in the request is expired'
  in_sandbox --yes --second-profile other --fact reserved-word --fact saved-queries --fact fresh-role --fact unit-path
  ends_with_code 4
  [[ $(grep -c '| could not be determined |$' <<<"$output") == 4 ]] || { echo "$output" && return 1; }
}

@test "a stack that fails for a reason of its own settles nothing" {
  aws_has after-create ROLLBACK_COMPLETE
  aws_has after-execute ROLLBACK_COMPLETE
  for reason in 'User: alice is not authorized to perform: logs:CreateLogGroup' \
    'Service Unavailable (Service: Oam, Status Code: 503, Request ID: 1)'; do
    aws_has failed-because "$reason"
    in_sandbox --yes --fact empty-stack --fact rollback-keeps-import
    [[ $(verdict_of empty-stack) == 'could not be determined' ]] || { echo "$output" && return 1; }
    [[ $(verdict_of rollback-keeps-import) == 'could not be determined' ]] || { echo "$output" && return 1; }
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
