#include "language/regular_expression.hpp"

#include <catch2/catch.hpp>

using sagewatch::language::regular_expression_problem;

TEST_CASE("regular expressions of every dialect are read") {
  for (const auto* text : {"", "a|b", "(?i)error", "[^\\]]", "[]a]", "[[:alpha:]_]+",
                           "(?<user>\\w+) (?P<n>[0-9]*?)", "(?<@ip>\\d+)", "(?:a|(?=b)|(?<!c))*",
                           "\\(\\[", "a{2,3}", "x{", "^*", "(?>a)+", "[(]", "()"}) {
    INFO(text);
    CHECK_FALSE(regular_expression_problem(text));
  }
}

TEST_CASE("what no dialect reads is refused at its place") {
  const auto offset = [](std::string_view text) {
    return regular_expression_problem(text)->offset;
  };
  CHECK(offset("a(bc") == 1);
  CHECK(offset("((a)") == 0);
  CHECK(offset("ab)") == 2);
  CHECK(offset("x[a-") == 1);
  CHECK(offset("x[[:alpha:") == 1);
  CHECK(offset("*a") == 0);
  CHECK(offset("(|+a)") == 2);
  CHECK(offset("(?<a-b>c)") == 3);
  CHECK(offset("(?<1a>c)") == 3);
  CHECK(offset("(?<@>c)") == 3);
  CHECK(offset("(?<a") == 0);
}
