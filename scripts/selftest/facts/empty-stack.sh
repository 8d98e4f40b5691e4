# shellcheck shell=bash disable=SC2154
# title: Can a stack be created if the condition of its only resource is false?
# expected: the stack is CREATE_COMPLETE
# decides: whether the link stack needs a resource that exists in every account
# source: not documented; templates whose only resource is never created are in public use
# seconds: 20
# cents: 0
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DeleteStack; where it is different, logs:CreateLogGroup, DeleteLogGroup

# judge_refusal: of the template, which is not valid then.
judge_refusal() {
  if [[ $answer == 'refused (ValidationError'* ]]; then different "$answer"; fi
  unsettled "$answer"
}

settle_fact() {
  make_stack "$prefix-empty" "{\"AWSTemplateFormatVersion\":\"2010-09-09\",
    \"Conditions\":{\"Never\":{\"Fn::Equals\":[\"a\",\"b\"]}},\"Resources\":{\"Group\":
    {\"Type\":\"AWS::Logs::LogGroup\",\"Condition\":\"Never\",
    \"Properties\":{\"LogGroupName\":\"$prefix-never\"}}}}" || judge_refusal
  if [[ $stack_status == CREATE_COMPLETE ]]; then as_expected "$stack_status"; fi
  judge_stack
  different "$stack_status: $(why_stack_failed)"
}
