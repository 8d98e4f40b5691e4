#include "yaml_scalars.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sagewatch::document {
namespace {

/// Consumes digits at the front, and returns their number.
std::size_t take_digits(std::string_view& text) {
  const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count;
}

bool take_any(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// A number as in JSON, but for a sign and a point without digits.
bool decimal(std::string_view text) {
  take_any(text, "-+");
  const bool zero = text.starts_with('0');
  const auto whole = take_digits(text);
  if (whole == 0 || (zero && whole > 1)) return false;
  if (take_any(text, ".")) take_digits(text);
  if (take_any(text, "eE")) {
    take_any(text, "-+");
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

/// A form of integers that JSON has not.
struct Form {
  std::string_view prefix;
  std::string_view digits;
  int base;
};

/// The longest prefix first: "0" is that of octal numbers.
constexpr std::array<Form, 4> forms{{{"0b", "01", 2},
                                     {"0x", "0123456789abcdefABCDEF", 16},
                                     {"0", "01234567", 8},
                                     {"", "0123456789", 10}}};

/// In decimal; absent beyond 64 bits, which is no value of a template.
std::optional<std::string> integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  take_any(text, "-+");
  const auto* form =
      std::ranges::find_if(forms, [&](const Form& each) { return text.starts_with(each.prefix); });
  text.remove_prefix(form->prefix.size());
  std::string digits;
  for (const char c : text) {
    if (c == '_') continue;
    if (form->digits.find(c) == std::string_view::npos) return std::nullopt;
    digits += c;
  }
  std::uint64_t value = 0;
  const auto* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, form->base);
  if (digits.empty() || text.front() == '_' || read.ec != std::errc()) return std::nullopt;
  return (negative ? "-" : "") + std::to_string(value);
}

/// Hours, minutes and seconds, or degrees: `1:30` is 90.
std::optional<std::string> sexagesimal(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return std::nullopt;
  std::uint64_t value = 0;
  for (bool first = true; !text.empty(); first = false) {
    const auto end = std::min(text.find(':'), text.size());
    const auto part = text.substr(0, end);
    const bool fits = first ? !part.starts_with('0') && part.size() <= 12
                            : part.size() <= 2 && (part.size() < 2 || part.front() <= '5');
    std::uint64_t digits = 0;
    const auto read = std::from_chars(part.data(), part.data() + part.size(), digits);
    if (!fits || part.empty() || read.ptr != part.data() + part.size()) return std::nullopt;
    value = value * 60 + digits;
    if (end + 1 == text.size()) return std::nullopt;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::to_string(value);
}

/// Whether the text is one of the words, in lower case, with a capital, or in capitals.
bool is_word(std::string_view text, std::initializer_list<std::string_view> words) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto capitals = std::ranges::count_if(text, is_upper);
  const bool cased =
      capitals == 0 || capitals == std::ssize(text) || (capitals == 1 && is_upper(text.front()));
  return cased && std::ranges::any_of(words, [&](std::string_view word) {
           return std::ranges::equal(text, word, {}, lower);
         });
}

}  // namespace

Node::Data plain_scalar(const std::string& text) {
  if (text.empty() || text == "~" || is_word(text, {"null"})) return Null{};
  if (is_word(text, {"true", "yes", "on"})) return true;
  if (is_word(text, {"false", "no", "off"})) return false;
  if (decimal(text)) return Number{text};
  if (auto value = integer(text)) return Number{std::move(*value)};
  if (auto value = sexagesimal(text)) return Number{std::move(*value)};
  return text;
}

}  // namespace sagewatch::document
