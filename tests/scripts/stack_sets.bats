# The stacks that the stack sets put into the workload accounts: waited for, shown, tried again.

load support/setup

prepare() {
  signed_in_to 111111111111
  aws_has stack CREATE_COMPLETE
}

changes_nothing() {
  aws_has change-set.all "FAILED	The submitted information didn't contain changes."
}

@test "the stack sets are shown after a deployment, with the names of the accounts" {
  prepare
  deploy_management --yes
  ends_with_code 0
  says 'the grid'
  says '"Name":"research"'
  says 'make destroy-management-stackset'
  calls 'list-stack-instances --stack-set-name sagemaker-monitoring-workload-events --output json'
  calls 'list-stack-instances --stack-set-name sagemaker-monitoring-workload-observability --output json'
}

@test "their operations are waited for, and a change is told once" {
  prepare
  aws_has busy-polls 3
  deploy_management --yes
  ends_with_code 0
  says 'summary 1
summary 2
summary 3
'
  says 'the grid'
}

@test "accounts in which a stack set failed end a deployment with 4 and the way on" {
  prepare
  aws_has failed-stacks yes
  aws_has retry '{"StackSetName":"S"}'
  deploy_management --yes
  ends_with_code 4
  says 'the grid'
  says 'error: the stack sets are not deployed to every account'
  says 'run this again: it retries only where it failed'
  does_not_call create-stack-instances
  does_not_say 'make destroy-management-stackset'
}

@test "a run with nothing to deploy tries again where an earlier one failed" {
  prepare
  changes_nothing
  aws_has failed-stacks yes
  printf '{"StackSetName":"S"}\n{"StackSetName":"T"}\n' >"$AWS_STUB/retry"
  deploy_management --yes
  ends_with_code 0
  says 'Retry where it failed? yes (confirmed by --yes)'
  calls 'create-stack-instances --cli-input-json {"StackSetName":"S"}'
  calls 'create-stack-instances --cli-input-json {"StackSetName":"T"}'
  says 'the grid, mended'
}

@test "nothing is tried again that nobody wants" {
  prepare
  changes_nothing
  aws_has failed-stacks yes
  aws_has retry '{"StackSetName":"S"}'
  on_terminal 'right account?' y 'where it failed?' n -- organization-deployment/deploy-management-account.sh
  ends_with_code 4
  does_not_call create-stack-instances
}

@test "where nothing can be tried again, that is the end" {
  prepare
  changes_nothing
  aws_has failed-stacks yes
  deploy_management --yes
  ends_with_code 4
  does_not_say 'Retry'
}

@test "an operation that can't be started again ends with AWS's reason" {
  prepare
  changes_nothing
  aws_has failed-stacks yes
  aws_has retry '{"StackSetName":"S"}'
  aws_fails cloudformation.create-stack-instances 254 'An error occurred (OperationInProgressException)'
  deploy_management --yes
  ends_with_code 4
  says 'could not retry the operation of the stack set'
  says '= aws: An error occurred (OperationInProgressException)'
}

@test "stack sets that may not be read are told of, and the deployment is done" {
  prepare
  aws_fails cloudformation.list-stack-instances 254 'An error occurred (AccessDenied) when calling the ListStackInstances operation'
  aws_fails cloudformation.list-stack-set-operations 254 'An error occurred (AccessDenied) when calling the ListStackSetOperations operation'
  deploy_management --yes
  ends_with_code 0
  says 'warning: could not list the stacks of the stack set sagemaker-monitoring-workload-events: An error occurred (AccessDenied)'
  does_not_say 'the grid'
}

@test "a stack set that is switched off is passed over" {
  prepare
  aws_fails cloudformation.list-stack-instances 254 'An error occurred (StackSetNotFoundException) when calling the ListStackInstances operation'
  aws_fails cloudformation.list-stack-set-operations 254 'An error occurred (StackSetNotFoundException) when calling the ListStackSetOperations operation'
  deploy_management --yes
  ends_with_code 0
  does_not_say warning
}

@test "credentials that expire while the stack sets are waited for end with the way on" {
  prepare
  aws_has busy-polls 9
  aws_fails cloudformation.list-stack-set-operations 254 'An error occurred (ExpiredToken) when calling the ListStackSetOperations operation' 2
  deploy_management --yes --management-profile mgmt
  ends_with_code 4
  says 'could not read the stack set sagemaker-monitoring-workload-events (profile mgmt)'
  says "run 'aws sso login --profile mgmt'"
  says 'AWS continues the operation; to watch it again, run:'
  says 'scripts/organization-deployment/deploy-management-account.sh'
}

@test "names of accounts that may not be read are left out" {
  prepare
  aws_fails organizations.list-accounts 254 'An error occurred (AccessDeniedException)'
  deploy_management --yes
  ends_with_code 0
  says 'the grid'
  does_not_say warning
  does_not_say '"Name":"research"'
}

@test "a deletion that fails shows which accounts held it up" {
  prepare
  aws_has after-delete DELETE_FAILED
  aws_has failed-stacks yes
  destroy_management --yes
  ends_with_code 4
  says 'events: it failed'
  says 'the grid'
}
