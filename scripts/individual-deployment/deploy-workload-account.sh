#!/usr/bin/env bash
# Deploys one workload account directly, without a stack set: step 2 of 2, once for each.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=workload
switches=(yes no-execute delete-failed-stack)
options=(config progress allow-replace)
settings=(deployment)
keep_flags=()

usage() {
  cat <<'EOF'
Deploys the two stacks of a workload account, in each of its Regions. They send its SageMaker
events, metrics and logs to the monitoring account. For accounts that no stack set reaches: those
outside of the organization or of its workload OUs, the organization's management account, and the
monitoring account itself. Run deploy-monitoring-account.sh first, with this account in
workload-accounts; its outputs are the defaults here. Asks for the settings that are missing, shows
the account and the changes, and changes nothing before you confirm. Running it again updates the
stacks.

Usage: scripts/individual-deployment/deploy-workload-account.sh [options]
EOF
  usage_of_deployment
  cat <<'EOF'
Examples:
  deploy-workload-account.sh
  deploy-workload-account.sh --workload-profile research --no-execute
  deploy-workload-account.sh --workload-profile research --yes

Exit codes: 0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed, 130 stopped by Ctrl-C (a deployment that has begun continues).

Permissions: cloudformation:* on the stacks, and what their resources need: events, scheduler, sqs,
iam for the roles that 'sagewatch names' lists, oam:CreateLink, UpdateLink, DeleteLink, GetLink and
TagResource, and cloudwatch:Link, logs:Link and xray:Link for what is shared.
EOF
}

next_step() {
  say '' "The first heartbeat of $account reaches the monitoring account within ten minutes." \
    'To deploy the next account, run this again with another --workload-profile.' \
    'To remove everything from this account, run' \
    "  $(script_path individual-deployment/destroy-workload-account.sh) --workload-profile NAME"
  say_sinks_to_delete
}

deploy "$@"
