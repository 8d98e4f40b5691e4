#pragma once

#include <optional>
#include <string>

#include "console/console.hpp"
#include "console/glyphs.hpp"
#include "operations/operation.hpp"

namespace sagewatch {

/// `0:12  + Ingester  AWS::Lambda::Function  created`: one event as one line without its end, with
/// the time since the operation began. Absent for the start of a change, which is reported at its
/// end.
std::optional<std::string> event_line(const StackEvent& event, const Operation& operation,
                                      const Style& style, const Glyphs& glyphs);

/// "Ingester (45s), Dashboard (3s)": what is in progress at `now`, and since when.
std::string running_text(const Operation& operation, Instant now);

}  // namespace sagewatch
