#!/usr/bin/env bash
# Deletes the stacks of a workload account that was deployed directly.

# shellcheck source=../lib/destroy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/destroy.sh"

kind=workload
switches=(yes plan)
options=(config progress account)
settings=(home-region workload-regions workload-profile)

usage() {
  cat <<'EOF'
Deletes the two stacks that deploy-workload-account.sh deployed to a workload account, which then
neither sends events nor shares telemetry. Run it before destroy-monitoring-account.sh. Safe to run
again.

Usage: scripts/individual-deployment/destroy-workload-account.sh [options]
       make destroy-workload-account-infra

Options:
  --home-region REGION              the Region of the stacks (default: from sagewatch.yaml)
  --workload-regions REGIONS        further Regions of the stacks (default: from sagewatch.yaml)
  --workload-profile NAME           AWS CLI profile of the workload account
  --account ID                      the account to delete from; --yes needs it if the settings
                                    do not name it
  --config FILE                     settings file (default: sagewatch.yaml)
  --plan                            show what would be deleted and what would be kept, and stop
  --yes                             answer yes to every question
  --progress MODE                   how to show progress: auto, block, lines or errors
  -h, --help                        print this

Example:
  destroy-workload-account.sh --workload-profile research

Exit codes: 0 deleted or absent, 1 refused or declined, 2 usage, 4 AWS or the deletion failed,
130 stopped by Ctrl-C (a deletion that has begun continues).

Permissions: cloudformation:* on the stacks, and the deletion of their resources.
EOF
}

check_before() { :; }

announce_more() { :; }

next_step() {
  say '' 'Next: run this again with the --workload-profile of the next account; when all are done, run' \
    '  make destroy-monitoring-account-infra'
}

destroy "$@"
