# shellcheck shell=bash disable=SC2154
# title: What is AWS_LAMBDA_LOG_GROUP_NAME in a function with a custom log group?
# expected: the log group of its LoggingConfig
# decides: that the functions can find their log group in that variable
# source: Lambda Developer Guide, "Defined runtime environment variables"; a custom log group is not mentioned
# seconds: 60
# cents: 0
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DeleteStack; lambda:CreateFunction, GetFunction, InvokeFunction, DeleteFunction; iam:CreateRole, GetRole, DeleteRole, PassRole; logs:CreateLogGroup, DescribeLogGroups, DeleteLogGroup

template() {
  printf '%s\n' "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{
    \"Group\":{\"Type\":\"AWS::Logs::LogGroup\",\"Properties\":{\"LogGroupName\":\"$prefix-lines\"}},
    \"Role\":{\"Type\":\"AWS::IAM::Role\",\"Properties\":{\"RoleName\":\"$prefix-function\",
      \"AssumeRolePolicyDocument\":$(trust_of lambda.amazonaws.com)}},
    \"Function\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{
      \"FunctionName\":\"$prefix-function\",\"Runtime\":\"python3.12\",\"Handler\":\"index.handler\",
      \"Role\":{\"Fn::GetAtt\":[\"Role\",\"Arn\"]},\"LoggingConfig\":{\"LogGroup\":{\"Ref\":\"Group\"}},
      \"Code\":{\"ZipFile\":\"import os\\ndef handler(event, context):\\n    return os.environ.get('AWS_LAMBDA_LOG_GROUP_NAME')\\n\"}}}}}"
}

settle_fact() {
  local name
  need_stack "$prefix-function" "$(template)"
  need lambda invoke --function-name "$prefix-function" "$scratch/returned" >/dev/null
  name=$(tr -d '"' <"$scratch/returned")
  if [[ $name == "$prefix-lines" ]]; then as_expected 'the log group of its LoggingConfig'; fi
  different "${name:-nothing}"
}
