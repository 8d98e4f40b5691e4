#!/usr/bin/env bash
# The whole of sagewatch on a local AWS organization, with the real scripts and the real AWS CLI:
# deploys both accounts, sends events of three workload accounts, and destroys everything. Leaves
# nothing behind outside of build/demo.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/demo
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

step() { printf '\n== %s\n' "$*"; }

# send_failed_job PROFILE: as SageMaker would, on the account's default bus
send_failed_job() {
  aws --profile "$1" events put-events \
    --entries "file://$root/tests/local_aws/demo/failed_training_job.json" \
    --query 'FailedEntryCount' --output text >/dev/null
}

# messages_in NAME: the JSON lines in one of the monitoring account's log groups
messages_in() {
  aws --profile monitoring logs filter-log-events --log-group-name "$("$SAGEWATCH" names "$1")" \
    --query "events[?starts_with(message, '{')].message" --output text
}

# await TEXT NAME…: until each of the log groups has the text
await() {
  local text=$1 name waited
  shift
  for name in "$@"; do
    for ((waited = 0; waited < 100; waited++)); do
      if [[ $(messages_in "$name") == *"$text"* ]]; then continue 2; fi
      sleep 0.2
    done
    fail "'$text' did not arrive in $("$SAGEWATCH" names "$name")"
  done
}

deploy_outsider() {
  "$SAGEWATCH" synth workload-events --output "$work/outsider" 2>/dev/null
  aws --profile outsider cloudformation create-stack --stack-name outsider \
    --template-body "file://$work/outsider/$("$SAGEWATCH" names stack.workload-events).template.json" \
    --capabilities CAPABILITY_NAMED_IAM --query StackId --output text --parameters \
    "$(parameter HomeRegion home-region)" \
    "$(parameter MonitoringAccountId monitoring-account-id)" \
    "$(parameter MonitoringAccountRoleName monitoring-account-role-name)" \
    "$(parameter MonitoringAccountEventbusARN monitoring-account-eventbus-arn)"
  "$root/scripts/watch-stack.sh" --stack outsider --region "$(of region)" --profile outsider
}

# parameter NAME SETTING
parameter() { echo "ParameterKey=$1,ParameterValue=$("$SAGEWATCH" configure --get "$2")"; }

undelivered_of_outsider() {
  local queue
  queue=$(aws --profile outsider cloudformation describe-stack-resource --stack-name outsider \
    --logical-resource-id UndeliveredEvents \
    --query StackResourceDetail.PhysicalResourceId --output text)
  # The AWS CLI v1 doesn't take the endpoint of SQS from the environment.
  aws --profile outsider --endpoint-url "$AWS_ENDPOINT_URL" sqs receive-message \
    --queue-url "$queue" --message-attribute-names All \
    --query 'Messages[0].MessageAttributes.ERROR_CODE.StringValue' --output text
}

step 'Starting a local AWS organization: management, monitoring, three workload accounts'
start_organization
echo "organization $(of organization_id), workload OU $(of workloads_path)"

step 'Step 1: the monitoring account'
"$scripts/deploy-monitoring-account.sh" --yes --home-region "$(of region)" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)"

step 'Step 2: the management account; it takes the outputs of step 1 from sagewatch.yaml'
"$scripts/deploy-management-account.sh" --yes --management-profile management \
  --workload-ou-ids "$(of organizational_units workloads)"

step 'A training job fails in an account of a child OU'
send_failed_job workload-child
await churn-2026-11 log-group.service-events log-group.ingester
echo "audit log: $(messages_in log-group.service-events | cut -c 1-200)…"
echo "record:    $(messages_in log-group.ingester)"
if [[ $(messages_in log-group.ingester) == *never-to-be-seen* ]]; then
  fail 'a hyperparameter was stored'
fi

step 'The same event from an account outside of the OU is refused'
deploy_outsider
before=$(messages_in log-group.service-events)
send_failed_job outsider
code=$(undelivered_of_outsider)
[[ $code == NO_PERMISSIONS ]] || fail "expected NO_PERMISSIONS, got $code"
[[ $(messages_in log-group.service-events) == "$before" ]] || fail 'the outsider was admitted'
echo "not in the audit log; in the outsider's own dead-letter queue: $code"
aws --profile outsider cloudformation delete-stack --stack-name outsider

step 'Clean-up 1: the stack sets'
"$scripts/destroy-management-stackset.sh" --yes

step 'Clean-up 2: the monitoring account'
"$scripts/destroy-monitoring-account.sh" --yes

step 'Done: everything was deployed, worked, and is gone again'
