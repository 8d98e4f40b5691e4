# Watching again what CloudFormation does.

load support/setup

@test "an operation is followed to its end" {
  aws_has stack UPDATE_COMPLETE
  watch_stack --stack S --region eu-west-1 --profile p --operation token --progress lines
  ends_with_code 0
  sagewatch_gets 'events --operation token --profile p --total 27 --progress lines'
  calls 'describe-stack-events --stack-name S --max-items 300 --output json --region eu-west-1 --profile p'
}

@test "without a token the newest operation is followed" {
  aws_has stack UPDATE_COMPLETE
  watch_stack --stack S --region eu-west-1
  ends_with_code 0
  sagewatch_gets 'events --total 27'
  sagewatch_does_not_get '--operation'
}

@test "an operation that failed ends with 4" {
  aws_has stack ROLLBACK_COMPLETE
  watch_stack --stack S --region eu-west-1 --operation token
  ends_with_code 4
}

@test "a template that can't be read leaves the total open" {
  aws_has stack UPDATE_COMPLETE
  aws_fails cloudformation.get-template 254 'An error occurred (AccessDenied)'
  watch_stack --stack S --region eu-west-1 --operation token
  ends_with_code 0
  sagewatch_does_not_get --total
}

@test "the stack and the Region are needed" {
  watch_stack --region eu-west-1
  ends_with_code 2
  says '--stack is required'
  watch_stack --stack S
  ends_with_code 2
  says '--region is required'
}

@test "a stack that is not there ends with AWS's words" {
  aws_fails cloudformation.describe-stack-events 254 'An error occurred (ValidationError) when calling the DescribeStackEvents operation: Stack [S] does not exist'
  watch_stack --stack S --region eu-west-1 --operation token
  ends_with_code 4
  says 'Stack [S] does not exist'
}
