#include "aws_cli/stack_instances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

constexpr auto how_to_list =
    "pass the output of 'aws cloudformation list-stack-instances --stack-set-name NAME --output "
    "json'";

/// For the result of an operation, and for the detailed status of an instance that is not current.
InstanceState state_named(std::string_view detail) {
  if (detail == "RUNNING") return InstanceState::running;
  if (detail == "PENDING") return InstanceState::waiting;
  if (detail == "FAILED" || detail == "FAILED_IMPORT") return InstanceState::failed;
  if (detail == "CANCELLED") return InstanceState::cancelled;
  if (detail == "INOPERABLE") return InstanceState::inoperable;
  if (detail == "SKIPPED_SUSPENDED_ACCOUNT") return InstanceState::suspended;
  return InstanceState::outdated;
}

InstanceState state_of(std::string_view status, std::string_view detail) {
  const auto named = state_named(detail);
  const bool busy = named == InstanceState::running || named == InstanceState::waiting;
  if (status == "CURRENT" && !busy) return InstanceState::current;
  if (status == "INOPERABLE" && named != InstanceState::failed) return InstanceState::inoperable;
  return named;
}

/// After a successful operation the stack matches the set, or is deleted.
InstanceState state_of_result(std::string_view status) {
  return status == "SUCCEEDED" ? InstanceState::current : state_named(status);
}

std::string text_or_nothing(const json& object, const char* name) {
  return text_of(object, name).value_or("");
}

/// A stack instance names its set, the result of an operation doesn't.
bool is_instance(const json& summary) { return member(summary, "StackSetId") != nullptr; }

const char* absent_field(const json& summary) {
  for (const auto* name : {"Account", "Region", "Status"}) {
    if (!text_of(summary, name)) return name;
  }
  return nullptr;
}

StackInstance read_instance(const json& summary) {
  const auto status = text_or_nothing(summary, "Status");
  const auto* detailed = member(summary, "StackInstanceStatus");
  const auto detail = detailed ? text_or_nothing(*detailed, "DetailedStatus") : "";
  const bool instance = is_instance(summary);
  return {.account = text_or_nothing(summary, "Account"),
          .region = text_or_nothing(summary, "Region"),
          .unit = text_or_nothing(summary, "OrganizationalUnitId"),
          .state = instance ? state_of(status, detail) : state_of_result(status),
          .detail = instance && !detail.empty() ? detail : status,
          .reason = text_or_nothing(summary, "StatusReason")};
}

void read_accounts(const json& accounts, AccountNames& names) {
  for (const auto& account : accounts) {
    const auto id = text_of(account, "Id");
    const auto name = text_of(account, "Name");
    if (id && name) names.insert_or_assign(*id, *name);
  }
}

cfn::Diagnostic bad_instance(std::size_t number, const char* field) {
  return {.id = "E0321",
          .message = fmt::format("stack instance {} has no valid '{}'", number, field),
          .hint = how_to_list};
}

}  // namespace

std::string_view word_of(InstanceState state) {
  switch (state) {
    case InstanceState::current:
      return "current";
    case InstanceState::running:
      return "running";
    case InstanceState::waiting:
      return "waiting";
    case InstanceState::failed:
      return "failed";
    case InstanceState::cancelled:
      return "cancelled";
    case InstanceState::outdated:
      return "outdated";
    case InstanceState::inoperable:
      return "inoperable";
    case InstanceState::suspended:
      break;
  }
  return "suspended";
}

std::size_t StackSetInstances::count(InstanceState state) const {
  return static_cast<std::size_t>(std::ranges::count(instances, state, &StackInstance::state));
}

bool StackSetInstances::in_place() const {
  return count(InstanceState::current) + count(InstanceState::suspended) == instances.size();
}

std::optional<cfn::Diagnostic> StackInstancesReader::read(const json& document) {
  if (const auto name = text_of(document, "StackSet")) {
    current_ = *name;
    set_named(current_);
    return std::nullopt;
  }
  const auto* accounts = member(document, "Accounts");
  const auto* summaries = member(document, "Summaries");
  if (summaries && summaries->is_array()) return read_summaries(*summaries);
  if (accounts && accounts->is_array()) {
    read_accounts(*accounts, out_.names);
    return std::nullopt;
  }
  return cfn::Diagnostic{.id = "E0312",
                         .message =
                             "these are not stack instances in JSON: there is neither 'Summaries' "
                             "nor 'Accounts' nor 'StackSet'",
                         .hint = how_to_list};
}

std::optional<cfn::Diagnostic> StackInstancesReader::read_summaries(const json& summaries) {
  std::size_t number = 0;
  for (const auto& summary : summaries) {
    ++number;
    if (const auto* missing = absent_field(summary)) return bad_instance(number, missing);
    add(set_of(summary), read_instance(summary), !is_instance(summary));
  }
  return std::nullopt;
}

/// A StackSetId is NAME:UUID.
StackSetInstances& StackInstancesReader::set_of(const json& summary) {
  if (!is_instance(summary)) return set_named(current_.empty() ? "stack set" : current_);
  const auto id = text_or_nothing(summary, "StackSetId");
  return set_named(id.substr(0, id.find(':')));
}

StackSetInstances& StackInstancesReader::set_named(const std::string& name) {
  const auto [found, added] = set_index_.try_emplace(name, out_.sets.size());
  if (added) out_.sets.push_back({.name = name, .instances = {}});
  return out_.sets[found->second];
}

void StackInstancesReader::add(StackSetInstances& set, StackInstance instance,
                               bool from_operation) {
  const auto key = fmt::format("{}\n{}\n{}", set.name, instance.account, instance.region);
  const auto [found, added] = instance_index_.try_emplace(key, set.instances.size());
  if (added) {
    set.instances.push_back(std::move(instance));
    return;
  }
  auto& known = set.instances[found->second];
  if (!from_operation) {
    if (instance.reason.empty()) instance.reason = known.reason;
    known = std::move(instance);
  } else if (known.reason.empty() && known.state != InstanceState::current) {
    known.reason = std::move(instance.reason);
  }
}

DeployedStackSets StackInstancesReader::result() && {
  for (auto& set : out_.sets) {
    std::ranges::sort(set.instances, {}, [](const StackInstance& instance) {
      return std::tie(instance.account, instance.region);
    });
  }
  return std::move(out_);
}

}  // namespace sagewatch
