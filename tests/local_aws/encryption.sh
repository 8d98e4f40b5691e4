#!/usr/bin/env bash
# A key of our own through its life: made, used, kept with the data, taken over, and deleted at last.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/encryption
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

deploy_monitoring() { "$scripts/deploy-monitoring-account.sh" --yes "$@"; }
deploy_management() { "$scripts/deploy-management-account.sh" --yes "$@"; }
destroy_monitoring() { "$scripts/destroy-monitoring-account.sh" --yes "$@"; }
destroy_management() { "$scripts/destroy-management-stackset.sh" --yes; }
# key [FIELD]: the id of the key under our alias, or another field of it
key() {
  aws --profile monitoring kms describe-key --output text --query "KeyMetadata.${1:-KeyId}" \
    --key-id "$("$SAGEWATCH" names key)"
}

start_organization

expect 0 'MonitoringAccountKeyStack created' deploy_monitoring --home-region "$(of region)" \
  --monitoring-profile monitoring --workload-ou-paths "$(of workloads_path)" --encryption managed \
  --notification-emails ml@example.com
grep -q 'MonitoringAccountInsightsStack created' "$work/said" || fail 'the other stacks are not there'
made=$(key)
for queue in undelivered-events failed-events utilization notices; do
  url=$(aws --profile monitoring sqs get-queue-url --output text --query QueueUrl \
    --queue-name "$("$SAGEWATCH" names "queue.$queue")" ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"})
  aws --profile monitoring sqs get-queue-attributes --queue-url "$url" --attribute-names All \
    ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} | grep -q '"alias/sagemaker-monitoring"' ||
    fail "$queue is not encrypted with the key"
done
expect 0 'MonitoringAccountKeyStack is up to date' deploy_monitoring
expect 0 'ManagementStackStack created' deploy_management --management-profile management \
  --workload-ou-ids "$(of organizational_units workloads)"
arrives workload
# What nothing measured the hosts of is a dead letter by now.
expect 3 'MonitoringAccountKeyStack' "$root/scripts/status.sh"

expect 0 'ManagementStackStack deleted' destroy_management
expect 0 'keeps    AWS::KMS::Key' destroy_monitoring
[[ $(key KeyState) == Enabled ]] || fail 'the key is not kept'

echo '-- the kept key is taken over with the data that it encrypts'
aws --profile monitoring kms disable-key-rotation --key-id "$made"
expect 0 'Key: EnableKeyRotation is false, the template has true' deploy_monitoring
grep -q '2 to import' "$work/said" || fail 'the key is not taken over'
[[ $(aws --profile monitoring kms get-key-rotation-status --key-id "$made" --output text \
  --query KeyRotationEnabled) == True ]] || fail 'the key differs from the template'
[[ $(key) == "$made" ]] || fail 'another key was made'

echo '-- without a key of our own its stack goes, and the key stays'
expect 0 'the settings no longer include MonitoringAccountKeyStack' deploy_monitoring --encryption aws
[[ $(key KeyState) == Enabled ]] || fail 'the key is not kept'
expect 0 '2 to import' deploy_monitoring --encryption managed

echo '-- a given key is looked at first'
expect 1 'no such key' deploy_monitoring \
  --encryption "arn:aws:kms:$(of region):222222222222:key/11111111-2222-3333-4444-555555555555"
sed -i '/^encryption:/d' sagewatch.yaml && echo 'encryption: managed' >>sagewatch.yaml

expect 0 "deleted  $made, in 30 days" destroy_monitoring --delete-data MonitoringAccountInfraStack
grep -q 'deleted  alias/sagemaker-monitoring' "$work/said" || fail 'the alias is left'
aws --profile monitoring kms describe-key --key-id "$made" | grep -q PendingDeletion ||
  fail 'the key is not to be deleted'
expect 0 'already deleted  alias/sagemaker-monitoring' destroy_monitoring --delete-data MonitoringAccountInfraStack
echo 'the key had its whole life'
