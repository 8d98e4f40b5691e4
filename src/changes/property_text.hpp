#pragma once

#include <string>

#include "aws_cli/change_set.hpp"
#include "console/glyphs.hpp"

namespace sagewatch {

/// One property that changes, as a line below its resource: "└─ Timeout  60 → 120". The common
/// beginning of long values is not shown.
std::string property_text(const PropertyChange& property, const Glyphs& glyphs);

}  // namespace sagewatch
