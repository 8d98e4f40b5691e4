# shellcheck shell=bash disable=SC2034,SC2154
# Whether an account is a sandbox: neither an organization's management account nor one that holds a
# sagewatch deployment. Anywhere else, and where that can't be read, nothing is made unless a person
# says so with the account's id, which --yes does not do.
#
# second_account   the account of --second-profile; empty without it
# no_sandbox       why the account is none, or is not known to be one, a line each
# leftovers        the removal of what other runs made, "REGION ARGUMENT…" each

second_account=''
no_sandbox=()
leftovers=()
readonly prefix_of_all=sagewatch-selftest-

# identify_second: sets second_account.
identify_second() {
  local profile=$second_profile first=$account account caller caller_arn
  if [[ -z $second_profile ]]; then return; fi
  identify
  if [[ $account == "$first" ]]; then
    fail 2 "--second-profile $second_profile belongs to $account, too" \
      'give a profile of another account of the same organization'
  fi
  second_account=$account
  say "second account → $account · as $caller (profile $second_profile)"
}

# refuse_other_accounts: --in-account must name one of those that are used.
refuse_other_accounts() {
  local insists
  for insists in "${in_accounts[@]}"; do
    if [[ $insists != "$account" && $insists != "$second_account" ]]; then
      fail 2 "--in-account names $insists, but these credentials belong to \
$account${second_account:+ and $second_account}"
    fi
  done
}

# refuse_no_sandboxes: of both accounts.
refuse_no_sandboxes() {
  refuse_other_accounts
  refuse_no_sandbox
  if [[ -z $second_account ]]; then return; fi
  local account=$second_account profile=$second_profile
  refuse_no_sandbox
}

# refuse_no_sandbox: ends the script where the account is not known to be one and nobody insists.
refuse_no_sandbox() {
  local typed=''
  look_at_account
  warn_of_leftovers
  if ((${#no_sandbox[@]} == 0)); then return; fi
  say "$account is not known to be a sandbox:" "${no_sandbox[@]/#/  }"
  if contains "$account" "${in_accounts[@]}"; then
    say "going on there (confirmed by --in-account $account)"
    return
  fi
  can_ask || fail 2 'the self test is for a sandbox account' \
    'use a profile of an account where nothing runs that matters' \
    "to run it here all the same, give --in-account $account"
  read -rp "To go on there all the same, type the account's id: " typed || say ''
  if [[ $typed != "$account" ]]; then decline; fi
}

# look_at_account: sets no_sandbox and leftovers.
look_at_account() {
  local at
  no_sandbox=()
  leftovers=()
  look_at_organization
  look_at_roles
  for at in "$region" "$further_region"; do look_at_region "$at"; done
}

# not_read WHAT: an account of which that is not known is no known sandbox.
not_read() { no_sandbox+=("could not read $1: $(said_by_aws)"); }

look_at_organization() {
  local management
  if management=$(try_aws organizations describe-organization \
    --query Organization.MasterAccountId --output text); then
    if [[ $management == "$account" ]]; then
      no_sandbox+=("it is its organization's management account")
    fi
  elif ! aws_said AWSOrganizationsNotInUse; then
    not_read 'whether it is a management account'
  fi
}

# look_at_roles: roles are in no Region, so they tell of a deployment anywhere. A name prefix of a
# deployment stands before the names that we know.
look_at_roles() {
  local names name ours='' roles
  names=$(sagewatch_cli names | sed -n 's/^role\.[a-z-]* *//p')
  for name in $names; do ours+="${ours:+ || }ends_with(RoleName,'$name')"; done
  if ! roles=$(try_aws iam list-roles --output text --query "Roles[?$ours].RoleName"); then
    not_read 'whether it has roles of a sagewatch deployment'
  elif [[ $roles && $roles != None ]]; then
    no_sandbox+=("it has roles of a sagewatch deployment ($(tr -s '\t\n' ' ' <<<"$roles" | sed 's/ $//'))")
  fi
}

# look_at_region REGION: every stack of a deployment is described so, whatever its name.
look_at_region() {
  local region=$1 stacks name deployed=''
  if ! stacks=$(try_aws cloudformation describe-stacks --output text --query \
    "Stacks[?starts_with(Description || '', 'SageMaker monitoring: ') || \
starts_with(StackName, '$prefix_of_all')].StackName"); then
    not_read "whether a sagewatch deployment is in $region"
    return
  fi
  for name in $stacks; do
    case $name in
      None) ;;
      "$prefix_of_all"*) leftovers+=("$region cloudformation delete-stack --stack-name $name") ;;
      *) deployed+=" $name" ;;
    esac
  done
  if [[ $deployed ]]; then no_sandbox+=("it holds a sagewatch deployment in $region (${deployed# })"); fi
  look_for_sinks "$stacks"
}

# look_for_sinks STACKS: those of other runs, of no stack in the list.
look_for_sinks() {
  local name arn
  while read -r name arn; do
    if [[ $name == "$prefix_of_all"* ]] && ! grep -qwF -- "$name" <<<"$1"; then
      leftovers+=("$region oam delete-sink --identifier $arn")
    fi
  done < <(try_aws oam list-sinks --query 'Items[].[Name,Arn]' --output text)
}

warn_of_leftovers() {
  local region removal left
  if ((${#leftovers[@]} == 0)); then return; fi
  warn "$account has things of another self test: left by an earlier run, or another one is under way" \
    'if none is under way, these commands remove them:'
  for left in "${leftovers[@]}"; do
    read -r region left <<<"$left"
    read -ra removal <<<"$left"
    say "  $(command_line "${removal[@]}")"
  done
}
