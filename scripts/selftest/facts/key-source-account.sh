# shellcheck shell=bash disable=SC2154
# title: Do EventBridge and CloudWatch pass the account that they act for to KMS?
# expected: an event and an alarm arrive if the key policy requires aws:SourceAccount
# decides: whether the key's policy can name the account for dead letters and alarms; it does not yet
# source: not documented for encrypted queues and topics
# seconds: 150
# cents: 1
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DeleteStack; kms:CreateKey, PutKeyPolicy, DescribeKey, Decrypt, GenerateDataKey, ScheduleKeyDeletion; events:CreateEventBus, PutRule, PutTargets, PutEvents, DescribeEventBus, DescribeRule, RemoveTargets, DeleteRule, DeleteEventBus; sqs:CreateQueue, SetQueueAttributes, GetQueueAttributes, ReceiveMessage, DeleteQueue; sns:CreateTopic, SetTopicAttributes, GetTopicAttributes, Subscribe, Unsubscribe, DeleteTopic; cloudwatch:PutMetricAlarm, SetAlarmState, DeleteAlarms
# needs: named
# leaves: a KMS key that AWS deletes after 7 days

template() {
  local mine="{\"StringEquals\":{\"aws:SourceAccount\":\"$account\"}}" uses key
  uses='["kms:Decrypt","kms:GenerateDataKey*"]'
  key=$(key_resource "$(service_may events.amazonaws.com "$uses" "$mine")" \
    "$(service_may cloudwatch.amazonaws.com "$uses" "$mine")")
  echo "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"Key\":$key,
    \"Events\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"QueueName\":\"$prefix-events\",
      \"KmsMasterKeyId\":{\"Fn::GetAtt\":[\"Key\",\"Arn\"]}}},
    \"EventsPolicy\":$(queue_policy Events events.amazonaws.com),
    \"Bus\":{\"Type\":\"AWS::Events::EventBus\",\"Properties\":{\"Name\":\"$prefix-bus\"}},
    \"Rule\":{\"Type\":\"AWS::Events::Rule\",\"Properties\":{\"Name\":\"$prefix-rule\",
      \"EventBusName\":{\"Fn::GetAtt\":[\"Bus\",\"Name\"]},\"EventPattern\":{\"source\":[\"$prefix\"]},
      \"Targets\":[{\"Id\":\"queue\",\"Arn\":{\"Fn::GetAtt\":[\"Events\",\"Arn\"]}}]}},
    \"Alarms\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"QueueName\":\"$prefix-alarms\"}},
    \"AlarmsPolicy\":$(queue_policy Alarms sns.amazonaws.com),
    \"Topic\":{\"Type\":\"AWS::SNS::Topic\",\"Properties\":{\"TopicName\":\"$prefix-topic\",
      \"KmsMasterKeyId\":{\"Fn::GetAtt\":[\"Key\",\"Arn\"]},\"Subscription\":[{\"Protocol\":\"sqs\",
      \"Endpoint\":{\"Fn::GetAtt\":[\"Alarms\",\"Arn\"]}}]}},
    \"Alarm\":{\"Type\":\"AWS::CloudWatch::Alarm\",\"Properties\":{\"AlarmName\":\"$prefix-alarm\",
      \"Namespace\":\"AWS/SQS\",\"MetricName\":\"NumberOfMessagesSent\",\"Statistic\":\"Sum\",
      \"Period\":60,\"EvaluationPeriods\":1,\"Threshold\":1000000,
      \"ComparisonOperator\":\"GreaterThanThreshold\",\"AlarmActions\":[{\"Ref\":\"Topic\"}]}}},
    \"Outputs\":{\"Events\":{\"Value\":{\"Ref\":\"Events\"}},\"Alarms\":{\"Value\":{\"Ref\":\"Alarms\"}}}}"
}

settle_fact() {
  local event=yes alarm=yes
  need_stack "$prefix-sources" "$(template)"
  put_event "$prefix-bus"
  need cloudwatch set-alarm-state --alarm-name "$prefix-alarm" --state-value ALARM \
    --state-reason 'the self test asks for it'
  await 60 'the event' has_message "$(stack_output Events)" || event=no
  await 60 'the alarm' has_message "$(stack_output Alarms)" || alarm=no
  if [[ $event$alarm == yesyes ]]; then as_expected 'both arrive'; fi
  different "event arrives: $event; alarm arrives: $alarm"
}
