# shellcheck shell=bash disable=SC2154
# title: Does GetTemplate return non-ASCII characters?
# expected: a middle dot is returned as a question mark
# decides: that the templates are ASCII only, so that status and diff find no false differences
# source: github.com/aws-cloudformation/cloudformation-coverage-roadmap, issues 814 and 1220
# seconds: 20
# cents: 0
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, GetTemplate, DeleteStack; logs:CreateLogGroup, DescribeLogGroups, DeleteLogGroup

settle_fact() {
  local text
  need_stack "$prefix-text" "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Description\":\"a · b\",
    \"Resources\":{\"Group\":{\"Type\":\"AWS::Logs::LogGroup\",
    \"Properties\":{\"LogGroupName\":\"$prefix-text\"}}}}"
  text=$(need cloudformation get-template --stack-name "$stack" --query TemplateBody.Description \
    --output text)
  if [[ $text == 'a ? b' ]]; then as_expected "$text"; fi
  different "$text"
}
