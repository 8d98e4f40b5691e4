#pragma once

#include <string>
#include <string_view>

#include "sagewatch/solution/event_catalogue.hpp"

namespace sagewatch::solution {

/// The ingester's Python as it is deployed: short, and with the catalogue put in the place of one
/// line each `DEFAULTS = {}`, `KINDS = {}` and `FAILURE_CLASSES = {}`; throws std::logic_error
/// where one is not there. Blocks are indented by multiples of four.
std::string ingester_source(std::string_view handler, const EventCatalogue& catalogue);

}  // namespace sagewatch::solution
