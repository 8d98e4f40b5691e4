#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sagewatch {

/// Makes untrusted text safe for a terminal and fit for one line: control characters, bidirectional
/// overrides and bytes that are not UTF-8 become visible escapes (`\n`, `\x1b`, `\u202e`).
std::string escape_for_terminal(std::string_view text);

/// The same, shortened to 120 columns, for quoting in a message.
std::string printable(std::string_view text);

/// How many columns UTF-8 text takes: one for each code point.
std::size_t width(std::string_view text);

/// The text, or its beginning and `mark` if it is wider than `columns`.
std::string cut(std::string_view text, std::size_t columns, std::string_view mark);

/// The text, padded with spaces to `columns`.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace sagewatch
