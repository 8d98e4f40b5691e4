#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sagewatch::language {

/// The number of UTF-8 characters of a text, which AWS's limits count.
inline std::size_t characters_in(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

}  // namespace sagewatch::language
