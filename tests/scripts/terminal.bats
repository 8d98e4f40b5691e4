# What a person on a terminal is asked, and what Ctrl-C does.

# shellcheck disable=SC2154
load support/setup

deploy=organization-deployment/deploy-monitoring-account.sh

@test "two questions, answered yes, deploy the stack" {
  on_terminal 'Is this the right account? [y/N]' y 'Deploy these changes? [y/N]' yes -- $deploy
  ends_with_code 0
  says 'events: it is done'
}

@test "who is asked for profiles is asked again about one that the AWS CLI does not list" {
  aws_has profiles 'research
my own'
  on_terminal 'right account?' '' -- $deploy
  grep -q 'configure .*--known-profile research .*--known-profile my own' "$AWS_STUB/sagewatch-calls"
}

@test "Enter is no, and leaves the account untouched" {
  on_terminal 'right account?' '' -- $deploy
  ends_with_code 1
  says 'nothing was changed'
  does_not_call create-change-set
}

@test "declined changes are taken back with the empty stack" {
  on_terminal 'right account?' y 'these changes?' n -- $deploy
  ends_with_code 1
  says 'nothing was changed'
  calls delete-change-set
  calls delete-stack
  does_not_call execute-change-set
  nothing_is_left_behind
}

@test "declined changes of an existing stack leave it as it was" {
  aws_has stack UPDATE_COMPLETE
  on_terminal 'right account?' y 'these changes?' n -- $deploy
  ends_with_code 1
  does_not_call 'delete-stack --stack-name MonitoringAccountInfraStack'
  nothing_is_left_behind
}

@test "Ctrl-C at the question takes the changes back" {
  on_terminal 'right account?' y 'these changes?' '^C' -- $deploy
  ends_with_code 130
  says interrupted
  calls delete-change-set
  calls delete-stack
  nothing_is_left_behind
}

@test "Ctrl-C while the change set is made takes it back" {
  aws_has change-set 'CREATE_PENDING	None'
  on_terminal 'right account?' y 'creating a change set' '^C' -- $deploy
  ends_with_code 130
  nothing_is_left_behind
}

@test "Ctrl-C while following leaves the deployment running and says how to watch it" {
  aws_has after-execute CREATE_IN_PROGRESS
  on_terminal 'right account?' y 'these changes?' y 'events: it goes on' '^C' -- $deploy
  ends_with_code 130
  says 'AWS continues the operation; to watch it again, run:'
  says 'scripts/watch-stack.sh --stack MonitoringAccountInfraStack --region ap-southeast-2 --operation sagewatch-'
  says 'not deployed: MonitoringAccountInsightsStack MonitoringAccountDashboardsStack
  = help: when AWS is done, run this again to continue'
  does_not_call 'delete-change-set --stack-name MonitoringAccountInfraStack'
  does_not_call 'delete-stack --stack-name MonitoringAccountInfraStack'
  [ "$(cat "$AWS_STUB/stack")" = CREATE_IN_PROGRESS ]
  [ -z "$(ls -A "$TMPDIR")" ]
}

@test "no process outlives Ctrl-C" {
  aws_has after-execute CREATE_IN_PROGRESS
  on_terminal 'right account?' y 'these changes?' y 'events: it goes on' '^C' -- $deploy
  polls=$(wc -l <"$AWS_STUB/calls")
  sleep 0.2
  [ "$polls" = "$(wc -l <"$AWS_STUB/calls")" ]
}

@test "the command that is printed resumes watching" {
  aws_has after-execute CREATE_IN_PROGRESS
  on_terminal 'right account?' y 'these changes?' y 'events: it goes on' '^C' -- $deploy
  command=$(grep -o '/.*watch-stack.sh .*' <<<"$output" | tr -d '\r')
  aws_has stack CREATE_COMPLETE
  run bash -c "$command" </dev/null
  ends_with_code 0
  says 'events: it is done'
}

@test "Ctrl-C while a stack is deleted says how to watch it by its id" {
  aws_has stack CREATE_COMPLETE
  aws_has after-delete DELETE_IN_PROGRESS
  on_terminal 'Delete MonitoringAccountInfraStack in the account 222222222222, Region ap-southeast-2? [y/N]' y \
    'events: it goes on' '^C' -- organization-deployment/destroy-monitoring-account.sh
  ends_with_code 130
  says 'scripts/watch-stack.sh --stack arn:aws:cloudformation:ap-southeast-2:222222222222:stack/S/1'
}

# slow_aws CALL CODE: the call that begins so says it, waits, and ends as the AWS CLI does on Ctrl-C.
slow_aws() {
  mkdir "$BATS_TEST_TMPDIR/slow"
  cat >"$BATS_TEST_TMPDIR/slow/aws" <<EOF
#!/usr/bin/env bash
if [[ "\$*" == "$1"* ]]; then
  trap 'exit $2' INT
  echo 'aws: asking' >/dev/tty
  for ((i = 0; i < 30; i++)); do sleep 0.01; done
fi
exec "$support/bin/aws" "\$@"
EOF
  chmod +x "$BATS_TEST_TMPDIR/slow/aws"
  PATH=$BATS_TEST_TMPDIR/slow:$PATH
}

@test "Ctrl-C while AWS is asked is no failure of AWS" {
  slow_aws 'sts get-caller-identity' 130
  on_terminal 'aws: asking' '^C' -- $deploy
  ends_with_code 130
  says interrupted
  does_not_say 'could not find out'
  nothing_is_left_behind
}

@test "Ctrl-C while a change set is made or read says interrupted" {
  for call in create describe; do
    rm -rf "$BATS_TEST_TMPDIR/slow"
    slow_aws "cloudformation $call-change-set" 130
    on_terminal 'right account?' y 'aws: asking' '^C' -- $deploy
    ends_with_code 130
    says interrupted
    does_not_say error
    nothing_is_left_behind
  done
}

@test "Ctrl-C while the deployment starts waits until it is known how to watch it" {
  slow_aws 'cloudformation execute-change-set' 130
  on_terminal 'right account?' y 'these changes?' y 'aws: asking' '^C' -- $deploy
  ends_with_code 130
  calls execute-change-set
  says 'AWS continues the operation; to watch it again, run:'
  does_not_call 'delete-change-set --stack-name MonitoringAccountInfraStack'
  nothing_is_left_behind
}

@test "Ctrl-C after the first stack says which is deployed and which are not" {
  slow_aws 'cloudformation describe-stacks --stack-name MonitoringAccountInfraStack --output json' 130
  on_terminal 'right account?' y 'these changes?' y 'aws: asking' '^C' -- $deploy
  ends_with_code 130
  says 'interrupted
deployed by this run: MonitoringAccountInfraStack
not deployed: MonitoringAccountInsightsStack MonitoringAccountDashboardsStack
  = help: run this again to continue'
  nothing_is_left_behind
}

@test "the end of input is no" {
  on_terminal 'right account?' $'\x04' -- $deploy
  ends_with_code 1
  does_not_call create-change-set
}

@test "a terminated script cleans up as well" {
  aws_has change-set 'CREATE_PENDING	None'
  "$repository/scripts/$deploy" --yes </dev/null >out 2>&1 &
  script=$!
  until [ -e "$AWS_STUB/made" ]; do sleep 0.01; done
  kill "$script"
  status=0
  wait "$script" || status=$?
  output=$(cat out)
  ends_with_code 143
  nothing_is_left_behind
}
