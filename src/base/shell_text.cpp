#include "base/shell_text.hpp"

#include <algorithm>
#include <cctype>

namespace sagewatch {

bool is_shell_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("_-./:@%+=,").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

std::string shell_quoted(std::string_view text) {
  if (is_shell_word(text)) return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string profile_flag(std::string_view profile) {
  return profile.empty() ? "" : " --profile " + shell_quoted(profile);
}

}  // namespace sagewatch
