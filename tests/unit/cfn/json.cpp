#include "sagewatch/cfn/json.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/cfn/intrinsics.hpp"

using namespace sagewatch::cfn;

namespace {
const Text bus = Reference{"S", "Bus"};
const Text bus_arn = Reference{"S", "Bus", "Arn"};
}  // namespace

TEST_CASE("a text becomes a string, one intrinsic, or Fn::Sub") {
  CHECK(to_json("plain") == R"("plain")");
  CHECK(to_json(bus) == R"({"Ref":"Bus"})");
  CHECK(to_json(bus_arn) == R"({"Fn::GetAtt":["Bus","Arn"]})");
  CHECK(to_json("a " + bus + " and " + bus_arn) == R"({"Fn::Sub":"a ${Bus} and ${Bus.Arn}"})");
}

TEST_CASE("a literal that looks like a variable of Fn::Sub stays a literal") {
  CHECK(to_json("${x}${y} " + bus) == R"({"Fn::Sub":"${!x}${!y} ${Bus}"})");
  CHECK(to_json("${x}") == R"("${x}")");
}

TEST_CASE("JSON inside a string keeps references and escapes the rest") {
  const Object body{{"title", "say \"hi\""}, {"region", pseudo::region()}, {"n", 3}, {"on", true}};
  CHECK(
      to_json(to_json_text(body)) ==
      R"J({"Fn::Sub":"{\"title\":\"say \\\"hi\\\"\",\"region\":\"${AWS::Region}\",\"n\":3,\"on\":true}"})J");
  CHECK(to_json_text(Object{}) == Text("{}"));
  CHECK(to_json_text(List{}) == Text("[]"));
  CHECK(to_json_text(List{1, "a"}) == Text(R"([1,"a"])"));
}

TEST_CASE("what is written is ASCII, also within JSON inside a string") {
  const Value value = Object{{"k\xC3\xA9y", to_json_text(Object{{"team", "\xC3\xA9quipe"}})}};
  CHECK(to_json(value) == R"J({"k\u00e9y":"{\"team\":\"\u00e9quipe\"}"})J");
  CHECK(to_json_lines(value) == "{\"k\\u00e9y\": \"{\\\"team\\\":\\\"\\u00e9quipe\\\"}\"}\n");
}

TEST_CASE("what fits into a line is on one line, the rest has one member per line") {
  CHECK(to_json_lines(Object{{"a", List{1, true}}}) == "{\"a\": [1, true]}\n");
  CHECK(to_json_lines(Object{}) == "{}\n");
  const std::string half(48, 'x');
  CHECK(to_json_lines(List{half, half}) == "[\n \"" + half + "\",\n \"" + half + "\"\n]\n");
  CHECK(to_json_lines(Object{{"k", List{half, 1}}, {"l", half}}) ==
        "{\n \"k\": [\"" + half + "\", 1],\n \"l\": \"" + half + "\"\n}\n");
}

TEST_CASE("a list of plain values fills its lines") {
  const std::string third(40, 'x');
  CHECK(to_json_lines(List{third, third, third}) ==
        "[\n \"" + third + "\", \"" + third + "\",\n \"" + third + "\"\n]\n");
}

TEST_CASE("no line with more than one value is longer than 100 columns") {
  for (std::size_t size = 80; size < 110; ++size) {
    const auto text = to_json_lines(Object{{"k", List{List{std::string(size, 'x'), 1}}}});
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = text.find('\n', begin);
      const auto line = std::string_view(text).substr(begin, end - begin);
      CHECK((line.size() <= 100 || line.find(',') == line.size() - 1));
      begin = end + 1;
    }
  }
}

TEST_CASE("intrinsic functions have CloudFormation's shapes") {
  const Condition home{"IsHome"};
  CHECK(to_json(fn::equals(pseudo::region(), "eu-west-1")) ==
        R"({"Fn::Equals":[{"Ref":"AWS::Region"},"eu-west-1"]})");
  CHECK(to_json(fn::not_(fn::condition(home))) == R"({"Fn::Not":[{"Condition":"IsHome"}]})");
  CHECK(to_json(fn::and_({fn::condition(home), fn::or_({fn::condition(home), true})})) ==
        R"({"Fn::And":[{"Condition":"IsHome"},{"Fn::Or":[{"Condition":"IsHome"},true]}]})");
  CHECK(to_json(fn::if_(home, "a", pseudo::no_value())) ==
        R"({"Fn::If":["IsHome","a",{"Ref":"AWS::NoValue"}]})");
}
