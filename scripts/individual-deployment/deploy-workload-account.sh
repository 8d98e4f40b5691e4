#!/usr/bin/env bash
# Deploys one workload account directly, without a stack set: step 2 of 2, once for each.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=workload

deploy "$@"
