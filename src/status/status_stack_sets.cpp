#include "status/status_stack_sets.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/call_findings.hpp"
#include "operations/instances_text.hpp"

namespace sagewatch {
namespace {

constexpr auto list_instances = "cloudformation list-stack-instances";

std::size_t drifted(const nlohmann::json& output) {
  std::size_t count = 0;
  for (const auto& instance : list_of(output, "Summaries")) {
    if (text_of(instance, "DriftStatus") == "DRIFTED") ++count;
  }
  return count;
}

}  // namespace

DeployedStackSets deployed_stack_sets(const AwsCalls& calls) {
  StackInstancesReader reader;
  for (const auto& name : calls.subjects(list_instances)) {
    const auto* output = calls.output(list_instances, name);
    if (!output) continue;
    static_cast<void>(reader.read(nlohmann::json{{"StackSet", name}}));
    static_cast<void>(reader.read(*output));
  }
  if (const auto* accounts = calls.output("organizations list-accounts")) {
    static_cast<void>(reader.read(*accounts));
  }
  return std::move(reader).result();
}

void look_at_stack_sets(const AwsCalls& calls, const DeployedStackSets& deployed,
                        std::vector<Finding>& findings) {
  for (const auto& name : calls.subjects(list_instances)) {
    const auto error = calls.error(list_instances, name).value_or("");
    if (error.find("StackSetNotFound") != std::string::npos) continue;
    if (!answered(calls, list_instances, name, "stack set", findings)) continue;
    if (const auto count = drifted(*calls.output(list_instances, name)); count > 0) {
      findings.push_back({.status = FindingStatus::warning,
                          .check = "drift",
                          .what = fmt::format("drifted stacks of {}: {}", name, count),
                          .remedy = fmt::format("see which: aws cloudformation "
                                                "list-stack-instances --stack-set-name {}",
                                                name)});
    }
  }
  for (const auto& set : deployed.sets) {
    findings.push_back(
        {.status = set.in_place() ? FindingStatus::fine : FindingStatus::warning,
         .check = "stack set",
         .what = set.name + ": " + counted_states(set),
         .remedy = set.in_place()
                       ? ""
                       : "see where and why, and retry the failed ones: "
                         "scripts/organization-deployment/deploy-management-account.sh"});
  }
}

}  // namespace sagewatch
