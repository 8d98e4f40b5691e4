#!/usr/bin/env bash
# A monitoring account that has a bus, a topic and sinks already, and a workload account that has the
# role of the CloudWatch console: they are used or left alone, and stay when everything goes.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/adoption
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

further=us-east-1
deploy_monitoring() { "$scripts/deploy-monitoring-account.sh" --yes "$@"; }
monitoring() { aws --profile monitoring "$@"; }
# make_sink REGION: prints its ARN
make_sink() { monitoring --region "$1" oam create-sink --name platform --query Arn --output text; }
# admit SINK REGION: puts a policy that lets the workload accounts link
admit() {
  monitoring --region "$2" oam put-sink-policy --sink-identifier "$1" --policy \
    "{\"Version\":\"2012-10-17\",\"Statement\":$("$SAGEWATCH" sink-policy)}" >/dev/null
}
statements() {
  monitoring events describe-event-bus --name platform --query Policy --output text |
    python3 -c 'import json, sys; print(*sorted(one["Sid"] for one in json.load(sys.stdin)["Statement"]))'
}

start_organization
bus=$(monitoring events create-event-bus --name platform --query EventBusArn --output text)
monitoring events put-permission --event-bus-name platform --statement-id OrganizationalUnits \
  --action events:PutEvents --principal "$(of accounts outsider)"
topic=$(monitoring sns create-topic --name operations --query TopicArn --output text)
sink=$(make_sink "$(of region)")
further_sink=$(make_sink "$further")
aws --profile workload iam create-role --role-name CloudWatch-CrossAccountSharingRole \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[]}' >/dev/null
"$SAGEWATCH" configure monitoring --yes --home-region "$(of region)" --workload-regions "$further" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)" >/dev/null 2>&1

expect 1 "adopt it: --existing-sink-arns $sink" deploy_monitoring
grep -q "adopt it: --existing-sink-arns $further_sink" "$work/said" || fail "nothing is said of $further"
expect 1 'which does not exist' deploy_monitoring --existing-sink-arns "$sink,$further_sink" \
  --notification-topic-arn "$topic" --existing-event-bus-arn "${bus}s"
expect 1 'has no policy: no account can link' deploy_monitoring --existing-event-bus-arn "$bus"
admit "$sink" "$(of region)"
admit "$further_sink" "$further"
expect 0 'MonitoringAccountInfraStack created' deploy_monitoring
[[ $(statements) == 'OrganizationalUnits sagemaker-monitoring-OrganizationalUnits' ]] ||
  fail "the bus admits: $(statements)"
[[ $(monitoring cloudwatch describe-alarms --output text \
  --query "length(MetricAlarms[?!contains(AlarmActions,'$topic')])") == 0 ]] ||
  fail 'an alarm does not tell the topic'
expect 0 "MonitoringAccountObservabilityStack in $further is up to date" deploy_monitoring

expect 0 'ManagementStackStack created' "$scripts/deploy-management-account.sh" --yes \
  --management-profile management --workload-ou-ids "$(of organizational_units workloads)"
arrives workload
arrives workload-child "$further"

echo '-- the owner of the bus writes its policy without our statements'
monitoring events remove-permission --event-bus-name platform \
  --statement-id sagemaker-monitoring-OrganizationalUnits
expect 3 'does not let these accounts send' "$root/scripts/status.sh"
mending=$(grep -o 'aws events put-permission .*bus-policy)"' "$work/said")
expect 0 'does not let these accounts send' "$root/scripts/preflight.sh" --for monitoring
expect 0 'MonitoringAccountInfraStack is up to date' deploy_monitoring
[[ $(statements) == OrganizationalUnits ]] || fail 'a deployment has restored the statement'
mkdir -p bin && ln -sf "$(realpath "$SAGEWATCH")" bin/sagewatch
AWS_PROFILE=monitoring PATH=$work/bin:$PATH bash -c "$mending"
[[ $(statements) == 'OrganizationalUnits sagemaker-monitoring-OrganizationalUnits' ]] ||
  fail "the bus admits: $(statements)"
arrives workload
expect 3 'lets the workload accounts send' "$root/scripts/status.sh"
expect 3 "all accounts are linked in $further" "$root/scripts/status.sh"

expect 0 'ManagementStackStack deleted' "$scripts/destroy-management-stackset.sh" --yes
expect 0 'MonitoringAccountInfraStack deleted' "$scripts/destroy-monitoring-account.sh" --yes
[[ $(statements) == OrganizationalUnits ]] || fail "the bus admits: $(statements)"
[[ -z $(monitoring events list-rules --event-bus-name platform --query 'Rules[].Name' --output text) ]] ||
  fail 'rules are left on the bus'
monitoring oam get-sink --identifier "$sink" >/dev/null
monitoring --region "$further" oam get-sink --identifier "$further_sink" >/dev/null
monitoring sns get-topic-attributes --topic-arn "$topic" >/dev/null
aws --profile workload iam get-role --role-name CloudWatch-CrossAccountSharingRole >/dev/null
echo 'what was there already was used, and is still there'
