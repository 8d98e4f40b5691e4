#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sagewatch::event_pattern {

/// Moves `at` from a backslash behind its escape; false where it is none.
bool skip_json_escape(std::string_view json, std::size_t& at);

/// Moves `at` behind one character of two to four bytes; false where it is not UTF-8.
bool skip_utf8(std::string_view json, std::size_t& at);

/// What stands between the quotes of a valid JSON string, without escapes. A surrogate that has no
/// partner becomes U+FFFD.
std::string decode_json_text(std::string_view inside);

/// A valid JSON text without the blanks between its tokens.
std::string compact_json(std::string_view json);

/// `text` as a JSON string, with its quotes.
std::string quoted(std::string_view text);

}  // namespace sagewatch::event_pattern
