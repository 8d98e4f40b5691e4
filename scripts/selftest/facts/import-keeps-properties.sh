# shellcheck shell=bash disable=SC2154
# title: Does an import change the properties of the imported resources?
# expected: a log group with a retention of 7 days keeps it, although the template has 30
# decides: that a deployment which imports retained data applies the template's properties afterwards
# source: CloudFormation User Guide, "Import AWS resources into a CloudFormation stack automatically": drift detection is recommended after an import
# seconds: 60
# cents: 0
# permissions: cloudformation:CreateChangeSet, DescribeChangeSet, ExecuteChangeSet, DescribeStacks, DeleteStack; logs:CreateLogGroup, PutRetentionPolicy, DescribeLogGroups, DeleteLogGroup

settle_fact() {
  local days group=$prefix-kept
  need_made logs delete-log-group --log-group-name "$group" -- \
    logs create-log-group --log-group-name "$group"
  need logs put-retention-policy --log-group-name "$group" --retention-in-days 7
  make_with_import "$prefix-import" "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{
    \"Group\":{\"Type\":\"AWS::Logs::LogGroup\",\"DeletionPolicy\":\"RetainExceptOnCreate\",
    \"UpdateReplacePolicy\":\"Retain\",
    \"Properties\":{\"LogGroupName\":\"$group\",\"RetentionInDays\":30}}}}"
  if [[ $stack_status != *_COMPLETE || $stack_status == *ROLLBACK* ]]; then
    unsettled "$stack_status: $(why_stack_failed)"
  fi
  days=$(need logs describe-log-groups --log-group-name-prefix "$group" \
    --query 'logGroups[0].retentionInDays' --output text)
  if [[ $days == 7 ]]; then as_expected "$stack_status, and the retention is $days days"; fi
  different "$stack_status, and the retention is $days days"
}
