#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws_cli/stack_event.hpp"

namespace sagewatch {

enum class OperationKind { create, update, remove, import, other };

/// One resource (by logical id) and the operation's effect on it.
struct ResourceState {
  StackEvent first;  ///< the beginning of its current change
  StackEvent last;
  bool done = false;  ///< it was complete (or retained) before any rollback
  std::optional<StackEvent> cleanup =
      {};  ///< the beginning of the deletion of the resource it replaced
};

/// A stack operation as far as its events tell it.
struct Operation {
  std::string stack;
  std::string stack_id;
  OperationKind kind = OperationKind::other;
  Instant started;
  std::string status = {};             ///< of the stack
  std::optional<StackEvent> end = {};  ///< the stack's event with a terminal status
  bool rolling_back = false;
  std::vector<ResourceState> resources = {};  ///< in the order of their beginnings
  std::optional<StackEvent> cause = {};  ///< the first failure that is not a consequence of another
  std::vector<StackEvent> failures = {};  ///< the other failures, except cancellations
  int cancelled = 0;
  std::vector<StackEvent> kept = {};  ///< DELETE_SKIPPED

  bool succeeded() const;
  int done() const;
  std::vector<StackEvent> running() const;  ///< the beginnings of those in progress
};

/// Interprets the events of one operation, oldest first; absent if there are none.
std::optional<Operation> latest_operation(const std::vector<StackEvent>& events);

}  // namespace sagewatch
