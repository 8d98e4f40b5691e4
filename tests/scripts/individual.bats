# Accounts that are deployed directly: who may be one, what it gets, and how it goes again.

load support/setup

workload() {
  signed_in_to 333333333333
  setting monitoring-account-id 222222222222
  setting workload-accounts 333333333333,444444444444
  for type in metrics logs traces; do setting "observability-$type" true; done
}

@test "the monitoring account is asked for accounts and not for units" {
  deploy_listed --yes --workload-accounts 333333333333
  ends_with_code 0
  sagewatch_gets 'configure monitoring --individual --yes --workload-accounts 333333333333'
  says 'for each of the accounts 333333333333, run with its profile'
  says 'scripts/individual-deployment/deploy-workload-account.sh --workload-profile NAME'
  does_not_say deploy-management-account
}

@test "with units and accounts both next steps are told" {
  setting workload-ou-paths o-1a2b3c4d5e/r-saaa/
  setting workload-accounts 333333333333,111111111111
  deploy_monitoring --yes
  ends_with_code 0
  says 'organization-deployment/deploy-management-account.sh'
  says 'for each of the accounts 333333333333, 111111111111, run with its profile'
}

@test "the management account is told that no stack set reaches it" {
  signed_in_to 111111111111
  setting workload-accounts 111111111111
  deploy_management --yes
  ends_with_code 0
  says 'Stack sets never reach this account, 111111111111'
  says 'make destroy-workload-account-infra, for each directly deployed account'
}

@test "a workload account gets both stacks, with the values of their parameters" {
  workload
  aws_has parameters '[{"ParameterKey":"HomeRegion","ParameterValue":"ap-southeast-2"}]'
  deploy_workload --yes --workload-profile research
  ends_with_code 0
  says 'WorkloadAccountEventsStack → 333333333333 · ap-southeast-2 · as role/Admin'
  sagewatch_gets 'parameters WorkloadAccountEventsStack --region ap-southeast-2 --format json --workload-profile research'
  calls '--change-set-type CREATE --template-body file://'
  calls 'WorkloadAccountEventsStack.ap-southeast-2.parameters.json'
  calls 'WorkloadAccountObservabilityStack.ap-southeast-2.parameters.json'
  sagewatch_gets '--deployed'
  says 'Deploy these changes? yes (confirmed by --yes)'
  says 'destroy-workload-account.sh --workload-profile NAME'
  nothing_is_left_behind
}

@test "the stack as it was is what parameters are compared with" {
  workload
  aws_has parameters '[{}]'
  aws_has stack CREATE_COMPLETE
  deploy_workload --yes --no-execute
  ends_with_code 0
  calls 'stack/WorkloadAccountEventsStack/1 --output json'
  does_not_call 'stack/WorkloadAccountObservabilityStack/1 --output json'
}

@test "a stack without parameters is given none" {
  deploy_monitoring --yes
  ends_with_code 0
  does_not_call ' --parameters'
}

@test "a second run with nothing to change says so, and asks nothing more" {
  workload
  aws_has stack CREATE_COMPLETE
  aws_has stack.observability CREATE_COMPLETE
  aws_has change-set.all "FAILED	The submitted information didn't contain changes."
  deploy_workload --yes
  ends_with_code 0
  says 'WorkloadAccountEventsStack is up to date'
  says 'WorkloadAccountObservabilityStack is up to date'
  does_not_say 'Deploy these changes?'
}

@test "an account that is not listed is refused, with the way to admit it" {
  workload
  signed_in_to 555555555555
  deploy_workload --yes
  ends_with_code 1
  says 'these credentials belong to 555555555555, which is not a workload account: it is not in workload-accounts (333333333333,444444444444)'
  says 'individual-deployment/deploy-monitoring-account.sh --workload-accounts 333333333333,444444444444,555555555555'
  does_not_call create-change-set
}

@test "the monitoring account is refused where it is no workload account" {
  workload
  signed_in_to 222222222222
  deploy_workload --yes
  ends_with_code 1
  says 'these credentials belong to 222222222222, the monitoring account, which is not a workload account'
}

@test "the monitoring account is not linked to itself" {
  workload
  signed_in_to 222222222222
  setting workload-accounts 222222222222
  deploy_workload --yes
  ends_with_code 0
  says 'WorkloadAccountObservabilityStack is not needed: the monitoring account sees its own'
  does_not_call 'create-change-set --stack-name WorkloadAccountObservabilityStack'
}

@test "a link that the settings no longer include is deleted, after the question" {
  workload
  for type in metrics logs traces; do setting "observability-$type" false; done
  aws_has stack.observability CREATE_COMPLETE
  aws_has stack CREATE_COMPLETE
  aws_has change-set "FAILED	The submitted information didn't contain changes."
  on_terminal 'right account?' y 'these changes, and delete WorkloadAccountObservabilityStack in the account 333333333333, Region ap-southeast-2?' n -- individual-deployment/deploy-workload-account.sh
  ends_with_code 1
  does_not_call delete-stack
  deploy_workload --yes
  ends_with_code 0
  says 'the settings no longer include WorkloadAccountObservabilityStack: it will be deleted with its 27 resources'
  calls 'delete-stack --stack-name arn:aws:cloudformation:ap-southeast-2:222222222222:stack/WorkloadAccountObservabilityStack/1'
  [ ! -e "$AWS_STUB/stack.observability" ]
}

@test "an account that a stack set has deployed is left to it" {
  workload
  aws_has stack-set-stacks StackSet-sagemaker-monitoring-workload-events-1
  deploy_workload --yes
  ends_with_code 1
  says 'a stack set already deploys to this account: StackSet-sagemaker-monitoring-workload-events-1'
  does_not_call create-change-set
}

@test "who may not list stacks is warned, and goes on" {
  workload
  aws_fails cloudformation.describe-stacks 254 'An error occurred (AccessDenied) when calling it' 0
  deploy_workload --yes
  says 'warning[W0351]: could not check whether a stack set reaches 333333333333'
}

@test "an account in another organization than the units is refused" {
  workload
  setting workload-accounts ''
  setting workload-ou-paths o-zzzzzzzzzz/r-saaa/
  deploy_workload --yes
  ends_with_code 1
  says 'it is in the organization o-1a2b3c4d5e, and the OUs are in another'
  says 'organization-deployment/deploy-monitoring-account.sh --workload-accounts 333333333333'
}

@test "an account in no organization is refused where only units are admitted" {
  workload
  setting workload-accounts ''
  setting workload-ou-paths o-1a2b3c4d5e/r-saaa/
  aws_fails organizations.describe-organization 254 'An error occurred (AWSOrganizationsNotInUseException): none'
  deploy_workload --yes
  ends_with_code 1
  says 'it does not belong to an organization, and it is not in workload-accounts'
}

@test "the management account is admitted where a unit holds it, and else refused" {
  workload
  signed_in_to 111111111111
  setting workload-accounts ''
  setting workload-ou-paths o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/
  aws_has parents 'ou-saaa-1a2b3c4d	ORGANIZATIONAL_UNIT
r-saaa	ROOT'
  deploy_workload --yes
  ends_with_code 0
  : >"$AWS_STUB/calls"
  aws_has parents 'r-saaa	ROOT'
  deploy_workload --yes
  ends_with_code 1
  says 'it is neither in the OUs (o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/) nor in workload-accounts'
}

@test "a member account that is not listed is left to the stack sets" {
  workload
  setting workload-accounts 444444444444
  setting workload-ou-paths o-1a2b3c4d5e/r-saaa/
  deploy_workload --yes
  ends_with_code 1
  says 'it is not in workload-accounts; if the OUs contain it, stack sets reach it'
  says 'deploy-monitoring-account.sh --workload-accounts 444444444444,333333333333'
  does_not_call create-change-set
}

@test "a management account that may not ask where it stands is warned and goes on" {
  workload
  signed_in_to 111111111111
  setting workload-accounts ''
  setting workload-ou-paths o-1a2b3c4d5e/r-saaa/
  aws_fails organizations.list-parents 254 'An error occurred (AccessDeniedException)'
  deploy_workload --yes
  ends_with_code 0
  says 'warning[W0351]: could not check whether the OUs contain 111111111111'
}

@test "settings without senders say that nothing is known of admission" {
  workload
  setting workload-accounts ''
  deploy_workload --yes
  ends_with_code 0
  says 'warning[W0351]: cannot tell whether the monitoring account admits 333333333333'
}

@test "expired credentials name the profile of the workload account" {
  workload
  aws_fails sts.get-caller-identity 255 'Error when retrieving token from sso: Token has expired'
  deploy_workload --yes --workload-profile research
  ends_with_code 4
  says 'could not find out whose credentials these are (profile research)'
  says "run 'aws sso login --profile research'"
  aws_fails sts.get-caller-identity 253 'Unable to locate credentials'
  deploy_workload --yes
  ends_with_code 4
  says 'give another profile with --workload-profile'
}

@test "a token that expires between the two stacks says which one is there" {
  workload
  aws_fails cloudformation.execute-change-set 254 'An error occurred (ExpiredToken) when calling it' 1
  deploy_workload --yes
  ends_with_code 4
  says 'deployed by this run: WorkloadAccountEventsStack'
  says 'not deployed: WorkloadAccountObservabilityStack'
  nothing_is_left_behind
}

@test "both stacks are deleted, the link first" {
  workload
  aws_has stack CREATE_COMPLETE
  aws_has stack.observability CREATE_COMPLETE
  destroy_workload --yes --workload-profile research
  ends_with_code 0
  says 'Delete WorkloadAccountObservabilityStack, WorkloadAccountEventsStack in the account 333333333333, Region ap-southeast-2? yes'
  [ "$(grep -n delete-stack "$AWS_STUB/calls" | head -n 1 | grep -c Observability)" = 1 ]
  says 'make destroy-monitoring-account-infra'
  destroy_workload --yes
  ends_with_code 0
  says 'WorkloadAccountEventsStack does not exist: nothing to delete'
}

@test "a declined deletion changes nothing" {
  workload
  aws_has stack CREATE_COMPLETE
  on_terminal 'in the account 333333333333, Region ap-southeast-2?' n -- individual-deployment/destroy-workload-account.sh
  ends_with_code 1
  says 'nothing was changed'
  does_not_call delete-stack
}
