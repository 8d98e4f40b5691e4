# shellcheck shell=bash disable=SC2034,SC2154
# The key of the monitoring account and its alias, in a stack of their own. The deletion of the stack
# keeps them; a key has no name by which CloudFormation would find it again, so the change set names it.
#
# kept_key   the id of the key that is there without its stack

kept_key=''

is_key_stack() { [[ $1 == "$(stack_name_of monitoring-key)" ]]; }

# Sets kept_key; it stays empty where there is no key under our alias, or one that is to be deleted.
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
  local alias
  alias=$(name_of key)
  printf '[{"ResourceType":"AWS::KMS::Key","LogicalResourceId":"Key",'
  printf '"ResourceIdentifier":{"KeyId":"%s"}},' "$kept_key"
  printf '{"ResourceType":"AWS::KMS::Alias","LogicalResourceId":"Alias",'
  printf '"ResourceIdentifier":{"AliasName":"%s"}}]\n' "$alias"
}
