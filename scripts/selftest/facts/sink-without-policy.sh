# shellcheck shell=bash disable=SC2154
# title: What does GetSinkPolicy return for a sink without a policy?
# expected: refused with ResourceNotFoundException
# decides: how preflight distinguishes a sink without a policy from one whose policy may not be read
# source: OAM API Reference, "GetSinkPolicy"; a sink without a policy is not mentioned
# seconds: 20
# cents: 0
# permissions: cloudformation:CreateStack, DescribeStacks, DescribeStackEvents, DeleteStack; oam:CreateSink, GetSink, GetSinkPolicy, ListSinks, DeleteSink

settle_fact() {
  make_sink
  attempt oam get-sink-policy --sink-identifier "$sink" --output json || true
  if [[ $answer == 'refused (ResourceNotFoundException'* ]]; then as_expected "$answer"; fi
  if [[ $answer == accepted ]]; then different "accepted: $(tr -d '\n' <"$scratch/output")"; fi
  different "$answer"
}
