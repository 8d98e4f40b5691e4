#pragma once

#include <string>
#include <utility>
#include <vector>

#include "console/console.hpp"
#include "console/glyphs.hpp"
#include "health/finding.hpp"

namespace sagewatch {

bool has_finding(const std::vector<Finding>& findings, FindingStatus status);

/// A line for each finding, with its remedy, and at the end, after the title, the number of
/// findings of each status. `brief` omits those that are fine.
std::string findings_text(std::string_view title, const std::vector<Finding>& findings, bool brief,
                          const Style& style, const Glyphs& glyphs);

/// The same for programs: the facts by name, and `findings`, each with `check`, `standing`, `what`
/// and `remedy`.
std::string findings_json(const std::vector<std::pair<std::string, std::string>>& facts,
                          const std::vector<Finding>& findings);

}  // namespace sagewatch
