# shellcheck shell=bash disable=SC2034,SC2154
# The deployment of the monitoring account. It is the same whether the workload accounts are those of OUs,
# listed one by one, or both; the two scripts differ in what they ask for (reach_flags) and in next_step.

# shellcheck source=deploy.sh
source "$(dirname "${BASH_SOURCE[0]}")/deploy.sh"
# shellcheck source=further_sinks.sh
source "$(dirname "${BASH_SOURCE[0]}")/further_sinks.sh"

kind=monitoring
keep_flags=(--keep)

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
