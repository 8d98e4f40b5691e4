#pragma once

#include <string>
#include <vector>

#include "console.hpp"
#include "glyphs.hpp"
#include "preflight.hpp"

namespace sagewatch::cli {

/// A line for each finding, with its remedy, and at the end how many there are of which standing.
/// `brief` leaves out what is fine.
std::string preflight_text(const std::vector<Finding>& findings, bool brief, const Style& style,
                           const Glyphs& glyphs);

/// The same for programs: `findings`, each with `check`, `standing`, `what` and `remedy`.
std::string preflight_json(const PreflightPlace& place, const std::vector<Finding>& findings);

}  // namespace sagewatch::cli
