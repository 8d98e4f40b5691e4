#pragma once

#include <string_view>

namespace sagewatch {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }
inline bool is_alphanumeric(char c) { return is_lower_or_digit(c) || is_upper(c); }

/// Parses a text from its front. (std::regex recurses, so a long value would overflow the stack.)
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  /// Consumes exactly `text`.
  bool literal(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  /// Consumes all characters that are `wanted`, of which there must be `least` to `most`.
  bool run(bool (*wanted)(char), std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (count < rest_.size() && wanted(rest_[count])) ++count;
    if (count < least || count > most) return false;
    rest_.remove_prefix(count);
    return true;
  }

 private:
  std::string_view rest_;
};

}  // namespace sagewatch
