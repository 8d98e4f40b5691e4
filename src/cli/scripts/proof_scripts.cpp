#include "cli/scripts/common_options.hpp"
#include "cli/scripts/tables.hpp"

namespace sagewatch {
namespace {

bool is_patience(std::string_view value) {
  return !value.empty() && value.size() <= 4 && value.front() != '0' &&
         value.find_first_not_of("0123456789") == std::string_view::npos;
}

Script verify_script() {
  return {
      .path = "verify.sh",
      .summary =
          R"(Proves that a deployment works from end to end, without waiting for a job. It sends a heartbeat from
each workload account that has a profile, in each of its Regions, and waits for its record in the
monitoring account; checks that the rules exist, are enabled and have their targets; asks EventBridge
whether the deployed rules match a sample of every kind of event; and looks for missing links, alarms
that are not OK, and unconfirmed subscriptions. It ends with a grid, account by Region, followed by the
problems and the commands that fix them. It changes nothing: the heartbeats only count as heartbeats.)",
      .usage = "[options]",
      .make = "verify-deployment",
      .options = {{"--workload-profiles", "NAMES",
                   "AWS CLI profiles of workload accounts, separated by commas (default: "
                   "workload-profile of the settings)",
                   "given_profiles"},
                  {.flag = "--within",
                   .value = "SECONDS",
                   .help = "how long to wait for the heartbeats (default: 120)",
                   .variable = "patience",
                   .is_valid = is_patience,
                   .must_be = "a number of seconds"},
                  script_options::config},
      .settings = ScriptSettings::all,
      .examples = R"(scripts/verify.sh --workload-profiles research,churn
make verify-deployment ARGS="--within 300")",
      .exit_codes =
          R"(0 everything works, 1 wrong input, 2 usage, 3 a problem was found, 4 AWS failed: no problem
was found, but not everything could be read.)",
      .permissions =
          R"(in the monitoring account events:DescribeRule, ListTargetsByRule and TestEventPattern,
logs:FilterLogEvents, cloudformation:DescribeStackResources, cloudwatch:DescribeAlarms and
sns:ListSubscriptionsByTopic; in the workload accounts events:DescribeRule, ListTargetsByRule and
PutEvents, scheduler:GetSchedule and oam:ListLinks.)"};
}

std::vector<ScriptOption> selftest_options() {
  return {
      {"--profile", "NAME",
       "AWS CLI profile of the sandbox account ('' for the default credentials)", "given_profile"},
      {"--region", "REGION", "Region of the resources (default: the profile's Region)", "region"},
      {"--further-region", "REGION",
       "a second Region, for the facts that need one (default: us-east-1, or us-west-2 from "
       "there)",
       "further_region"},
      {"--second-profile", "NAME",
       "profile of another account of the same organization; without it, the facts that need "
       "one are skipped",
       "second_profile"},
      {.flag = "--fact",
       .value = "NAME",
       .help = "only this fact; may be repeated",
       .variable = "facts",
       .repeatable = true},
      {.flag = "--in-account",
       .value = "ID",
       .help = "run in this account although it is an organization's management account, has "
               "a sagewatch deployment, or can't be examined; may be repeated for the second "
               "account",
       .variable = "in_accounts",
       .repeatable = true},
      {"--list", "",
       "list the facts, their costs and the permissions that they need; requires no account",
       "list"},
      {"--yes", "", "answer yes to the question whether to start", "yes"}};
}

Script selftest_script() {
  return {
      .path = "selftest.sh",
      .summary =
          R"(Checks, in a sandbox account, facts about AWS that sagewatch relies on and that AWS does not document.
For each fact it creates the smallest set of resources that shows it, observes them, and removes them
again, also after Ctrl-C or a failure. It never touches resources whose names don't begin with the
prefix of this run, sagewatch-selftest-XXXXXX. It ends with a table that can be pasted into an issue:
account ids and the caller's name are masked. docs/selftest.md says which decision depends on each fact.)",
      .usage = "--profile NAME [options]",
      .make = "selftest ARGS=\"--profile NAME\"",
      .options = selftest_options(),
      .examples = R"(scripts/selftest.sh --list
scripts/selftest.sh --profile sandbox
scripts/selftest.sh --profile sandbox --fact reserved-word --fact empty-stack --yes)",
      .exit_codes =
          R"(0 every fact is as expected, 1 declined, 2 usage, 3 a fact is different, 4 AWS failed:
a fact could not be determined, or something could not be removed, 129 the terminal was closed,
130 stopped by Ctrl-C.)",
      .permissions =
          R"(sts:GetCallerIdentity, and those that --list names; to recognize an account that is not a
sandbox, cloudformation:DescribeStacks, iam:ListRoles and organizations:DescribeOrganization, also in
the second account; to find leftovers of earlier runs, oam:ListSinks.)"};
}

}  // namespace

std::vector<Script> proof_scripts() { return {verify_script(), selftest_script()}; }

}  // namespace sagewatch
