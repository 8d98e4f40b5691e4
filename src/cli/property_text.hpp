#pragma once

#include <string>

#include "change_set.hpp"
#include "glyphs.hpp"

namespace sagewatch::cli {

/// One property that changes, as a line below its resource: "└─ Timeout  60 → 120". Of long values
/// that begin alike only the rest is shown.
std::string property_text(const PropertyChange& property, const Glyphs& glyphs);

}  // namespace sagewatch::cli
