# shellcheck shell=bash disable=SC2034,SC2154
# Whose credentials these are, and whether that is the account that is meant.
#
# account, caller   what AWS says: "222222222222" and "role/Admin"
# caller_arn        the ARN of the caller, or of its session
# account_flags     of `sagewatch account`: nothing, or --deletion and --known

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

# refuse_wrong_account: ends the script where the settings, the organization or --account name another one.
refuse_wrong_account() {
  local command
  command=(account "$kind" --account "$account" ${meant_account:+--expected "$meant_account"}
    ${profile:+--profile "$profile"} "${account_flags[@]}" "${config_flags[@]}" "${setting_flags[@]}")
  ask_all "${command[@]}"
  sagewatch_cli "${command[@]}" <"$scratch/answers.json"
}
