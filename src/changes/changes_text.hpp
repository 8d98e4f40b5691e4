#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/access_change.hpp"
#include "aws_cli/change_set.hpp"
#include "console/console.hpp"
#include "console/glyphs.hpp"

namespace sagewatch {

/// A change set in plain words: data losses first, then parameters, access, everything else, and
/// the counts.
std::string changes_text(const ChangeSet& set, const std::vector<AccessChange>& access,
                         const Style& style, const Glyphs& glyphs);

/// The same without the counts; empty if nothing changes.
std::string change_sections(const ChangeSet& set, const std::vector<AccessChange>& access,
                            const Style& style, const Glyphs& glyphs);

/// "1 to add, 2 to change, 0 to replace, 0 to remove".
std::string counts_text(const ChangeCounts& counts);

/// The lines below their title and followed by an empty line; nothing if there are none.
std::string titled(std::string_view title, const std::string& lines, const Style& style);

}  // namespace sagewatch
