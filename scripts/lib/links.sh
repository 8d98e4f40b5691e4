# shellcheck shell=bash disable=SC2154
# The sink of a stack, and who is linked to it. AWS deletes no sink while an account is, and only the
# account can remove its link: AWS fact OAM-1.

# sink_of_stack: the ARN of the sink that the stack has; nothing where it has none.
sink_of_stack() {
  local there="ResourceType=='AWS::Oam::Sink' && ResourceStatus!='DELETE_COMPLETE'"
  call_aws "list the resources of $stack" cloudformation describe-stack-resources \
    --stack-name "$stack_id" --output text \
    --query "StackResources[?$there].PhysicalResourceId"
}

# linked_accounts SINK: on one line; false when they can't be read. The account is the fifth part of
# a link's ARN.
linked_accounts() {
  local links
  links=$(try_aws oam list-attached-links --sink-identifier "$1" --query 'Items[].[LinkArn]' \
    --output text) || return 1
  cut -s -d: -f5 <<<"$links" | sort -u | paste -sd' '
}
