# shellcheck shell=bash disable=SC2034,SC2154
# title: Can a new role be used at once in another Region?
# expected: a schedule in another Region accepts it within a minute, if not at once
# decides: whether the stack of each Region must create the roles that it uses, as it does
# source: IAM User Guide, "Troubleshoot IAM": changes are not always visible at once; the reaction of EventBridge Scheduler is not documented
# seconds: 30
# cents: 0
# permissions: iam:CreateRole, DeleteRole, PassRole; scheduler:CreateSchedule, DeleteSchedule
# needs: further-region

make_schedule() {
  local region=$further_region
  tries=$((tries + 1))
  make scheduler delete-schedule --name "$prefix-schedule" -- scheduler create-schedule \
    --name "$prefix-schedule" --schedule-expression 'rate(1 day)' --state DISABLED \
    --flexible-time-window Mode=OFF --target "{\"Arn\":\"$bus\",\"RoleArn\":\"$role\",
    \"EventBridgeParameters\":{\"Source\":\"$prefix\",\"DetailType\":\"none\"},\"Input\":\"{}\"}"
}

# judge_refusal: after a minute. The role must be what is refused.
judge_refusal() {
  if [[ ${answer,,} == *role* ]]; then different "after a minute: $answer"; fi
  unsettled "$answer"
}

settle_fact() {
  local role bus tries=0 begun=$SECONDS
  need_made iam delete-role --role-name "$prefix-fresh" -- iam create-role \
    --role-name "$prefix-fresh" --query Role.Arn --output text \
    --assume-role-policy-document "$(trust_of scheduler.amazonaws.com)"
  role=$(<"$scratch/output")
  bus=${role%%:iam:*}:events:$further_region:$account:event-bus/default
  if ! await 60 'the role to be known' make_schedule; then judge_refusal; fi
  if ((tries == 1)); then as_expected 'accepted at once'; fi
  as_expected "accepted at attempt $tries, after $((SECONDS - begun)) s"
}
