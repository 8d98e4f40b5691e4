#!/usr/bin/env bash
# Deploys the monitoring account's stacks for workload accounts that are listed: step 1 of 2.

# shellcheck source=../lib/deploy_monitoring.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy_monitoring.sh"

reach_flags=(--individual)

deploy "$@"
