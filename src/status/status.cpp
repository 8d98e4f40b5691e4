#include "status/status.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/account_findings.hpp"
#include "health/bus_policy.hpp"
#include "health/call_findings.hpp"
#include "operations/declared_template.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "settings/settings.hpp"
#include "stacks/stacks.hpp"
#include "status/status_links.hpp"
#include "status/status_silence.hpp"
#include "status/status_stack_sets.hpp"

namespace sagewatch {
namespace {

const nlohmann::json& first_stack(const nlohmann::json& output) {
  static const nlohmann::json none;
  const auto* stacks = member(output, "Stacks");
  return stacks && stacks->is_array() && !stacks->empty() ? stacks->front() : none;
}

/// Whether the last operation of the stack is complete and successful.
bool is_stable(std::string_view status) {
  return status.ends_with("_COMPLETE") && status.find("ROLLBACK") == std::string_view::npos;
}

constexpr auto template_call = "cloudformation get-template";

/// What a stack is looked at for.
struct LookedAt {
  const StackEntry& entry;
  std::string name;   ///< of the stack
  std::string label;  ///< outside of the home Region with the Region
};

/// Adds to a stack at rest whether its template is what the settings produce.
void compare_with_settings(const LookedAt& stack, const Config& config, const AwsCalls& calls,
                           Finding& finding) {
  const auto* deployed = calls.output(template_call, stack.label);
  auto unknown = calls.error(template_call, stack.label).value_or("");
  if (!deployed && unknown.empty()) return;
  const auto missing = missing_settings(stack.entry.kind, config);
  if (deployed && !missing.empty()) unknown = missing.front().message;
  const auto differs =
      unknown.empty() ? differs_from_settings(*deployed, stack.entry, config) : std::nullopt;
  if (!differs) {
    finding.status = FindingStatus::unknown;
    finding.what += ", could not be compared with the settings: " +
                    (unknown.empty() ? "AWS did not return a template" : unknown);
  } else if (*differs) {
    finding.status = FindingStatus::warning;
    finding.what += ", differs from the template that the settings produce";
    finding.remedy = fmt::format(
        "see the differences: scripts/diff.sh --stack {}; then deploy again", stack.entry.key);
  } else {
    finding.what += ", matches the settings";
  }
}

Finding stack_finding(const LookedAt& looked, const Config& config, const AwsCalls& calls,
                      const nlohmann::json& stack) {
  const auto status = text_of(stack, "StackStatus").value_or("its status cannot be read");
  if (is_stable(status)) {
    Finding settled{
        .status = FindingStatus::fine, .check = "stack", .what = looked.label + ": " + status};
    compare_with_settings(looked, config, calls, settled);
    return settled;
  }
  const auto reason = text_of(stack, "StackStatusReason");
  return {.status = FindingStatus::warning,
          .check = "stack",
          .what = fmt::format("{}: {}{}", looked.label, status, reason ? ", " + *reason : ""),
          .remedy = status.ends_with("_IN_PROGRESS") ? "wait until CloudFormation is done"
                                                     : "deploy again"};
}

void add_drift(std::string_view name, const nlohmann::json& stack, std::vector<Finding>& findings) {
  const auto* drift = member(stack, "DriftInformation");
  if (drift == nullptr || text_of(*drift, "StackDriftStatus") != "DRIFTED") return;
  findings.push_back(
      {.status = FindingStatus::warning,
       .check = "drift",
       .what = fmt::format("{} has drifted, as CloudFormation found at {}", name,
                           text_of(*drift, "LastCheckTimestamp").value_or("an unknown time")),
       .remedy =
           fmt::format("see what has changed: aws cloudformation describe-stack-resource-drifts "
                       "--stack-name {}",
                       name)});
}

/// What the start of drift detection came to, where it was asked for.
void look_at_detection(const AwsCalls& calls, const char* call, std::vector<Finding>& findings) {
  for (const auto& of : calls.subjects(call)) {
    const auto error = calls.error(call, of);
    findings.push_back(
        {.status = error ? FindingStatus::unknown : FindingStatus::noted,
         .check = "drift",
         .what = error ? fmt::format("could not start drift detection for {}: {}", of, *error)
                       : fmt::format("drift detection has started for {}: a later run reports its "
                                     "results",
                                     of)});
  }
}

void look_at_stack(const LookedAt& looked, const Config& config, const AwsCalls& calls,
                   std::vector<Finding>& findings) {
  constexpr auto call = "cloudformation describe-stacks";
  const auto error = calls.error(call, looked.label);
  if (error && error->find("does not exist") != std::string::npos) {
    findings.push_back({.status = FindingStatus::warning,
                        .check = "stack",
                        .what = looked.label + " is not deployed",
                        .remedy = "deploy it, or leave out the profile of its account"});
  } else if (answered(calls, call, looked.label, "stack", findings)) {
    const auto& stack = first_stack(*calls.output(call, looked.label));
    findings.push_back(stack_finding(looked, config, calls, stack));
    add_drift(looked.name, stack, findings);
  }
}

void look_at_stacks(const Config& config, const AwsCalls& calls, std::vector<Finding>& findings) {
  for (const auto& entry : stacks()) {
    if (!is_wanted(entry, config)) continue;
    const auto name = config.named(entry.name);
    for (const auto& region : regions_of(entry, config)) {
      look_at_stack({entry, name, name + outside_home(region, config)}, config, calls, findings);
    }
  }
}

/// Includes our own bus, since its policy can be changed by hand. If there is no bus, its stack is
/// missing.
void look_at_bus(const Config& config, const AwsCalls& calls, std::vector<Finding>& findings) {
  constexpr auto call = "events describe-event-bus";
  const auto name = event_bus_name(config);
  const auto error = calls.error(call, name);
  if (error && error->find("ResourceNotFound") != std::string::npos) return;
  if (!answered(calls, call, name, "event bus", findings)) return;
  findings.push_back(bus_policy_finding(config, *calls.output(call, name)));
}

std::optional<long long> waiting_messages(const nlohmann::json& output) {
  const auto* attributes = member(output, "Attributes");
  long long total = 0;
  for (const auto* name :
       {"ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"}) {
    const auto text = attributes ? text_of(*attributes, name) : std::nullopt;
    long long number = 0;
    if (!text ||
        std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc()) {
      return std::nullopt;
    }
    total += number;
  }
  return total;
}

/// A queue that doesn't exist holds no message.
void look_at_queue_urls(const AwsCalls& calls, std::vector<Finding>& findings) {
  constexpr auto call = "sqs get-queue-url";
  for (const auto& queue : calls.subjects(call)) {
    const auto error = calls.error(call, queue).value_or("");
    if (error.find("NonExistentQueue") == std::string::npos) {
      answered(calls, call, queue, "dead letters", findings);
    }
  }
}

void look_at_dead_letters(const AwsCalls& calls, std::vector<Finding>& findings) {
  look_at_queue_urls(calls, findings);
  constexpr auto call = "sqs get-queue-attributes";
  for (const auto& queue : calls.subjects(call)) {
    if (!answered(calls, call, queue, "dead letters", findings)) continue;
    const auto waiting = waiting_messages(*calls.output(call, queue));
    if (!waiting) {
      findings.push_back(
          {.status = FindingStatus::unknown,
           .check = "dead letters",
           .what = "could not check " + queue + ": AWS returned no number of messages"});
    } else if (*waiting == 0) {
      findings.push_back(
          {.status = FindingStatus::fine, .check = "dead letters", .what = queue + " is empty"});
    } else {
      findings.push_back({.status = FindingStatus::warning,
                          .check = "dead letters",
                          .what = fmt::format("{} holds {}", queue, *waiting),
                          .remedy = "fix the cause, then redrive them: scripts/redrive.sh"});
    }
  }
}

}  // namespace

std::vector<Finding> deployment_status(const Config& config, const AwsCalls& calls) {
  std::vector<Finding> findings;
  const auto deployed = deployed_stack_sets(calls);
  if (const auto error = calls.error("sts get-caller-identity")) {
    findings.push_back({.status = FindingStatus::unknown,
                        .check = "account",
                        .what = "could not find out whose credentials these are: " + *error});
  }
  look_at_detection(calls, "cloudformation detect-stack-drift", findings);
  look_at_detection(calls, "cloudformation detect-stack-set-drift", findings);
  look_at_stacks(config, calls, findings);
  look_at_bus(config, calls, findings);
  look_at_stack_sets(calls, deployed, findings);
  const auto places = deployed_places(config, deployed);
  if (config.observability()) look_at_links(config, calls, places, deployed.names, findings);
  look_at_silence(config, calls, places, deployed.names, findings);
  look_at_dead_letters(calls, findings);
  return findings;
}

}  // namespace sagewatch
