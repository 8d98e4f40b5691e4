# What is read of the accounts, and what becomes of the answers.

load support/setup

sink=arn:aws:oam:ap-southeast-2:222222222222:sink/11111111-2222-3333-4444-555555555555

@test "both accounts are read, each with its profile" {
  setting monitoring-profile mon
  setting management-profile mgmt
  setting monitoring-account-sink-identifier "$sink"
  aws_has stack CREATE_COMPLETE
  status_of_all --brief --format json
  ends_with_code 0
  calls 'describe-stacks --stack-name MonitoringAccountInfraStack --output json --region ap-southeast-2 --profile mon'
  calls 'describe-stacks --stack-name ManagementStackStack --output json --region ap-southeast-2 --profile mgmt'
  calls 'list-stack-instances --stack-set-name sagemaker-monitoring-workload-events --output json --region ap-southeast-2 --profile mgmt'
  calls 'oam list-attached-links --sink-identifier '"$sink"
  says '{"Call":"cloudformation get-template","Of":"MonitoringAccountInfraStack","Output":{"TemplateBody":'
  sagewatch_gets 'status --brief --format json --exit-code'
  nothing_is_left_behind
}

@test "the last events are requested for the places on the roster" {
  setting monitoring-profile mon
  status_of_all
  calls '{"sagemaker-monitoring-job-state":{"Keys":[{"job":{"S":"alive|333333333333|ap-southeast-2"}},{"job":{"S":"alive|444444444444|us-east-1"}}]}}'
}

@test "what AWS refuses is part of the answer" {
  setting monitoring-profile mon
  aws_fails sqs.get-queue-url 254 'An error occurred (AccessDenied) when calling the GetQueueUrl operation'
  aws_fails dynamodb.get-item 254 'An error occurred (AccessDenied) when calling the GetItem operation'
  status_of_all
  says '{"Call":"sqs get-queue-url","Of":"sagemaker-monitoring-failed-events","Error":"An error occurred (AccessDenied) when calling the GetQueueUrl operation"}'
  says '{"Call":"dynamodb get-item","Of":"","Error":"An error occurred (AccessDenied) when calling the GetItem operation"}'
}

@test "a queue that is not there is left out" {
  setting monitoring-profile mon
  aws_fails sqs.get-queue-url 254 'An error occurred (AWS.SimpleQueueService.NonExistentQueue)'
  status_of_all
  does_not_say 'sqs get-queue-attributes'
}

@test "without profiles the default credentials say which account is read" {
  status_of_all
  calls 'describe-stacks --stack-name MonitoringAccountInfraStack'
  does_not_call ManagementStackStack
  setting monitoring-account-id 999999999999
  : >"$AWS_STUB/calls"
  status_of_all
  calls 'describe-stacks --stack-name ManagementStackStack'
  does_not_call MonitoringAccountInfraStack
}

@test "the exit code is the program's" {
  setting monitoring-profile mon
  for code in 3 4; do
    sagewatch_ends status "$code"
    status_of_all
    ends_with_code "$code"
  done
}

@test "--detect-drift starts a detection in each stack and stack set" {
  setting monitoring-profile mon
  setting management-profile mgmt
  aws_fails cloudformation.detect-stack-set-drift 254 'An error occurred (AccessDenied) when calling'
  status_of_all --detect-drift
  calls 'detect-stack-drift --stack-name MonitoringAccountInfraStack'
  says '{"Call":"cloudformation detect-stack-drift","Of":"MonitoringAccountInfraStack","Output"'
  says '{"Call":"cloudformation detect-stack-set-drift","Of":"sagemaker-monitoring-workload-events","Error":"An error occurred (AccessDenied)'
}
