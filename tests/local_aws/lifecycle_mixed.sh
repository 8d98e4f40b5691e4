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
destroy_monitoring() { "$scripts/destroy-monitoring-account.sh" --yes "$@"; }
destroy_management() { "$scripts/destroy-management-stackset.sh" --yes; }

# What a deletion keeps, by name.
data_of_the_account() {
  aws --profile monitoring logs describe-log-groups --query 'logGroups[].logGroupName' \
    --log-group-name-prefix /aws/events/ --output text
  aws --profile monitoring dynamodb list-tables --query 'TableNames' --output text
}

start_organization

expect 0 'MonitoringAccountInfraStack created' deploy_monitoring --home-region "$(of region)" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)" \
  --workload-accounts "$(of accounts management),$(of accounts monitoring)"
expect 0 'Stack sets never reach this account, 111111111111' deploy_management \
  --management-profile management --workload-ou-ids "$(of organizational_units workloads)"

expect 1 'if the OUs contain it, stack sets reach it' deploy_workload workload
SAGEWATCH_WORKLOAD_ACCOUNTS=$(of accounts workload) expect 1 'a stack set already deploys to this account' \
  deploy_workload workload
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

expect 1 'which is not a workload account' deploy_workload outsider
expect 0 '~ Sink ' deploy_monitoring --workload-accounts \
  "$(of accounts management),$(of accounts monitoring),$(of accounts outsider)"
expect 0 'WorkloadAccountObservabilityStack created' deploy_workload outsider
arrives outsider

expect 1 '111111111111 333333333333 444444444444 555555555555' destroy_monitoring
expect 0 'first, these accounts must be unlinked: 111111111111 333333333333' destroy_monitoring --plan
expect 0 'make destroy-workload-account-infra' destroy_management
expect 1 'still linked to the monitoring account: 111111111111 555555555555' destroy_monitoring
for profile in management monitoring outsider; do
  expect 0 'WorkloadAccountEventsStack deleted' destroy_workload "$profile"
done
expect 0 'WorkloadAccountEventsStack does not exist' destroy_workload outsider

expect 0 'loses    AWS::Events::Archive' destroy_monitoring --plan
expect 2 'in full' destroy_monitoring --delete-data MonitoringAccount
expect 130 'AWS continues the operation' interrupted_at DeleteStack 2 \
  "$scripts/destroy-monitoring-account.sh" --yes --delete-data MonitoringAccountInfraStack
faults ''
[[ $(data_of_the_account) == *service-events* ]] || fail 'the data went before its stack'
expect 0 'deleted  sagemaker-monitoring-job-state' destroy_monitoring \
  --delete-data MonitoringAccountInfraStack
[[ -z $(data_of_the_account) ]] || fail "some data is left: $(data_of_the_account)"
echo 'units and listed accounts lived together, and are gone'
