#pragma once

#include <string_view>

#include "console/console.hpp"

namespace sagewatch {

/// The symbols of the text output.
struct Glyphs {
  std::string_view done;
  std::string_view failed;
  std::string_view arrow;
  std::string_view branch;
  std::string_view bar_full;
  std::string_view bar_empty;
  std::string_view between;  ///< separates the items of a short list
  std::string_view more;     ///< marks truncated text
};

/// UTF-8 symbols if LC_ALL, LC_CTYPE or LANG (the first that is set) specifies it, else ASCII.
const Glyphs& glyphs(const Environment& environment);

}  // namespace sagewatch
