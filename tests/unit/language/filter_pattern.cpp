#include "language/filter_pattern.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace sagewatch::language;
using filter_pattern::Kind;
using filter_pattern::read;

namespace {

std::string filter_problems(std::string_view text) {
  std::string out;
  for (const auto& problem : read(text).problems) {
    out += (out.empty() ? "" : "\n") + std::to_string(problem.offset) + " " + problem.message;
  }
  return out;
}

}  // namespace

TEST_CASE("filter patterns of the guide are read") {
  for (const std::string text :
       {"",
        " ",
        "ERROR",
        "ERROR ARGUMENTS",
        "?ERROR ?\"Task timed out\"",
        "ERROR -ARGUMENTS",
        "\" \"",
        "%AUTHORIZED%",
        "%[Ee]rror|[Ff]ail%",
        "{ $.eventType = \"UpdateTrail\" }",
        "{$.a.b[0]!=1e+3}",
        "{ $.SomeObject IS NULL }",
        "{ $.Other NOT EXISTS }",
        "{ $.sourceIPAddress != 123.123.* }",
        "{ $.latency = * }",
        "{ ($.user.id = 1) && ($.users[0].email = \"a@b\" || $.c[0][1] <= 2) }",
        "{ $.objectList[*].id = 2 && $.['a b'] = %x%}",
        "[ip, user, ..., request =*.html*, status_code = 404 || status_code = 410, bytes]",
        "[w1=ERROR || W1=WARNING, w2]",
        "[time=*Z, id=\"*-*\", level=%WARN|ERROR%, event]"}) {
    INFO(text);
    CHECK(filter_problems(text) == "");
    CHECK(read(text).doubts.empty());
  }
  CHECK(read("ERROR").kind == Kind::terms);
  CHECK(read(" {$.a=1}").kind == Kind::json);
  const auto delimited = read("[ip, user, status = 4*]");
  CHECK(delimited.kind == Kind::space_delimited);
  CHECK(delimited.fields == std::vector<std::string>{"ip", "user", "status"});
}

TEST_CASE("filter patterns that CloudWatch Logs refuses are reported with the position") {
  CHECK(filter_problems("{ $.a = 1") == "0 a pattern that begins with '{' ends with '}'");
  CHECK(filter_problems("[a, b") == "0 a pattern that begins with '[' ends with ']'");
  CHECK(filter_problems("\"abc") == "0 the string that begins here has no closing quote");
  CHECK(filter_problems("{ $.a = 1 && }") ==
        "13 expected a condition, such as $.level = \"ERROR\", got the end of the pattern");
  CHECK(filter_problems("{ a = 1 }") == "2 expected a selector, such as $.level, got 'a'");
  CHECK(filter_problems("{ $.a }") ==
        "6 expected an operator, such as = or NOT EXISTS, got the end of the pattern");
  CHECK(filter_problems("{ $.a == 1 }") == "7 expected a value, got '='");
  CHECK(filter_problems("{ $.a = 'x' }") == "8 strings need double quotes, not single quotes");
  CHECK(filter_problems("{ $.a IS NOT NULL }") ==
        "9 only IS NULL, IS TRUE, IS FALSE and NOT EXISTS are supported");
  CHECK(filter_problems("{ ($.a = 1 }") == "11 expected ')', got the end of the pattern");
  CHECK(filter_problems("{ $.a = %x% && $.b = %y% && $.c = %z% }") ==
        "34 a pattern has at most 2 regular expressions");
  CHECK(filter_problems("%some(thing)%") ==
        "5 '(' is not supported in a regular expression: write \\x28");
  CHECK(filter_problems("[a, status = 4* && bytes > 1000]") ==
        "19 the conditions of one field refer to 'status' and 'bytes'");
  CHECK(filter_problems(std::string(1025, 'a')) ==
        "0 the pattern has 1025 characters, CloudWatch Logs accepts 1024");
}

TEST_CASE("a term with other characters than letters and digits is a doubt without quotes") {
  REQUIRE(read("ERROR: x").doubts.size() == 1);
  CHECK(read("x ERROR:").doubts[0].offset == 2);
}

TEST_CASE("what is not known of a filter pattern is not found wrong") {
  for (const std::string text :
       {"{ $.a = ${X} }", "{ $.a = ${X}", "[a, ${X}]", "{ $.${X}", "a ${X} \""}) {
    INFO(text);
    CHECK(filter_problems(text) == "");
  }
  CHECK_FALSE(read("[a, ${X}]").is_whole);
  CHECK(filter_problems("{ $.a = \"${X}\" && }").size() > 0);
}

TEST_CASE("deep nesting in a filter pattern ends the reading, not the stack") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "(";
  read(text + "}");
}
