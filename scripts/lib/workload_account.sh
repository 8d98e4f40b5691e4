# shellcheck shell=bash disable=SC2034,SC2154
# Whether an account that is deployed directly may be a workload account.

# refuse_wrong_workload_account MONITORING_ACCOUNT
refuse_wrong_workload_account() {
  local accounts paths
  accounts=$(setting workload-accounts)
  paths=$(setting workload-ou-paths)
  if [[ -z $accounts$paths ]]; then
    warn "cannot tell whether the monitoring account admits $account" \
      'it does if its workload-accounts list the account, or its OUs contain it'
  elif ! is_listed "$accounts"; then
    if [[ -z $paths ]]; then refuse_unlisted "$1" "it is not in workload-accounts ($accounts)"; fi
    check_units "$1" "$paths"
  fi
  refuse_stack_set_stacks
}

# is_listed ACCOUNTS: whether the account is one of them; commas between.
is_listed() { [[ ,$1, == *,"$account",* ]]; }

# refuse_unlisted MONITORING_ACCOUNT WHY
refuse_unlisted() {
  local whose="these credentials belong to $account" accounts
  if [[ $1 == "$account" ]]; then whose+=', the monitoring account'; fi
  accounts=$(setting workload-accounts)
  fail 1 "$whose, which is not a workload account: $2" \
    'use a profile of a workload account: --workload-profile NAME' \
    "to admit it, run $(monitoring_script) --workload-accounts ${accounts:+$accounts,}$account"
}

# How the monitoring account is deployed with these settings.
monitoring_script() {
  local reach='individual-deployment'
  if [[ $(setting workload-ou-paths) ]]; then reach='organization-deployment'; fi
  script_path "$reach/deploy-monitoring-account.sh"
}

# check_units MONITORING_ACCOUNT PATHS: the account is not listed. Of the accounts that units hold,
# only the management account is left to be deployed directly.
check_units() {
  local organization management id place unit
  organization=$(try_aws organizations describe-organization \
    --query 'Organization.[MasterAccountId,Id]' --output text) || {
    if aws_said AWSOrganizationsNotInUse; then
      refuse_unlisted "$1" 'it does not belong to an organization, and it is not in workload-accounts'
    fi
    warn "could not check whether the OUs contain $account: $(aws_error_line)"
    return
  }
  read -r management id <<<"$organization"
  if [[ ,$2 != *,"$id"/* ]]; then
    refuse_unlisted "$1" "it is in the organization $id, and the OUs are in another"
  fi
  if [[ $account != "$management" ]]; then
    refuse_unlisted "$1" 'it is not in workload-accounts; if the OUs contain it, stack sets reach it'
  fi
  if ! place=$(place_in "$id"); then
    warn "could not check whether the OUs contain $account: $(aws_error_line)" \
      'if they do not, it must be in workload-accounts'
    return
  fi
  for unit in ${2//,/ }; do
    if [[ $place == "$unit"* ]]; then return; fi
  done
  refuse_unlisted "$1" "it is neither in the OUs ($2) nor in workload-accounts"
}

# place_in ORGANIZATION: the account's path, as "o-…/r-…/ou-…/"; false when that may not be read.
place_in() {
  local child=$account above='' parent parents type depth
  for ((depth = 0; depth < 10; depth++)); do
    parents=$(try_aws organizations list-parents --child-id "$child" \
      --query 'Parents[0].[Id,Type]' --output text) || return 1
    read -r parent type <<<"$parents"
    above=$parent/$above
    if [[ $type == ROOT ]]; then break; fi
    child=$parent
  done
  echo "$1/$above"
}

# A stack set's stack makes roles and rules of the same names.
refuse_stack_set_stacks() {
  local events observability found
  events=$(name_of stack-set.events)
  observability=$(name_of stack-set.observability)
  local first="starts_with(StackName,'StackSet-$events-')"
  local second="starts_with(StackName,'StackSet-$observability-')"
  found=$(try_aws cloudformation describe-stacks --output text \
    --query "Stacks[?$first || $second].[StackName]") || {
    warn "could not check whether a stack set reaches $account: $(aws_error_line)"
    return
  }
  if [[ -z $found ]]; then return; fi
  fail 1 "a stack set already deploys to this account: $(paste -sd' ' <<<"$found")" \
    'there is nothing to do here: the management account keeps these stacks up to date'
}

# say_accounts_to_deploy: what the stack sets don't reach, and how to deploy it.
say_accounts_to_deploy() {
  local accounts
  accounts=$(setting workload-accounts)
  if [[ -z $accounts ]]; then return; fi
  say '' "Next: for each of the accounts ${accounts//,/, }, run with its profile" \
    "  $(script_path individual-deployment/deploy-workload-account.sh) --workload-profile NAME"
}
