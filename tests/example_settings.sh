#!/usr/bin/env bash
# Settings with which every stack can be synthesized for a Region, one argument a line.
#   example_settings.sh REGION [house-rules|managed-key|given-key|adopted]
# With house-rules every house rule is on, with values as long as they may be, and the key is our own.
set -euo pipefail
region=$1 mode=${2:-}
prefix=''
if [[ $mode == house-rules ]]; then prefix=ml-platforms-; fi
case $region in
  cn-*) partition=aws-cn further=cn-northwest-1 ;;
  us-gov-*) partition=aws-us-gov further=us-gov-east-1 ;;
  *) partition=aws further=eu-west-1 ;;
esac
bus=arn:$partition:events:$region:222222222222:event-bus/${prefix}sagemaker-monitoring-account-eventbus
sink=arn:$partition:oam:$region:222222222222:sink/11111111-2222-3333-4444-555555555555
if [[ $mode == adopted ]]; then bus=${bus%/*}/platform; fi
printf '%s\n' --home-region "$region" --workload-regions "$further" \
  --workload-ou-paths o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ --workload-accounts 333333333333 \
  --notification-emails ml-operations@example.com \
  --workload-ou-ids ou-ab12-11111111 --monitoring-account-id 222222222222 \
  --monitoring-account-role-name "${prefix}sagemaker-monitoring-account-role" \
  --monitoring-account-eventbus-arn "$bus" --monitoring-account-sink-identifier "$sink" \
  --monitoring-account-further-sink-identifiers \
  "arn:$partition:oam:$further:222222222222:sink/11111111-2222-3333-4444-555555555555"
case $mode in
  given-key)
    printf '%s\n' --encryption \
      "arn:$partition:kms:$region:222222222222:key/11111111-2222-3333-4444-555555555555" ;;
  adopted) printf '%s\n' --existing-event-bus-arn "$bus" --existing-sink-arns "$sink" ;;
  managed-key | house-rules) printf '%s\n' --encryption managed ;;
esac
if [[ -z $prefix ]]; then exit; fi
printf '%s\n' --name-prefix "${prefix%-}" --role-path /data-science/machine-learning/ \
  --permissions-boundary boundaries/machine-learning-platform-boundary \
  --tags cost-center=4711,owner=ml-platform
