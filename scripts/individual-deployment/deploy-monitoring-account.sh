#!/usr/bin/env bash
# Deploys the monitoring account's stacks for workload accounts that are listed: step 1 of 2.

# shellcheck source=../lib/deploy_monitoring.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy_monitoring.sh"

script='individual-deployment/deploy-monitoring-account.sh'
reach_flags=(--individual)
example_senders='--workload-accounts 333333333333'

describe_reach() {
  cat <<'EOF'
Deploys the three stacks of the monitoring account: one receives the SageMaker events, metrics and
logs of all workload accounts, one raises alarms about them, one shows them. The workload accounts
are listed one by one; no organization is needed. If you have one, use the script of the same name
in scripts/organization-deployment, which can also list accounts.
EOF
}

next_step() {
  say_where_to_look
  say_accounts_to_deploy
  say 'It uses these outputs as its defaults.'
}

deploy "$@"
