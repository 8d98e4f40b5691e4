#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/timestamp.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// One event of a stack. Strings are unescaped, as AWS returned them.
struct StackEvent {
  std::string id;
  std::string stack_id;
  std::string stack;
  std::string logical_id;
  std::string physical_id;  ///< empty until AWS knows it
  std::string type;
  std::string status;
  std::string reason;
  std::optional<std::string> token;
  Instant time;
};

enum class Phase { running, complete, failed, skipped };

/// What a ResourceStatus means: `…_IN_PROGRESS`, `…_COMPLETE`, `…_FAILED`, `DELETE_SKIPPED`.
Phase phase_of(const std::string& status);

/// True for an event about the stack itself, and not about a stack nested in it.
bool about_stack(const StackEvent& event);

/// True if a resource failed only because another one had failed.
bool cancelled(const StackEvent& event);

/// Input for following a stack operation: the time of the caller's clock, or events, newest first.
using EventDocument = std::variant<Instant, std::vector<StackEvent>>;

/// Reads `{"Now": "…"}` or the JSON of `aws cloudformation describe-stack-events`. Absent, with
/// E0312 (something else) or E0320 (an event without a required field), if it is neither.
std::optional<EventDocument> read_event_document(const nlohmann::json& document,
                                                 cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
