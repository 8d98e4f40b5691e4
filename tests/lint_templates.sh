#!/usr/bin/env bash
# cfn-lint finds nothing, not even a warning, in any template, in a Region of each partition.
#   lint_templates.sh REGION
set -euo pipefail
region=$1
case $region in
  cn-*) partition=aws-cn ;;
  us-gov-*) partition=aws-us-gov ;;
  *) partition=aws ;;
esac
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
cd "$output"
"$SAGEWATCH" synth --output "$output" --home-region "$region" \
  --workload-ou-paths o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ --workload-accounts 333333333333 \
  --workload-ou-ids ou-ab12-11111111 --monitoring-account-id 222222222222 \
  --notification-emails ml-operations@example.com \
  --monitoring-account-role-name sagemaker-monitoring-account-role \
  --monitoring-account-eventbus-arn \
  "arn:$partition:events:$region:222222222222:event-bus/sagemaker-monitoring-account-eventbus" \
  --monitoring-account-sink-identifier \
  "arn:$partition:oam:$region:222222222222:sink/11111111-2222-3333-4444-555555555555"
for template in "$output"/*.template.json; do
  bytes=$(wc -c <"$template")
  [[ $bytes -le 51200 ]] || { echo "$template has $bytes bytes"; exit 1; }
done
cfn-lint --include-checks W --regions "$region" --template "$output"/*.template.json
