#!/usr/bin/env bash
# Deploys the monitoring account's stacks for the accounts of an organization: step 1 of 2.

# shellcheck source=../lib/deploy_monitoring.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy_monitoring.sh"

script='organization-deployment/deploy-monitoring-account.sh'
example_senders='--workload-ou-paths o-1a2b3c4d5e/r-saaa/'

describe_reach() {
  cat <<'EOF'
Deploys the three stacks of the monitoring account: one receives the SageMaker events, metrics and
logs of all workload accounts, one raises alarms about them, one shows them.
EOF
}

next_step() {
  say_where_to_look
  say '' "Next: run with a profile of the organization's management account" \
    "  $(script_path organization-deployment/deploy-management-account.sh)" \
    'It uses these outputs as its defaults.'
  say_accounts_to_deploy
}

deploy "$@"
