#!/usr/bin/env bash
# Workloads in two Regions: their events come to one bus, each Region has a sink of its own, the further
# one is dropped, and everything goes again, through stack sets and in an account that is deployed
# directly. The management stack is first deployed as it was when one stack set had all Regions: an
# account that joins fails, and after the upgrade it does not.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/regions
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

further=us-east-1
individual=$root/scripts/individual-deployment
deploy_monitoring() { "$scripts/deploy-monitoring-account.sh" --yes "$@"; }
deploy_management() { "$scripts/deploy-management-account.sh" --yes "$@"; }
destroy_monitoring() { "$scripts/destroy-monitoring-account.sh" --yes "$@"; }

# left_in REGION PROFILE: the stacks that are there
left_in() {
  aws --profile "$2" --region "$1" cloudformation list-stacks --output text \
    --query "StackSummaries[?StackStatus!='DELETE_COMPLETE'].StackName"
}

# move PROFILE UNIT UNIT: the account goes from one unit to the other
move() {
  aws --profile management organizations move-account --account-id "$(of accounts "$1")" \
    --source-parent-id "$(of organizational_units "$2")" \
    --destination-parent-id "$(of organizational_units "$3")"
}

# instances STACK_SET_KEY PROFILE: how its stacks in the account stand, a line a Region
instances() {
  aws --profile management cloudformation list-stack-instances --output text \
    --stack-set-name "$("$SAGEWATCH" names "stack-set.$1")" \
    --stack-instance-account "$(of accounts "$2")" \
    --query 'Summaries[].[Region,StackInstanceStatus.DetailedStatus]' | sort
}

# instances_become WANTED STACK_SET_KEY PROFILE: waits until they stand so
instances_become() {
  local tries now=
  for ((tries = 0; tries < 150; tries++)); do
    now=$(instances "$2" "$3" | paste -sd' ' | tr '\t' ' ')
    if [[ $now == "$1" ]]; then
      echo "ok: $2 of $3: ${1:-no stacks}"
      return
    fi
    sleep 0.4
  done
  fail "the stacks of $2 in $3 are: $now"
}

# deploy_one_stack_set: the management stack as it was before
deploy_one_stack_set() {
  "$SAGEWATCH" synth management --quiet --output synthesized \
    --workload-ou-ids "$(of organizational_units workloads)"
  python3 "$root/tests/local_aws/one_stack_set.py" \
    synthesized/ManagementStackStack.template.json >before.json
  aws --profile management cloudformation create-stack --stack-name ManagementStackStack \
    --template-body file://before.json --capabilities CAPABILITY_NAMED_IAM --query StackId --output text
  "$root/scripts/watch-stack.sh" --stack ManagementStackStack --region "$(of region)" \
    --profile management
}

start_organization

expect 1 "lists cn-north-1 in partition aws-cn" "$SAGEWATCH" configure monitoring --yes \
  --home-region "$(of region)" --workload-regions cn-north-1 \
  --workload-ou-paths "$(of workloads_path)"
expect 0 "MonitoringAccountObservabilityStack created" deploy_monitoring \
  --home-region "$(of region)" --workload-regions "$further" --monitoring-profile monitoring \
  --workload-ou-paths "$(of workloads_path)" --workload-accounts "$(of accounts outsider)"
grep -q "saved monitoring-account-further-sink-identifiers: arn:aws:oam:$further:" "$work/said" ||
  fail 'the sink of the further Region is not kept'
expect 0 "MonitoringAccountObservabilityStack in $further is up to date" deploy_monitoring

echo '-- one stack set for all Regions: who joins gets the further Region first, and nothing else'
deploy_one_stack_set
instances_become "$(of region) SUCCEEDED $further SUCCEEDED" events workload
move outsider sandbox workloads
instances_become "$(of region) CANCELLED $further FAILED" events outsider

echo '-- the upgrade: the Regions get stack sets of their own'
expect 0 'ManagementStackStack updated' deploy_management --management-profile management \
  --workload-ou-ids "$(of organizational_units workloads)"
grep -q "workload-observability-$further" "$work/said" || fail 'the grid lacks a stack set'
for profile in workload workload-child outsider; do
  instances_become "$(of region) SUCCEEDED" events "$profile"
  instances_become "$further SUCCEEDED" further-events "$profile"
done
move outsider workloads sandbox
instances_become '' events outsider
instances_become '' further-events outsider
move outsider sandbox workloads
instances_become "$(of region) SUCCEEDED" events outsider
instances_become "$further SUCCEEDED" further-events outsider
arrives outsider
move outsider workloads sandbox
instances_become '' events outsider
instances_become '' further-events outsider
expect 0 'ManagementStackStack is up to date' deploy_management
arrives workload
arrives workload-child "$further"

expect 0 "WorkloadAccountEventsStack" "$individual/deploy-workload-account.sh" --yes \
  --workload-profile outsider
[[ $(left_in "$further" outsider) == *WorkloadAccountObservabilityStack* ]] ||
  fail 'the further Region of the outsider has no link'
arrives outsider "$further"
expect 3 "all accounts are linked in $further" "$root/scripts/status.sh"

echo '-- the Region is dropped: its sink stays until nobody is linked to it, and then all of it is gone'
known_sinks() {
  "$SAGEWATCH" configure monitoring --get monitoring-account-further-sink-identifiers
}
expect 1 "still linked to the monitoring account in $further" destroy_monitoring
expect 0 "MonitoringAccountObservabilityStack in $further is kept for now" deploy_monitoring \
  --workload-regions ''
[[ $(known_sinks) == *":$further:"* ]] || fail 'the sink that stays is forgotten'
expect 0 "the settings no longer include the stack set" deploy_management
expect 0 "still use its sink: $(of accounts outsider)" deploy_monitoring
expect 0 "the settings no longer include WorkloadAccountEventsStack in $further" \
  "$individual/deploy-workload-account.sh" --yes --workload-profile outsider
expect 0 "the settings no longer include MonitoringAccountObservabilityStack in $further" \
  deploy_monitoring
[[ -z $(known_sinks) ]] || fail "the sinks that are known: $(known_sinks)"
for profile in monitoring management workload workload-child outsider; do
  left=$(left_in "$further" "$profile")
  [[ -z $left ]] || fail "stacks are left in $further of $profile: $left"
done
arrives workload-child

expect 0 'with its 2 stacks in the workload accounts' "$scripts/destroy-management-stackset.sh" --yes
expect 0 'WorkloadAccountEventsStack deleted' "$individual/destroy-workload-account.sh" --yes \
  --workload-profile outsider
expect 0 'MonitoringAccountInfraStack deleted' destroy_monitoring
for profile in monitoring management workload workload-child outsider; do
  left=$(left_in "$(of region)" "$profile")
  [[ -z $left ]] || fail "stacks are left in $profile: $left"
done
echo 'two Regions were one bus, the further one was dropped, and nothing is left'
