#pragma once

#include <string>
#include <utility>
#include <vector>

#include "aws_cli/stack_event.hpp"

namespace sagewatch {

inline constexpr auto test_stack_id =
    "arn:aws:cloudformation:ap-southeast-2:222222222222:stack/Monitoring/1";
inline const Instant test_start = *parse_timestamp("2026-11-22T10:00:00Z");

/// An event of a resource, so many seconds after test_start.
inline StackEvent resource_event(int second, const std::string& id, const std::string& status,
                                 const std::string& reason = "") {
  return {.id = id + status + std::to_string(second),
          .stack_id = test_stack_id,
          .stack = "Monitoring",
          .logical_id = id,
          .physical_id = id + "-1",
          .type = "AWS::X::" + id,
          .status = status,
          .reason = reason,
          .token = "t1",
          .time = test_start + std::chrono::seconds(second)};
}

/// An event of the stack itself.
inline StackEvent stack_level(int second, const std::string& status,
                              const std::string& reason = "") {
  auto event = resource_event(second, "Monitoring", status, reason);
  event.physical_id = test_stack_id;
  event.type = "AWS::CloudFormation::Stack";
  return event;
}

/// As AWS lists them: newest first.
inline std::vector<StackEvent> newest_first(std::vector<StackEvent> events) {
  return {events.rbegin(), events.rend()};
}

}  // namespace sagewatch
