#!/usr/bin/env bash
# Deploys the monitoring account's stack: step 1 of 2.

# shellcheck source=../lib/deploy.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../lib/deploy.sh"

kind=monitoring
stacks=(monitoring monitoring-insights monitoring-dashboards)
switches=(yes no-execute delete-failed-stack)
options=(config progress allow-replace)
settings=(home-region monitoring-profile workload-ou-paths workload-accounts
  observability-metrics observability-logs observability-traces
  notification-emails notification-topic-arn failed-jobs-threshold silent-after-minutes team-tags
  log-retention-days archive-days job-state-days
  name-prefix role-path permissions-boundary tags)
keep_flags=(--keep)

usage() {
  cat <<'EOF'
Deploys the three stacks of the monitoring account: one receives the SageMaker events, metrics and
logs of all workload accounts, one watches over them, one shows them. Asks for the settings that are
missing, shows the account and the changes, and changes nothing before you say yes. Running it again
updates the stacks.

Usage: scripts/organization-deployment/deploy-monitoring-account.sh [options]

Settings (remembered in sagewatch.yaml; 'sagewatch configure --help' explains each):
  --home-region REGION              where the workloads run, e.g. ap-southeast-2
  --monitoring-profile NAME         AWS CLI profile of the monitoring account
  --workload-ou-paths PATHS         OUs of the workload accounts, with the / at the end,
                                    e.g. o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/
  --workload-accounts IDS           workload accounts beside those OUs, or instead of them
  --observability-metrics BOOL      share metrics with the monitoring account
  --observability-logs BOOL         share logs
  --observability-traces BOOL       share traces
  --notification-emails ADDRESSES   who is told of failures
  --notification-topic-arn ARN      an SNS topic to tell, instead of addresses
  --failed-jobs-threshold JOBS      failed jobs of an account in 15 minutes that raise an alarm
  --silent-after-minutes MINUTES    without a sign of life, before an account counts as silent
  --team-tags KEYS                  keys of the tags that name the team of a job
  --log-retention-days DAYS         how long the log groups keep events
  --archive-days DAYS               how long the event archive does
  --job-state-days DAYS             how long the job state table does
  --name-prefix PREFIX              put before every name, with a - behind it
  --role-path PATH                  path of every role, e.g. /ml-platform/
  --permissions-boundary POLICY     of every role, a managed policy
  --tags KEY=VALUE,…                tags of everything that can have some

Options:
  --config FILE                     settings file (default: sagewatch.yaml)
  --yes                             answer yes to every question
  --no-execute                      show the changes, then take them back
  --allow-replace ID                let this resource be replaced or removed with its data
  --delete-failed-stack             delete a stack that failed before, without asking
  --progress MODE                   how to draw the progress: auto, block, lines or errors
  -h, --help                        print this

Examples:
  deploy-monitoring-account.sh
  deploy-monitoring-account.sh --no-execute
  deploy-monitoring-account.sh --monitoring-profile monitoring --yes

Exit codes: 0 done or up to date, 1 wrong input or declined, 2 usage, 4 AWS or the deployment
failed, 130 stopped by Ctrl-C (a deployment that has begun goes on).

Permissions: cloudformation:* on the stacks, and what its resources need: events, logs, lambda,
dynamodb, sqs, sns, cloudwatch, oam, and iam for the roles that 'sagewatch names' lists.
EOF
}

next_step() {
  say '' "The dashboards are in CloudWatch in $region; start with $(name_of dashboard)"
  if [[ $(setting notification-emails) ]]; then
    say '' 'AWS mails a link to each address that is new: only who confirms it is told of failures'
  fi
  say '' "Next: with a profile of the organization's management account, run" \
    "  $(script_path organization-deployment/deploy-management-account.sh)" \
    'It offers these outputs as its defaults.'
}

deploy "$@"
