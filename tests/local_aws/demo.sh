#!/usr/bin/env bash
# The whole of sagewatch on a local AWS organization, with the real scripts and the real AWS CLI:
# deploys the accounts, sends events of three workload accounts, and destroys everything. With
# MODE=individual there is no organization: each account is deployed directly. Leaves nothing behind
# outside of build/demo-MODE.
set -euo pipefail

mode=${MODE:-organization}
work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/demo-$mode
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

step() { printf '\n== %s\n' "$*"; }

# send PROFILE WHAT…: puts on the account's default bus what traffic.py makes
send() {
  aws --profile "$1" events put-events --query 'FailedEntryCount' --output text \
    --entries "$(python3 "$root/tests/local_aws/demo/traffic.py" "${@:2}")" >/dev/null
}

# send_failed_job PROFILE [TIMES]
send_failed_job() {
  send "$1" failed-job "$(of accounts workload-child)" churn-2026-11 "$ended" "${2:-1}"
}

# beat PROFILE MINUTES: the account's schedule fired so long ago
beat() {
  send "$1" schedule "arn:aws:scheduler:$(of region):$(of accounts "$1"):schedule/default/$(
    "$SAGEWATCH" names heartbeat-schedule)" "$2"
}

# messages_in NAME: the JSON lines in one of the monitoring account's log groups
messages_in() {
  aws --profile monitoring logs filter-log-events --log-group-name "$("$SAGEWATCH" names "$1")" \
    --query "events[?starts_with(message, '{')].message" --output text
}

# patiently WHAT COMMAND…: tries the command until it succeeds; fails with WHAT after two minutes,
# since a machine may be slow.
patiently() {
  local deadline=$((SECONDS + 120))
  until "${@:2}"; do
    if ((SECONDS > deadline)); then fail "$1"; fi
    sleep 0.2
  done
}

# await TEXT NAME…: until each of the log groups has the text
await() {
  local name
  for name in "${@:2}"; do
    patiently "'$1' did not arrive in $("$SAGEWATCH" names "$name")" has "$1" "$name"
  done
}

# has TEXT NAME: whether one of the log groups has the text
has() { [[ $(messages_in "$2") == *"$1"* ]]; }

# kinds_in_records: the kinds of resources of which there are records, one a line
kinds_in_records() {
  messages_in log-group.ingester | grep -o '"kind":"[^"]*"' | sort -u
}

# kinds_came COUNT: whether there are records of at least so many kinds
kinds_came() { (($(kinds_in_records | wc -l) >= $1)); }

# records_of TYPE NAME: of the records, the first of a type that is about a job
records_of() {
  messages_in log-group.ingester | tr '\t' '\n' | grep "\"recordType\":\"$1\"" |
    grep -m1 "\"name\":\"$2\""
}

# A queue that stands for the chat channel that Amazon Q Developer writes to.
listen_to_notices() {
  local topic
  channel=$(sqs create-queue --queue-name channel --query QueueUrl --output text)
  topic=$(aws --profile monitoring sns list-topics --query 'Topics[0].TopicArn' --output text)
  aws --profile monitoring sns subscribe --topic-arn "$topic" --protocol sqs \
    --notification-endpoint "arn:aws:sqs:$(of region):$(of accounts monitoring):channel" \
    --attributes RawMessageDelivery=true --query SubscriptionArn --output text >/dev/null
}

# Prints the notice when there is one, as the channel shows it.
print_notice() {
  local body line
  body=$(sqs receive-message --queue-url "$channel" --query 'Messages[0].Body' --output text)
  if [[ $body == None ]]; then return 1; fi
  body=$(python3 -c 'import json, sys
content = json.load(sys.stdin)["content"]
print(content["title"] + "\n\n" + content["description"], end="")' <<<"$body") || return
  while IFS= read -r line; do echo "  | $line"; done <<<"$body"
}

# silence_of PROFILE: the beginning of the account's silence record
silence_of() { echo "\"recordType\":\"silence\",\"account\":\"$(of accounts "$1")\""; }

# age_of PROFILE: the reported minutes since the account's last event
age_of() {
  messages_in log-group.ingester | tr '\t' '\n' |
    sed -n "s/.*$(silence_of "$1").*\"TelemetryAgeMinutes\":\([0-9.]*\).*/\1/p" | tail -n 1
}

# is_above NUMBER OTHER: neither has to be whole
is_above() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a != "" && b != "" && a + 0 > b + 0) }'; }

# The AWS CLI v1 doesn't take the endpoint of SQS from the environment.
sqs() { aws --profile monitoring --endpoint-url "$AWS_ENDPOINT_URL" sqs "$@"; }

# What CloudWatch would have of the job's two hosts until its end, in their own account.
give_host_metrics() {
  local host metric minute
  for host in 1 2; do
    for metric in CPUUtilization=180 MemoryUtilization=61 GPUUtilization=23 GPUMemoryUtilization=98; do
      for minute in 55 30 1; do
        aws --profile workload-child cloudwatch put-metric-data \
          --namespace /aws/sagemaker/TrainingJobs --metric-name "${metric%=*}" \
          --value "${metric#*=}" --dimensions "Host=churn-2026-11/algo-$host" \
          --timestamp "$(date -u -d "@$((ended / 1000 - minute * 60))" +%Y-%m-%dT%H:%M:00Z)"
      done
    done
  done
}

# sum_of METRIC [KIND]: of the account of the child OU
sum_of() {
  aws --profile monitoring cloudwatch get-metric-statistics \
    --namespace "$("$SAGEWATCH" names metric.namespace)" --metric-name "$1" \
    --dimensions Name=account,Value="$(of accounts workload-child)" \
    Name=region,Value="$(of region)" ${2:+Name=kind,Value="$2"} \
    --start-time "$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ)" \
    --end-time "$(date -u -d '1 hour' +%Y-%m-%dT%H:%M:%SZ)" --period 86400 --statistics Sum \
    --query 'Datapoints[0].Sum' --output text
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
  aws --profile outsider --endpoint-url "$AWS_ENDPOINT_URL" sqs receive-message \
    --queue-url "$queue" --message-attribute-names All \
    --query 'Messages[0].MessageAttributes.ERROR_CODE.StringValue' --output text
}

# deploy_monitoring FLAG…
deploy_monitoring() {
  step 'Step 1: the monitoring account'
  "$root/scripts/$mode-deployment/deploy-monitoring-account.sh" --yes \
    --home-region "$(of region)" --monitoring-profile monitoring \
    --notification-emails ml-operations@example.com "$@"
}

deploy_organization() {
  step 'Starting a local AWS organization: management, monitoring, three workload accounts'
  start_organization
  echo "organization $(of organization_id), workload OU $(of workloads_path)"
  deploy_monitoring --workload-ou-paths "$(of workloads_path)"
  step 'Step 2: the management account; it takes the outputs of step 1 from sagewatch.yaml'
  "$scripts/deploy-management-account.sh" --yes --management-profile management \
    --workload-ou-ids "$(of organizational_units workloads)"
}

deploy_individual() {
  local profile
  step 'Starting a local AWS: a monitoring account, three workload accounts, no organization'
  organization_options=(--no-organization)
  start_organization
  deploy_monitoring \
    --workload-accounts "$(of accounts workload),$(of accounts workload-child)"
  for profile in workload workload-child; do
    step "Step 2: the account $profile; it takes the outputs of step 1 from sagewatch.yaml"
    "$root/scripts/individual-deployment/deploy-workload-account.sh" --yes \
      --workload-profile "$profile"
  done
}

destroy_organization() {
  step 'Clean-up 1: the stack sets'
  "$scripts/destroy-management-stackset.sh" --yes
}

destroy_individual() {
  local profile
  for profile in workload workload-child; do
    step "Clean-up 1: the account $profile"
    "$root/scripts/individual-deployment/destroy-workload-account.sh" --yes \
      --workload-profile "$profile"
  done
}

case $mode in
  organization | individual) "deploy_$mode" ;;
  *)
    echo "MODE is organization or individual, not '$mode'" >&2
    exit 2
    ;;
esac

step 'A training job fails in a workload account'
ended=$((($(date +%s) - 600) * 1000)) # its end, in epoch milliseconds
listen_to_notices
give_host_metrics
send workload-child creation "$(of accounts workload-child)" churn-2026-11
send_failed_job workload-child
await churn-2026-11 log-group.service-events log-group.ingester
await '"recordType":"host"' log-group.ingester
echo "audit log: $(messages_in log-group.service-events | cut -c 1-200)…"
echo "record:    $(records_of final churn-2026-11)"
echo "host:      $(records_of host churn-2026-11 | sed 's/.*"startTimeMs/{"startTimeMs/')"
if [[ $(messages_in log-group.ingester) == *never-to-be-seen* ]]; then
  fail 'a hyperparameter was stored'
fi
echo 'notice:'
patiently 'no notice came' print_notice

step 'The same failure is reported ten more times'
send_failed_job workload-child 10
echo "JobsFailed of the account: $(sum_of JobsFailed 'Training Job'), EventsDuplicate: $(
  sum_of EventsDuplicate)"
[[ $(sum_of JobsFailed 'Training Job') == 1.0 && $(sum_of EventsDuplicate) == 10.0 ]] ||
  fail 'a job was counted twice'

step 'One account sends a heartbeat, the other one sent its last 50 minutes ago'
beat workload-child 0
beat workload 50
send monitoring rule "arn:aws:events:$(of region):$(of accounts monitoring):rule/$(
  "$SAGEWATCH" names rule.silence)"
for profile in workload workload-child; do await "$(silence_of "$profile")" log-group.ingester; done
messages_in log-group.ingester | tr '\t' '\n' | sed -n 's/.*"recordType":"silence"/silence:   {"recordType":"silence"/p'
threshold=$(aws --profile monitoring cloudwatch describe-alarms --output text \
  --alarm-names "$("$SAGEWATCH" names alarm.silent-accounts)" --query 'MetricAlarms[0].Threshold')
silent=$(age_of workload) alive=$(age_of workload-child)
echo "told of workload: $silent minutes, of workload-child: $alive"
is_above "$silent" "$threshold" || fail "$silent minutes are not above the threshold, $threshold"
is_above "$threshold" "$alive" || fail "$alive minutes are not below the threshold, $threshold"
echo "the alarm is raised above $threshold minutes, and names the account"
echo '(the local organization does not evaluate alarms: only the ages are checked here)'

step 'Events of ten other kinds'
send workload samples
patiently 'there are no records of eight kinds' kinds_came 8
await 'HyperPod Cluster Node Health' log-group.ingester
messages_in log-group.ingester | tr '\t' '\n' | python3 "$root/tests/local_aws/demo/table.py"

step 'The same event from an account that is not admitted is refused'
deploy_outsider
before=$(messages_in log-group.service-events)
send_failed_job outsider
code=$(undelivered_of_outsider)
[[ $code == NO_PERMISSIONS ]] || fail "expected NO_PERMISSIONS, got $code"
[[ $(messages_in log-group.service-events) == "$before" ]] || fail 'the outsider was admitted'
echo "not in the audit log; in the outsider's own dead-letter queue: $code"
aws --profile outsider cloudformation delete-stack --stack-name outsider

"destroy_$mode"

step 'Clean-up 2: the monitoring account'
"$scripts/destroy-monitoring-account.sh" --yes

step 'Done: everything was deployed, worked, and is gone again'
