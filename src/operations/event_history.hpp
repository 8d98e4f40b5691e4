#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "aws_cli/stack_event.hpp"

namespace sagewatch {

/// All events of one stack that were seen, each once, oldest first. The stack is that of the first
/// event (with a token: the first that has it); those of other stacks are ignored.
class EventHistory {
 public:
  /// `token`: follow the operation with this ClientRequestToken; absent: the newest one.
  explicit EventHistory(std::optional<std::string> token) : token_(std::move(token)) {}

  /// Adds the new events of a page (newest first); false if there are none.
  bool add(const std::vector<StackEvent>& page);

  /// The events of the operation, oldest first. Without a token it begins with the last creation,
  /// update, deletion or import of the stack.
  std::vector<StackEvent> operation() const;

 private:
  bool concerns(const StackEvent& event);
  std::size_t newest_start() const;

  std::optional<std::string> token_;
  std::optional<std::string> stack_id_;
  std::set<std::string> seen_;
  std::vector<StackEvent> events_;
};

}  // namespace sagewatch
