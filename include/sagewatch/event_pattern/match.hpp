#pragma once

#include <optional>
#include <string>

#include "sagewatch/event_pattern/event.hpp"
#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

/// Whether the event matches. A value in an array matches where any of the array's does; fields
/// inside the same array must match in the same element of it. A field is absent if it has no
/// value that lies in the elements where the other fields matched.
bool matches(const Pattern& pattern, const Event& event);

/// The first field, in the order of their paths, for which an event does not match.
struct Mismatch {
  enum class Reason {
    absent,           ///< the event has no such field
    other_value,      ///< it has, with other values
    present,          ///< it has, and should not
    not_one_element,  ///< all fields match, but not in the same elements of arrays
  };

  Reason reason;
  std::string path;    ///< empty for not_one_element
  std::string wanted;  ///< the pattern's values, as JSON
  std::string found;   ///< the event's values, as JSON; cut where they are long
  /// The pattern has alternatives; this is about the one that came closest.
  bool of_several = false;
};

/// Why the event does not match; nothing if it does.
std::optional<Mismatch> explain(const Pattern& pattern, const Event& event);

/// "detail-type is "X", the pattern requires ["Y"]"
std::string sentence(const Mismatch& mismatch);

}  // namespace sagewatch::event_pattern
