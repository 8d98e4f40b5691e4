#include "cli/template_input.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "aws_cli/comparable_json.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

json read(const std::string& text) {
  std::istringstream in(text);
  cfn::Diagnostics diagnostics;
  auto found = read_comparable("", in, diagnostics);
  CHECK(found.has_value() == diagnostics.empty());
  return found.value_or(diagnostics.empty() ? "" : diagnostics.front().id);
}

TEST_CASE("values that mean the same are the same") {
  CHECK(comparable(json(60)) == "60");
  CHECK(comparable(json(true)) == "true");
  CHECK(comparable(json(0.5)) == "0.5");
  CHECK(comparable(json{{"Fn::GetAtt", "A.B.C"}}) == json{{"Fn::GetAtt", {"A", "B.C"}}});
  CHECK(comparable(json{{"Fn::Sub", "plain"}}) == "plain");
  CHECK(comparable(json{{"Fn::Sub", "${A}"}}) == json{{"Ref", "A"}});
  CHECK(comparable(json{{"Fn::Sub", "${AWS::Region}"}}) == json{{"Ref", "AWS::Region"}});
  CHECK(comparable(json{{"Fn::Sub", "${A.B}"}}) == json{{"Fn::GetAtt", {"A", "B"}}});
  CHECK(comparable(json{{"DependsOn", "A"}}) == json{{"DependsOn", {"A"}}});
}

TEST_CASE("what means something else stays as it is") {
  for (const json& value : {json{{"Fn::Sub", "${!A}"}}, json{{"Fn::Sub", "${A}${B}"}},
                            json{{"Fn::Sub", {"${A}", {{"A", "x"}}}}}, json{{"Ref", "A"}},
                            json{{"Fn::Sub", "${A}"}, {"Other", "x"}}, json(nullptr)}) {
    CHECK(comparable(value) == value);
  }
}

TEST_CASE("a template is JSON or YAML, alone or in the answer of get-template") {
  const json topic{{"Resources", {{"A", {{"Type", "AWS::SNS::Topic"}}}}}};
  CHECK(read(topic.dump()) == topic);
  CHECK(read("Resources: {A: {Type: AWS::SNS::Topic}}") == topic);
  CHECK(read(json{{"TemplateBody", topic}}.dump()) == topic);
  CHECK(read(json{{"TemplateBody", topic.dump()}}.dump()) == topic);
  CHECK(read(R"({"TemplateBody": "Resources:\n  A:\n    Type: AWS::SNS::Topic\n"})") == topic);
}

TEST_CASE("anything but a template is refused") {
  CHECK(read("") == "E0407");
  CHECK(read("{}") == "E0407");
  CHECK(read(R"({"TemplateBody": 1})") == "E0407");
  CHECK(read(R"({"Resources": )") == "E0403");
  CHECK(read("Resources: &a {}\nOther: *a") == "E0406");
  CHECK(read(std::string(5U << 20U, ' ')) == "E0405");
}

TEST_CASE("a missing file is reported") {
  std::istringstream in;
  cfn::Diagnostics diagnostics;
  CHECK_FALSE(read_comparable("no-such-file.json", in, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics.front().id == "E0401");
}

}  // namespace
}  // namespace sagewatch
