#include "checks/functions/python_syntax.hpp"

#include <catch2/catch.hpp>

using sagewatch::checks::python_problem;

namespace {

std::string problem_in(std::string_view source) {
  const auto problem = python_problem(source);
  return problem ? std::to_string(problem->line) + " " + problem->message : "";
}

}  // namespace

TEST_CASE("Python that is Python passes") {
  CHECK(problem_in("").empty());
  CHECK(
      problem_in("import json\n\n\ndef f(a, b=1):\n    '''Docs: {'''\n    return {\n  'a': [1]}\n")
          .empty());
  CHECK(problem_in("if a: b\nelse:\n\tc  # ' (\n").empty());
  CHECK(problem_in("a = 'it\\'s' + \"x\" \\\n    + r'\\d'\n").empty());
  CHECK(problem_in("class A:\n    # nothing\n\n    def f(self):\n        pass\nx = 1\n").empty());
  CHECK(problem_in("x: int = 1\ny = {1: 2}\nf = lambda: 0\n").empty());
  CHECK(problem_in("if a:\r\n    b\r\n").empty());
}

TEST_CASE("Python that is none is found at its line") {
  CHECK(problem_in("f(\n1\n") == "1 '(' is never closed");
  CHECK(problem_in("a = [1)\n") == "1 ')' has no matching bracket");
  CHECK(problem_in("a = 1)\n") == "1 ')' has no matching bracket");
  CHECK(problem_in("\na = 'x\nb = 1\n") == "2 this string is never closed");
  CHECK(problem_in("a = '''x\n\n") == "1 this string is never closed");
  CHECK(problem_in("if a:\nb = 1\n") == "2 expected an indented block");
  CHECK(problem_in("def f():\n") == "2 expected an indented block");
  CHECK(problem_in("a = 1\n  b = 2\n") == "2 unexpected indent");
  CHECK(problem_in("if a:\n    b\n  c\n") ==
        "3 the indentation of this line matches no outer level");
}
