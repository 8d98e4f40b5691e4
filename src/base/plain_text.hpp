#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sagewatch {

/// Foreign text made safe for a terminal and fit for one line: control characters, bidirectional
/// overrides and bytes that are not UTF-8 become visible escapes (`\n`, `\x1b`, `\u202e`).
std::string plain(std::string_view text);

/// The same as a message quotes it: what is longer than 120 columns is cut.
std::string printable(std::string_view text);

/// How many columns UTF-8 text takes: one for each code point.
std::size_t width(std::string_view text);

/// The text, or its beginning and `mark` where it is wider than `columns`.
std::string cut(std::string_view text, std::size_t columns, std::string_view mark);

/// The text with blanks behind it, up to `columns`.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace sagewatch
