# shellcheck shell=bash disable=SC2034,SC2154
# Whose credentials these are, and whether that is the account that is meant.
#
# account, caller   what AWS says: "222222222222" and "role/Admin"
# caller_arn        the ARN of the caller, or of its session
# delegated_administrators   the call that lists those of stack sets

stack_sets_service=member.org.stacksets.cloudformation.amazonaws.com
delegated_administrators=(organizations list-delegated-administrators
  --service-principal "$stack_sets_service")
account=''
caller=''
caller_arn=''

identify() {
  local identity
  identity=$(call_aws 'find out whose credentials these are' \
    sts get-caller-identity --query '[Account,Arn]' --output text)
  read -r account caller_arn <<<"$identity"
  if ! [[ $account =~ ^[0-9]{12}$ ]]; then
    fail 4 'AWS did not say which account these credentials belong to' \
      "see what it says: $(command_line sts get-caller-identity)"
  fi
  caller=$(caller_of "$caller_arn")
}

# caller_of ARN: "role/Admin", "user/alice" or "root"; a session's name says nothing here.
caller_of() {
  local resource=${1##*:}
  case $resource in
    assumed-role/*/*)
      resource=${resource#assumed-role/}
      echo "role/${resource%/*}" ;;
    *) echo "$resource" ;;
  esac
}

show_account() { say "$stack → $account · $region · as $caller"; }

# account_and_region: as a question names them.
account_and_region() {
  local alias=''
  # There is at most one, which IAM gives in pages all the same.
  alias=$(try_aws iam list-account-aliases --no-paginate --output text --query 'AccountAliases[0]') ||
    alias=''
  if ! [[ $alias =~ ^[a-z0-9-]{3,63}$ ]]; then alias=''; fi
  echo "the account $account${alias:+ ($alias)}, Region $home_region"
}

# The account must not be another one than --account, the settings, or the organization, say.
refuse_wrong_account() {
  local monitoring
  if [[ $meant_account && $meant_account != "$account" ]]; then
    fail 1 "these credentials belong to $account, not to $meant_account, which --account names" \
      "use a profile of $meant_account: --$kind-profile NAME"
  fi
  monitoring=$(setting monitoring-account-id)
  "refuse_wrong_${kind}_account" "$monitoring"
}

# refuse_wrong_monitoring_account REMEMBERED
refuse_wrong_monitoring_account() {
  if [[ -z $1 || $1 == "$account" ]]; then return; fi
  fail 1 "these credentials belong to $account, but the monitoring account is $1" \
    "use a profile of $1: --monitoring-profile NAME" \
    "if $account is right, correct monitoring-account-id in the settings file" \
    'for a second monitoring account, use a separate settings file: --config other.yaml'
}

# refuse_wrong_management_account MONITORING_ACCOUNT
refuse_wrong_management_account() {
  local organization id management
  if ((${#call_as_flags[@]})); then
    refuse_undelegated_account
    return
  fi
  if [[ $1 == "$account" ]]; then
    fail 1 "these credentials belong to $account, the monitoring account" \
      "$stack belongs in the organization's management account: --management-profile NAME"
  fi
  organization=$(management_account)
  read -r management id <<<"$organization"
  if [[ -z $management || $management == "$account" ]]; then return; fi
  fail 1 "these credentials belong to $account, but the management account of $id is $management" \
    "use a profile of $management: --management-profile NAME" \
    "if $account is a delegated administrator of stack sets: --call-as delegated-admin"
}

# With call-as delegated-admin. Any account may be one but the management account, and also the
# monitoring account.
refuse_undelegated_account() {
  local listed
  if ! listed=$(try_aws "${delegated_administrators[@]}" --output text \
    --query 'DelegatedAdministrators[].[Id]'); then
    # Who is neither the management account nor a delegated administrator may not even ask.
    if ! aws_said AccessDenied || aws_said 'not authorized'; then
      warn "could not check that $account is a delegated administrator: $(aws_error_line)"
      return
    fi
  elif grep -qx "$account" <<<"$listed"; then
    return
  fi
  fail 1 "call-as is delegated-admin, but $account is not a delegated administrator of stack sets" \
    'use a profile of one: --management-profile NAME' \
    "or register it; in the organization's management account: aws organizations \
register-delegated-administrator --service-principal $stack_sets_service --account-id $account" \
    'or deploy from the management account: --call-as self'
}

# The management account's id and the organization's; nothing when that may not be read.
management_account() {
  if try_aws organizations describe-organization \
    --query 'Organization.[MasterAccountId,Id]' --output text; then return; fi
  if aws_said AWSOrganizationsNotInUse; then
    fail 1 "the account $account does not belong to an organization: it cannot be the management account" \
      'use a profile of the management account: --management-profile NAME'
  fi
  warn "could not check that $account is the management account: $(aws_error_line)"
}

# is_known_KIND_account: whether the settings tell that it is the one, by its id or by its
# organization. That they don't tell another one was checked before.
is_known_monitoring_account() { [[ $(setting monitoring-account-id) == "$account" ]]; }
is_known_workload_account() { is_listed "$(setting workload-accounts)"; }
is_known_management_account() {
  local organization paths
  paths=$(setting workload-ou-paths)
  organization=$(try_aws organizations describe-organization --query Organization.Id \
    --output text) || return 1
  [[ ,$paths == *,"$organization"/* ]]
}
