#include "json_scanner.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "refusal.hpp"
#include "sagewatch/document/place.hpp"
#include "sagewatch/document/utf8.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::document {
namespace {

/// The value of a hexadecimal digit; 16 for anything else.
std::uint32_t hexadecimal(char c) {
  if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A') + 10;
  return 16;
}

/// The character that a backslash followed by `c` escapes; 0 if there is no such escape.
char escaped(char c) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  const auto at = letters.find(c);
  return c == '\0' || at == std::string_view::npos ? '\0' : meant[at];
}

}  // namespace

JsonScanner::JsonScanner(std::string_view text)
    : text_(text), at_(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0) {}

char JsonScanner::peek() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  return here();
}

bool JsonScanner::take(char c) {
  if (peek() != c || at_ == text_.size()) return false;
  ++at_;
  return true;
}

void JsonScanner::expect(char c, std::string_view what) {
  if (!take(c)) refuse(what);
}

bool JsonScanner::word(std::string_view word) {
  if (!text_.substr(at_).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

std::string JsonScanner::string() {
  expect('"', "a string in double quotes");
  std::string out;
  while (true) {
    auto end = at_;
    while (end < text_.size() && text_[end] != '"' && text_[end] != '\\' &&
           static_cast<unsigned char>(text_[end]) >= 0x20) {
      ++end;
    }
    out.append(text_.substr(at_, end - at_));
    at_ = end;
    if (here() == '"') break;
    if (here() != '\\')
      refuse("the end of the string: line breaks and tabs are written as \\n and \\t");
    escape(out);
  }
  ++at_;
  return out;
}

void JsonScanner::escape(std::string& out) {
  const auto begin = at_++;
  if (const char c = escaped(here())) {
    out += c;
    ++at_;
    return;
  }
  auto code = code_unit();
  const bool high = code >= 0xD800 && code <= 0xDBFF;
  if (high && here() == '\\') {
    ++at_;
    const auto low = code_unit();
    code = low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00)
                                          : 0xD800;
  }
  if (code >= 0xD800 && code <= 0xDFFF) {
    at_ = begin;
    refuse("a character: this is half of a surrogate pair");
  }
  append_code_point(out, code);
}

std::uint32_t JsonScanner::code_unit() {
  if (here() != 'u') refuse(R"(an escape: \" \\ \/ \b \f \n \r \t or \u and four digits)");
  ++at_;
  std::uint32_t code = 0;
  for (int i = 0; i < 4; ++i) {
    const auto value = hexadecimal(here());
    if (value > 15) refuse("four hexadecimal digits");
    code = code * 16 + value;
    ++at_;
  }
  return code;
}

std::size_t JsonScanner::digits() {
  const auto begin = at_;
  while (is_digit(here())) ++at_;
  if (at_ == begin) refuse("a digit");
  return at_ - begin;
}

std::string JsonScanner::number() {
  const auto begin = at_;
  if (here() == '-') ++at_;
  const bool zero = here() == '0';
  if (digits() > 1 && zero) {
    at_ = begin;
    refuse("a number without leading zeros");
  }
  if (here() == '.') {
    ++at_;
    digits();
  }
  if (here() == 'e' || here() == 'E') {
    ++at_;
    if (here() == '+' || here() == '-') ++at_;
    digits();
  }
  return std::string(text_.substr(begin, at_ - begin));
}

void JsonScanner::refuse(std::string_view expected) const {
  const auto* what = at_ == text_.size() ? "the text ends unexpectedly" : "this is not JSON";
  throw Refusal{"E0403", fmt::format("{}: expected {}", what, expected),
                "check the commas, quotes and brackets before this point", at_};
}

}  // namespace sagewatch::document
