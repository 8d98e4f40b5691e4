# shellcheck shell=bash disable=SC2154
# title: Can an account link to its own sink?
# expected: refused
# decides: that the monitoring account gets no link stack, even if it runs workloads itself
# source: CloudWatch User Guide, "CloudWatch cross-account observability"; the error is not documented
# seconds: 20
# cents: 0
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DeleteStack; oam:CreateSink, GetSink, PutSinkPolicy, CreateLink, ListLinks, ListSinks, DeleteLink, DeleteSink; cloudwatch:Link

settle_fact() {
  make_sink
  need oam put-sink-policy --sink-identifier "$sink" --policy "{\"Version\":\"2012-10-17\",
    \"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$account\"},\"Resource\":\"*\",
    \"Action\":[\"oam:CreateLink\",\"oam:UpdateLink\"]}]}" >/dev/null
  # Of a stack, so that a link that AWS makes against all expectation can be removed by name.
  make_stack "$prefix-link" "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"Link\":
    {\"Type\":\"AWS::Oam::Link\",\"Properties\":{\"LabelTemplate\":\"\$AccountName\",
    \"ResourceTypes\":[\"AWS::CloudWatch::Metric\"],\"SinkIdentifier\":\"$sink\"}}}}" ||
    unsettled "$answer"
  if [[ $stack_status == CREATE_COMPLETE ]]; then different 'the link is created'; fi
  judge_refusal
}

# judge_refusal: CreateLink is documented to refuse a parameter so. Any other reason may be one that
# would go away.
judge_refusal() {
  local why
  judge_stack
  why=$(why_stack_failed)
  case ${why,,} in
    *invalidparameter* | *invalidrequest* | *'own sink'* | *'same account'*) as_expected "refused ($why)" ;;
  esac
  unsettled "$stack_status: $why"
}
