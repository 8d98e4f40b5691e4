# shellcheck shell=bash disable=SC2154
# title: Which attributes has a message that a bus sends to its own dead-letter queue?
# expected: it has ERROR_CODE, and neither RULE_ARN nor TARGET_ARN
# decides: how redrive reads the dead letters of a bus whose key could not be used
# source: EventBridge User Guide, "Encrypting event buses with customer managed keys" and "Using dead-letter queues"; the attributes of such messages are not listed
# seconds: 420
# cents: 1
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DeleteStack; kms:CreateKey, PutKeyPolicy, DescribeKey, DisableKey, ScheduleKeyDeletion; events:CreateEventBus, PutEvents, DescribeEventBus, DeleteEventBus; sqs:CreateQueue, SetQueueAttributes, GetQueueAttributes, ReceiveMessage, DeleteQueue
# needs: named
# leaves: a KMS key, disabled, that AWS deletes after 7 days

template() {
  local key
  key=$(key_resource "$(service_may events.amazonaws.com \
    '["kms:DescribeKey","kms:Decrypt","kms:GenerateDataKey*","kms:ReEncrypt*"]')")
  echo "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"Key\":$key,
    \"Letters\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"QueueName\":\"$prefix-letters\"}},
    \"Policy\":$(queue_policy Letters events.amazonaws.com),
    \"Bus\":{\"Type\":\"AWS::Events::EventBus\",\"DependsOn\":\"Policy\",\"Properties\":{
      \"Name\":\"$prefix-bus\",\"KmsKeyIdentifier\":{\"Fn::GetAtt\":[\"Key\",\"Arn\"]},
      \"DeadLetterConfig\":{\"Arn\":{\"Fn::GetAtt\":[\"Letters\",\"Arn\"]}}}}},
    \"Outputs\":{\"Key\":{\"Value\":{\"Ref\":\"Key\"}},
      \"Letters\":{\"Value\":{\"Ref\":\"Letters\"}}}}"
}

settle_fact() {
  local letters names
  need_stack "$prefix-letters" "$(template)"
  letters=$(stack_output Letters)
  need kms disable-key --key-id "$(stack_output Key)"
  put_event "$prefix-bus"
  await 360 'the letter' has_message "$letters" || unsettled 'no letter came in six minutes'
  names=$(grep -oE '"(ERROR|RULE|TARGET|EVENT|BUS|RETRY|EXHAUSTED)_[A-Z_]+"' "$scratch/message" |
    tr -d '"' | sort -u | paste -sd' ')
  if [[ $names == *ERROR_CODE* && $names != *RULE_ARN* && $names != *TARGET_ARN* ]]; then
    as_expected "its attributes are $names"
  fi
  different "its attributes are ${names:-none}"
}
