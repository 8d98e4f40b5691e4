# shellcheck shell=bash disable=SC2034,SC2154
# The key of the monitoring account and its alias, which have a stack of their own. The deletion of the stack
# retains them. A key has no name by which CloudFormation could find it, so the change set imports it by id.
#
# kept_key   the id of the retained key; empty if there is none

kept_key=''

is_key_stack() { [[ $1 == "$(stack_name_of monitoring-key)" ]]; }

# Sets kept_key, unless no key has our alias, or its deletion is pending.
find_kept_key() {
  local alias described state
  kept_key=''
  alias=$(name_of key)
  if described=$(try_aws kms describe-key --key-id "$alias" --output text \
    --query 'KeyMetadata.[KeyId,KeyState]'); then
    read -r kept_key state <<<"$described"
    if [[ $state == PendingDeletion ]]; then kept_key=''; fi
  elif ! aws_said NotFoundException; then
    aws_failed "look for the key $alias"
  fi
}

# key_to_import: the resources of the key stack, as `--resources-to-import` takes them.
key_to_import() {
  local form='{"ResourceType":"AWS::KMS::%s","LogicalResourceId":"%s","ResourceIdentifier":{"%s":"%s"}}'
  # shellcheck disable=SC2059  # the same form twice
  printf "[$form,$form]\n" Key Key KeyId "$kept_key" Alias Alias AliasName "$(name_of key)"
}
