# shellcheck shell=bash disable=SC2034,SC2154
# Whether an account is a sandbox: neither an organization's management account nor an account with
# a sagewatch deployment. In any other account, or if this can't be determined, nothing is created
# unless a person confirms it with the account id; --yes is not enough.
#
# second_account   the account of --second-profile; empty without it
# no_sandbox       why the account is not a sandbox, or not known to be one, one reason per line
# leftovers        how to remove resources of other runs, "REGION ARGUMENT…" each

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

# refuse_other_accounts: --in-account must name one of the accounts in use.
refuse_other_accounts() {
  local insists
  for insists in "${in_accounts[@]}"; do
    if [[ $insists != "$account" && $insists != "$second_account" ]]; then
      fail 2 "--in-account names $insists, but these credentials belong to \
$account${second_account:+ and $second_account}"
    fi
  done
}

# refuse_no_sandboxes: for both accounts.
refuse_no_sandboxes() {
  refuse_other_accounts
  refuse_no_sandbox
  if [[ -z $second_account ]]; then return; fi
  local account=$second_account profile=$second_profile
  refuse_no_sandbox
}

# refuse_no_sandbox: ends the script if the account is not known to be a sandbox and nobody confirms
# it.
refuse_no_sandbox() {
  local typed=''
  look_at_account
  warn_of_leftovers
  if ((${#no_sandbox[@]} == 0)); then return; fi
  say "$account is not known to be a sandbox:" "${no_sandbox[@]/#/  }"
  if contains "$account" "${in_accounts[@]}"; then
    say "continuing there (confirmed by --in-account $account)"
    return
  fi
  can_ask || fail 2 'the self test needs a sandbox account' \
    'use a profile of an account where nothing runs that matters' \
    "to run it here all the same, give --in-account $account"
  read -rp "To continue there anyway, type the account id: " typed || say ''
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

# not_read WHAT: if this is unknown, the account is not known to be a sandbox.
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

# look_at_roles: roles are global, so they reveal a deployment in any Region. The name prefix of a
# deployment precedes the known names.
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

# look_at_region REGION: every stack of a deployment has such a description, whatever its name.
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

# look_for_sinks STACKS: sinks of other runs that belong to no stack in the list.
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
