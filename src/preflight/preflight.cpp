#include "preflight/preflight.hpp"

#include "preflight/preflight_checks.hpp"
#include "settings/existing.hpp"

namespace sagewatch {

std::vector<Finding> preflight(const PreflightPlace& place, const Config& config,
                               const AwsCalls& calls) {
  const auto planned = planned_names(place.account, config, place.region);
  const Preflight subject{.place = place,
                          .config = config,
                          .calls = calls,
                          .planned = planned,
                          .owned = owned_resources(calls, planned.stacks)};
  std::vector<Finding> findings;
  for (const PreflightCheck check : preflight_checks()) check(subject, findings);
  return findings;
}

std::string role_of(std::string_view caller) {
  constexpr std::string_view kind = ":assumed-role/";
  const auto at = caller.find(kind);
  if (at == std::string_view::npos) return "";
  const auto rest = caller.substr(at + kind.size());
  return std::string(rest.substr(0, rest.find('/')));
}

bool is_root(std::string_view caller) { return caller.ends_with(":root"); }

std::vector<std::string_view> needed_actions(Account account, const Config& config) {
  std::vector<std::string_view> actions{
      "cloudformation:CreateChangeSet",     "cloudformation:DescribeChangeSet",
      "cloudformation:ExecuteChangeSet",    "cloudformation:DescribeStacks",
      "cloudformation:DescribeStackEvents", "cloudformation:UpdateTerminationProtection"};
  const auto add = [&](std::initializer_list<std::string_view> more) {
    for (const auto action : more) actions.push_back(action);
  };
  if (account == Account::management) {
    add({"cloudformation:CreateStackSet", "cloudformation:CreateStackInstances",
         "organizations:DescribeOrganization"});
    if (config.delegated()) add({"organizations:ListDelegatedAdministrators"});
    return actions;
  }
  add({"events:PutRule", "events:PutTargets", "sqs:CreateQueue", "iam:CreateRole",
       "iam:PutRolePolicy", "iam:PassRole"});
  if (account == Account::workload) {
    add({"scheduler:CreateSchedule", "oam:CreateLink", "cloudwatch:Link", "logs:Link",
         "xray:Link"});
    return actions;
  }
  if (!config.existing_event_bus_arn) add({"events:CreateEventBus"});
  add({"events:PutPermission", "events:CreateArchive", "logs:CreateLogGroup",
       "logs:PutRetentionPolicy", "logs:PutResourcePolicy", "logs:PutQueryDefinition",
       "lambda:CreateFunction", "lambda:AddPermission", "lambda:CreateEventSourceMapping",
       "dynamodb:CreateTable", "cloudwatch:PutMetricAlarm", "cloudwatch:PutDashboard"});
  if (config.observability() && !existing_sink_in(config, config.home_region))
    add({"oam:CreateSink", "oam:PutSinkPolicy"});
  if (config.has_own_key()) add({"kms:CreateKey", "kms:PutKeyPolicy", "kms:CreateAlias"});
  if (!config.notification_emails.empty()) add({"sns:CreateTopic", "sns:Subscribe"});
  return actions;
}

}  // namespace sagewatch
