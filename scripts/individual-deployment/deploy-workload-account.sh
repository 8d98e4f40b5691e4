#!/usr/bin/env bash
# Deploys one workload account directly, without a stack set: step 2 of 2, once for each.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=workload
keep_flags=()

next_step() {
  say '' "The first heartbeat of $account reaches the monitoring account within ten minutes." \
    'To deploy the next account, run this again with another --workload-profile.' \
    'To remove everything from this account, run' \
    "  $(script_path individual-deployment/destroy-workload-account.sh) --workload-profile NAME"
  say_sinks_to_delete
}

deploy "$@"
