#include "lexical.hpp"

#include <algorithm>

namespace sagewatch::language {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

}  // namespace

bool is_letter(char c) { return upper(c) >= 'A' && upper(c) <= 'Z'; }

bool is_word_character(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool same_word(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, upper, upper);
}

std::string_view peek_word(Cursor cursor) { return cursor.take_while(is_word_character); }

std::string describe_next(const Cursor& cursor) {
  if (cursor.at_end()) return "the end";
  auto next = peek_word(cursor);
  if (next.empty()) {
    const auto rest = cursor.rest();
    std::size_t end = 1;
    while (end < rest.size() && continues_character(rest[end])) ++end;
    next = rest.substr(0, end);
  }
  return "'" + std::string(next) + "'";
}

void skip_unknown(Cursor& cursor) {
  cursor.take_while([](char c) { return c != '}'; });
  cursor.advance();
}

std::optional<std::string> read_quoted(Cursor& cursor) {
  const char quote = cursor.peek();
  std::string out;
  for (cursor.advance(); !cursor.at_end(); cursor.advance()) {
    if (cursor.peek() == quote) {
      cursor.advance();
      return out;
    }
    if (cursor.peek() == '\\') cursor.advance();
    if (!cursor.at_end()) out += cursor.peek();
  }
  return std::nullopt;
}

}  // namespace sagewatch::language
