#include "operations/operation.hpp"

#include <algorithm>
#include <unordered_map>

namespace sagewatch {
namespace {

OperationKind kind_of(const std::string& status) {
  if (status.starts_with("CREATE_")) return OperationKind::create;
  if (status.starts_with("UPDATE_IN")) return OperationKind::update;
  if (status.starts_with("DELETE_")) return OperationKind::remove;
  if (status.starts_with("IMPORT_IN")) return OperationKind::import;
  return OperationKind::other;
}

void note_stack(Operation& operation, const StackEvent& event) {
  operation.status = event.status;
  operation.end.reset();
  if (phase_of(event.status) != Phase::running) operation.end = event;
  const bool back = event.status.find("ROLLBACK") != std::string::npos;
  const bool undone = operation.kind == OperationKind::create && event.status.starts_with("DELETE");
  operation.rolling_back = operation.rolling_back || back || undone;
}

void note_failure(Operation& operation, const StackEvent& event) {
  if (cancelled(event)) {
    ++operation.cancelled;
  } else if (!operation.cause) {
    operation.cause = event;
  } else {
    operation.failures.push_back(event);
  }
}

/// The index of each resource of the operation, by logical id.
using Places = std::unordered_map<std::string, std::size_t>;

ResourceState& state_of(Operation& operation, Places& places, const StackEvent& event) {
  auto& resources = operation.resources;
  const auto [known, added] = places.try_emplace(event.logical_id, resources.size());
  if (added) resources.push_back({.first = event, .last = event});
  return resources[known->second];
}

/// After an update the old resources of replacements are deleted; this is tracked separately from
/// the resources themselves.
bool cleans_up(const Operation& operation, const ResourceState& state, const StackEvent& event) {
  return state.done && operation.status.ends_with("CLEANUP_IN_PROGRESS") &&
         event.status.starts_with("DELETE_");
}

void note_resource(Operation& operation, Places& places, const StackEvent& event) {
  auto& state = state_of(operation, places, event);
  const auto phase = phase_of(event.status);
  if (phase == Phase::failed) note_failure(operation, event);
  if (phase == Phase::skipped) operation.kept.push_back(event);
  if (cleans_up(operation, state, event)) {
    state.cleanup.reset();
    if (phase == Phase::running) state.cleanup = event;
    return;
  }
  if (phase == Phase::running && phase_of(state.last.status) != Phase::running) state.first = event;
  state.last = event;
  const bool over = phase == Phase::complete || phase == Phase::skipped;
  state.done = state.done || (over && !operation.rolling_back);
}

/// Some operations fail without a failed resource: then the stack itself says why.
std::optional<StackEvent> stack_level_cause(const std::vector<StackEvent>& events) {
  const auto blamed = std::ranges::find_if(events, [](const auto& event) {
    const bool bad = phase_of(event.status) == Phase::failed ||
                     event.status.find("ROLLBACK") != std::string::npos;
    return about_stack(event) && bad && !event.reason.empty();
  });
  if (blamed == events.end()) return std::nullopt;
  return *blamed;
}

}  // namespace

bool Operation::succeeded() const {
  if (!end) return false;
  switch (kind) {
    case OperationKind::create:
      return end->status == "CREATE_COMPLETE";
    case OperationKind::update:
      return end->status == "UPDATE_COMPLETE";
    case OperationKind::remove:
      return end->status == "DELETE_COMPLETE";
    case OperationKind::import:
      return end->status == "IMPORT_COMPLETE";
    case OperationKind::other:
      break;
  }
  // Seen only from its middle on, or a requested rollback.
  return phase_of(end->status) == Phase::complete;
}

int Operation::done() const {
  return static_cast<int>(std::ranges::count_if(resources, &ResourceState::done));
}

std::vector<StackEvent> Operation::running() const {
  std::vector<StackEvent> out;
  for (const auto& resource : resources) {
    if (phase_of(resource.last.status) == Phase::running) out.push_back(resource.first);
    if (resource.cleanup) out.push_back(*resource.cleanup);
  }
  return out;
}

std::optional<Operation> latest_operation(const std::vector<StackEvent>& events) {
  if (events.empty()) return std::nullopt;
  const auto& first = events.front();
  Operation operation{.stack = first.stack, .stack_id = first.stack_id, .started = first.time};
  const auto start = std::ranges::find_if(events, [](const auto& event) {
    return about_stack(event) && kind_of(event.status) != OperationKind::other;
  });
  if (start != events.end()) operation.kind = kind_of(start->status);
  Places places;
  for (const auto& event : events) {
    if (about_stack(event)) {
      note_stack(operation, event);
    } else {
      note_resource(operation, places, event);
    }
  }
  if (!operation.cause && operation.end && !operation.succeeded()) {
    operation.cause = stack_level_cause(events);
  }
  return operation;
}

}  // namespace sagewatch
