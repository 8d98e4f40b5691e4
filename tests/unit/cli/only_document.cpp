#include "cli/only_document.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/test_console.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostics complaints(const std::string& text) {
  std::istringstream in(text);
  JsonDocuments documents("", in);
  cfn::Diagnostics out;
  CHECK_FALSE(only_document(documents, "aws x", out));
  return out;
}

}  // namespace

TEST_CASE("one document is handed out, whatever blanks are around it") {
  std::istringstream in(" {\"a\": 1}\n\n");
  JsonDocuments documents("", in);
  cfn::Diagnostics diagnostics;
  const auto document = only_document(documents, "aws x", diagnostics);
  REQUIRE(document);
  CHECK(document->at("a") == 1);
  CHECK(diagnostics.empty());
}

TEST_CASE("an empty input is refused with the command that should fill it") {
  const auto wrong = complaints(" \n");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].id == "E0311");
  CHECK(wrong[0].message == "standard input is empty");
  CHECK(wrong[0].hint == "give it the output of 'aws x'");
}

TEST_CASE("a second document is refused, and so is what is none") {
  CHECK(complaints("{} {}").front().message == "standard input has more than one JSON document");
  using namespace std::string_literals;
  for (const auto& text : {"{"s, "x"s, "\0\0"s, "{\"a\": \"\xff\"}"s, "{} x"s, "{\"Stacks\": [],}"s,
                           "null"s, std::string(100'000, '[')}) {
    const auto wrong = complaints(text);
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].id == "E0311");
  }
}

TEST_CASE("input from a terminal is refused") {
  test::TestConsole person("{}", true);
  CHECK(nothing_to_read(person.console, "")->id == "E0310");
  CHECK_FALSE(nothing_to_read(person.console, "a.json"));
  CHECK_FALSE(nothing_to_read(test::TestConsole("{}").console, ""));
}

}  // namespace sagewatch
