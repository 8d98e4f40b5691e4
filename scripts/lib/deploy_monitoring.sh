# shellcheck shell=bash disable=SC2034,SC2154
# The deployment of the monitoring account, the same whether the workload accounts are those of OUs,
# listed one by one, or both. The scripts differ in what they ask for (reach_flags), in how they
# tell of it, and in the next step:
#
# script                what a person calls
# describe_reach        prints the beginning of the help
# example_senders       flags that say it

# shellcheck source=deploy.sh
source "$(dirname "${BASH_SOURCE[0]}")/deploy.sh"
# shellcheck source=further_sinks.sh
source "$(dirname "${BASH_SOURCE[0]}")/further_sinks.sh"

kind=monitoring
switches=(yes no-execute delete-failed-stack)
options=(config progress allow-replace)
settings=(deployment)
keep_flags=(--keep)

usage() {
  describe_reach
  cat <<EOF
Asks for the settings that are missing, shows the account and the changes, and changes nothing
before you confirm. Running it again updates the stacks.

Usage: scripts/$script [options]
EOF
  usage_of_deployment
  cat <<EOF
Examples:
  ${script##*/}
  ${script##*/} --no-execute
  ${script##*/} $example_senders --yes

Exit codes: 0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed, 130 stopped by Ctrl-C (a deployment that has begun continues).

Permissions: cloudformation:* on the stacks, and what their resources need: events, logs, lambda,
dynamodb, sqs, sns, cloudwatch, oam, kms if there is a key, and iam for the roles that
'sagewatch names' lists.
EOF
}

say_consequences() {
  local logs archive state
  logs=$(setting log-retention-days) archive=$(setting archive-days) state=$(setting job-state-days)
  say "retention in days: logs $logs, event archive $archive, job state after the last change $state"
}

say_where_to_look() {
  keep_further_sinks
  say '' "The dashboards are in CloudWatch in $region: start with $(name_of dashboard)"
  if [[ $(setting notification-emails) ]]; then
    say '' 'AWS mails a confirmation link to each new address: only confirmed addresses receive notices'
  fi
}
