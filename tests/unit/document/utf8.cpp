#include "sagewatch/document/utf8.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::document;

TEST_CASE("well-formed UTF-8 is found to be so") {
  CHECK_FALSE(first_broken_utf8(""));
  CHECK_FALSE(first_broken_utf8("plain"));
  CHECK_FALSE(first_broken_utf8("é ☃ 𝄞"));
  CHECK_FALSE(first_broken_utf8("\xF4\x8F\xBF\xBF"));
}

TEST_CASE("broken UTF-8 is found where it begins") {
  CHECK(first_broken_utf8("ab\xff") == 2);
  CHECK(first_broken_utf8("\xC3") == 0);              // cut off
  CHECK(first_broken_utf8("a\xC0\x80") == 1);         // overlong
  CHECK(first_broken_utf8("\xE0\x80\x80") == 0);      // overlong
  CHECK(first_broken_utf8("\xF0\x80\x80\x80") == 0);  // overlong
  CHECK(first_broken_utf8("\xED\xA0\x80") == 0);      // a surrogate
  CHECK(first_broken_utf8("\xF4\x90\x80\x80") == 0);  // beyond the last character
  CHECK(first_broken_utf8("\xE2\x98") == 0);          // cut off
  CHECK(first_broken_utf8("\x80") == 0);              // a continuation alone
}

TEST_CASE("a code point is returned with its length in bytes") {
  CHECK(first_code_point("ax").code == 'a');
  CHECK(first_code_point("☃x").code == 0x2603);
  CHECK(first_code_point("☃x").length == 3);
  CHECK(first_code_point("𝄞").code == 0x1D11E);
  CHECK(first_code_point("\xff").code == 0xff);
}
