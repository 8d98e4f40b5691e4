#include "sagewatch/cfn/value.hpp"

#include <catch2/catch.hpp>

#include "support/rendered.hpp"

using namespace sagewatch;
using cfn::List;
using cfn::Object;
using cfn::Value;

TEST_CASE("an object keeps the order of its members and leaves out absent ones") {
  const std::optional<int> absent;
  const std::optional<int> zero = 0;
  const std::optional<std::string> empty = "";
  const Object object{{"b", 1}, {"absent", absent}, {"a", zero}, {"text", empty}};
  CHECK(cfn::to_json(object) == R"({"b":1,"a":0,"text":""})");
}

TEST_CASE("false and zero are values, not absence") {
  CHECK(cfn::to_json(Object{{"off", false}, {"none", 0}, {"half", 0.5}}) ==
        R"({"off":false,"none":0,"half":0.5})");
}

TEST_CASE("set replaces a member in its place or appends it") {
  Object object{{"a", 1}, {"b", 2}};
  object.set("a", "new");
  object.set("c", List{1, "x", true});
  CHECK(cfn::to_json(object) == R"({"a":"new","b":2,"c":[1,"x",true]})");
  CHECK(object.find("c")->get<List>()->size() == 3);
  CHECK(object.find("d") == nullptr);
  CHECK_FALSE(object.empty());
  CHECK(Object{}.empty());
}

TEST_CASE("list takes any range of what can be a value") {
  CHECK(cfn::to_json(cfn::list(std::vector<std::string>{"a", "b"})) == R"(["a","b"])");
  CHECK(cfn::to_json(cfn::list(std::vector<int>{})) == "[]");
}
