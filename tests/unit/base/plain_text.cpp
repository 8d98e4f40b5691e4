#include "base/plain_text.hpp"

#include <catch2/catch.hpp>

namespace sagewatch {

TEST_CASE("plain text keeps what is harmless, in any script") {
  CHECK(escape_for_terminal("Ingester-1 → 日本語 ✓") == "Ingester-1 → 日本語 ✓");
  CHECK(escape_for_terminal("").empty());
}

TEST_CASE("plain text shows control characters instead of sending them") {
  CHECK(escape_for_terminal("a\nb\tc\rd") == "a\\nb\\tc\\rd");
  CHECK(escape_for_terminal("\033[2J\a\x7f") == "\\x1b[2J\\x07\\x7f");
  CHECK(escape_for_terminal(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("plain text shows C1 controls and whatever turns the line around") {
  CHECK(escape_for_terminal("\u009b31m") == "\\x9b31m");
  CHECK(escape_for_terminal("\u202egnp") == "\\u202egnp");
  CHECK(escape_for_terminal("\u2066x\u2069") == "\\u2066x\\u2069");
}

TEST_CASE("plain text shows what shows nothing, so that no two names look like one") {
  for (const auto& [hidden, shown] :
       std::initializer_list<std::pair<const char*, const char*>>{{"\u00ad", "\\xad"},
                                                                  {"\u034f", "\\u034f"},
                                                                  {"\u061c", "\\u061c"},
                                                                  {"\u115f", "\\u115f"},
                                                                  {"\u180e", "\\u180e"},
                                                                  {"\u200b", "\\u200b"},
                                                                  {"\u200d", "\\u200d"},
                                                                  {"\u2060", "\\u2060"},
                                                                  {"\u2064", "\\u2064"},
                                                                  {"\u2800", "\\u2800"},
                                                                  {"\u3164", "\\u3164"},
                                                                  {"\ufe0f", "\\ufe0f"},
                                                                  {"\ufeff", "\\ufeff"},
                                                                  {"\uffa0", "\\uffa0"},
                                                                  {"\ufffb", "\\ufffb"},
                                                                  {"\U000e0041", "\\ue0041"},
                                                                  {"\U000e0100", "\\ue0100"}}) {
    CHECK(escape_for_terminal(std::string("a") + hidden + "b") == std::string("a") + shown + "b");
  }
}

TEST_CASE("plain text shows bytes that are not UTF-8") {
  CHECK(escape_for_terminal("\xff") == "\\xff");
  CHECK(escape_for_terminal("a\xc3") == "a\\xc3");
  CHECK(escape_for_terminal("\xe2\x82z") == "\\xe2\\x82z");
  CHECK(escape_for_terminal("\xc0\xaf") == "\\xc0\\xaf");
  CHECK(escape_for_terminal("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
}

TEST_CASE("width counts code points") {
  CHECK(width("abc") == 3);
  CHECK(width("→·…") == 3);
}

TEST_CASE("cut leaves what fits and marks what does not") {
  CHECK(cut("abcdef", 6, "…") == "abcdef");
  CHECK(cut("abcdef", 5, "…") == "abcd…");
  CHECK(cut("→→→→", 3, "…") == "→→…");
  CHECK(cut("abcdef", 4, "...") == "a...");
  CHECK(cut("abcdef", 0, "").empty());
}

TEST_CASE("padded fills up with blanks and never cuts") {
  CHECK(padded("→", 3) == "→  ");
  CHECK(padded("abcd", 3) == "abcd");
}

TEST_CASE("what a message quotes can't drive a terminal") {
  CHECK(printable("\x1b[2Jx") == "\\x1b[2Jx");
  CHECK(printable("a\nb\x7f") == "a\\nb\\x7f");
  CHECK(printable("é\xff") == "é\\xff");
}

TEST_CASE("what a message quotes is cut between characters") {
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "é";
  CHECK(width(printable(long_text)) == 120);
  CHECK(printable(long_text).ends_with("é..."));
}

}  // namespace sagewatch
