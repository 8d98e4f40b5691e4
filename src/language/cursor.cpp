#include "cursor.hpp"

#include <algorithm>

namespace sagewatch::language {

void Cursor::advance(std::size_t bytes) { offset_ += std::min(bytes, text_.size() - offset_); }

void Cursor::skip_blanks() {
  take_while([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

bool Cursor::accept(std::string_view token) {
  if (!rest().starts_with(token)) return false;
  advance(token.size());
  return true;
}

}  // namespace sagewatch::language
