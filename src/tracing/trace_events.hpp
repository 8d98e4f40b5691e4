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
  /// A string member of the event; empty if there is none.
  std::string text(std::string_view path) const;
};

/// Reads an event; E0602 if `text` is not one. `file` is its name in messages.
std::variant<TracedEvent, cfn::Diagnostic> read_traced_event(const std::string& file,
                                                             std::string text);

/// One event of every detail type that the sender's account may send: the native ones of the
/// catalogue, CloudTrail's, those of schedules in its stacks, and a change of one of its rules.
std::vector<TracedEvent> every_event(const trace::Topology& topology, const trace::Sender& sender);

}  // namespace sagewatch
