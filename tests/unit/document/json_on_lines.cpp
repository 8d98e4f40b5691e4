#include "sagewatch/document/json_on_lines.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"

using namespace sagewatch::document;

namespace {

std::string on_lines(const std::string& yaml) {
  const auto reading = read_yaml("data.yaml", yaml);
  REQUIRE(reading.usable());
  return json_on_lines(reading.document);
}

}  // namespace

TEST_CASE("YAML becomes JSON whose keys and values stand on the same lines") {
  CHECK(on_lines("# what it is\n\na: 1\nb:\n  - x\n  - y\n") ==
        "{\n\n\"a\":1,\n\"b\":\n[\"x\",\n\"y\"]}\n");
  CHECK(on_lines("a: |\n  one\n  two\nb: {}\nc: []\n") ==
        "{\"a\":\"one\\ntwo\\n\",\n\n\n\"b\":{},\n\"c\":[]}\n");
}

TEST_CASE("a value is found in the JSON on the line on which it was written") {
  const std::string yaml = "# about\nkinds:\n\n  - name: A\n    tags: [x,\n      y]\n";
  const auto before = read_yaml("data.yaml", yaml).document;
  const auto after = read_json("data.json", on_lines(yaml)).document;
  const auto line_of_last = [](const Document& document) {
    const auto& kind = document.root.find("kinds")->list()->front();
    return document.place(kind.find("tags")->list()->back()).line;
  };
  CHECK(line_of_last(before) == 6);
  CHECK(line_of_last(after) == 6);
  CHECK(same(before.root, after.root));
}
