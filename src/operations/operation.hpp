#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws_cli/stack_event.hpp"

namespace sagewatch {

enum class OperationKind { create, update, remove, import, other };

/// One resource (by logical id) as the operation leaves it.
struct ResourceState {
  StackEvent first;  ///< where it began to do what it does now
  StackEvent last;
  bool done = false;                       ///< it was complete (or kept) once, before any rollback
  std::optional<StackEvent> cleanup = {};  ///< where the deletion of what it replaced began
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
  std::vector<ResourceState> resources = {};  ///< in the order they began
  std::optional<StackEvent> cause = {};       ///< the first failure that is no consequence
  std::vector<StackEvent> failures = {};      ///< the others that are no mere cancellations
  int cancelled = 0;
  std::vector<StackEvent> kept = {};  ///< DELETE_SKIPPED

  bool succeeded() const;
  int done() const;
  std::vector<StackEvent> running() const;  ///< where each that is in progress began
};

/// Makes sense of the events of one operation, oldest first; absent where there are none.
std::optional<Operation> understand(const std::vector<StackEvent>& events);

}  // namespace sagewatch
