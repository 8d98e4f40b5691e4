# Stacks in a state that stands in the way, and changes that AWS or the program refuses.

load support/setup

@test "a busy stack is left alone, with the command that watches it" {
  for busy in CREATE_IN_PROGRESS UPDATE_IN_PROGRESS ROLLBACK_IN_PROGRESS DELETE_IN_PROGRESS \
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS; do
    aws_has stack "$busy"
    deploy_monitoring --yes
    ends_with_code 1
    says "MonitoringAccountInfraStack is busy: $busy"
    says 'scripts/watch-stack.sh --stack arn:aws:cloudformation:'
    does_not_call create-change-set
  done
}

@test "a stack that never came to life is deleted first and then made anew" {
  for failed in ROLLBACK_COMPLETE CREATE_FAILED ROLLBACK_FAILED DELETE_FAILED; do
    aws_has stack "$failed"
    aws_has reason 'The following resource(s) failed to create: [Sink].'
    deploy_monitoring --yes
    ends_with_code 0
    says "MonitoringAccountInfraStack is in $failed (The following resource(s) failed to create: [Sink].)"
    says 'Delete the failed stack MonitoringAccountInfraStack in the account 222222222222, Region ap-southeast-2? yes (confirmed by --yes)'
    calls 'delete-stack --stack-name arn:aws:cloudformation:'
    sagewatch_gets '--total 27'
    calls '--change-set-type CREATE'
  done
}

@test "--delete-failed-stack alone allows the deletion, not the rest" {
  aws_has stack ROLLBACK_COMPLETE
  on_terminal 'right account?' y 'these changes?' n -- organization-deployment/deploy-monitoring-account.sh --delete-failed-stack
  ends_with_code 1
  says 'Delete the failed stack MonitoringAccountInfraStack in the account 222222222222, Region ap-southeast-2? yes (confirmed by --delete-failed-stack)'
  says 'nothing was changed, except that these stacks were deleted: MonitoringAccountInfraStack'
  does_not_call execute-change-set
  nothing_is_left_behind
}

@test "changes that AWS refuses after a failed stack was deleted say that it is gone" {
  aws_has stack.insights ROLLBACK_COMPLETE
  aws_has change-set.insights 'FAILED	Template error: the role is bad'
  deploy_monitoring --yes
  ends_with_code 4
  says 'run this again; nothing was changed, except that these stacks were deleted: MonitoringAccountInsightsStack'
  nothing_is_left_behind
}

@test "a preview never deletes a failed stack" {
  aws_has stack ROLLBACK_COMPLETE
  deploy_monitoring --no-execute --delete-failed-stack
  ends_with_code 1
  says 'no changes can be shown while MonitoringAccountInfraStack is in ROLLBACK_COMPLETE'
  does_not_call delete-stack
}

@test "a failed stack that is protected is deleted after the question, which lifts it" {
  aws_has stack ROLLBACK_COMPLETE
  aws_has protection True
  deploy_monitoring
  ends_with_code 2
  does_not_call update-termination-protection
  deploy_monitoring --yes
  ends_with_code 0
  calls 'update-termination-protection --no-enable-termination-protection --stack-name arn:'
}

@test "a failed stack that can't be deleted ends the deployment" {
  aws_has stack ROLLBACK_COMPLETE
  aws_has after-delete DELETE_FAILED
  deploy_monitoring --yes
  ends_with_code 4
  does_not_call create-change-set
}

@test "an update that could not go back names the command that continues" {
  aws_has stack UPDATE_ROLLBACK_FAILED
  aws_has reason 'The following resource(s) failed to update: [Bus].'
  deploy_monitoring --yes --monitoring-profile mon
  ends_with_code 1
  says 'AWS says: The following resource(s) failed to update: [Bus].'
  says 'aws cloudformation continue-update-rollback --stack-name MonitoringAccountInfraStack --region ap-southeast-2 --profile mon'
  does_not_call create-change-set
}

@test "a change set that AWS refuses ends with its reason and its early checks" {
  aws_has change-set "FAILED	Template error: the role is bad"
  deploy_monitoring --yes
  ends_with_code 4
  says '= aws: Template error: the role is bad'
  says '= aws: ServiceEvents: it exists already'
  says 'fix what AWS reports and run this again; nothing was changed'
  does_not_say 'except'
  does_not_call execute-change-set
  calls delete-change-set
  calls delete-stack
  nothing_is_left_behind
}

@test "a change set is refused alike where there are no early checks" {
  aws_has change-set "FAILED	Template error: the role is bad"
  aws_fails cloudformation.describe-events 255 'An error occurred (InternalFailure)'
  deploy_monitoring --yes
  ends_with_code 4
  says 'the role is bad'
  does_not_say InternalFailure
  nothing_is_left_behind
}

@test "a change set that is never ready is given up" {
  export POLL_SECONDS=0
  aws_has change-set 'CREATE_PENDING	None'
  deploy_monitoring --yes
  ends_with_code 4
  says 'is still CREATE_PENDING'
  nothing_is_left_behind
}

@test "changes that would lose data are taken back" {
  sagewatch_ends changes 1
  aws_has stack CREATE_COMPLETE
  deploy_monitoring --yes
  ends_with_code 1
  does_not_call execute-change-set
  calls delete-change-set
  does_not_call delete-stack
  nothing_is_left_behind
}

@test "a deployment that can't be started is taken back" {
  aws_fails cloudformation.execute-change-set 254 'An error occurred (AccessDenied) when calling the ExecuteChangeSet operation'
  deploy_monitoring --yes
  ends_with_code 4
  says 'could not deploy MonitoringAccountInfraStack'
  nothing_is_left_behind
}

@test "what can't be cleaned up is said, with the command" {
  aws_has stack CREATE_COMPLETE
  aws_fails cloudformation.delete-change-set 254 'An error occurred (AccessDenied) when calling the DeleteChangeSet operation'
  deploy_monitoring --no-execute
  ends_with_code 0
  says 'warning: could not clean up: An error occurred (AccessDenied)'
  says 'run: aws cloudformation delete-change-set --stack-name MonitoringAccountInfraStack --change-set-name sagewatch-'
}

@test "empty stacks of changes that were taken back are named when they can't be removed" {
  aws_fails cloudformation.delete-stack 254 'An error occurred (AccessDenied) when calling the DeleteStack operation'
  deploy_monitoring --no-execute
  for name in Infra Insights Dashboards; do
    says "while MonitoringAccount${name}Stack is in REVIEW_IN_PROGRESS, it is empty; to remove it, run: aws cloudformation delete-stack --stack-name MonitoringAccount${name}Stack --region ap-southeast-2"
  done
}

@test "empty stacks are named as well when the credentials expire on the way" {
  aws_fails cloudformation.describe-stacks 254 'An error occurred (ExpiredToken)' 2
  deploy_monitoring --yes
  ends_with_code 4
  says 'could not read the stack MonitoringAccountDashboardsStack'
  for name in Infra Insights; do
    says "while MonitoringAccount${name}Stack is in REVIEW_IN_PROGRESS, it is empty; to remove it, run: aws cloudformation delete-stack --stack-name MonitoringAccount${name}Stack --region ap-southeast-2"
  done
  does_not_say 'delete-stack --stack-name MonitoringAccountDashboardsStack'
}

@test "an empty stack that is gone by itself needs no command" {
  aws_fails cloudformation.describe-stacks 254 'An error occurred (ValidationError): Stack with id S does not exist'
  deploy_monitoring --no-execute
  ends_with_code 0
  does_not_say 'could not clean up'
}

@test "a deployment that fails ends with 4 and no outputs" {
  aws_has after-execute ROLLBACK_COMPLETE
  deploy_monitoring --yes
  ends_with_code 4
  says 'events: it failed'
  does_not_say 'MonitoringAccountRoleName'
  does_not_say 'to watch it again'
}

@test "credentials that expire on the way say how to go on watching" {
  aws_has after-execute CREATE_IN_PROGRESS
  aws_fails cloudformation.describe-stack-events 254 'An error occurred (ExpiredToken) when calling the DescribeStackEvents operation' 2
  deploy_monitoring --yes --monitoring-profile mon
  ends_with_code 4
  says 'could not continue watching MonitoringAccountInfraStack (profile mon)'
  says "run 'aws sso login --profile mon'"
  says 'AWS continues the operation; to watch it again, run:'
  token=$(sed -n 's/.*--client-request-token \([^ ]*\).*/\1/p' "$AWS_STUB/calls")
  says "scripts/watch-stack.sh --stack MonitoringAccountInfraStack --region ap-southeast-2 --profile mon --operation $token"
}

@test "a program that stops drawing leaves the way to go on" {
  sagewatch_ends events 70
  deploy_monitoring --yes
  ends_with_code 70
  says 'scripts/watch-stack.sh --stack MonitoringAccountInfraStack'
}

@test "a failed stack of which nothing is left is deleted and made anew" {
  aws_has stack ROLLBACK_COMPLETE
  aws_has resources 0
  deploy_monitoring --yes
  ends_with_code 0
  sagewatch_does_not_get '--total 0'
}

@test "there is nothing to go on watching in a stack that is not there" {
  aws_fails cloudformation.describe-stack-events 254 'An error occurred (ValidationError) when calling the DescribeStackEvents operation: Stack [Gone] does not exist'
  run_script watch-stack.sh --stack Gone --region ap-southeast-2
  ends_with_code 4
  says 'Stack [Gone] does not exist'
  does_not_say 'to watch it again'
}
