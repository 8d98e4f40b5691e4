#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sagewatch::document {

inline bool is_quote(char c) { return c == '"' || c == '\''; }

/// The offset after the quoted YAML scalar that begins at `at`; nothing if it is never closed.
inline std::optional<std::size_t> behind_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size()) {
    const bool doubled = quote == '\'' && text.substr(at, 2) == "''";
    const bool escaped = quote == '"' && text[at] == '\\';
    if (doubled || escaped) {
      at += 2;
    } else if (text[at++] == quote) {
      return at;
    }
  }
  return std::nullopt;
}

}  // namespace sagewatch::document
