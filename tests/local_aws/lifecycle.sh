#!/usr/bin/env bash
# The scripts through a life of their own: nothing to change, the wrong account, the wrong order,
# twice the same, a changed setting, and a deployment over what an earlier one kept.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/lifecycle
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

deploy_monitoring() { "$scripts/deploy-monitoring-account.sh" --yes "$@"; }
deploy_management() { "$scripts/deploy-management-account.sh" --yes "$@"; }
compare_monitoring() { "$root/scripts/diff.sh" --stack monitoring "$@"; }
# The pipeline of docs/ci.md, as it stands there.
pipeline() { PATH=$work/bin:$PATH sh -c "$(awk '/^```$/ { exit } on { print } /^```sh/ { on = 1 }' \
  "$root/docs/ci.md")"; }
destroy_monitoring() { "$scripts/destroy-monitoring-account.sh" --yes "$@"; }
destroy_management() { "$scripts/destroy-management-stackset.sh" --yes; }
# as_aws_says ARGUMENT…: a call of the AWS CLI that AWS refuses
as_aws_says() { aws --profile monitoring "$@" || return 255; }

start_organization

expect 2 '--workload-ou-paths' deploy_monitoring --home-region "$(of region)" \
  --monitoring-profile monitoring
expect 0 'MonitoringAccountInfraStack created' deploy_monitoring \
  --home-region "$(of region)" --monitoring-profile monitoring \
  --workload-ou-paths "$(of workloads_path)"
expect 0 'up to date' deploy_monitoring
expect 0 'no differences' compare_monitoring --exit-code
expect 0 'no differences' "$root/scripts/diff.sh" --stack monitoring-dashboards --exit-code
export SAGEWATCH_LOG_RETENTION_DAYS=30
expect 3 'RetentionInDays  365' compare_monitoring --exit-code
unset SAGEWATCH_LOG_RETENTION_DAYS
expect 1 '333333333333' deploy_monitoring --monitoring-profile workload

echo "-- somebody else's stack of our name is neither updated nor deleted, and nobody's account is guessed"
cat >payments.json <<'TEMPLATE'
{"Description": "the payments of production", "Resources": {"Payments": {"Type": "AWS::DynamoDB::Table",
  "DeletionPolicy": "Retain", "Properties": {"TableName": "payments", "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}}}
TEMPLATE
aws --profile outsider cloudformation create-stack --stack-name MonitoringAccountInfraStack \
  --template-body file://payments.json --query StackId --output text
"$root/scripts/watch-stack.sh" --stack MonitoringAccountInfraStack --region "$(of region)" --profile outsider
mkdir elsewhere && cd elsewhere
delete_payments() {
  destroy_monitoring --delete-data MonitoringAccountInfraStack --home-region "$(of region)" \
    --monitoring-profile outsider "$@"
}
expect 2 "give --account $(of accounts outsider)" delete_payments
expect 1 "is described as 'the payments of production'" delete_payments --account "$(of accounts outsider)"
expect 1 "is described as 'the payments of production'" deploy_monitoring --home-region "$(of region)" \
  --monitoring-profile outsider --workload-ou-paths "$(of workloads_path)"
rm -f sagewatch.yaml
aws --profile outsider cloudformation delete-stack --stack-name MonitoringAccountInfraStack
"$root/scripts/watch-stack.sh" --region "$(of region)" --profile outsider --stack \
  "$(aws --profile outsider cloudformation list-stacks --query 'StackSummaries[0].StackId' --output text)"
expect 0 'no retained data of an earlier MonitoringAccountInfraStack found' delete_payments \
  --account "$(of accounts outsider)"
[[ $(aws --profile outsider dynamodb list-tables --query TableNames --output text) == payments ]] ||
  fail 'the table of payments is gone'
cd ..


expect 1 'management account' deploy_management --management-profile monitoring \
  --workload-ou-ids "$(of organizational_units workloads)"
expect 0 'ManagementStackStack created' deploy_management --management-profile management
expect 0 'up to date' deploy_management

echo '-- roles that keep their names are not replaced'
cp sagewatch.yaml other.yaml && echo 'role-path: /team/' >>other.yaml
expect 1 'IngesterRole (AWS::IAM::Role) would be replaced because of Path' deploy_monitoring --monitoring-profile monitoring \
  --config other.yaml
expect 1 'in the accounts of WorkloadEvents: SourceRole (AWS::IAM::Role) would be replaced' \
  deploy_management --config other.yaml
ln -s "$root/scripts" scripts
mkdir bin && ln -s "$(realpath "$SAGEWATCH")" bin/sagewatch
"$SAGEWATCH" synth --quiet --output synthesized
git init -q . && git add synthesized
expect 0 'no differences' pipeline

expect 0 '~ IngesterRecords' deploy_monitoring --log-retention-days 30 \
  --monitoring-profile monitoring
expect 1 '+    "RetentionInDays": 30' pipeline

echo '-- what is deployed is protected against deletion, and what was deployed before becomes so'
# protected STACK PROFILE: CloudFormation's word
protected() {
  aws --profile "$2" cloudformation describe-stacks --stack-name "$1" --output text \
    --query 'Stacks[0].EnableTerminationProtection'
}
for stack in MonitoringAccountInfraStack MonitoringAccountInsightsStack MonitoringAccountDashboardsStack; do
  [[ $(protected "$stack" monitoring) == True ]] || fail "$stack is not protected"
done
[[ $(protected ManagementStackStack management) == True ]] || fail 'ManagementStackStack is not protected'
expect 255 'cannot be deleted while TerminationProtection is enabled' as_aws_says \
  cloudformation delete-stack --stack-name MonitoringAccountInfraStack
expect 255 "can't be deleted while DeletionProtectionEnabled is set to True" as_aws_says \
  dynamodb delete-table --table-name "$("$SAGEWATCH" names job-state-table)"
aws --profile monitoring cloudformation update-termination-protection --query StackId --output text \
  --no-enable-termination-protection --stack-name MonitoringAccountInfraStack
expect 0 'MonitoringAccountInfraStack: termination protection will be turned on' deploy_monitoring
[[ $(protected MonitoringAccountInfraStack monitoring) == True ]] || fail 'it is not protected again'

expect 1 'make destroy-management-stackset' destroy_monitoring
expect 0 'ManagementStackStack deleted' destroy_management
expect 0 'ManagementStackStack does not exist' destroy_management

expect 1 'is not a delegated administrator of stack sets' deploy_management \
  --management-profile outsider --call-as delegated-admin
eval "$(grep -o 'aws organizations register-delegated-administrator .*' "$work/said") --profile management"
expect 0 'ManagementStackStack created' deploy_management
expect 0 'up to date' deploy_management
expect 3 'sagemaker-monitoring-workload-events: 2 current' "$root/scripts/status.sh"
expect 1 'StackSetNotFoundException' sh -c 'aws --profile outsider cloudformation \
  describe-stack-set --stack-set-name sagemaker-monitoring-workload-events || exit 1'
expect 0 'with its 2 stacks in the workload accounts' destroy_management
expect 0 'aws logs delete-log-group' destroy_monitoring
expect 0 'MonitoringAccountInfraStack does not exist' destroy_monitoring
expect 0 'MonitoringAccountInfraStack is not deployed' compare_monitoring

echo '-- what was kept with other properties has those of the templates after it is taken over'
key=$(aws --profile monitoring kms create-key --key-usage ENCRYPT_DECRYPT \
  --key-spec SYMMETRIC_DEFAULT --query KeyMetadata.Arn --output text)
expect 0 '4 to import' deploy_monitoring --log-retention-days 7 --encryption "$key"
grep -q 'ServiceEvents: RetentionInDays is 30, the template has 7' "$work/said" ||
  fail 'nothing is said of the retention'
[[ $(aws --profile monitoring logs describe-log-groups --output text \
  --query "logGroups[?retentionInDays!=\`7\`||kmsKeyId!='$key'].logGroupName") == '' ]] ||
  fail 'a log group differs from the template'
[[ $(aws --profile monitoring dynamodb describe-table --output text \
  --query Table.SSEDescription.KMSMasterKeyArn \
  --table-name "$("$SAGEWATCH" names job-state-table)") == "$key" ]] ||
  fail 'the table differs from the template'
expect 0 'MonitoringAccountInfraStack is up to date' deploy_monitoring
expect 0 'MonitoringAccountInfraStack deleted' destroy_monitoring
expect 0 'deleted  /aws/events/sagemaker-monitoring/service-events' destroy_monitoring \
  --delete-data MonitoringAccountInfraStack
echo 'the whole life went as it should'
