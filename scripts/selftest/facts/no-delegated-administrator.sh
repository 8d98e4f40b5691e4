# shellcheck shell=bash disable=SC2154
# title: How does AWS report that an account is not a delegated administrator of stack sets?
# expected: ListStackSets is refused with ValidationError, ListDelegatedAdministrators with AccessDeniedException
# decides: how preflight and the scripts for stack sets distinguish a missing delegation from a missing permission
# source: CloudFormation API Reference, "ListStackSets"; Organizations API Reference, "ListDelegatedAdministrators"; the wording is not documented
# seconds: 5
# cents: 0
# permissions: cloudformation:ListStackSets; organizations:ListDelegatedAdministrators

settle_fact() {
  local sets administrators
  attempt_quietly cloudformation list-stack-sets --call-as DELEGATED_ADMIN || refuse_denied
  sets=$answer
  attempt_quietly organizations list-delegated-administrators \
    --service-principal member.org.stacksets.cloudformation.amazonaws.com || refuse_denied
  administrators=$answer
  if [[ $sets == 'refused (ValidationError'* &&
    $administrators == 'refused (A'*@(AccessDenied|ccessDenied|OrganizationsNotInUse)* ]]; then
    as_expected "stack sets: $sets; administrators: $administrators"
  fi
  different "stack sets: $sets; administrators: $administrators"
}

# IAM's own refusal has other words than the service's.
refuse_denied() {
  if aws_said 'not authorized to perform'; then unsettled "$(error_text)"; fi
  if ! aws_said AccessDenied; then refuse_to_judge; fi
}
