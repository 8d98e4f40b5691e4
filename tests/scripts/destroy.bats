# The deletion of the stacks, in every state in which it can be asked for.

load support/setup

link=arn:aws:oam:ap-southeast-2:444444444444:link/l

@test "the monitoring stack is deleted by its id and followed, saying what is kept" {
  aws_has stack UPDATE_COMPLETE
  destroy_monitoring --yes
  ends_with_code 0
  says 'MonitoringAccountInfraStack → 222222222222 · ap-southeast-2 · as role/Admin'
  says 'loses    AWS::Events::Archive events: the archived events'
  says 'keeps    AWS::Logs::LogGroup /aws/events/kept'
  sagewatch_does_not_get '--with-data'
  calls 'delete-stack --stack-name arn:aws:cloudformation:ap-southeast-2:222222222222:stack/S/1 --client-request-token sagewatch-'
  sagewatch_gets '--total 27'
  says 'events: it is done'
}

@test "the management stack names its stack sets and the next step" {
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  destroy_management --yes
  ends_with_code 0
  says 'the stack set sagemaker-monitoring-workload-events, with its 2 stacks in the workload accounts'
  says 'make destroy-monitoring-account-infra'
  does_not_call list-attached-links
}

@test "stack sets that can't be read don't stop the deletion" {
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  aws_fails cloudformation.list-stack-instances 254 'An error occurred (AccessDenied)'
  destroy_management --yes
  ends_with_code 0
  says 'warning: could not list the stacks of the stack set sagemaker-monitoring-workload-events'
}

@test "a stack set that was not wanted is not spoken of" {
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  aws_fails cloudformation.list-stack-instances 254 \
    'An error occurred (StackSetNotFoundException): StackSet not found'
  destroy_management --yes
  ends_with_code 0
  does_not_say 'stack set'
}

@test "what is gone already is no error" {
  destroy_monitoring --yes
  ends_with_code 0
  says 'MonitoringAccountInfraStack does not exist: nothing to delete'
  does_not_call delete-stack
}

@test "destroying twice ends well both times" {
  aws_has stack CREATE_COMPLETE
  destroy_monitoring --yes
  ends_with_code 0
  destroy_monitoring
  ends_with_code 0
  [ "$(grep -c 'delete-stack' "$AWS_STUB/calls")" = 1 ]
}

@test "a deletion under way is only followed" {
  aws_has stack DELETE_IN_PROGRESS
  aws_fails cloudformation.describe-stack-events 254 'An error occurred (ExpiredToken)' 3
  destroy_monitoring
  ends_with_code 4
  says 'is already being deleted'
  sagewatch_gets 'events'
  sagewatch_does_not_get '--operation'
  does_not_call delete-stack
  says 'scripts/watch-stack.sh --stack arn:aws:cloudformation:ap-southeast-2:222222222222:stack/S/1 --region ap-southeast-2'
}

@test "another operation under way is waited for by the person" {
  aws_has stack UPDATE_IN_PROGRESS
  destroy_monitoring --yes
  ends_with_code 1
  says 'is busy: UPDATE_IN_PROGRESS'
  does_not_call delete-stack
}

@test "linked accounts are named, and nothing is deleted" {
  aws_has stack CREATE_COMPLETE
  aws_has links "$link
arn:aws:oam:ap-southeast-2:333333333333:link/a
arn:aws:oam:ap-southeast-2:333333333333:link/b"
  destroy_monitoring --yes
  ends_with_code 1
  says 'these accounts are still linked to the monitoring account: 333333333333 444444444444'
  says "first run 'make destroy-management-stackset'"
  does_not_say 'deletes '
  calls 'oam list-attached-links --sink-identifier arn:aws:oam:ap-southeast-2:222222222222:sink/s'
  does_not_call delete-stack
}

@test "links that can't be listed are a warning: CloudFormation refuses by itself" {
  aws_has stack CREATE_COMPLETE
  aws_fails oam.list-attached-links 254 'An error occurred (AccessDeniedException)'
  destroy_monitoring --yes
  ends_with_code 0
  says 'warning: could not check whether accounts are still linked'
  says 'help: while one is linked, AWS refuses to delete the sink of MonitoringAccountInfraStack'
}

@test "links that could not be listed are told of before the question, and a second run finishes" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.dashboards CREATE_COMPLETE
  aws_has after-delete DELETE_FAILED
  aws_fails oam.list-attached-links 254 'An error occurred (AccessDeniedException)'
  on_terminal 'could not check' '' -- organization-deployment/destroy-monitoring-account.sh
  ends_with_code 1
  does_not_call delete-stack
  destroy_monitoring --yes
  ends_with_code 4
  says 'deleted by this run: MonitoringAccountDashboardsStack
not deleted: MonitoringAccountInfraStack'
  aws_has after-delete gone
  destroy_monitoring --yes
  ends_with_code 0
  calls 'delete-stack --stack-name arn:aws:cloudformation:ap-southeast-2:222222222222:stack/S/1'
}

@test "a deletion that failed before is tried again, saying why it failed" {
  aws_has stack DELETE_FAILED
  aws_has reason 'The following resource(s) failed to delete: [Sink].'
  destroy_monitoring --yes
  ends_with_code 0
  says 'retrying; the last deletion failed: The following resource(s) failed to delete: [Sink].'
  calls delete-stack
}

@test "a deletion that fails ends with 4" {
  aws_has stack CREATE_COMPLETE
  aws_has after-delete DELETE_FAILED
  destroy_monitoring --yes
  ends_with_code 4
  says 'events: it failed'
}

@test "when a deletion fails, the stacks that are gone and those that are left are named" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.insights CREATE_COMPLETE
  aws_has stack.dashboards CREATE_COMPLETE
  aws_has after-delete.insights DELETE_FAILED
  destroy_monitoring --yes
  ends_with_code 4
  says 'deleted by this run: MonitoringAccountDashboardsStack
not deleted: MonitoringAccountInsightsStack MonitoringAccountInfraStack
  = help: run this again to continue'
  aws_has after-delete.insights gone
  destroy_monitoring --yes
  ends_with_code 0
  does_not_say 'not deleted'
}

@test "a deletion is confirmed on a terminal, and Enter is no" {
  aws_has stack CREATE_COMPLETE
  on_terminal '222222222222, Region ap-southeast-2? [y/N]' '' -- organization-deployment/destroy-monitoring-account.sh
  ends_with_code 1
  says 'nothing was changed'
  does_not_call delete-stack
}

@test "without a terminal a deletion needs --yes" {
  aws_has stack CREATE_COMPLETE
  destroy_monitoring
  ends_with_code 2
  says 'give --yes'
  does_not_call delete-stack
}

@test "the Region and the profile can be given" {
  destroy_monitoring --yes --home-region us-east-1 --monitoring-profile mon
  ends_with_code 0
  calls 'sts get-caller-identity'
  [ "$(grep -c -- '--region us-east-1 --profile mon$' "$AWS_STUB/calls")" = "$(wc -l <"$AWS_STUB/calls")" ]
}

@test "a stack that was never deployed is removed like any other" {
  aws_has stack REVIEW_IN_PROGRESS
  destroy_monitoring --yes
  ends_with_code 0
  nothing_is_left_behind
}

@test "all stacks of the monitoring account are deleted, the collecting one last, after one question" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.insights CREATE_COMPLETE
  aws_has stack.dashboards UPDATE_COMPLETE
  on_terminal 'in the account 222222222222, Region ap-southeast-2? [y/N]' y -- organization-deployment/destroy-monitoring-account.sh
  ends_with_code 0
  says 'Delete MonitoringAccountDashboardsStack, MonitoringAccountInsightsStack, MonitoringAccountInfraStack'
  diff - <(sed -n 's/.*delete-stack --stack-name [^ ]*stack.\([^ ]*\).1 .*/\1/p' "$AWS_STUB/calls") <<'EOF'
MonitoringAccountDashboardsStack
MonitoringAccountInsightsStack
S
EOF
}

@test "nothing is deleted while accounts are linked, the dashboards neither" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.dashboards CREATE_COMPLETE
  aws_has links "$link"
  destroy_monitoring --yes
  ends_with_code 1
  does_not_call delete-stack
}

@test "a deletion that was interrupted goes on with what is left" {
  aws_has stack CREATE_COMPLETE
  destroy_monitoring --yes
  ends_with_code 0
  says 'MonitoringAccountInsightsStack does not exist: nothing to delete'
  calls 'delete-stack --stack-name arn:aws:cloudformation:ap-southeast-2:222222222222:stack/S/1'
}

@test "a sink that was there before stays, and who is linked to it is told" {
  setting existing-sink-arns arn:aws:oam:ap-southeast-2:222222222222:sink/other
  aws_has stack CREATE_COMPLETE
  aws_has no-sink yes
  aws_has links arn:aws:oam:ap-southeast-2:333333333333:link/1
  destroy_monitoring --yes
  ends_with_code 0
  says 'these accounts are linked to arn:aws:oam:ap-southeast-2:222222222222:sink/other, which is kept: 333333333333'
  calls delete-stack
}
