#!/usr/bin/env bash
# Units and listed accounts together: the organization's management account, which stack sets skip,
# the monitoring account itself, and one outside of the units. Their events arrive, their settings
# change, and everything goes in the right order.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/lifecycle-mixed
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

individual=$root/scripts/individual-deployment
deploy_monitoring() { "$scripts/deploy-monitoring-account.sh" --yes "$@"; }
deploy_management() { "$scripts/deploy-management-account.sh" --yes "$@"; }
# deploy_workload PROFILE FLAG…
deploy_workload() { "$individual/deploy-workload-account.sh" --yes --workload-profile "$@"; }
destroy_workload() { "$individual/destroy-workload-account.sh" --yes --workload-profile "$@"; }
destroy_monitoring() { "$scripts/destroy-monitoring-account.sh" --yes; }
destroy_management() { "$scripts/destroy-management-stackset.sh" --yes; }

# arrives PROFILE: an event that the account sends comes to the audit log
arrives() {
  local tries name=job-of-$1
  aws --profile "$1" events put-events --query FailedEntryCount --output text --entries \
    "$(python3 "$root/tests/local_aws/demo/traffic.py" failed-job "$(of accounts "$1")" "$name" \
      "$(($(date +%s) * 1000))" 1)" >/dev/null
  for ((tries = 0; tries < 300; tries++)); do
    if aws --profile monitoring logs filter-log-events --output text --query 'events[].message' \
      --log-group-name "$("$SAGEWATCH" names log-group.ingester)" | grep -qF "\"$name\""; then
      echo "ok: an event of $1 arrives"
      return
    fi
    sleep 0.2
  done
  fail "no event of $1 arrived"
}

start_organization

expect 0 'MonitoringAccountInfraStack created' deploy_monitoring --home-region "$(of region)" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)" \
  --workload-accounts "$(of accounts management),$(of accounts monitoring)"
expect 0 'Stack sets never reach this account, 111111111111' deploy_management \
  --management-profile management --workload-ou-ids "$(of organizational_units workloads)"

expect 1 'a stack set has deployed this account' deploy_workload workload
expect 1 'neither in the OUs' env SAGEWATCH_WORKLOAD_ACCOUNTS=222222222222 \
  "$individual/deploy-workload-account.sh" --yes --workload-profile management
expect 0 'WorkloadAccountObservabilityStack created' deploy_workload management
expect 0 'WorkloadAccountEventsStack is up to date' deploy_workload management
arrives management
expect 0 'sees its own metrics and logs without a link' deploy_workload monitoring
arrives monitoring

expect 0 'UndeliveredEventsQueueUrl' deploy_workload management
expect 0 '~ ApiEvents  true' deploy_workload management --api-events false
expect 0 'WorkloadAccountObservabilityStack deleted' deploy_workload management \
  --observability-metrics false --observability-logs false --observability-traces false
expect 0 'WorkloadAccountObservabilityStack created' deploy_workload management \
  --observability-metrics true --observability-logs true --observability-traces true

expect 1 'which is no workload account' deploy_workload outsider
expect 0 '~ Sink ' deploy_monitoring --workload-accounts \
  "$(of accounts management),$(of accounts monitoring),$(of accounts outsider)"
expect 0 'WorkloadAccountObservabilityStack created' deploy_workload outsider
arrives outsider

expect 1 '111111111111 333333333333 444444444444 555555555555' destroy_monitoring
expect 0 'make destroy-workload-account-infra' destroy_management
expect 1 'still linked to the monitoring account: 111111111111 555555555555' destroy_monitoring
for profile in management monitoring outsider; do
  expect 0 'WorkloadAccountEventsStack deleted' destroy_workload "$profile"
done
expect 0 'WorkloadAccountEventsStack is not there' destroy_workload outsider
expect 0 'MonitoringAccountInfraStack deleted' destroy_monitoring
echo 'units and listed accounts lived together, and are gone'
