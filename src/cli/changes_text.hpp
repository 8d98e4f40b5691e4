#pragma once

#include <string>

#include "access_change.hpp"
#include "change_set.hpp"
#include "console.hpp"
#include "glyphs.hpp"

namespace sagewatch::cli {

/// A change set in plain words: what hurts, then access, then the rest, then the counts.
std::string changes_text(const ChangeSet& set, const std::vector<AccessChange>& access,
                         const Style& style, const Glyphs& glyphs);

}  // namespace sagewatch::cli
