# shellcheck shell=bash disable=SC2034,SC2154
# What a person runs next, in which account.

# How the monitoring account is deployed with these settings.
monitoring_script() {
  local reach='individual-deployment'
  if [[ $(setting workload-ou-paths) ]]; then reach='organization-deployment'; fi
  script_path "$reach/deploy-monitoring-account.sh"
}

# say_accounts_to_deploy: what the stack sets don't reach, and how to deploy it.
say_accounts_to_deploy() {
  local accounts
  accounts=$(setting workload-accounts)
  if [[ -z $accounts ]]; then return; fi
  say '' "Next: for each of the accounts ${accounts//,/, }, run with its profile" \
    "  $(script_path individual-deployment/deploy-workload-account.sh) --workload-profile NAME"
}
