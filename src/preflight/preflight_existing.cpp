#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "preflight/preflight_checks.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "settings/existing.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

std::vector<std::string> texts_of(const nlohmann::json& output, const char* list,
                                  const char* name) {
  std::vector<std::string> out;
  for (const auto& item : list_of(output, list)) {
    if (const auto text = text_of(item, name)) out.push_back(*text);
  }
  return out;
}

/// Only if our own resources are known can others be called foreign.
bool knows_own_resources(const Preflight& subject, std::string_view check,
                         std::vector<Finding>& findings) {
  if (!subject.owned.known) {
    findings.push_back(
        {.status = FindingStatus::unknown,
         .check = check,
         .what = "could not check: the resources of our own stacks could not be listed"});
  }
  return subject.owned.known;
}

std::vector<std::string> planned_and_foreign(const Preflight& subject,
                                             const std::set<std::string>& planned,
                                             const std::vector<std::string>& there,
                                             const std::string& type) {
  std::vector<std::string> out;
  for (const auto& name : there) {
    if (planned.contains(name) && !subject.owned.has(type, name)) out.push_back(name);
  }
  return out;
}

std::string role_commands(const Preflight& subject, const std::vector<std::string>& roles) {
  return fmt::format("look at each, e.g. {}; delete those left over from an earlier deployment",
                     subject.command("iam get-role --role-name " + roles.front()));
}

std::string sink_of(const nlohmann::json& link) { return text_of(link, "SinkArn").value_or(""); }

/// What to do about a sink that is not ours.
std::string sink_remedy(const Preflight& subject, const std::string& arn) {
  return fmt::format(
      "adopt it: --existing-sink-arns {}; or delete it: {}; or turn observability off: "
      "--observability-metrics false --observability-logs false --observability-traces false",
      arn, subject.command("oam delete-sink --identifier " + arn));
}

}  // namespace

void check_sink(const Preflight& subject, std::vector<Finding>& findings) {
  const auto existing = existing_sink_in(subject.config, subject.place.region);
  if (subject.place.account == Account::monitoring && existing && subject.config.observability()) {
    return check_existing_sink(subject, *existing, findings);
  }
  if (!subject.planned.sink) return;
  const auto* output = subject.look("oam list-sinks", "sink", findings);
  if (!output || !knows_own_resources(subject, "sink", findings)) return;
  for (const auto& arn : texts_of(*output, "Items", "Arn")) {
    if (subject.owned.has("AWS::Oam::Sink", arn)) continue;
    findings.push_back(
        {.status = FindingStatus::blocked,
         .check = "sink",
         .what = fmt::format("another OAM sink already exists, and a Region can have only one: {}",
                             arn),
         .remedy = sink_remedy(subject, arn)});
    return;
  }
  findings.push_back({.status = FindingStatus::fine, .check = "sink", .what = "no other OAM sink"});
}

void check_links(const Preflight& subject, std::vector<Finding>& findings) {
  if (!subject.planned.link || !subject.config.observability()) return;
  const auto* output = subject.look("oam list-links", "links", findings);
  if (!output || !knows_own_resources(subject, "links", findings)) return;
  const auto links = list_of(*output, "Items");
  std::size_t foreign = 0;
  for (const auto& link : links) {
    if (subject.owned.has("AWS::Oam::Link", text_of(link, "Arn").value_or(""))) continue;
    ++foreign;
    if (sink_of(link) != sink_in(subject.config, subject.place.region)) continue;
    findings.push_back(
        {.status = FindingStatus::blocked,
         .check = "links",
         .what = "the account is already linked to the monitoring account's sink, but not by "
                 "this stack",
         .remedy = subject.command("oam delete-link --identifier " +
                                   text_of(link, "Arn").value_or("ARN"))});
    return;
  }
  if (foreign < quota::sink_links) {
    findings.push_back(
        {.status = FindingStatus::fine,
         .check = "links",
         .what = fmt::format("{} of {} OAM links are in use", links.size(), quota::sink_links)});
    return;
  }
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = "links",
       .what = "the account has five OAM links, the most that AWS allows",
       .remedy = fmt::format("delete one, e.g. {}",
                             subject.command("oam delete-link --identifier " +
                                             text_of(links.front(), "Arn").value_or("ARN")))});
}

void check_log_policies(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto check = "log policies";
  if (subject.planned.log_policies == 0) return;
  const auto* output = subject.look("logs describe-resource-policies", check, findings);
  if (!output || !knows_own_resources(subject, check, findings)) return;
  const auto names = texts_of(*output, "resourcePolicies", "policyName");
  std::vector<std::string> foreign;
  for (const auto& name : names) {
    if (!subject.owned.has("AWS::Logs::ResourcePolicy", name)) foreign.push_back(name);
  }
  const auto after = foreign.size() + subject.planned.log_policies;
  if (after <= quota::log_resource_policies) {
    findings.push_back({.status = FindingStatus::fine,
                        .check = check,
                        .what = fmt::format("{} of {} CloudWatch Logs resource policies are in use",
                                            names.size(), quota::log_resource_policies)});
    return;
  }
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = check,
       .what = fmt::format(
           "{} CloudWatch Logs resource policies of others exist, this deployment needs {} "
           "more, and a Region can have only {}: {}",
           foreign.size(), subject.planned.log_policies, quota::log_resource_policies,
           fmt::join(foreign, ", ")),
       .remedy = fmt::format("delete one that is no longer needed: {}",
                             subject.command("logs delete-resource-policy --policy-name NAME"))});
}

void check_roles(const Preflight& subject, std::vector<Finding>& findings) {
  if (subject.planned.roles.empty()) return;
  const auto* output = subject.look("iam list-roles", "role names", findings);
  if (!output || !knows_own_resources(subject, "role names", findings)) return;
  const auto taken = planned_and_foreign(subject, subject.planned.roles,
                                         texts_of(*output, "Roles", "RoleName"), "AWS::IAM::Role");
  if (taken.empty()) {
    findings.push_back(
        {.status = FindingStatus::fine, .check = "role names", .what = "all are free"});
    return;
  }
  findings.push_back({.status = FindingStatus::blocked,
                      .check = "role names",
                      .what = fmt::format("already taken: {}", fmt::join(taken, ", ")),
                      .remedy = role_commands(subject, taken)});
}

void check_stack_sets(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto check = "stack sets";
  if (subject.planned.stack_sets.empty() || subject.owned.deployed) return;
  const auto* output = subject.look("cloudformation list-stack-sets", check, findings);
  if (!output || !knows_own_resources(subject, check, findings)) return;
  const auto taken = planned_and_foreign(subject, subject.planned.stack_sets,
                                         texts_of(*output, "Summaries", "StackSetName"),
                                         "AWS::CloudFormation::StackSet");
  if (taken.empty()) {
    findings.push_back(
        {.status = FindingStatus::fine, .check = check, .what = "all names are free"});
    return;
  }
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = check,
       .what = fmt::format("already taken: {}", fmt::join(taken, ", ")),
       .remedy = fmt::format(
           "list its stacks: {}; delete them and the stack set",
           subject.stack_set_command("list-stack-instances --stack-set-name " + taken.front()))});
}

void check_kept_data(const Preflight& subject, std::vector<Finding>& findings) {
  if (!subject.owned.known) return;
  std::vector<std::string> kept;
  if (const auto* groups = subject.calls.output("logs describe-log-groups")) {
    kept =
        planned_and_foreign(subject, subject.planned.log_groups,
                            texts_of(*groups, "logGroups", "logGroupName"), "AWS::Logs::LogGroup");
  }
  if (const auto* tables = subject.calls.output("dynamodb list-tables")) {
    for (const auto& table : list_of(*tables, "TableNames")) {
      if (!table.is_string()) continue;
      const auto found = planned_and_foreign(subject, subject.planned.tables,
                                             {table.get<std::string>()}, "AWS::DynamoDB::Table");
      kept.insert(kept.end(), found.begin(), found.end());
    }
  }
  if (kept.empty()) return;
  findings.push_back({.status = FindingStatus::noted,
                      .check = "retained data",
                      .what = fmt::format("will be imported: {}", fmt::join(kept, ", "))});
}

}  // namespace sagewatch
