#include "aws_cli/stack_event.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

constexpr auto what_to_give =
    "pass the output of 'aws cloudformation describe-stack-events --output json', and between the "
    "calls {\"Now\": \"2026-11-22T10:00:00Z\"}";

cfn::Diagnostic bad_event(std::size_t number, const char* field) {
  return {.id = "E0320",
          .message = fmt::format("stack event {} has no valid '{}'", number, field),
          .hint = what_to_give};
}

/// Fields that every event has; the others may be missing or empty.
const char* missing_field(const json& event) {
  for (const auto* name : {"StackId", "EventId", "LogicalResourceId", "ResourceStatus"}) {
    if (!text_of(event, name)) return name;
  }
  return nullptr;
}

std::string text_or_empty(const json& event, const char* name) {
  return text_of(event, name).value_or("");
}

StackEvent read_event(const json& event, Instant time) {
  const auto stack_id = text_or_empty(event, "StackId");
  return {.id = text_or_empty(event, "EventId"),
          .stack_id = stack_id,
          .stack = text_of(event, "StackName").value_or(stack_id),
          .logical_id = text_or_empty(event, "LogicalResourceId"),
          .physical_id = text_or_empty(event, "PhysicalResourceId"),
          .type = text_or_empty(event, "ResourceType"),
          .status = text_or_empty(event, "ResourceStatus"),
          .reason = text_or_empty(event, "ResourceStatusReason"),
          .token = text_of(event, "ClientRequestToken"),
          .time = time};
}

std::optional<EventDocument> read_events(const json& list, cfn::Diagnostics& diagnostics) {
  std::vector<StackEvent> out;
  for (const auto& event : list) {
    const auto* missing = missing_field(event);
    const auto time = parse_timestamp(text_or_empty(event, "Timestamp"));
    if (missing || !time) {
      diagnostics.push_back(bad_event(out.size() + 1, missing ? missing : "Timestamp"));
      return std::nullopt;
    }
    out.push_back(read_event(event, *time));
  }
  return out;
}

std::optional<EventDocument> read_now(const json& document, cfn::Diagnostics& diagnostics) {
  if (const auto now = parse_timestamp(text_or_empty(document, "Now"))) return *now;
  diagnostics.push_back(
      {.id = "E0320",
       .message = fmt::format("'Now' is not a time: {}",
                              escape_for_terminal(member(document, "Now")->dump())),
       .hint = R"(write it as in {"Now": "2026-11-22T10:00:00Z"})"});
  return std::nullopt;
}

}  // namespace

Phase phase_of(const std::string& status) {
  if (status.ends_with("_IN_PROGRESS")) return Phase::running;
  if (status.ends_with("_FAILED")) return Phase::failed;
  if (status.ends_with("_SKIPPED")) return Phase::skipped;
  return Phase::complete;
}

bool about_stack(const StackEvent& event) {
  return event.physical_id == event.stack_id && event.type == "AWS::CloudFormation::Stack";
}

bool cancelled(const StackEvent& event) {
  return phase_of(event.status) == Phase::failed && event.reason.starts_with("Resource ") &&
         event.reason.find(" cancelled") != std::string::npos;
}

std::optional<EventDocument> read_event_document(const json& document,
                                                 cfn::Diagnostics& diagnostics) {
  const auto* events = member(document, "StackEvents");
  if (events && events->is_array()) return read_events(*events, diagnostics);
  if (member(document, "Now")) return read_now(document, diagnostics);
  diagnostics.push_back(
      {.id = "E0312",
       .message = "these are not stack events in JSON: there is neither 'StackEvents' nor 'Now'",
       .hint = what_to_give});
  return std::nullopt;
}

}  // namespace sagewatch
