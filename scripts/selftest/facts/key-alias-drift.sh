# shellcheck shell=bash disable=SC2016,SC2154
# title: Does drift detection find a difference if a template names a key by its alias?
# expected: the stack is IN_SYNC
# decides: whether the templates name their key by alias or by ARN, and what status reports about drift
# source: in doubt: some services store the key's own ARN
# seconds: 120
# cents: 1
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DetectStackDrift, DetectStackResourceDrift, DescribeStackDriftDetectionStatus, DescribeStackResourceDrifts, DeleteStack; kms:CreateKey, PutKeyPolicy, DescribeKey, CreateAlias, ListAliases, DeleteAlias, ScheduleKeyDeletion; events:CreateEventBus, DescribeEventBus, DeleteEventBus; sqs:CreateQueue, GetQueueAttributes, DeleteQueue
# needs: named
# leaves: a KMS key that AWS deletes after 7 days

template() {
  local key alias
  key=$(key_resource "$(service_may events.amazonaws.com \
    '["kms:DescribeKey","kms:Decrypt","kms:GenerateDataKey*","kms:ReEncrypt*"]')")
  alias="{\"Fn::Sub\":\"arn:\${AWS::Partition}:kms:\${AWS::Region}:\${AWS::AccountId}:alias/$prefix\"}"
  echo "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"Key\":$key,
    \"Alias\":{\"Type\":\"AWS::KMS::Alias\",\"Properties\":{\"AliasName\":\"alias/$prefix\",
      \"TargetKeyId\":{\"Ref\":\"Key\"}}},
    \"Queue\":{\"Type\":\"AWS::SQS::Queue\",\"DependsOn\":\"Alias\",\"Properties\":{
      \"QueueName\":\"$prefix-queue\",\"KmsMasterKeyId\":$alias}},
    \"Bus\":{\"Type\":\"AWS::Events::EventBus\",\"DependsOn\":\"Alias\",\"Properties\":{
      \"Name\":\"$prefix-bus\",\"KmsKeyIdentifier\":$alias}}}}"
}

drift_is_known() {
  drift=$(need cloudformation describe-stack-drift-detection-status --output text \
    --stack-drift-detection-id "$detection" --query '[DetectionStatus,StackDriftStatus]') || exit
  [[ $drift != DETECTION_IN_PROGRESS* ]]
}

settle_fact() {
  local detection drift where
  need_stack "$prefix-alias" "$(template)"
  detection=$(need cloudformation detect-stack-drift --stack-name "$stack" \
    --query StackDriftDetectionId --output text)
  await 180 'drift detection' drift_is_known || unsettled 'drift detection takes too long'
  if [[ $drift == *IN_SYNC* ]]; then as_expected IN_SYNC; fi
  where=$(need cloudformation describe-stack-resource-drifts --stack-name "$stack" --output text \
    --stack-resource-drift-status-filters MODIFIED \
    --query 'StackResourceDrifts[].[LogicalResourceId,PropertyDifferences[].PropertyPath|join(` `,@)]')
  different "$drift: $where"
}
