#!/usr/bin/env bash
# Verification of a deployment in the local organization: all is well, then one thing after another is
# not, each found with the command that mends it.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/verification
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

# verify [SECONDS]: waits for heartbeats so long.
verify() {
  "$root/scripts/verify.sh" --workload-profiles workload,workload-child --within "${1:-30}"
}

# in_grid ACCOUNT REGION TEXT: the row of the last grid says so.
in_grid() {
  grep "^$(of accounts "$1") *$2 " "$work/said" | grep -qF -- "$3" ||
    fail "the row of $1 in $2 lacks '$3'"
  echo "ok: $1 in $2: $3"
}

start_organization
further=us-east-1
"$SAGEWATCH" configure monitoring --yes --home-region "$(of region)" --workload-regions "$further" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)" >/dev/null 2>&1
"$scripts/deploy-monitoring-account.sh" --yes >"$work/deployed" 2>&1 || fail "see $work/deployed"
"$scripts/deploy-management-account.sh" --yes --management-profile management \
  --workload-ou-ids "$(of organizational_units workloads)" >"$work/deployed" 2>&1 ||
  fail "see $work/deployed"
for alarm in $(aws --profile monitoring cloudwatch describe-alarms --output text \
  --query 'MetricAlarms[].AlarmName'); do
  aws --profile monitoring cloudwatch set-alarm-state --alarm-name "$alarm" --state-value OK \
    --state-reason 'no data is no alarm'
done

echo '-- a deployment that works, in two accounts and two Regions'
expect 0 'everything that was checked works' verify
for account in workload workload-child; do
  for region in "$(of region)" "$further"; do
    in_grid "$account" "$region" arrived
    in_grid "$account" "$region" linked
  done
done
records=$(aws --profile monitoring logs filter-log-events --output text --query 'events[].message' \
  --log-group-name "$("$SAGEWATCH" names log-group.ingester)")
[[ $records == *'"recordType":"heartbeat"'* ]] || fail 'a heartbeat left no record'
[[ $records != *'"JobsStarted"'* && $records != *'"JobsFailed"'* ]] || fail 'a heartbeat counts as a job'

echo '-- a rule that is off, and one whose pattern was changed by hand'
rule=$("$SAGEWATCH" names rule.service-events)
aws --profile workload events disable-rule --name "$("$SAGEWATCH" names rule.heartbeats)"
aws --profile workload-child events put-rule --name "$rule" --output text \
  --event-pattern '{"source":["aws.sagemaker"],"detail-type":[{"prefix":"SageMaker T"}]}' >/dev/null
changes=$("$SAGEWATCH" names rule.changes)
aws --profile monitoring events disable-rule --name "$changes" \
  --event-bus-name "$("$SAGEWATCH" names event-bus)"
expect 3 'does not match: ' verify
grep -q "the rule $changes in the monitoring account is disabled" "$work/said" ||
  fail 'changes of the monitoring go unnoticed, and nothing says so'
in_grid workload "$(of region)" 'heartbeats off'
in_grid workload "$(of region)" 'not sent'
grep -q 'SageMaker Model State Change' "$work/said" || fail 'a kind that is lost is not named'
grep -o 'aws events enable-rule.*' "$work/said" >mends
[[ $(wc -l <mends) == 2 ]] || fail 'not every rule that is off has its command'
bash mends
aws --profile workload-child events put-rule --name "$rule" --output text --event-pattern \
  "$(aws --profile workload events describe-rule --name "$rule" --query EventPattern --output text)" \
  >/dev/null
expect 0 'everything that was checked works' verify

echo '-- an account that the monitoring bus admits no more, an alarm, a link and a target that are gone'
bus=$("$SAGEWATCH" names event-bus)
sid=$(aws --profile monitoring events describe-event-bus --name "$bus" --query Policy --output text |
  grep -o '"Sid": *"[^"]*"' | head -n 1 | cut -d'"' -f4)
aws --profile monitoring events remove-permission --event-bus-name "$bus" --statement-id "$sid"
aws --profile monitoring cloudwatch set-alarm-state --state-value ALARM --state-reason 'jobs failed' \
  --alarm-name "$("$SAGEWATCH" names alarm.jobs-failed)"
link=$(aws --profile workload-child oam list-links --query 'Items[0].Arn' --output text)
aws --profile workload-child oam delete-link --identifier "$link"
aws --profile workload-child events remove-targets --rule "$rule" --ids EventBus --output text >/dev/null
expect 3 'did not arrive within 5 s' verify 5
in_grid workload "$(of region)" 'not arrived'
in_grid workload-child "$(of region)" missing
in_grid workload-child "$(of region)" 'service-events no target'
grep -q 'is in ALARM: jobs failed' "$work/said" || fail 'the alarm is not named'

echo '-- the self test takes it for no sandbox'
expect 2 'it holds a sagewatch deployment in' "$root/scripts/selftest.sh" \
  --profile monitoring --yes

echo '-- credentials that may do nothing'
faults 'call DescribeRule 1 * AccessDenied not authorized' \
  'call ListTargetsByRule 1 * AccessDenied not authorized' \
  'call TestEventPattern 1 * AccessDenied not authorized' \
  'call GetSchedule 1 * AccessDenied not authorized' \
  'call PutEvents 1 * AccessDenied not authorized' 'call ListLinks 1 * AccessDenied not authorized' \
  'call DescribeStackResources 1 * AccessDenied not authorized'
expect 4 'no problem was found, but' verify
faults
echo 'what was broken is found'
