# A stack or stack set of our name that somebody else has made, and an account that nobody named: nothing
# is changed or deleted there.

# shellcheck disable=SC2154  # repository and support are of support/setup
load support/setup

infra=MonitoringAccountInfraStack
insights=MonitoringAccountInsightsStack

# nothing_changes: no call has changed anything.
nothing_changes() {
  for change in create-change-set execute-change-set delete- update-termination-protection; do
    does_not_call "$change"
  done
}

@test "somebody else's stack of our name is not deleted, and none of ours is before it" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.insights CREATE_COMPLETE
  aws_has stack.dashboards CREATE_COMPLETE
  for foreign in $infra $insights; do
    aws_has foreign "$foreign"
    destroy_monitoring --yes --delete-data $infra
    ends_with_code 1
    says "error[E0316]: $foreign is not ours"
    says 'help: nothing was changed'
    does_not_say 'Delete '
    nothing_changes
  done
}

@test "somebody else's stack of our name is not updated" {
  for state in CREATE_COMPLETE ROLLBACK_COMPLETE DELETE_FAILED; do
    aws_has stack "$state"
    aws_has foreign "$infra"
    deploy_monitoring --yes --delete-failed-stack
    ends_with_code 1
    says "error[E0316]: $infra is not ours"
    nothing_changes
  done
}

@test "somebody else's stack is not deleted where the settings don't want one of ours" {
  aws_has stack.key CREATE_COMPLETE
  aws_has foreign MonitoringAccountKeyStack
  deploy_monitoring --yes
  ends_with_code 1
  says 'error[E0316]: MonitoringAccountKeyStack is not ours'
  does_not_call execute-change-set
  does_not_call 'delete-stack --stack-name arn:'
}

@test "a stack that became somebody else's after the question is not deleted" {
  aws_has stack CREATE_COMPLETE
  # shellcheck disable=SC2016  # for the stub to expand
  sed 's|^  removal)|  removal) echo MonitoringAccountInfraStack >"$AWS_STUB/foreign";|' \
    "$support/bin/sagewatch" >"$BATS_TEST_TMPDIR/sagewatch"
  chmod +x "$BATS_TEST_TMPDIR/sagewatch"
  SAGEWATCH=$BATS_TEST_TMPDIR/sagewatch destroy_monitoring --yes
  ends_with_code 1
  says "error[E0316]: $infra is not ours"
  does_not_call delete-stack
}

@test "data that a former stack of somebody else kept is left alone" {
  aws_has former arn:aws:cloudformation:ap-southeast-2:222222222222:stack/$infra/1
  aws_has kept 'dynamodb delete-table --table-name payments'
  aws_has foreign "$infra
MonitoringAccountKeyStack"
  destroy_monitoring --yes --delete-data $infra
  ends_with_code 0
  says "no retained data of an earlier $infra found"
  does_not_call delete-table
}

@test "somebody else's stack set of our name is neither deployed to nor deleted" {
  signed_in_to 111111111111
  aws_has stack-sets yes
  aws_has foreign workload-events
  deploy_management --yes
  ends_with_code 1
  says 'error[E0316]: workload-events is not ours'
  nothing_changes
  does_not_call create-stack-instances
  aws_has stack CREATE_COMPLETE
  destroy_management --yes
  ends_with_code 1
  nothing_changes
}

@test "without a settings file --yes needs --account, whatever the credentials are" {
  aws_has stack CREATE_COMPLETE
  aws_has stack.observability CREATE_COMPLETE
  for script in organization-deployment/destroy-monitoring-account.sh \
    organization-deployment/destroy-management-stackset.sh \
    individual-deployment/destroy-workload-account.sh; do
    signed_in_to 111111111111
    run_script "$script" --yes
    ends_with_code 2
    says "the settings do not say whether 111111111111 is the account to delete from"
    says 'give --account 111111111111'
    nothing_changes
    run_script "$script" --yes --account 444444444444
    ends_with_code 1
    says 'these credentials belong to 111111111111, not to 444444444444, which --account names'
    nothing_changes
    run_script "$script" --account 11111111111x --yes
    ends_with_code 2
    says "--account must be a 12-digit account id, not '11111111111x'"
  done
  run_script organization-deployment/destroy-monitoring-account.sh --yes --account 111111111111
  ends_with_code 0
  calls delete-stack
}

@test "data is not deleted without --yes either, where nobody named the account" {
  aws_has former arn:aws:cloudformation:ap-southeast-2:222222222222:stack/$infra/1
  aws_has kept 'dynamodb delete-table --table-name jobs'
  run_script organization-deployment/destroy-monitoring-account.sh --delete-data $infra
  ends_with_code 2
  says 'give --account 222222222222'
  nothing_changes
}

@test "the management account is known by the organization of the settings' OUs" {
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
  setting workload-ou-paths o-other12345/r-saaa/
  destroy_management --yes
  ends_with_code 2
  setting workload-ou-paths o-other12345/r-saaa/,o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/
  destroy_management --yes
  ends_with_code 0
}

@test "a workload account that the settings don't list is freed only for --account" {
  signed_in_to 555555555555
  setting workload-accounts 333333333333
  aws_has stack CREATE_COMPLETE
  destroy_workload --yes
  ends_with_code 1
  says 'belong to 555555555555, which is not in workload-accounts (333333333333)'
  nothing_changes
  destroy_workload --yes --account 555555555555
  ends_with_code 0
  calls delete-stack
}

@test "the question names the account with its alias, the Region, and what goes" {
  aws_has stack CREATE_COMPLETE
  aws_has alias payments-production
  destroy_monitoring
  ends_with_code 2
  says "Delete $infra in the account 222222222222 (payments-production), Region ap-southeast-2?"
  says 'give --yes'
  nothing_changes
  aws_fails iam.list-account-aliases 254 'An error occurred (AccessDenied)'
  destroy_monitoring
  says "Delete $infra in the account 222222222222, Region ap-southeast-2?"
}
