#include "settings/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sagewatch/facts/scanner.hpp"

namespace sagewatch {
namespace {

bool one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

bool is_plain_character(char c) { return is_alphanumeric(c) || one_of(c, "_./:+=@-"); }

bool could_be_number(std::string_view value) {
  return (is_digit(value.front()) || one_of(value.front(), "+-.")) &&
         std::ranges::all_of(
             value, [](char c) { return is_digit(c) || one_of(c, "abcdefABCDEFoOxX_.:+-"); });
}

bool is_yaml_keyword(std::string_view value) {
  static constexpr std::array<std::string_view, 9> words{"true", "false", "yes", "no", "on",
                                                         "off",  "null",  "y",   "n"};
  std::string lower(value);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(words, lower) != words.end();
}

bool is_safe(std::string_view value) {
  if (value.empty() || !std::ranges::all_of(value, is_plain_character)) return false;
  const bool begins_well = is_alphanumeric(value.front()) || one_of(value.front(), "_/");
  return begins_well && value.back() != ':' && !could_be_number(value) && !is_yaml_keyword(value);
}

std::string escaped(char c) {
  if (c == '"' || c == '\\') return {'\\', c};
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F ? fmt::format("\\x{:02x}", byte) : std::string(1, c);
}

}  // namespace

std::string yaml_scalar(std::string_view value) {
  if (is_safe(value)) return std::string(value);
  std::string out("\"");
  for (const char c : value) out += escaped(c);
  return out + '"';
}

}  // namespace sagewatch
