# Stack sets of a delegated administrator: every call about them says so, and only in its account.

load support/setup

prepare() {
  signed_in_to 555555555555
  aws_has delegates 555555555555
  aws_has stack CREATE_COMPLETE
}

# Every call about stack sets that was made, and whether it says whose they are.
all_calls_say_it() {
  if grep -E 'cloudformation [a-z-]*(stack-set|stack-instances|organizations-access)' "$AWS_STUB/calls" |
    grep -v -- '--call-as DELEGATED_ADMIN'; then
    return 1
  fi
}

@test "a deployment, its wait and its grid are called as the delegated administrator" {
  prepare
  aws_has busy-polls 2
  deploy_management --yes --call-as delegated-admin
  ends_with_code 0
  says 'the grid'
  says "Stack sets never reach the organization's management account"
  calls 'list-stack-set-operations'
  all_calls_say_it
}

@test "trying again, preflight, status and deletion are so, too" {
  prepare
  setting call-as delegated-admin
  aws_has change-set.all "FAILED	The submitted information didn't contain changes."
  aws_has failed-stacks yes
  aws_has retry '{"StackSetName":"S"}'
  deploy_management --yes
  calls 'create-stack-instances --cli-input-json {"StackSetName":"S"} --call-as DELEGATED_ADMIN'
  rm "$AWS_STUB/stack"
  preflight --for management
  calls 'list-stack-sets --status ACTIVE --call-as DELEGATED_ADMIN'
  calls 'organizations list-delegated-administrators --service-principal member.org.stacksets.cloudformation.amazonaws.com --output json'
  does_not_call 'organizations describe-organization --output json'
  aws_has stack CREATE_COMPLETE
  setting management-profile delegate
  status_of_all --detect-drift
  calls 'detect-stack-set-drift --stack-set-name sagemaker-monitoring-workload-events --call-as DELEGATED_ADMIN'
  does_not_call 'detect-stack-drift --stack-name ManagementStackStack --call-as'
  destroy_management --yes
  all_calls_say_it
}

@test "an account that is not registered is refused, with the command that registers it" {
  prepare
  aws_has delegates 666666666666
  deploy_management --yes --call-as delegated-admin
  ends_with_code 1
  says 'call-as is delegated-admin, but 555555555555 is not a delegated administrator of stack sets'
  says "in the organization's management account: aws organizations register-delegated-administrator --service-principal member.org.stacksets.cloudformation.amazonaws.com --account-id 555555555555"
  aws_fails organizations.list-delegated-administrators 254 "An error occurred (AccessDeniedException) when calling the ListDelegatedAdministrators operation: You don't have permissions to access this resource."
  deploy_management --yes --call-as delegated-admin
  ends_with_code 1
  says 'is not a delegated administrator of stack sets'
  does_not_call create-change-set
}

@test "who may not ask is warned and goes on" {
  prepare
  aws_fails organizations.list-delegated-administrators 254 'An error occurred (AccessDeniedException) when calling the ListDelegatedAdministrators operation: User: alice is not authorized to perform: organizations:ListDelegatedAdministrators'
  deploy_management --yes --call-as delegated-admin
  ends_with_code 0
  says 'warning[W0351]: could not check that 555555555555 is a delegated administrator'
}

@test "the monitoring account may be the delegated administrator" {
  prepare
  setting monitoring-account-id 555555555555
  deploy_management --yes --call-as delegated-admin
  ends_with_code 0
}
