#!/usr/bin/env bash
# Deletes the stacks of a workload account that was deployed directly.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=workload

check_before() { :; }

announce_more() { :; }

next_step() {
  say '' 'Next: run this again with the --workload-profile of the next account; when all are done, run' \
    '  make destroy-monitoring-account-infra'
}

destroy "$@"
