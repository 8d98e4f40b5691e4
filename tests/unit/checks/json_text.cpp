#include "checks/json_text.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/write.hpp"

using namespace sagewatch;

namespace {

const cfn::Reference queue_name{.stack = "S", .logical_id = "Queue", .attribute = "QueueName"};
const cfn::Reference count{.stack = "S", .logical_id = "Count"};

checks::JsonText read(const cfn::Text& text) {
  return checks::read_json_text(document::Node(text, 0));
}

std::string root_of(const cfn::Text& text) { return document::to_json(read(text).root); }

}  // namespace

TEST_CASE("unknown parts of a JSON text stay unknown, in a string and outside of one") {
  const auto body =
      cfn::Text(R"({"name":"q-)") + queue_name + R"(","width":)" + count + R"(,"x":0})";
  const auto root = read(body).root;
  REQUIRE(root.object());
  const auto* name = root.find("name")->get<cfn::Text>();
  REQUIRE(name);
  CHECK(document::shown(*name) == "q-${Queue.QueueName}");
  CHECK(root.find("width")->get<cfn::Text>());
  CHECK_FALSE(root.find("width")->integer());
  CHECK(root.find("x")->integer() == 0);
}

TEST_CASE("a text that reads like an unknown part, but isn't one, is known") {
  const auto root = read(cfn::Text(R"(["${Other}}","${"])")).root;
  REQUIRE(root.list());
  CHECK(*root.list()->front().text() == "${Other}}");
}

TEST_CASE("a dynamic reference is not known") {
  CHECK_FALSE(read(cfn::Text("{{resolve:ssm:/policy}}")).refusal);
  const auto root = read(cfn::Text(R"({"a":"x{{resolve:ssm:/p}}","b":{{resolve:ssm:/q}}})")).root;
  REQUIRE(root.object());
  CHECK(root.find("a")->get<cfn::Text>());
  CHECK(root.find("b")->get<cfn::Text>());
}

TEST_CASE("braces around JSON are not a dynamic reference") {
  CHECK(read(cfn::Text("{\"a\":\"{{resolve:ssm:\n}}\"}")).root.find("a")->text());
  CHECK(read(cfn::Text(R"({"a":{{resolve:{"b":"c"}}}})")).refusal);
  CHECK(read(cfn::Text(R"({"a":"{{resolve:{{resolve:ssm:/p}}"})")).root.object());
}

TEST_CASE("an escape before an unknown part, and two of them in a row, are read") {
  CHECK(root_of(cfn::Text(R"(["\)") + queue_name + R"("])") == R"(["\\${Queue.QueueName}"])");
  CHECK(root_of(cfn::Text("[") + count + count + "]") == R"(["${Count}"])");
  CHECK(root_of(cfn::Text(R"(["\")") + count + R"("])") == R"(["\"${Count}"])");
}

TEST_CASE("invalid JSON before the first unknown value is refused at its position") {
  const auto refusal = read(cfn::Text("{\n [}") + count).refusal;
  REQUIRE(refusal);
  REQUIRE(refusal->place);
  CHECK(refusal->place->line == 2);
  CHECK(refusal->place->column == 2);
  CHECK(read(cfn::Text("")).refusal);
  CHECK(read(cfn::Text("{\"a\":\"") + queue_name + "\"]").refusal);
}

TEST_CASE("line ends and tabs in a string are read as they stand") {
  CHECK(root_of(cfn::Text("[\"a\n\tb\"]")) == R"(["a\n\tb"])");
}

TEST_CASE("what an unknown value may repair is not refused") {
  CHECK_FALSE(read(cfn::Text("{ ") + count + " }").refusal);
  CHECK_FALSE(read(cfn::Text("[1 ") + count + " 2]").refusal);
  CHECK_FALSE(checks::read_json_text(document::Node(document::List{}, 0)).refusal);
}

TEST_CASE("many braces are read in linear time") {
  std::string text = "[\"" + std::string(200'000, '}') + std::string(200'000, '$') + "\",\"";
  for (int i = 0; i < 100'000; ++i) text += "${";
  CHECK(read(cfn::Text(text) + queue_name + "\"]").root.list());
}
