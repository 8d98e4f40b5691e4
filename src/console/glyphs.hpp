#pragma once

#include <string_view>

#include "console/console.hpp"

namespace sagewatch {

/// The signs that drawings are made of.
struct Glyphs {
  std::string_view done;
  std::string_view failed;
  std::string_view arrow;
  std::string_view branch;
  std::string_view bar_full;
  std::string_view bar_empty;
  std::string_view between;  ///< stands between the items of a short list
  std::string_view more;     ///< stands where text was cut
};

/// Signs in UTF-8 where LC_ALL, LC_CTYPE or LANG (the first that is set) asks for it, else ASCII.
const Glyphs& glyphs(const Environment& environment);

}  // namespace sagewatch
