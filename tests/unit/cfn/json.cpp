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

TEST_CASE("indentation gives one line a member") {
  CHECK(to_json(Object{{"a", List{1}}}, 1) == "{\n \"a\": [\n  1\n ]\n}");
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
