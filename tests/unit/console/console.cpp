#include "console/console.hpp"

#include <catch2/catch.hpp>

#include "support/test_console.hpp"

using namespace sagewatch;

TEST_CASE("what a diagnostic quotes can't drive the terminal") {
  test::TestConsole test;
  report(test.console, {{.id = "E0001", .message = "no '\033[31m'", .hint = "not '\n'"}});
  CHECK(test.err.str() == "error[E0001]: no '\\x1b[31m'\n  = help: not '\\n'\n");
}

TEST_CASE("a line that would drive the terminal is not shown above a caret") {
  test::TestConsole test;
  const cfn::Place place{.file = "a\nb", .line = 1, .column = 2, .text = "k: \xC2\x9B"};
  report(test.console, {{.id = "E0104", .message = "wrong", .hint = "", .place = place}});
  CHECK(test.err.str() == "a\\nb:1:2: error[E0104]: wrong\n");
}

TEST_CASE("tabs before a caret are kept, so that it is in the right column") {
  test::TestConsole test;
  const cfn::Place place{.file = "f", .line = 1, .column = 3, .text = "\tk: v"};
  report(test.console, {{.id = "E0104", .message = "wrong", .hint = "", .place = place}});
  CHECK(test.err.str() == "f:1:3: error[E0104]: wrong\n  1 | \tk: v\n    | \t ^\n");
}

TEST_CASE("a message of a megabyte is cut") {
  test::TestConsole test;
  report(test.console, {{.id = "E0001", .message = std::string(1'000'000, 'x'), .hint = ""}});
  CHECK(test.err.str().size() < 1100);
}
