#pragma once

#include <string>
#include <variant>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/event_pattern/event.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch {

/// An event to be followed.
struct TracedEvent {
  std::string json;
  event_pattern::Event event;
  std::string source;
  std::string detail_type;

  trace::SentEvent sent() const { return {event, source, detail_type}; }
  /// A member of the event that is a text; empty where there is none.
  std::string text(std::string_view path) const;
};

/// Reads an event; E0602 where `text` is none. `file` is its name for people.
std::variant<TracedEvent, cfn::Diagnostic> read_traced_event(const std::string& file,
                                                             std::string text);

/// One event of every detail type that the sender's account may have for us: the native ones of the
/// catalogue, CloudTrail's, those that schedules of its stacks send, and a change of one of its
/// rules.
std::vector<TracedEvent> every_event(const trace::World& world, const trace::Sender& sender);

}  // namespace sagewatch
