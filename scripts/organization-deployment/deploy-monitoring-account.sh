#!/usr/bin/env bash
# Deploys the monitoring account's stacks for the accounts of an organization: step 1 of 2.

# shellcheck source=../lib/deploy_monitoring.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy_monitoring.sh"

deploy "$@"
