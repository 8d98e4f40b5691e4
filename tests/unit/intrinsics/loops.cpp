#include "intrinsics/loops.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/evaluator.hpp"

using namespace sagewatch;

namespace {

const std::string extended = "Transform: AWS::LanguageExtensions\n";

struct Looped {
  explicit Looped(const std::string& yaml, const intrinsics::Context& context = {})
      : reading(document::read_yaml("t.yaml", yaml)), declared(reading.document, context) {}

  std::string section(std::string_view name) const {
    const auto* found = declared.section(name);
    return found ? document::to_json(*found) : "";
  }
  /// "id line:column message" of the only problem, or "".
  std::string problem() const {
    if (declared.problems().empty()) return "";
    const auto& first = declared.problems().front();
    return first.id + " " + std::to_string(first.place->line) + ":" +
           std::to_string(first.place->column) + " " + first.message;
  }

  document::Reading reading;
  intrinsics::Template declared;
};

std::string metadata(const std::string& yaml, const std::string& sections = "") {
  const Looped example(extended + sections + "Resources: {}\nMetadata:\n" + yaml);
  CHECK(example.problem().empty());
  return example.section("Metadata");
}

}  // namespace

TEST_CASE("a loop makes its body for each value") {
  CHECK(
      metadata("  First: 1\n"
               "  Fn::ForEach::Each: [X, [a, b.c], {'K${X}': {v: !Ref X, n: '&{X}', o: $X}}]\n"
               "  Last: 2\n") ==
      R"({"First":1,"Ka":{"v":"a","n":"a","o":"$X"},"Kb.c":{"v":"b.c","n":"bc","o":"$X"},"Last":2})");
  CHECK(metadata("  Fn::ForEach::Each: [X, [], {'K${X}': 1}]") == "{}");
  CHECK(metadata("  Fn::ForEach::Each: [X, [1, true], {'K${X}': !Sub '${X}-${Y}'}]") ==
        R"({"K1":{"Fn::Sub":"1-${Y}"},"Ktrue":{"Fn::Sub":"true-${Y}"}})");
}

TEST_CASE("a loop within a loop knows both values") {
  CHECK(metadata("  Fn::ForEach::A:\n    - X\n    - [a, b]\n"
                 "    - Fn::ForEach::B: [Y, ['1', '${X}'], {'${X}${Y}': !Ref Y}]\n") ==
        R"({"a1":"1","aa":"a","b1":"1","bb":"b"})");
}

TEST_CASE("the values may be those of a list, as far as it is known") {
  const std::string sections =
      "Parameters: {L: {Type: CommaDelimitedList, Default: 'a,b'}, U: {Type: CommaDelimitedList}}\n"
      "Mappings: {M: {x: {y: [c]}}}\n";
  CHECK(metadata("  Fn::ForEach::E: [X, !Ref L, {'${X}': 1}]", sections) == R"({"a":1,"b":1})");
  CHECK(metadata("  Fn::ForEach::E: [X, [!Ref L, z], {'${X}': 1}]", sections) ==
        R"({"a":1,"b":1,"z":1})");
  CHECK(metadata("  Fn::ForEach::E: [X, !FindInMap [M, x, y], {'${X}': 1}]", sections) ==
        R"({"c":1})");
  CHECK(metadata("  Fn::ForEach::E: [X, !Ref U, {'${X}': 1}]", sections) ==
        R"({"Fn::ForEach::E":["X",{"Ref":"U"},{"${X}":1}]})");
  const Looped given(
      extended + sections + "Resources:\n  Fn::ForEach::E: [X, !Ref U, {'${X}': {Type: T}}]\n",
      {.parameters = {{"U", "q,r"}}});
  CHECK(given.declared.find_resource("r") != nullptr);
  CHECK_FALSE(given.declared.may_get("s"));
}

TEST_CASE("resources and conditions of loops are found, at the place of the body") {
  const Looped example(extended +
                       "Conditions:\n  Fn::ForEach::C: [X, [A], {'Is${X}': !Equals [a, a]}]\n"
                       "Resources:\n  Fn::ForEach::R:\n    - X\n    - [A, B]\n"
                       "    - ${X}Queue: {Type: AWS::SQS::Queue}\n");
  CHECK(example.problem().empty());
  REQUIRE(example.declared.find_resource("BQueue") != nullptr);
  const auto offset = example.declared.find_resource("BQueue")->offset;
  CHECK(example.reading.document.place(offset).line == 8);
  CHECK(example.declared.find_condition("IsA") != nullptr);
  CHECK_FALSE(example.declared.may_get("CQueue"));
}

TEST_CASE("what an unknown loop, a macro or a module makes may have any name") {
  const std::string loop =
      "Parameters: {U: {Type: CommaDelimitedList}}\nResources:\n"
      "  Fn::ForEach::R: [X, !Ref U, {'${X}': {Type: T}}]\n";
  CHECK(Looped(extended + loop).declared.may_get("Q"));
  CHECK(
      Looped("Transform: [AWS::LanguageExtensions, Ours]\nResources: {}\n").declared.may_get("Q"));
  CHECK(Looped("Resources: {'Fn::Transform': {Name: AWS::Include}}\n").declared.may_get("Q"));
  const Looped module("Resources: {Store: {Type: 'Acme::S3::Bucket::MODULE'}}\n");
  CHECK(module.declared.may_get("StoreBucket"));
  CHECK_FALSE(module.declared.may_get("Bucket"));
}

TEST_CASE("a loop that AWS would refuse is a problem at its place") {
  CHECK(Looped("Resources:\n  Fn::ForEach::E: [X, [a], {'${X}': {Type: T}}]\n").problem() ==
        "E0414 2:3 Fn::ForEach needs a transform");
  CHECK(Looped(extended + "Resources:\n  Fn::ForEach::E: [X, [a]]\n").problem() ==
        "E0414 3:3 'Fn::ForEach::E' is not a loop");
  CHECK(
      Looped(extended + "Resources:\n  Fn::ForEach::E: [X, [a, b], {Q: {Type: T}}]\n").problem() ==
      "E0414 3:32 a loop makes 'Q' twice");
}

TEST_CASE("loops that make too much are refused") {
  std::string many = "[a0";
  for (int i = 1; i < 400; ++i) many += ", a" + std::to_string(i);
  many += "]";
  const Looped example(extended + "Resources: {}\nMetadata: {Fn::ForEach::A: [X, " + many +
                       ", {Fn::ForEach::B: [Y, " + many + ", {Fn::ForEach::C: [Z, " + many +
                       ", {'${X}${Y}${Z}': 1}]}]}]}\n");
  REQUIRE_FALSE(example.declared.problems().empty());
  CHECK(example.declared.problems().front().id == "E0412");
}
