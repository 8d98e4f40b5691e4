# shellcheck shell=bash disable=SC2154
# title: Does a rollback retain resources that the failed deployment had imported?
# expected: the log group still exists after the rollback
# decides: that retained log groups and the job state table are RetainExceptOnCreate, and are imported
# source: CloudFormation Template Reference, "DeletionPolicy attribute": RetainExceptOnCreate; its meaning for an imported resource is not documented
# seconds: 90
# cents: 0
# permissions: cloudformation:CreateChangeSet, DescribeChangeSet, ExecuteChangeSet, DescribeStacks, DescribeStackEvents, DeleteStack; logs:CreateLogGroup, DescribeLogGroups, DeleteLogGroup; events:PutRule, DescribeRule, DeleteRule

# The bus of the rule does not exist, which AWS finds out when it makes the rule.
template() {
  echo "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{
    \"Group\":{\"Type\":\"AWS::Logs::LogGroup\",\"DeletionPolicy\":\"RetainExceptOnCreate\",
    \"UpdateReplacePolicy\":\"Retain\",\"Properties\":{\"LogGroupName\":\"$1\"}},
    \"Broken\":{\"Type\":\"AWS::Events::Rule\",\"DependsOn\":\"Group\",\"Properties\":{
    \"Name\":\"$prefix-broken\",\"EventBusName\":\"$prefix-absent\",
    \"EventPattern\":{\"source\":[\"$prefix\"]}}}}}"
}

settle_fact() {
  local found group=$prefix-kept
  need_made logs delete-log-group --log-group-name "$group" -- \
    logs create-log-group --log-group-name "$group"
  make_with_import "$prefix-rollback" "$(template "$group")"
  if [[ $stack_status != *ROLLBACK* ]]; then unsettled "nothing was rolled back: $stack_status"; fi
  judge_stack
  found=$(need logs describe-log-groups --log-group-name-prefix "$group" \
    --query 'logGroups[0].logGroupName' --output text)
  if [[ $found == "$group" ]]; then as_expected "$stack_status, and the log group exists"; fi
  different "$stack_status, and the log group is gone"
}
