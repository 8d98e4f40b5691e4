# shellcheck shell=bash disable=SC2034,SC2154
# Whether the account is a sandbox, as far as it can be read: neither an organization's management
# account nor one that holds a sagewatch deployment. There nothing is made unless a person says so
# with the account's id, which --yes does not do.

# refuse_no_sandbox: ends the script where the account is no sandbox and nobody insists.
refuse_no_sandbox() {
  local why insists typed=''
  insists=$(given in-account)
  if [[ $insists && $insists != "$account" ]]; then
    fail 2 "--in-account names $insists, but these credentials belong to $account"
  fi
  why=$(why_no_sandbox)
  if [[ -z $why ]]; then return; fi
  say "$account is no sandbox: $why"
  if [[ $insists ]]; then say "going on there (confirmed by --in-account $insists)" && return; fi
  can_ask || fail 2 'the self test is for a sandbox account' \
    'use a profile of an account where nothing runs that matters' \
    "to run it here all the same, give --in-account $account"
  read -rp "To go on there all the same, type the account's id: " typed || say ''
  if [[ $typed != "$account" ]]; then decline; fi
}

# why_no_sandbox: nothing where it is one.
why_no_sandbox() {
  local management stacks
  if ! management=$(try_aws organizations describe-organization \
    --query Organization.MasterAccountId --output text); then
    aws_said AWSOrganizationsNotInUse ||
      warn "could not read whether this is a management account: $(aws_error_line)"
  elif [[ $management == "$account" ]]; then
    echo "it is its organization's management account"
    return
  fi
  # Every stack of ours is described so, whatever its name.
  if ! stacks=$(try_aws cloudformation describe-stacks --output text --query \
    "Stacks[?starts_with(Description || '', 'SageMaker monitoring: ')].StackName"); then
    warn "could not read whether a sagewatch deployment is here: $(aws_error_line)"
  elif [[ $stacks ]]; then
    echo "it holds a sagewatch deployment ($(tr '\t' ' ' <<<"$stacks"))"
  fi
}
