# shellcheck shell=bash disable=SC2154
# title: How does AWS store an account id that is the principal of a policy?
# expected: as arn:aws:iam::ACCOUNT:root, in the trust of a role and in the policy of a bus
# decides: that templates name accounts by that ARN, so that drift detection finds no difference
# source: IAM User Guide, "AWS JSON policy elements: Principal"; github.com/aws-cloudformation/cloudformation-coverage-roadmap, issue 2557
# seconds: 10
# cents: 0
# permissions: iam:CreateRole, GetRole, DeleteRole; events:CreateEventBus, PutPermission, DescribeEventBus, DeleteEventBus

trust_as_stored() {
  need_made iam delete-role --role-name "$prefix-trusting" -- iam create-role \
    --role-name "$prefix-trusting" --assume-role-policy-document "{\"Version\":\"2012-10-17\",
    \"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$account\"},
    \"Action\":\"sts:AssumeRole\"}]}"
  role=$(need iam get-role --role-name "$prefix-trusting" --output text \
    --query 'Role.AssumeRolePolicyDocument.Statement[0].Principal.AWS')
}

policy_as_stored() {
  local arn
  need_made events delete-event-bus --name "$prefix-bus" -- \
    events create-event-bus --name "$prefix-bus" --query EventBusArn --output text
  arn=$(<"$scratch/output")
  need events put-permission --event-bus-name "$prefix-bus" --policy "{\"Version\":\"2012-10-17\",
    \"Statement\":[{\"Sid\":\"account\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$account\"},
    \"Action\":\"events:PutEvents\",\"Resource\":\"$arn\"}]}"
  bus=$(need events describe-event-bus --name "$prefix-bus" --query Policy --output text |
    grep -oE '"AWS" *: *"[^"]*"' | cut -d'"' -f4)
}

settle_fact() {
  local role bus
  trust_as_stored
  policy_as_stored
  if [[ $role == arn:*:iam::"$account":root && $bus == "$role" ]]; then
    as_expected "both as $role"
  fi
  different "role: $role; bus: $bus"
}
