# What a tear-down says before it begins, and the data that only --delete-data deletes.

load support/setup

infra=MonitoringAccountInfraStack
former=arn:aws:cloudformation:ap-southeast-2:222222222222:stack/MonitoringAccountInfraStack

everything_is_deployed() {
  setting monitoring-account-id 222222222222
  for stack in stack stack.insights stack.dashboards; do aws_has "$stack" CREATE_COMPLETE; done
  aws_has kept 'logs delete-log-group --log-group-name /aws/events/kept
dynamodb delete-table --table-name jobs'
}

@test "a plan names everything in the order of its end, and changes nothing" {
  everything_is_deployed
  destroy_monitoring --plan
  ends_with_code 0
  says 'loses    AWS::Events::Archive events'
  says 'nothing was changed (--plan)'
  [ "$(grep -c 'removal .*--all' "$AWS_STUB/sagewatch-calls")" = 3 ]
  diff - <(sed -n 's/.*get-template --stack-name [^ ]*stack.\([^ ]*\).1 .*/\1/p' "$AWS_STUB/calls" | tail -n 3) <<'EOF'
MonitoringAccountDashboardsStack
MonitoringAccountInsightsStack
S
EOF
  does_not_call delete-
  nothing_is_left_behind
}

@test "a plan says which accounts must be unlinked first, and goes on" {
  everything_is_deployed
  aws_has links arn:aws:oam:ap-southeast-2:444444444444:link/l
  destroy_monitoring --plan --yes
  ends_with_code 0
  says 'first, these accounts must be unlinked: 444444444444'
  says 'nothing was changed (--plan)'
  does_not_call delete-
}

@test "a plan does not wait for a deletion that is under way" {
  aws_has stack DELETE_IN_PROGRESS
  destroy_monitoring --plan
  ends_with_code 0
  says 'is already being deleted'
  sagewatch_does_not_get events
}

@test "the plan of the management account names the accounts of its stack sets" {
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  destroy_management --plan
  ends_with_code 0
  says '333333333333 444444444444'
  does_not_call delete-
}

@test "the plan of a workload account deletes nothing" {
  signed_in_to 333333333333
  aws_has stack CREATE_COMPLETE
  destroy_workload --plan
  ends_with_code 0
  says 'nothing was changed (--plan)'
  does_not_call delete-
}

@test "--yes alone never deletes data" {
  everything_is_deployed
  destroy_monitoring --yes
  ends_with_code 0
  does_not_call delete-log-group
  does_not_call delete-table
}

@test "data goes after the stacks, for who gives the stack's name in full" {
  everything_is_deployed
  destroy_monitoring --yes --delete-data "$infra"
  ends_with_code 0
  says "Permanently delete the data of $infra? yes (confirmed by --delete-data $infra)"
  sagewatch_gets '--with-data'
  says 'deleted  /aws/events/kept'
  says 'deleted  jobs'
  calls 'logs delete-log-group --log-group-name /aws/events/kept --region ap-southeast-2'
  calls 'dynamodb wait table-not-exists --table-name jobs'
  [ "$(grep -n delete-stack "$AWS_STUB/calls" | tail -n 1 | cut -d: -f1)" -lt \
    "$(grep -n delete-log-group "$AWS_STUB/calls" | cut -d: -f1)" ]
}

@test "another name, or a part of it, is refused before anything" {
  everything_is_deployed
  for name in MonitoringAccount monitoringaccountinfrastack MonitoringAccountInsightsStack; do
    destroy_monitoring --yes --delete-data "$name"
    ends_with_code 2
    says "--delete-data needs the stack's name in full, $infra, not '$name'"
  done
  [ ! -e "$AWS_STUB/calls" ]
}

@test "without a terminal and a name nothing is deleted" {
  everything_is_deployed
  destroy_monitoring --delete-data --yes
  ends_with_code 2
  says "give --delete-data $infra to answer yes"
  [ ! -e "$AWS_STUB/calls" ]
}

@test "on a terminal the name is typed, and any other answer declines" {
  everything_is_deployed
  on_terminal 'in full:' y -- organization-deployment/destroy-monitoring-account.sh --yes --delete-data
  ends_with_code 1
  says 'nothing was changed'
  does_not_call delete-
  on_terminal 'in full:' "$infra" -- organization-deployment/destroy-monitoring-account.sh --yes --delete-data
  ends_with_code 0
  calls delete-log-group
}

@test "data that an earlier deletion kept is deleted later" {
  aws_has former "$former/1
$former/2"
  aws_has kept 'logs delete-log-group --log-group-name /aws/events/kept'
  destroy_monitoring --plan --delete-data
  ends_with_code 0
  says 'deletes  aws logs delete-log-group --log-group-name /aws/events/kept --region ap-southeast-2'
  does_not_call delete-log-group
  destroy_monitoring --yes --delete-data "$infra"
  ends_with_code 0
  [ "$(grep -c delete-log-group "$AWS_STUB/calls")" = 1 ]
}

@test "where no data is known, nothing is asked" {
  destroy_monitoring --delete-data "$infra"
  ends_with_code 0
  says "no retained data of an earlier $infra found"
  does_not_say 'ermanently delete'
}

@test "an interrupted deletion of data goes on, and what is gone is no error" {
  everything_is_deployed
  aws_fails logs.delete-log-group 254 'An error occurred (ExpiredTokenException) when calling it'
  destroy_monitoring --yes --delete-data "$infra"
  ends_with_code 4
  says 'could not delete /aws/events/kept'
  says 'deleted  jobs'
  aws_has former "$former/1"
  aws_fails logs.delete-log-group 254 'An error occurred (ResourceNotFoundException): not there'
  destroy_monitoring --yes --delete-data "$infra"
  ends_with_code 0
  says 'already deleted  /aws/events/kept'
  says 'deleted  jobs'
}

@test "the commands that are told know the profile" {
  everything_is_deployed
  destroy_monitoring --yes --monitoring-profile mon
  ends_with_code 0
  sagewatch_gets 'events --operation'
  sagewatch_gets '--profile mon'
}

@test "only the monitoring account has data to delete" {
  destroy_management --yes --delete-data ManagementStackStack
  ends_with_code 2
  destroy_workload --yes --delete-data
  ends_with_code 2
}
