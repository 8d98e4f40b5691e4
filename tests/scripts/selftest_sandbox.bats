# In which accounts the self test runs, and what it tells of them before.

# shellcheck disable=SC2154
load support/setup
load support/selftest

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
  says 'continuing there (confirmed by --in-account 111111111111)'
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
