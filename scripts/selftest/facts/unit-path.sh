# shellcheck shell=bash disable=SC2154
# title: Does PutTargets respect a bus policy with aws:PrincipalOrgPaths, from the same and from another Region?
# expected: both targets are accepted
# decides: how the monitoring bus admits the accounts of organizational units
# source: IAM User Guide, "aws:PrincipalOrgPaths"; EventBridge User Guide, "Permissions for event buses"; that PutTargets evaluates it is not documented
# seconds: 40
# cents: 0
# permissions: events:CreateEventBus, PutPermission, DeleteEventBus, and organizations:DescribeOrganization; in the second account organizations:DescribeOrganization, events:PutRule, PutTargets, RemoveTargets, DeleteRule, iam:CreateRole, PutRolePolicy, DeleteRolePolicy, DeleteRole, PassRole
# needs: second-profile further-region

# make_bus: sets bus and organization.
make_bus() {
  organization=$(need organizations describe-organization --query Organization.Id --output text)
  need_made events delete-event-bus --name "$prefix-bus" -- \
    events create-event-bus --name "$prefix-bus" --query EventBusArn --output text
  bus=$(<"$scratch/output")
  need events put-permission --event-bus-name "$prefix-bus" --policy "{\"Version\":\"2012-10-17\",
    \"Statement\":[{\"Sid\":\"units\",\"Effect\":\"Allow\",\"Principal\":\"*\",
    \"Action\":\"events:PutEvents\",\"Resource\":\"$bus\",\"Condition\":{\"ForAnyValue:StringLike\":
    {\"aws:PrincipalOrgPaths\":\"$organization/*\"}}}]}"
}

make_sender() {
  need_made iam delete-role --role-name "$prefix-sender" -- iam create-role \
    --role-name "$prefix-sender" --query Role.Arn --output text \
    --assume-role-policy-document "$(trust_of events.amazonaws.com)"
  role=$(<"$scratch/output")
  need_made iam delete-role-policy --role-name "$prefix-sender" --policy-name send -- \
    iam put-role-policy --role-name "$prefix-sender" --policy-name send --policy-document \
    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"events:PutEvents\",
    \"Resource\":\"$bus\"}]}"
}

# A role takes some seconds to be known everywhere; that is another fact.
put_target() { attempt_quietly events put-targets --rule "$prefix-rule" \
  --targets "Id=bus,Arn=$bus,RoleArn=$role"; }

# send_from REGION: sets answer.
send_from() {
  local region=$1
  need_made events delete-rule --name "$prefix-rule" -- events put-rule --name "$prefix-rule" \
    --event-pattern "{\"source\":[\"$prefix\"]}"
  need_made events remove-targets --rule "$prefix-rule" --ids bus -- \
    events list-targets-by-rule --rule "$prefix-rule"
  await 30 'the role to be known' put_target || judge_refusal
}

# judge_refusal: that of the bus's policy counts. A role that is not known yet and a missing permission
# say nothing about it.
judge_refusal() {
  if [[ $answer == *'resource-based policy'* ]]; then return 0; fi
  refuse_to_judge
  if [[ $answer == *assume* ]]; then unsettled "$answer"; fi
}

# refuse_strangers: the second account must be of the same organization.
refuse_strangers() {
  local other
  other=$(need organizations describe-organization --query Organization.Id --output text) || exit
  if [[ $other != "$organization" ]]; then unsettled 'the second account is of another organization'; fi
}

settle_fact() {
  local bus organization role profile=$profile home
  make_bus
  profile=$second_profile
  refuse_strangers
  make_sender
  send_from "$region"
  home=$answer
  send_from "$further_region"
  if [[ $home == accepted && $answer == accepted ]]; then
    as_expected 'accepted in the same Region and in another'
  fi
  different "same Region: $home; another Region: $answer"
}
