#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"

using namespace sagewatch::document;

namespace {

std::string json_of(const std::string& text) {
  const auto reading = read_yaml("a.yaml", text);
  for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(reading.usable());
  return to_json(reading.document.root);
}

/// "id line:column message".
std::string yaml_refusal(const std::string& text) {
  const auto reading = read_yaml("a.yaml", text);
  REQUIRE(reading.problems.size() == 1);
  const auto& problem = reading.problems.front();
  REQUIRE(problem.place);
  return problem.id + " " + std::to_string(problem.place->line) + ":" +
         std::to_string(problem.place->column) + " " + problem.message;
}

}  // namespace

TEST_CASE("YAML becomes what JSON would be") {
  CHECK(json_of("b: [1, x]\na:\n  - true\n  - null\n  - ~\n  -\nc: {}\n") ==
        R"({"b":[1,"x"],"a":[true,null,null,null],"c":{}})");
  CHECK(json_of("text: |\n  one\n  two\n") == R"({"text":"one\ntwo\n"})");
  CHECK(json_of("") == "null");
}

TEST_CASE("plain YAML scalars have types, quoted ones are text") {
  CHECK(json_of("[true, False, 'true', \"1\", 1, -2.5e3, 1e5, 1.]") ==
        R"([true,false,"true","1",1,-2.5e3,1e5,1.])");
  CHECK(json_of("[2012-10-17, 012345678901, .inf, Nothing, yEs, 1:60, 0b2, _1, 1_a]") ==
        R"(["2012-10-17","012345678901",".inf","Nothing","yEs","1:60","0b2","_1","1_a"])");
  CHECK(json_of("[!!str 12, !!int '12', !!bool true]") == R"(["12",12,true])");
}

TEST_CASE("plain scalars are those of YAML 1.1") {
  CHECK(json_of("[yes, No, ON, off, NULL]") == "[true,false,true,false,null]");
  CHECK(json_of("[012345670123, 0700, -010, 0x1F, 0b101, 1_024, 1:30, 00]") ==
        "[1402433619,448,-8,31,5,1024,90,0]");
  CHECK(json_of("[0xffffffffffffffffff, 123456789012345678901234567890]") ==
        R"(["0xffffffffffffffffff",123456789012345678901234567890])");
  CHECK(json_of("{yes: 1, 010: 2, ~: 3}") == R"({"yes":1,"010":2,"~":3})");
}

TEST_CASE("what follows the tag of a list's item may stand at the tag's column") {
  CHECK(json_of("- !Sub |\n  a\n- !Join\n  - '-'\n  - [b]\n- !Sub\n  \"c\"\n- !Ref\n  D\n") ==
        R"([{"Fn::Sub":"a\n"},{"Fn::Join":["-",["b"]]},{"Fn::Sub":"c"},{"Ref":"D"}])");
}

TEST_CASE("short forms of intrinsic functions become long ones") {
  CHECK(json_of("!Ref A") == R"({"Ref":"A"})");
  CHECK(json_of("!Condition A") == R"({"Condition":"A"})");
  CHECK(json_of("!Sub 12") == R"({"Fn::Sub":"12"})");
  CHECK(json_of("!Sub ['${a}', {a: !Ref B}]") == R"({"Fn::Sub":["${a}",{"a":{"Ref":"B"}}]})");
  CHECK(json_of("!GetAtt A.B.C") == R"({"Fn::GetAtt":["A","B.C"]})");
  CHECK(json_of("!GetAtt [A, B]") == R"({"Fn::GetAtt":["A","B"]})");
  CHECK(json_of("!If [A, !Ref B, !Ref C]") == R"({"Fn::If":["A",{"Ref":"B"},{"Ref":"C"}]})");
  CHECK(json_of("!Select\n- 1\n- !Split [',', a]\n") ==
        R"({"Fn::Select":[1,{"Fn::Split":[",","a"]}]})");
  CHECK(json_of("!Transform {Name: X}") == R"({"Fn::Transform":{"Name":"X"}})");
  for (const std::string name :
       {"And", "Base64", "Cidr", "Equals", "FindInMap", "GetAZs", "ImportValue", "Join", "Length",
        "Not", "Or", "ToJsonString", "Contains", "EachMemberEquals", "EachMemberIn", "RefAll",
        "ValueOf", "ValueOfAll"}) {
    CHECK(json_of("!" + name + " [a]") == "{\"Fn::" + name + "\":[\"a\"]}");
  }
}

TEST_CASE("every YAML value knows where it begins") {
  const auto reading = read_yaml("a.yaml", "A:\n  B: !Sub x\n  é: 'y'\n");
  REQUIRE(reading.usable());
  const auto& document = reading.document;
  CHECK(document.place(*find(&document.root, {"A", "B"})).column == 6);
  CHECK(document.place(*find(&document.root, {"A", "é"})).line == 3);
  CHECK(document.place(*find(&document.root, {"A", "é"})).column == 6);
}

TEST_CASE("YAML that CloudFormation doesn't take is refused at its place") {
  CHECK(yaml_refusal("a: &x 1\nb: *x") == "E0406 2:4 CloudFormation doesn't support YAML aliases");
  CHECK(yaml_refusal("a: {<<: {b: 1}}") ==
        "E0406 1:5 CloudFormation doesn't support the YAML merge key '<<'");
  CHECK(yaml_refusal("a: !Nope x") == "E0406 1:4 there is no short form '!Nope'");
  CHECK(yaml_refusal("a: !!binary x").starts_with("E0406 1:4 there is no short form"));
  CHECK(yaml_refusal("? [a]\n: b") == "E0406 1:3 this key is not text");
  CHECK(yaml_refusal("a: 1\n---\nb: 2").ends_with("a second YAML document begins here"));
}

TEST_CASE("what is not YAML is refused at its place") {
  CHECK(yaml_refusal("a: [1\nb: 2").starts_with("E0403 "));
  CHECK(yaml_refusal("a: 'x\n") == "E0403 1:4 this quote is never closed");
  CHECK(yaml_refusal("a: 1\n\tb: 2").starts_with("E0403 2:"));
  CHECK(yaml_refusal("a: \xFF").starts_with("E0402 1:4"));
  CHECK(yaml_refusal("a: 1\nb: 2\na: 3") == "E0404 3:1 the key 'a' is repeated in one object");
}

TEST_CASE("YAML beyond the bounds is refused") {
  const auto nested = std::string(99, '[') + std::string(99, ']');
  CHECK(read_yaml("a.yaml", "a: " + nested).usable());
  CHECK(yaml_refusal("a: [" + nested + "]") == "E0405 1:103 this is nested deeper than 100 levels");
  CHECK(yaml_refusal("a: " + std::string(200'000, '[')).starts_with("E0405 1:"));
  std::string blocks;
  for (int i = 0; i < 200; ++i) blocks += "- ";
  CHECK(yaml_refusal(blocks + "x").starts_with("E0405 1:"));
}

TEST_CASE("what begins with a brace is JSON, all else YAML") {
  CHECK(read_document("t", " {\"a\": 1}").usable());
  CHECK_FALSE(read_document("t", " {a: 1}").usable());
  CHECK(read_document("t", "a: 1").usable());
  CHECK(read_document("t", "\xEF\xBB\xBF{\"a\": 1}").usable());
}
