#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/shell_text.hpp"
#include "health/right_account.hpp"
#include "preflight/preflight_checks.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

std::string role_text(Account account, const Config& config) {
  switch (account) {
    case Account::monitoring:
      return "the monitoring account";
    case Account::management:
      return config.delegated() ? "a delegated administrator of stack sets"
                                : "the management account";
    case Account::workload:
      break;
  }
  return "a workload account";
}

/// Commands that only the management account may run, for a person to copy.
std::string in_management_account(const std::string& arguments) {
  return fmt::format("in the organization's management account: aws {}", arguments);
}

bool covers(const nlohmann::json& trail, const std::string& region) {
  const auto* everywhere = member(trail, "IsMultiRegionTrail");
  return (everywhere != nullptr && *everywhere == true) || text_of(trail, "HomeRegion") == region;
}

bool is_of_organization(const nlohmann::json& trail) {
  const auto* organization = member(trail, "IsOrganizationTrail");
  return organization != nullptr && *organization == true;
}

bool is_logging(const AwsCalls& calls, const std::string& trail) {
  const auto* status = calls.output("cloudtrail get-trail-status", trail);
  const auto* logging = status ? member(*status, "IsLogging") : nullptr;
  return logging != nullptr && *logging == true;
}

/// The ARNs of the trails that cover the Region, and in a management account the whole
/// organization.
std::vector<std::string> trails_of(const Preflight& subject, const nlohmann::json& output) {
  std::vector<std::string> out;
  for (const auto& trail : list_of(output, "trailList")) {
    const auto arn = text_of(trail, "TrailARN");
    const bool enough = subject.place.account == Account::workload || is_of_organization(trail);
    if (arn && enough && covers(trail, subject.place.region)) out.push_back(*arn);
  }
  return out;
}

/// A missing trail does not block: the accounts may have their own.
Finding no_trail(const Preflight& subject) {
  const bool management = subject.place.account == Account::management;
  return {.status = FindingStatus::warning,
          .check = "trail",
          .what = management
                      ? "the organization has no trail in this Region: only accounts "
                        "with a trail of their own send API events"
                      : "there is no CloudTrail trail in this Region: no API events will arrive",
          .remedy = management ? "create an organization trail: "
                                 "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/"
                                 "creating-trail-organization.html; or --api-events false"
                               : "create a trail: https://docs.aws.amazon.com/awscloudtrail/latest/"
                                 "userguide/cloudtrail-create-and-update-a-trail.html"};
}

std::vector<std::string> refused_actions(const nlohmann::json& output) {
  std::vector<std::string> out;
  for (const auto& result : list_of(output, "EvaluationResults")) {
    const auto decision = text_of(result, "EvalDecision");
    const auto action = text_of(result, "EvalActionName");
    if (action && decision && *decision != "allowed") out.push_back(*action);
  }
  return out;
}

/// EventBridge has refused a bus in such a Region as the target of a rule in another one, for an
/// undocumented reason (terraform-provider-aws issue 31444). AWS calls the Regions that need no
/// opt-in ENABLED_BY_DEFAULT.
void doubt_opt_in_home(const Preflight& subject, std::string_view status,
                       std::vector<Finding>& findings) {
  const bool receives = subject.place.account == Account::monitoring && subject.at_home();
  if (!receives || status != "ENABLED" || further_regions(subject.config).empty()) return;
  findings.push_back(
      {.status = FindingStatus::warning,
       .check = "Region",
       .what = fmt::format("{} is an opt-in Region: rules in other Regions may be unable to send "
                           "to its event bus",
                           subject.place.region),
       .remedy =
           "try one further Region first, or choose a home-region that is enabled by default"});
}

/// Whether a Region is enabled, as `account get-region-opt-status` has answered.
Finding region_finding(const Preflight& subject, const std::string& region,
                       const std::string& status) {
  Finding finding{.status = FindingStatus::unknown,
                  .check = "Region",
                  .what = fmt::format("{} is {} in this account", region, status)};
  if (status.starts_with("ENABLED")) {
    finding = {.status = FindingStatus::fine,
               .check = "Region",
               .what = fmt::format("{} is enabled", region)};
  } else if (status.starts_with("DISABL")) {
    finding.status = FindingStatus::blocked;
    // No calls are possible in a Region that is not enabled.
    finding.remedy = fmt::format("aws account enable-region --region-name {} --region {}{}", region,
                                 subject.config.home_region, profile_flag(subject.place.profile));
  } else if (status.empty()) {
    finding.what = fmt::format("could not check: AWS did not report whether {} is enabled", region);
  }
  return finding;
}

}  // namespace

void check_identity(const Preflight& subject, std::vector<Finding>& findings) {
  if (!subject.at_home()) return;
  const AccountQuestion question{.account = subject.place.account,
                                 .id = subject.place.account_id,
                                 .profile = subject.place.profile};
  const auto found = right_account(question, subject.config, subject.calls);
  for (const auto& diagnostic : found) {
    const bool error = diagnostic.severity == cfn::Severity::error;
    findings.push_back({.status = error ? FindingStatus::blocked : FindingStatus::unknown,
                        .check = "account",
                        .what = diagnostic.message,
                        .remedy = diagnostic.hint});
  }
  const bool is_named =
      question.account != Account::monitoring || subject.config.monitoring_account_id.has_value();
  const auto calls = account_calls(question, subject.config, subject.calls);
  if (!found.empty() || !is_named || !unanswered(calls, subject.calls).empty()) return;
  findings.push_back(
      {.status = FindingStatus::fine,
       .check = "account",
       .what = fmt::format("{} is {}", question.id, role_text(question.account, subject.config))});
}

void check_region(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto call = "account get-region-opt-status";
  if (const auto* answer = subject.look(call, "Region", findings)) {
    const auto status = text_of(*answer, "RegionOptStatus").value_or("");
    findings.push_back(region_finding(subject, subject.place.region, status));
    doubt_opt_in_home(subject, status, findings);
  }
  // Stack sets can't deploy to a Region that the management account itself hasn't enabled. AWS fact
  // CF-18.
  for (const auto& region : subject.calls.subjects(call)) {
    const auto* answer = region.empty() ? nullptr : subject.calls.output(call, region);
    if (!answer) continue;
    findings.push_back(
        region_finding(subject, region, text_of(*answer, "RegionOptStatus").value_or("")));
  }
}

void check_trusted_access(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto check = "trusted access";
  const std::string activate = "cloudformation activate-organizations-access";
  const auto* output =
      subject.look("cloudformation describe-organizations-access", check, findings);
  if (!output) return;
  const auto status = text_of(*output, "Status").value_or("");
  if (status == "ENABLED") {
    findings.push_back({.status = FindingStatus::fine,
                        .check = check,
                        .what = "trusted access for stack sets is activated"});
  } else if (status.starts_with("DISABLED")) {
    findings.push_back({.status = FindingStatus::blocked,
                        .check = check,
                        .what = "trusted access for stack sets is not activated: " + status,
                        .remedy = subject.config.delegated() ? in_management_account(activate)
                                                             : subject.command(activate)});
  } else {
    findings.push_back({.status = FindingStatus::unknown,
                        .check = check,
                        .what = "could not check: AWS did not report whether it is activated"});
  }
}

void check_trail(const Preflight& subject, std::vector<Finding>& findings) {
  if (!subject.config.api_events) return;
  const auto* output = subject.look("cloudtrail describe-trails", "trail", findings);
  if (!output) return;
  const auto trails = trails_of(subject, *output);
  if (trails.empty()) return findings.push_back(no_trail(subject));
  for (const auto& trail : trails) {
    if (!is_logging(subject.calls, trail)) continue;
    return findings.push_back(
        {.status = FindingStatus::fine, .check = "trail", .what = trail + " is logging"});
  }
  if (const auto error = subject.calls.error("cloudtrail get-trail-status", trails.front())) {
    return findings.push_back(
        {.status = FindingStatus::unknown,
         .check = "trail",
         .what = fmt::format("could not check whether {} is logging: {}", trails.front(), *error)});
  }
  findings.push_back(
      {.status = FindingStatus::warning,
       .check = "trail",
       .what = fmt::format("{} is not logging: no API events will arrive", trails.front()),
       .remedy = subject.command("cloudtrail start-logging --name " + trails.front())});
}

/// The simulation covers all resources: a policy that allows only some of them is not recognized.
void check_permissions(const Preflight& subject, std::vector<Finding>& findings) {
  constexpr auto check = "permissions";
  if (is_root(subject.place.caller)) {
    findings.push_back({.status = FindingStatus::unknown,
                        .check = check,
                        .what = "could not check: IAM cannot simulate the root user"});
  }
  subject.look("iam get-role", check, findings);
  const auto* output = subject.look("iam simulate-principal-policy", check, findings);
  if (!output) return;
  const auto refused = refused_actions(*output);
  if (refused.empty()) {
    findings.push_back(
        {.status = FindingStatus::fine,
         .check = check,
         .what = "IAM's simulation allows the actions that a deployment needs most"});
  } else {
    findings.push_back(
        {.status = FindingStatus::warning,
         .check = check,
         .what = fmt::format("IAM's simulation does not allow on all resources: {}",
                             fmt::join(refused, ", ")),
         .remedy = "ask for them, unless they are allowed on the resources of this deployment"});
  }
}

}  // namespace sagewatch
