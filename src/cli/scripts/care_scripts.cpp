#include "cli/scripts/common_options.hpp"
#include "cli/scripts/tables.hpp"
#include "operations/redrive_plan.hpp"

namespace sagewatch {
namespace {

Script preflight_script() {
  return {
      .path = "preflight.sh",
      .summary =
          R"(Lists what is missing in an account or blocks a deployment, each with the command that fixes it.
Changes nothing. Each deploy script does the same before it asks for confirmation. What the
credentials may not read is reported and does not block.

Checks, where they apply to the account:
  account          is it the one that the settings or the organization name?
  Region           is it enabled?
  trusted access   is trusted access for stack sets activated in the organization?
  event bus, topic do those that the settings adopt exist? May alarms and notices use the key of
                   the topic?
  sink             is there another OAM sink? A Region can have only one. Does an adopted sink
                   let the workload accounts link?
  links            are the five OAM links of a workload account used up?
  role names       are the roles' names taken?
  log policies     are the ten CloudWatch Logs resource policies of the Region used up?
  stack sets       are the stack sets' names taken?
  trail            is there a CloudTrail trail that is logging? API events need one
  concurrency      are there as many executions as ingester-concurrency reserves?
  key              can the key that the settings name encrypt?
  retained data    log groups and a table of an earlier deployment, which will be imported
  permissions      what does IAM's policy simulation allow the caller?)",
      .usage = "--for monitoring|management|workload [options]",
      .make = "preflight ARGS=\"--for management\"",
      .options = {{.flag = "--for",
                   .value = "ACCOUNT",
                   .help = "monitoring, management or workload",
                   .variable = "kind",
                   .one_of = "monitoring management workload",
                   .required = true},
                  script_options::config,
                  script_options::brief,
                  script_options::format},
      .settings = ScriptSettings::all,
      .examples = R"(scripts/preflight.sh --for monitoring
scripts/preflight.sh --for management --management-profile management --format json)",
      .exit_codes = "0 nothing blocks, 1 something does, or wrong input, 2 usage, 4 AWS failed.",
      .permissions =
          R"(each optional: account:GetRegionOptStatus, cloudformation:DescribeStackResources,
DescribeOrganizationsAccess and ListStackSets, cloudtrail:DescribeTrails and GetTrailStatus,
dynamodb:ListTables, iam:GetRole, ListRoles and SimulatePrincipalPolicy, events:DescribeEventBus,
kms:DescribeKey and GetKeyPolicy, lambda:GetAccountSettings, logs:DescribeLogGroups and
DescribeResourcePolicies, oam:GetSinkPolicy, ListLinks and ListSinks,
organizations:DescribeOrganization and ListDelegatedAdministrators, sns:GetTopicAttributes.)"};
}

Script status_script() {
  return {
      .path = "status.sh",
      .summary =
          R"(Reports the health of the deployment in one list: the stacks and whether their templates match the
settings, the policy of the event bus, the stack instances in the accounts, drift, accounts that are
not linked or silent, and dead letters. Changes nothing. It reads the accounts that have a profile
in the settings (monitoring-profile, management-profile); if neither has one, the account of the
default credentials.)",
      .usage = "[options]",
      .make = "status",
      .options = {script_options::config,
                  script_options::brief,
                  {"--detect-drift", "", "start drift detection; a later run reports its results",
                   "detect_drift"},
                  script_options::format},
      .settings = ScriptSettings::all,
      .examples = R"(scripts/status.sh
scripts/status.sh --brief --format json)",
      .exit_codes =
          R"(0 all is well, 1 wrong input, 2 usage, 3 something needs attention, 4 AWS failed:
nothing needs attention, but not everything could be read.)",
      .permissions =
          R"(cloudformation:DescribeStacks, GetTemplate, ListStackInstances (with --detect-drift
also DetectStackDrift, DetectStackSetDrift and reading the resources of the stacks),
organizations:ListAccounts, oam:ListAttachedLinks, events:DescribeEventBus, dynamodb:GetItem and
BatchGetItem on the job state table, sqs:GetQueueUrl and GetQueueAttributes.)"};
}

Script diff_script() {
  return {
      .path = "diff.sh",
      .summary =
          R"(Shows how a deployed stack differs from the template that the settings in sagewatch.yaml produce:
first what would be replaced or removed, then who could do more or less than before. It changes
nothing.)",
      .usage = "--stack STACK [options]",
      .make = "",
      .options = {{.flag = "--stack",
                   .value = "STACK",
                   .help = "monitoring, management, … ('sagewatch synth --help' lists them)",
                   .variable = "stack",
                   .required = true},
                  {"--profile", "NAME", "AWS CLI profile (default: that of the stack's account)",
                   "given_profile"},
                  {"--region", "REGION", "the Region of the stack (default: home-region)",
                   "given_region"},
                  script_options::config,
                  {"--exit-code", "", "end with 3 if there are differences", "exit_code"},
                  script_options::format},
      .examples = R"(scripts/diff.sh --stack monitoring
scripts/diff.sh --stack management --exit-code)",
      .exit_codes =
          "0 done, 1 wrong input, 2 usage, 3 differences (with --exit-code), 4 AWS failed.",
      .permissions = "cloudformation:GetTemplate."};
}

Script watch_stack_script() {
  return {
      .path = "watch-stack.sh",
      .summary =
          R"(Watches what CloudFormation does to a stack, until it is done. The other scripts print the exact
command when watching is interrupted.)",
      .usage = "--stack NAME --region REGION [options]",
      .make = "",
      .options = {{.flag = "--stack",
                   .value = "NAME",
                   .help = "name or ARN of the stack (a deleted one: its ARN)",
                   .variable = "stack",
                   .required = true},
                  {.flag = "--region",
                   .value = "REGION",
                   .help = "where it is",
                   .variable = "region",
                   .required = true},
                  {"--profile", "NAME", "AWS CLI profile", "profile"},
                  {"--operation", "TOKEN", "which operation (default: the newest)", "operation"},
                  script_options::progress},
      .examples = "",
      .exit_codes =
          "0 it succeeded, 2 usage, 4 AWS or the operation failed, 130 stopped by Ctrl-C.",
      .permissions = "cloudformation:DescribeStackEvents and GetTemplate."};
}

Script redrive_script() {
  return {
      .path = "redrive.sh",
      .summary =
          R"(Redrives the dead-letter queues: sends each message again to where it was meant to go, then deletes
it. Events go to the ingester and the log groups, measurements and notices to their queues. Shows
what goes where before it asks. What was already recorded becomes a duplicate and is not counted
again. A message that fails again returns to its queue and is left for the next run. Safe to run
again, and to interrupt. Fix the cause first.)",
      .usage = "[options]",
      .make = "redrive",
      .options = {{"--home-region", "REGION",
                   "the Region of the queues (default: from sagewatch.yaml)", "setting_flags"},
                  script_options::monitoring_profile,
                  {.flag = "--queue-url",
                   .value = "URL",
                   .help = "only this queue, e.g. a workload account's undelivered events; only "
                           "SageMaker events and heartbeats of that account are sent to the "
                           "monitoring account",
                   .variable = "queue_url",
                   .is_valid = is_queue_url,
                   .must_be = "the URL of a queue, which ends in ACCOUNT/NAME"},
                  {"--queue-profile", "NAME", "AWS CLI profile of that queue's account",
                   "queue_profile"},
                  script_options::name_prefix,
                  script_options::config,
                  script_options::yes,
                  {"--no-execute", "", "only show how many messages wait, and what would go where",
                   "no_execute"}},
      .examples = R"(scripts/redrive.sh
scripts/redrive.sh --no-execute
scripts/redrive.sh --queue-profile research --queue-url \
  https://sqs.ap-southeast-2.amazonaws.com/333333333333/StackSet-…-UndeliveredEvents-…)",
      .exit_codes =
          "0 all sent or none waiting, 1 declined, 2 usage, 4 AWS failed, or a message was left.",
      .permissions = R"(in the queue's account sqs:GetQueueUrl, GetQueueAttributes, ReceiveMessage,
ChangeMessageVisibility and DeleteMessage; in the monitoring account lambda:InvokeFunction,
sqs:GetQueueUrl and SendMessage, logs:CreateLogStream and PutLogEvents. If the settings have a key,
kms:Decrypt and GenerateDataKey on it.)"};
}

Script replay_script() {
  return {
      .path = "replay.sh",
      .summary =
          R"(Replays the archived events of an interval to the ingester, and to nothing else: what it has already
recorded is not counted again, what it missed is recorded. The log groups of raw events receive no
duplicates. Asks before it starts, and follows the replay; Ctrl-C stops watching, not the replay.
Running it again with the same interval finds the same replay.)",
      .usage = "--start TIME --end TIME [options]",
      .make = "replay ARGS=\"--start TIME --end TIME\"",
      .options = {{"--start", "TIME", "the first event's time, e.g. 2026-11-22T10:00, in UTC",
                   "start"},
                  {"--end", "TIME", "the last event's time", "end"},
                  {"--home-region", "REGION",
                   "the Region of the archive (default: from sagewatch.yaml)", "setting_flags"},
                  script_options::monitoring_profile,
                  script_options::name_prefix,
                  script_options::config,
                  script_options::yes,
                  {"--no-wait", "", "start the replay without following it", "no_wait"},
                  {"--no-execute", "", "only show what would be replayed", "no_execute"}},
      .examples = R"(scripts/replay.sh --start 2026-11-22T10:00 --end 2026-11-22T12:30
scripts/replay.sh --start 2026-11-22 --end 2026-11-23 --yes --no-wait)",
      .exit_codes =
          R"(0 replayed or started, 1 declined, wrong interval, or no archive, 2 usage, 4 AWS or the
replay failed, 130 stopped by Ctrl-C (a replay that has started continues).)",
      .permissions = "events:DescribeArchive, DescribeRule, StartReplay and DescribeReplay."};
}

}  // namespace

std::vector<Script> care_scripts() {
  return {preflight_script(),   status_script(),  diff_script(),
          watch_stack_script(), redrive_script(), replay_script()};
}

}  // namespace sagewatch
