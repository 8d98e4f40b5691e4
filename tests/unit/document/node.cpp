#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"

using namespace sagewatch;
using namespace sagewatch::document;

namespace {

Node value_of(const std::string& json) {
  auto reading = read_json("test", json);
  REQUIRE(reading.usable());
  return std::move(reading.document.root);
}

}  // namespace

TEST_CASE("members are found, and nothing in what is not an object") {
  const auto node = value_of(R"({"a": {"b": "x"}})");
  CHECK(*find(&node, {"a", "b"})->text() == "x");
  CHECK(find(&node, {"a", "c"}) == nullptr);
  CHECK(find(&node, {"a", "b", "c"}) == nullptr);
  CHECK(find(nullptr, "a") == nullptr);
}

TEST_CASE("scalars are texts, integers whatever is written as one") {
  CHECK(value_of("1.50").scalar() == "1.50");
  CHECK(value_of("true").scalar() == "true");
  CHECK_FALSE(value_of("null").scalar());
  CHECK_FALSE(value_of("[]").scalar());
  CHECK(value_of("\"42\"").integer() == 42);
  CHECK(value_of("-7").integer() == -7);
  CHECK_FALSE(value_of("1.5").integer());
  CHECK_FALSE(value_of("99999999999999999999").integer());
  CHECK_FALSE(value_of("\"\"").integer());
}

TEST_CASE("values are the same in any order of members, not of items") {
  CHECK(same(value_of(R"({"a": 1, "b": [true]})"), value_of(R"({"b": [true], "a": 1})")));
  CHECK_FALSE(same(value_of(R"({"a": 1})"), value_of(R"({"a": 1, "b": 2})")));
  CHECK_FALSE(same(value_of(R"({"a": 1})"), value_of(R"({"b": 1})")));
  CHECK_FALSE(same(value_of("[1, 2]"), value_of("[2, 1]")));
  CHECK_FALSE(same(value_of("1"), value_of("\"1\"")));
  CHECK(same(value_of("null"), value_of("null")));
}

TEST_CASE("what is not known stays in the text of JSON") {
  List items;
  items.emplace_back(cfn::Text("a\"") + cfn::Reference{"", "Bus", "Arn"}, 0);
  items.emplace_back(std::string("\x01"), 0);
  const Node node(std::move(items), 0);
  CHECK(to_json(node) == R"(["a\"${Bus.Arn}","\u0001"])");
  CHECK(to_json_text(node).parts().size() == 3);
}
