#!/usr/bin/env bash
# What the first version's templates have deployed (first_version/, with a function that does
# nothing) is brought up to date by today's scripts: in place, and nothing that holds something is
# replaced unless it is named.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/upgrade
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

deploy_monitoring() { "$scripts/deploy-monitoring-account.sh" --yes "$@"; }
deploy_management() { "$scripts/deploy-management-account.sh" --yes "$@"; }
deploy_workload() { "$root/scripts/individual-deployment/deploy-workload-account.sh" --yes "$@"; }

# deploy_first PROFILE STACK EDIT [PARAMETER…]: the first version's stack, with its template edited
# by sed; PARAMETER is NAME=VALUE.
deploy_first() {
  local profile=$1 name=$2 parameter parameters=()
  for parameter in "${@:4}"; do
    parameters+=("ParameterKey=${parameter%%=*},ParameterValue=${parameter#*=}")
  done
  sed "s|o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/|$(of workloads_path)|g
    s|ou-ab12-11111111|$(of organizational_units workloads)|g
    s|arn:aws:oam:ap-southeast-2:222222222222:sink/11111111-2222-3333-4444-555555555555|$sink|g
    $3" "$root/tests/local_aws/first_version/$name.template.json" >"$work/$name.json"
  aws --profile "$profile" cloudformation create-stack --stack-name "$name" \
    --template-body "file://$work/$name.json" --capabilities CAPABILITY_NAMED_IAM \
    --query StackId --output text ${parameters:+--parameters "${parameters[@]}"}
  "$root/scripts/watch-stack.sh" --stack "$name" --region "$(of region)" --profile "$profile"
}

sink_of() { aws --profile "$1" oam list-sinks --query 'Items[0].Arn' --output text; }
link_of() { aws --profile "$1" oam list-links --query 'Items[0].Arn' --output text; }

# same WHAT BEFORE NOW
same() {
  [[ $2 == "$3" ]] || fail "$1 was replaced: $2 became $3"
  echo "ok: $1 is the same"
}

# jobs_known: the keys in the job state table
jobs_known() {
  aws --profile monitoring dynamodb scan --query 'Items[].job.S' --output text \
    --table-name "$("$SAGEWATCH" names job-state-table)"
}

# kept_words: what stands in a log group that the upgrade must not lose
kept_words() {
  aws --profile monitoring logs filter-log-events --query 'events[].message' --output text \
    --log-group-name "$log_group" --log-stream-names before
}

start_organization
sink=none

# A deployment in which everything that holds something has another name than today.
deploy_first outsider MonitoringAccountInfraStack 's|/aws/events/sagemaker-monitoring/|/old/|g
  s|sagemaker-monitoring-job-state|old-job-state|g; s|sagemaker-monitoring-sink|old-sink|g'
expect 1 'Sink (AWS::Oam::Sink) would be replaced because of Name' deploy_monitoring \
  --config other.yaml --home-region "$(of region)" --monitoring-profile outsider \
  --workload-ou-paths "$(of workloads_path)"
for lost in 'IngesterJobState (AWS::DynamoDB::Table) would be replaced because of TableName' \
  'ServiceEvents (AWS::Logs::LogGroup) would be replaced because of LogGroupName' \
  'the old one would remain in the account'; do
  grep -qF "$lost" said || fail "does not say: $lost"
done
aws --profile outsider cloudformation delete-stack --stack-name MonitoringAccountInfraStack
"$root/scripts/watch-stack.sh" --region "$(of region)" --profile outsider --stack \
  "$(aws --profile outsider cloudformation list-stacks --query 'StackSummaries[0].StackId' \
    --output text)"

deploy_first monitoring MonitoringAccountInfraStack ''
sink=$(sink_of monitoring)
deploy_first management ManagementStackStack ''
link=$(link_of workload)
log_group=$("$SAGEWATCH" names log-group.service-events)
aws --profile monitoring logs create-log-stream --log-group-name "$log_group" \
  --log-stream-name before
aws --profile monitoring logs put-log-events --log-group-name "$log_group" \
  --log-stream-name before --query nextSequenceToken --output text \
  --log-events "timestamp=$(($(date +%s) * 1000)),message=of-the-first-version"
aws --profile monitoring dynamodb put-item --item '{"job":{"S":"of-the-first-version"}}' \
  --table-name "$("$SAGEWATCH" names job-state-table)"

expect 1 'UndeliveredEvents (AWS::SQS::Queue) would be replaced because of QueueName' \
  deploy_monitoring --home-region "$(of region)" --monitoring-profile monitoring \
  --workload-ou-paths "$(of workloads_path)" --workload-accounts "$(of accounts outsider)"
expect 0 'MonitoringAccountInfraStack updated' deploy_monitoring \
  --allow-replace UndeliveredEvents --allow-replace IngesterFailedEvents
expect 0 'up to date' deploy_monitoring
same 'the sink' "$sink" "$(sink_of monitoring)"
same 'the job state' of-the-first-version "$(jobs_known)"
same 'the audit log' of-the-first-version "$(kept_words)"
expect 0 'ManagementStackStack updated' deploy_management --management-profile management \
  --workload-ou-ids "$(of organizational_units workloads)"
same "the workload account's link" "$link" "$(link_of workload)"
arrives workload

# shellcheck disable=SC2016  # OAM's own variable
deploy_first outsider WorkloadAccountObservabilityStack 's|\$AccountName|$AccountEmail|g' \
  MonitoringAccountId="$(of accounts monitoring)" MonitoringAccountSinkIdentifier="$sink"
expect 1 'Link (AWS::Oam::Link) would be replaced because of LabelTemplate' deploy_workload \
  --workload-profile outsider
"$root/scripts/individual-deployment/destroy-workload-account.sh" --yes
deploy_first outsider WorkloadAccountEventsStack '' HomeRegion="$(of region)" \
  MonitoringAccountId="$(of accounts monitoring)" \
  MonitoringAccountRoleName="$("$SAGEWATCH" configure --get monitoring-account-role-name)" \
  MonitoringAccountEventbusARN="$("$SAGEWATCH" configure --get monitoring-account-eventbus-arn)"
expect 0 'WorkloadAccountEventsStack updated' deploy_workload
arrives outsider
echo "the first version became today's, and lost nothing"
