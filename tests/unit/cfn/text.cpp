#include "sagewatch/cfn/text.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch::cfn;

TEST_CASE("text joins literals that come to stand side by side") {
  const Text text = Text("a") + "b" + Text(Reference{"S", "Bus"}) + "c" + "d";
  REQUIRE(text.parts().size() == 3);
  CHECK(std::get<std::string>(text.parts()[0]) == "ab");
  CHECK(std::get<std::string>(text.parts()[2]) == "cd");
}

TEST_CASE("text without references has its literal") {
  CHECK(*Text("x").literal() == "x");
  CHECK(*Text("").literal() == "");
  CHECK(Text(Reference{"S", "Bus"}).literal() == nullptr);
  CHECK((Text("x") + Text(Reference{"S", "Bus"})).literal() == nullptr);
}

TEST_CASE("a reference never equals a literal of the same spelling") {
  CHECK_FALSE(Text(Reference{"S", "Bus"}) == Text("Bus"));
  CHECK(Text("a") + "b" == Text("ab"));
}

TEST_CASE("join puts the separator between texts only") {
  const std::vector<Text> texts{"a", "b", "c"};
  CHECK(join(texts, ", ") == Text("a, b, c"));
  CHECK(join({}, ", ") == Text(""));
}
