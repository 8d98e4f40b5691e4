#include "sagewatch/document/place.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::document;

TEST_CASE("a byte's line is found from the starts of all lines") {
  const LineStarts lines("ab\n\ncd");
  CHECK(lines.mark(0).line == 0);
  CHECK(lines.mark(2).column == 2);
  CHECK(lines.mark(3).line == 1);
  CHECK(lines.mark(5).line == 2);
  CHECK(lines.mark(5).column == 1);
  CHECK(lines.mark(99).offset == 6);
  CHECK(lines.mark(2, 1).offset == 5);
  CHECK(lines.mark(99, 99).offset == 6);
}

TEST_CASE("a byte order mark is not part of the first line") {
  const std::string text = "\xEF\xBB\xBFx: 1";
  const LineStarts lines(text);
  CHECK(lines.mark(0).column == 0);
  CHECK(lines.mark(3).column == 0);
  CHECK(place_of("f", text, lines.mark(6)).column == 4);
  CHECK(place_of("f", text, lines.mark(6)).text == "x: 1");
}

TEST_CASE("a place counts characters and quotes its line") {
  const std::string text = "é☃x\r\ny";
  const auto place = place_of("f", text, mark_at(text, 5));
  CHECK(place.line == 1);
  CHECK(place.column == 3);
  CHECK(place.text == "é☃x");
}

TEST_CASE("of a long line the beginning is quoted, between two characters") {
  const std::string text = std::string(199, 'x') + "é" + std::string(100, 'y');
  CHECK(place_of("f", text, mark_at(text, 0)).text == std::string(199, 'x') + "...");
  CHECK(place_of("f", text, mark_at(text, 250)).text.empty());
  CHECK(place_of("f", text, mark_at(text, 250)).column == 250);
}

TEST_CASE("a place found by the starts of lines is the one found in the text") {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < 300; ++i) text += "é☃ abc\n𝄞 x\r\n";
  text += std::string(3000, 'y') + "é";
  const LineStarts lines(text);
  for (std::size_t offset = 3; offset < text.size(); offset += 7) {
    const auto left = lines.place("f", text, offset);
    const auto right = place_of("f", text, lines.mark(offset));
    CHECK(left.line == right.line);
    CHECK(left.column == right.column);
    CHECK(left.text == right.text);
  }
  CHECK(LineStarts("").place("f", "", 5).column == 1);
}

TEST_CASE("a character begins at a byte, however long the line") {
  std::string text = "a\xC3\xA9\xF0\x9F\x98\x80z";
  const sagewatch::document::LineStarts lines(text);
  CHECK(lines.byte_of(text, 0) == 0);
  CHECK(lines.byte_of(text, 2) == 3);
  CHECK(lines.byte_of(text, 3) == 7);
  CHECK(lines.byte_of(text, 4) == 8);
  CHECK(lines.byte_of(text, 99) == 8);
  for (int i = 0; i < 1'000; ++i) text += "\xE2\x82\xAC";
  const sagewatch::document::LineStarts longer(text);
  CHECK(longer.byte_of(text, 4) == 8);
  CHECK(longer.byte_of(text, 904) == 8 + 900 * 3);
  CHECK(longer.byte_of(text, 1'004) == text.size());
}
