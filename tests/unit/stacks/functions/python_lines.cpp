#include "stacks/functions/python_lines.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch;

TEST_CASE("a bracketed expression over several lines is joined if it fits") {
  CHECK(filled_lines("x = [\n 1,\n 2,\n]\nf(\n a,\n b=(\n  2\n ),\n)\ny\n") ==
        "x=[1,2,]\nf(a,b=(2),)\ny\n");
}

TEST_CASE("a line has at most 100 columns where it is filled, and others stay as they are") {
  const std::string word(40, 'w');
  CHECK(filled_lines("f(\n " + word + ",\n " + word + ",\n " + word + ",\n)\n") ==
        "f(" + word + "," + word + ",\n " + word + ",)\n");
  const std::string line(150, 'x');
  CHECK(filled_lines(line + "\n(\n" + line + "\n)\n") == line + "\n(\n" + line + "\n)\n");
}

TEST_CASE("brackets, quotes and signs of comments in texts are texts") {
  CHECK(filled_lines("a = \"([{\"\nb = ')#'\nc = \"\\\"(\"\nd = '\"('\ne = f\"{x['(']}\"\n") ==
        "a='([{'\nb=')#'\nc='\\\"('\nd='\"('\ne=f\"{x['(']}\"\n");
}

TEST_CASE("a string is in single quotes, which JSON does not escape, unless one is inside") {
  CHECK(filled_lines("f(\"a\", \"it's\", '\"', \"\\\\\", f\"{b}\")\n") ==
        "f('a',\"it's\",'\"','\\\\',f'{b}')\n");
  CHECK(filled_lines("\"open\n\"\n") == "\"open\n\"\n");
}

TEST_CASE("spaces stay where words need them, in texts and at the beginning of a line") {
  CHECK(
      filled_lines("if x:\n  y = -1 if a != b else -c[1:2]\n  z = \"a, b\" + str(x) in (y, z)\n") ==
      "if x:\n  y=-1 if a!=b else-c[1:2]\n  z='a, b'+str(x) in (y,z)\n");
}

TEST_CASE("a body of one line is beside the line that it belongs to") {
  CHECK(filled_lines("if x:\n y\nelse:\n z\nw\n") == "if x:y\nelse:z\nw\n");
  CHECK(filled_lines("def f():\n for a in b:\n  return {\n   a: 1\n  }\n") ==
        "def f():\n for a in b:return {a:1}\n");
  CHECK(filled_lines("try:\n a\n b\nexcept E:\n if c:\n  d\n") ==
        "try:\n a\n b\nexcept E:\n if c:d\n");
}

TEST_CASE("a body of several lines, or one that would be too long, stays below") {
  const std::string word(60, 'w');
  const auto is_kept = [](const std::string& text) { return filled_lines(text) == text; };
  CHECK(is_kept("if " + word + ":\n " + word + "\n"));
  CHECK(is_kept("if x:\n f(" + word + ",\n " + word + ")\n"));
  CHECK(is_kept("iffy:\n a\n"));
}

TEST_CASE("comments at the ends of lines do not come along, and hide nothing") {
  CHECK(filled_lines("x = 1  # one (\ny = (  # \"two\n 2,  # two\n 3\n)\n # all\nz\n") ==
        "x=1\ny=(2,3)\nz\n");
}

TEST_CASE("an unclosed bracket ends with the text") {
  CHECK(filled_lines("f(\n a") == "f(a\n");
  CHECK(filled_lines(")\na") == ")\na\n");
  CHECK(filled_lines("#").empty());
  CHECK(filled_lines("").empty());
}
