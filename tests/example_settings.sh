#!/usr/bin/env bash
# Settings with which every stack can be synthesized for a Region, one argument a line.
#   example_settings.sh REGION
set -euo pipefail
region=$1
case $region in
  cn-*) partition=aws-cn ;;
  us-gov-*) partition=aws-us-gov ;;
  *) partition=aws ;;
esac
printf '%s\n' --home-region "$region" \
  --workload-ou-paths o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ --workload-accounts 333333333333 \
  --workload-ou-ids ou-ab12-11111111 --monitoring-account-id 222222222222 \
  --monitoring-account-role-name sagemaker-monitoring-account-role \
  --monitoring-account-eventbus-arn \
  "arn:$partition:events:$region:222222222222:event-bus/sagemaker-monitoring-account-eventbus" \
  --monitoring-account-sink-identifier \
  "arn:$partition:oam:$region:222222222222:sink/11111111-2222-3333-4444-555555555555"
