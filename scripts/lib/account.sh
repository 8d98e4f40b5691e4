# shellcheck shell=bash disable=SC2034,SC2154
# The account and the caller that the credentials belong to, and the check that it is the right account.
#
# account         "222222222222"
# caller          "role/Admin", "user/alice" or "root", without the name of the session
# caller_arn      the ARN of the caller, or of its session
# account_flags   options of `sagewatch account`: none, or --deletion and --known

account=''
caller=''
caller_arn=''
account_flags=()

identify() {
  local identity
  identity=$(call_aws 'find out whose credentials these are' \
    sts get-caller-identity --query '[Account,Arn]' --output text)
  read -r account caller_arn <<<"$identity"
  if ! [[ $account =~ ^[0-9]{12}$ ]]; then
    fail 4 'AWS did not say which account these credentials belong to' \
      "see what it says: $(command_line sts get-caller-identity)"
  fi
  caller=${caller_arn##*:}
  if [[ $caller == assumed-role/*/* ]]; then
    caller=role/${caller#assumed-role/}
    caller=${caller%/*}
  fi
}

show_account() { say "$stack → $account · $region · as $caller"; }

# account_and_region: the account and the home Region, as questions name them.
account_and_region() {
  local alias=''
  # An account has at most one alias, but the operation is paginated.
  alias=$(try_aws iam list-account-aliases --no-paginate --output text --query 'AccountAliases[0]') ||
    alias=''
  if ! [[ $alias =~ ^[a-z0-9-]{3,63}$ ]]; then alias=''; fi
  echo "the account $account${alias:+ ($alias)}, Region $home_region"
}

# refuse_wrong_account: ends the script if the settings, the organization or --account name another account.
refuse_wrong_account() {
  local command
  command=(account "$kind" --account "$account" ${meant_account:+--expected "$meant_account"}
    ${profile:+--profile "$profile"} "${account_flags[@]}" "${config_flags[@]}" "${setting_flags[@]}")
  ask_all "${command[@]}"
  sagewatch_cli "${command[@]}" <"$scratch/answers.json"
}
