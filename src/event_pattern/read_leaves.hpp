#pragma once

#include <optional>
#include <string_view>

#include "sagewatch/event_pattern/event.hpp"

namespace sagewatch::event_pattern {

/// Replaces `leaves` by the leaves of `json` whose paths are in `paths`; the others are skipped.
/// The leaves point into `json`.
std::optional<JsonError> read_leaves(std::string_view json, const Paths& paths, Leaves& leaves);

/// The same with every leaf: missing paths are created.
std::optional<JsonError> read_all_leaves(std::string_view json, Paths& paths, Leaves& leaves);

}  // namespace sagewatch::event_pattern
