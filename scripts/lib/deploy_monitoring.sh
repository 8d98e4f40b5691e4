# shellcheck shell=bash disable=SC2034,SC2154
# The deployment of the monitoring account, the same whether the workload accounts are those of OUs,
# listed one by one, or both. The scripts differ in what they ask for (reach_flags), in how they
# tell of it, and in the next step:
#
# script                what a person calls
# describe_reach        prints the beginning of the help
# describe_senders      prints the settings that say who may send events
# example_senders       flags that say it

# shellcheck source=deploy.sh
source "$(dirname "${BASH_SOURCE[0]}")/deploy.sh"
# shellcheck source=further_sinks.sh
source "$(dirname "${BASH_SOURCE[0]}")/further_sinks.sh"

kind=monitoring
stacks=(monitoring monitoring-insights monitoring-dashboards)
switches=(yes no-execute delete-failed-stack)
options=(config progress allow-replace)
settings=(home-region workload-regions monitoring-profile workload-ou-paths workload-accounts
  existing-event-bus-arn existing-sink-arns
  observability-metrics observability-logs observability-traces
  notification-emails notification-topic-arn failed-jobs-threshold silent-after-minutes team-tags
  ingester-concurrency log-retention-days archive-days job-state-days mask-raw-secrets encryption
  name-prefix role-path permissions-boundary tags)
keep_flags=(--keep)
dropped=(monitoring-observability)

usage() {
  describe_reach
  cat <<EOF
Asks for the settings that are missing, shows the account and the changes, and changes nothing
before you confirm. Running it again updates the stacks.

Usage: scripts/$script [options]

Settings (remembered in sagewatch.yaml; 'sagewatch configure --help' explains each):
  --home-region REGION              where the workloads run, e.g. ap-southeast-2
  --workload-regions REGIONS        further Regions where workloads run, e.g. us-east-1,eu-west-1
  --monitoring-profile NAME         AWS CLI profile of the monitoring account
EOF
  describe_senders
  cat <<EOF
  --observability-metrics BOOL      share metrics with the monitoring account
  --observability-logs BOOL         share logs
  --observability-traces BOOL       share traces
  --existing-event-bus-arn ARN      an existing event bus, to use in place of a new one
  --existing-sink-arns ARNS         existing OAM sinks, one for each Region
  --notification-emails ADDRESSES   addresses that receive notices of failures
  --notification-topic-arn ARN      an existing SNS topic for notices, instead of addresses
  --failed-jobs-threshold JOBS      failed jobs of an account in 15 minutes that raise an alarm
  --silent-after-minutes MINUTES    without an event, before an account counts as silent
  --team-tags KEYS                  keys of the tags that name the team of a job
  --ingester-concurrency NUMBER     reserved concurrency of the ingester; 0 reserves none
  --log-retention-days DAYS         how long the log groups keep events
  --archive-days DAYS               how long the archive keeps events
  --job-state-days DAYS             how long the job state table keeps a job
  --mask-raw-secrets BOOL           mask credentials in the log groups of raw events
  --encryption aws|managed|ARN      AWS's own keys, a key that this deployment creates, or that key
  --name-prefix PREFIX              prefix of every name, followed by a hyphen
  --role-path PATH                  path of every role, e.g. /ml-platform/
  --permissions-boundary POLICY     managed policy that limits every role
  --tags KEY=VALUE,…                tags of every resource that supports tags

Options:
  --config FILE                     settings file (default: sagewatch.yaml)
  --yes                             answer yes to every question
  --no-execute                      show the changes without deploying them
  --allow-replace ID                allow this resource to be replaced or removed with its data
  --delete-failed-stack             delete a stack that failed to deploy, without asking
  --progress MODE                   how to show progress: auto, block, lines or errors
  -h, --help                        print this

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

# A Region's telemetry comes to a sink of its own. Without a key of our own, the stack of a former one
# goes; the key stays.
choose_stacks() {
  if [[ $(setting encryption) == managed ]]; then
    foundation=(monitoring-key)
  else
    surplus=(monitoring-key)
  fi
  if shares_something; then
    regional=(monitoring-observability)
  else
    regional_surplus=(monitoring-observability)
  fi
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
