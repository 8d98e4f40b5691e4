#!/usr/bin/env bash
# The scripts on bad days: an account that fails, calls that are throttled, credentials that expire,
# runs that are interrupted.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/operations
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

deploy_monitoring=("$scripts/deploy-monitoring-account.sh" --yes)
deploy_management=("$scripts/deploy-management-account.sh" --yes)
destroy_management=("$scripts/destroy-management-stackset.sh" --yes)
destroy_monitoring=("$scripts/destroy-monitoring-account.sh" --yes)
expired='ExpiredToken The security token included in the request is expired'

# resume: runs what an interrupted run said would go on watching
resume() { bash -c "$(grep -A1 'to watch it again, run:' "$work/said" | tail -n 1)"; }

# place_of SET ACCOUNT: the row of the account in the grid of the last command
place_of() { awk -v set="$1" -v account="$2" '$1 == set ":" { on = 1 } on && $1 == account' "$work/said"; }

start_organization
export AWS_MAX_ATTEMPTS=5
"$SAGEWATCH" configure monitoring --yes --home-region "$(of region)" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)" >/dev/null 2>&1

echo '-- credentials that expire before the change sets are there: nothing is left behind'
faults "call CreateChangeSet 3 * $expired"
expect 4 "run 'aws sso login --profile monitoring'" "${deploy_monitoring[@]}"
faults
left=$(aws --profile monitoring cloudformation list-stacks --output text \
  --query "StackSummaries[?StackStatus!='DELETE_COMPLETE'].StackName")
[[ -z $left ]] || fail "empty stacks are left: $left"

echo '-- calls that AWS throttles are tried again'
faults 'call DescribeChangeSet 1 2 Throttling Rate exceeded'
expect 0 'nothing was changed (--no-execute)' "${deploy_monitoring[@]}" --no-execute

echo '-- a deployment that is interrupted goes on, can be watched, and is finished by the next run'
expect 130 'AWS continues the operation' interrupted_at DescribeStackEvents 1 "${deploy_monitoring[@]}"
faults
expect 0 'MonitoringAccountInfraStack created' resume
expect 0 'MonitoringAccountDashboardsStack created' "${deploy_monitoring[@]}"

echo '-- an account that fails does not undo the others, and the next run finishes the rest'
bad=$(of accounts workload) good=$(of accounts workload-child)
faults "account $bad The account is not ready"
expect 4 'not deployed to every account' "${deploy_management[@]}" \
  --management-profile management --workload-ou-ids "$(of organizational_units workloads)"
events=$("$SAGEWATCH" names stack-set.events)
[[ $(place_of "$events" "$bad") == *failed* ]] || fail "$bad did not fail"
[[ $(place_of "$events" "$good") == *current* ]] || fail "$good was undone"
grep -q '= aws: The account is not ready' "$work/said" || fail 'the reason is not told'
expect 4 'Retry where it failed? yes' "${deploy_management[@]}"
faults
expect 0 'Retry where it failed? yes' "${deploy_management[@]}"
[[ $(place_of "$events" "$bad") == *current* ]] || fail "$bad was not tried again"
expect 0 'is up to date' "${deploy_management[@]}"

echo '-- a replay counts nothing twice, and writes no raw event again'
# lines_in GROUP [PATTERN]: how many lines the log group has
lines_in() {
  aws --profile monitoring logs filter-log-events --output text --query 'length(events)' \
    --log-group-name "$("$SAGEWATCH" names "log-group.$1")" ${2:+--filter-pattern "$2"}
}
totals() { echo "$(lines_in ingester '"JobsFailed"') $(lines_in service-events)"; }
begun=$(date -u +%FT%TZ)
arrives workload-child
sleep 2
before=$(totals) ended=$(date -u +%FT%TZ)
expect 0 'replayed: all events of the interval were sent' "$root/scripts/replay.sh" --yes \
  --start "$begun" --end "$ended"
for ((waited = 0; waited < 50; waited++)); do
  if (($(lines_in ingester '"EventsDuplicate"') > 0)); then break; fi
  sleep 0.2
done
((waited < 50)) || fail 'nothing was replayed to the ingester'
[[ $(totals) == "$before" ]] || fail "the totals were $before, and are $(totals)"
expect 0 'this interval already has a replay' "$root/scripts/replay.sh" \
  --start "$begun" --end "$ended"
expect 1 "which is after the present time" "$root/scripts/replay.sh" --yes --start "$begun" --end 2100-01-01

echo "-- of a workload account's dead letters its own events alone are sent again, each once"
# The AWS CLI v1 looks for queues at AWS whatever AWS_ENDPOINT_URL says.
queues() { aws --profile workload-child --endpoint-url "$AWS_ENDPOINT_URL" sqs "$@"; }
queue=$(aws --profile workload-child cloudformation describe-stacks --output text \
  --query "Stacks[].Outputs[?OutputKey=='UndeliveredEventsQueueUrl'][].OutputValue | [0]")
foreign=arn:aws:lambda:$(of region):$(of accounts monitoring):function:payments
# letter BODY: into that queue, as if it had been meant for the foreign function
letter() {
  queues send-message --queue-url "$queue" --message-body "$1" \
    --query MessageId --output text \
    --message-attributes "TARGET_ARN={DataType=String,StringValue=$foreign}"
}
# event_of ACCOUNT NAME: that a job failed, as EventBridge keeps it
event_of() {
  python3 "$root/tests/local_aws/demo/traffic.py" failed-job "$1" "$2" "$(($(date +%s) * 1000))" |
    python3 -c 'import json, sys
entry, = json.load(sys.stdin)
print(json.dumps({"version": "0", "id": sys.argv[2], "account": sys.argv[1], "region": sys.argv[3],
  "time": sys.argv[4], "source": entry["Source"], "detail-type": entry["DetailType"],
  "resources": entry["Resources"], "detail": json.loads(entry["Detail"])}))' \
      "$1" "$2" "$(of region)" "$(date -u +%FT%TZ)"
}
letter "$(event_of "$good" a-late-one)"
letter "$(event_of "$bad" forged-account)"
letter '{"record":{"job":"forged-record"},"hosts":["algo-1"]}'
letter "{\"requestContext\":{\"functionArn\":\"${foreign/payments/$("$SAGEWATCH" names function.notices)}\"},
  \"requestPayload\":{\"job\":\"forged-payload\"}}"
letter "{\"requestContext\":{\"functionArn\":\"$foreign\"},\"requestPayload\":{\"job\":\"forged-function\"}}"
redrive=("$root/scripts/redrive.sh" --queue-profile workload-child --queue-url "$queue")
expect 0 'nothing was sent (--no-execute)' "${redrive[@]}" --no-execute
expect 4 'redriven: 1, left: 4' "${redrive[@]}" --yes
grep -q "it is not an event of $good" "$work/said" || fail 'nothing is said of the event of another account'
for ((waited = 0; waited < 50; waited++)); do
  if (($(lines_in ingester '"a-late-one"') > 0)); then break; fi
  sleep 0.2
done
expect 0 'holds 0' "${redrive[@]}" --yes
[[ $(lines_in ingester '"a-late-one"') == 1 ]] || fail 'the event did not arrive once'
[[ $(lines_in ingester '"forged"') == 0 ]] || fail 'a forged message was recorded'
kept=$(queues get-queue-attributes --queue-url "$queue" --output text \
  --attribute-names All --query Attributes.ApproximateNumberOfMessagesNotVisible)
[[ $kept == 4 ]] || fail "$kept messages stay in the queue, not 4"

echo '-- credentials that expire while the stack sets are read end with the way on'
faults "call ListStackInstances 1 * $expired"
expect 4 'could not read the stack set' "${deploy_management[@]}"

echo '-- an account that holds the deletion up is named, and the next run finishes it'
faults "account $bad The account is closed"
expect 4 'The account is closed' "${destroy_management[@]}"
faults
expect 130 'AWS continues the operation' interrupted_at DescribeStackEvents 1 "${destroy_management[@]}"
faults
expect 0 'ManagementStackStack deleted' resume
expect 0 'ManagementStackStack does not exist' "${destroy_management[@]}"
expect 0 'MonitoringAccountInfraStack deleted' "${destroy_monitoring[@]}"
echo 'the bad days ended well'
