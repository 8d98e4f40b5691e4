#include "language/cursor.hpp"

#include <catch2/catch.hpp>

using sagewatch::language::Cursor;

TEST_CASE("a cursor reads a text from its beginning and stops at its end") {
  Cursor cursor(" abc(${Name}");
  cursor.skip_blanks();
  CHECK(cursor.take_while([](char c) { return c >= 'a' && c <= 'z'; }) == "abc");
  CHECK_FALSE(cursor.accept(")"));
  CHECK(cursor.accept("("));
  CHECK(cursor.at_unknown());
  cursor.advance(100);
  CHECK(cursor.at_end());
  CHECK(cursor.peek() == '\0');
  CHECK(cursor.offset() == 12);
}
