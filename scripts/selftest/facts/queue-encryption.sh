# shellcheck shell=bash disable=SC2154
# title: Can a stack change a queue from SQS's own key to a KMS key, and back?
# expected: both updates succeed, and the queue has the right one of the two each time
# decides: the setting `encryption` may be changed later, in both directions
# source: Amazon SQS API Reference, "SetQueueAttributes": a queue has one option or the other; updates by a stack are not mentioned
# seconds: 150
# cents: 0
# permissions: cloudformation:CreateStack, UpdateStack, DescribeStacks, DescribeStackEvents, DeleteStack; sqs:CreateQueue, SetQueueAttributes, GetQueueAttributes, GetQueueUrl, DeleteQueue

template() {
  echo "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"Queue\":
    {\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"QueueName\":\"$prefix-queue\",$1}}}}"
}

# encryption_of_queue: which of the two it has.
encryption_of_queue() {
  local url
  url=$(need sqs get-queue-url --queue-name "$prefix-queue" --query QueueUrl --output text)
  need sqs get-queue-attributes --queue-url "$url" --attribute-names All --output text \
    --query '[Attributes.SqsManagedSseEnabled,Attributes.KmsMasterKeyId]' | tr '\t' ' '
}

# change_to PROPERTY: updates the stack; sets answer.
change_to() {
  attempt cloudformation update-stack --stack-name "$stack" --template-body "$(template "$1")" || return 0
  await_stack "$stack"
  if [[ $stack_status != UPDATE_COMPLETE ]]; then judge_stack; fi
  answer="$stack_status ($(encryption_of_queue))"
}

settle_fact() {
  local there
  need_stack "$prefix-queue" "$(template '"SqsManagedSseEnabled":true')"
  change_to '"KmsMasterKeyId":"alias/aws/sqs"'
  there=$answer
  change_to '"SqsManagedSseEnabled":true'
  if [[ $there == 'UPDATE_COMPLETE (false alias/aws/sqs)' &&
    $answer == 'UPDATE_COMPLETE (true '@(None|)')' ]]; then
    as_expected "to KMS: $there; back: $answer"
  fi
  different "to KMS: $there; back: $answer"
}
