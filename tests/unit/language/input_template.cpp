#include "language/input_template.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::language;

namespace {

/// The variables, those within a text in quotes, and what is filled in.
std::string told(std::string_view text) {
  const auto read = read_input_template(text);
  std::string out;
  for (const auto& [offset, name, in_text] : read.variables) {
    out += std::to_string(offset) + (in_text ? " \"" + name + "\" " : " " + name + " ");
  }
  return out + "| " + read.filled + (read.unknown ? " ?" : "");
}

}  // namespace

TEST_CASE("the variables of a template are found, and filled in") {
  CHECK(told(R"({"a": <a-b>, "b": "<c> is"})") == R"(6 a-b 19 "c" | {"a": 0    , "b": "*** is"})");
  CHECK(told(R"(<aws.events.event>)") == "0 aws.events.event | 0                 ");
  CHECK(told(R"("say \"<a>\"")") == R"(7 "a" | "say \"***\"")");
  CHECK(told(R"("1 < 2 <> <a b> <)") == R"(| "1 < 2 <> <a b> <)");
  CHECK(told(R"("${Name} ${})") == R"(| "******* ***)");
  CHECK(told(R"({"a": ${Name}})") == R"(| {"a": 0      } ?)");
  CHECK(told("") == "| ");
  CHECK(told("\"\\") == "| \"\\");
}

TEST_CASE("filled-in values form no variables with the surrounding text") {
  CHECK(told(R"("<a<b>c>")") == R"(3 "b" | "<a***c>")");
  CHECK(told("<a<b>c>") == "2 b | <a0  c>");
}

TEST_CASE("EventBridge fills in five variables by itself") {
  CHECK(is_predefined_input("aws.events.rule-name"));
  CHECK(is_predefined_input("aws.events.event.json"));
  CHECK_FALSE(is_predefined_input("aws.events.rulename"));
  CHECK_FALSE(is_predefined_input("instance"));
}
