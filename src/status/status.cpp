#include "status/status.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/bus_policy.hpp"
#include "health/call_findings.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
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

Finding stable_stack_finding(const AwsCalls& calls, std::string_view key, const std::string& name,
                             const std::string& status) {
  Finding out{.status = FindingStatus::fine, .check = "stack", .what = name + ": " + status};
  const auto error = calls.error("sagewatch diff", name);
  const auto* diff = calls.output("sagewatch diff", name);
  const auto* differs = diff ? member(*diff, "Differs") : nullptr;
  if (error) {
    out.status = FindingStatus::unknown;
    out.what += ", could not be compared with the settings: " + *error;
  } else if (differs && *differs == true) {
    out.status = FindingStatus::warning;
    out.what += ", differs from the template that the settings produce";
    out.remedy =
        fmt::format("see the differences: scripts/diff.sh --stack {}; then deploy again", key);
  } else if (differs) {
    out.what += ", matches the settings";
  }
  return out;
}

Finding stack_finding(const AwsCalls& calls, std::string_view key, const std::string& name,
                      const nlohmann::json& stack) {
  const auto status = text_of(stack, "StackStatus").value_or("its status cannot be read");
  if (is_stable(status)) return stable_stack_finding(calls, key, name, status);
  const auto reason = text_of(stack, "StackStatusReason");
  return {.status = FindingStatus::warning,
          .check = "stack",
          .what = fmt::format("{}: {}{}", name, status, reason ? ", " + *reason : ""),
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

void look_at_stack(const AwsCalls& calls, std::string_view key, const std::string& name,
                   std::vector<Finding>& findings) {
  constexpr auto call = "cloudformation describe-stacks";
  const auto error = calls.error(call, name);
  if (error && error->find("does not exist") != std::string::npos) {
    findings.push_back({.status = FindingStatus::warning,
                        .check = "stack",
                        .what = name + " is not deployed",
                        .remedy = "deploy it, or leave out the profile of its account"});
  } else if (answered(calls, call, name, "stack", findings)) {
    const auto& stack = first_stack(*calls.output(call, name));
    findings.push_back(stack_finding(calls, key, name, stack));
    add_drift(name, stack, findings);
  }
}

void look_at_stacks(const Config& config, const AwsCalls& calls, std::vector<Finding>& findings) {
  for (const auto& entry : stacks()) {
    if (!is_wanted(entry, config)) continue;
    const auto name = config.named(entry.name);
    for (const auto& region : regions_of(entry, config)) {
      const bool home = region == config.home_region;
      look_at_stack(calls, entry.key, home ? name : name + " in " + region, findings);
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

void look_at_dead_letters(const AwsCalls& calls, std::vector<Finding>& findings) {
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
