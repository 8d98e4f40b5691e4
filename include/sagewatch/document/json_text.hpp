#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sagewatch::document {

/// Moves `at` from a backslash past its escape; false if there is none.
bool skip_json_escape(std::string_view json, std::size_t& at);

/// Moves `at` past one character of two to four bytes; false if it is not UTF-8.
bool skip_utf8(std::string_view json, std::size_t& at);

/// The content of a valid JSON string, with escapes decoded. An unpaired surrogate becomes U+FFFD.
std::string decode_json_text(std::string_view inside);

/// A valid JSON text without the white space between its tokens.
std::string compact_json(std::string_view json);

/// `text` as a JSON string, with its quotes.
std::string quoted(std::string_view text);

}  // namespace sagewatch::document
