#include "stacks/functions/python_parts.hpp"

#include <catch2/catch.hpp>

using sagewatch::needed_parts;

TEST_CASE("of a module stays what the main part speaks of, itself or by way of it") {
  const std::string module =
      "LIMIT = 3\nOTHER = 4\ndef used():\n return helper(LIMIT)\ndef unused():\n return OTHER\n"
      "def helper(x):\n return x\nclass Refused(Exception):\n pass\n";
  CHECK(needed_parts(module, "used()\n") ==
        "LIMIT = 3\ndef used():\n return helper(LIMIT)\ndef helper(x):\n return x\n");
  CHECK(needed_parts(module, "raise Refused\n") == "class Refused(Exception):\n pass\n");
  CHECK(needed_parts(module, "").empty());
}

TEST_CASE("a definition of several lines is one part") {
  const std::string module = "NAMES = (\n \"a\",\n)\nPAGES = {\n \"b\": 1,\n}\n";
  CHECK(needed_parts(module, "NAMES\n") == "NAMES = (\n \"a\",\n)\n");
  CHECK(needed_parts(module, "PAGES\n") == "PAGES = {\n \"b\": 1,\n}\n");
}

TEST_CASE("only whole words are names") {
  const std::string module = "ab = 1\na = 2\n";
  CHECK(needed_parts(module, "x = a\n") == "a = 2\n");
  CHECK(needed_parts(module, "x = abc, _a, a1\n").empty());
}

TEST_CASE("what defines nothing stays, and what it speaks of") {
  CHECK(needed_parts("clients = {}\nrest = 1\nclients.clear()\n", "") ==
        "clients = {}\nclients.clear()\n");
  CHECK(needed_parts("if x:\n a = 1\n", "") == "if x:\n a = 1\n");
}

TEST_CASE("parts that refer to each other are kept, and a missing line break is accepted") {
  const std::string module = "def a():\n b()\ndef b():\n a()";
  CHECK(needed_parts(module, "a") == module);
  CHECK(needed_parts(module, "c").empty());
  CHECK(needed_parts("", "a").empty());
}
