#pragma once

#include <string>

#include "console/console.hpp"
#include "console/glyphs.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch {

/// The results of `trace` for one event and its sender.
struct TraceReport {
  std::string detail_type;
  trace::Sender sender;
  trace::Trace event;
  trace::Trace links;
  trace::Trace roles;

  /// Whether the event arrives, and the link and the role, if any, pass.
  bool passes() const;
};

/// One line per hop, indented, with a sign and the reason.
std::string trace_text(const TraceReport& report, const Style& style, const Glyphs& glyphs);

std::string trace_json(const TraceReport& report);

/// "a hop's sign, what and why" on one line.
std::string hop_line(const trace::Hop& hop, const Style& style, const Glyphs& glyphs);

/// "passed", "not meant", "undecided", "stopped".
std::string_view word_of(trace::HopOutcome outcome);

}  // namespace sagewatch
