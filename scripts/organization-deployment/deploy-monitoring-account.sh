#!/usr/bin/env bash
# Deploys the monitoring account's stacks for the accounts of an organization: step 1 of 2.

# shellcheck source=../lib/deploy_monitoring.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy_monitoring.sh"


next_step() {
  say_where_to_look
  say '' "Next: run with a profile of the organization's management account" \
    "  $(script_path organization-deployment/deploy-management-account.sh)" \
    'It uses these outputs as its defaults.'
  say_accounts_to_deploy
}

deploy "$@"
