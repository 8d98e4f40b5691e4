#include "sagewatch/intrinsics/evaluator.hpp"

#include <catch2/catch.hpp>

#include "sagewatch/document/read.hpp"
#include "sagewatch/document/write.hpp"

using namespace sagewatch;
using document::Node;

namespace {

/// A template of these sections, and what its parts are worth in a Region of account 111111111111.
struct Example {
  explicit Example(const std::string& yaml)
      : reading(document::read_yaml(
            "t.yaml", yaml + "\nResources: {Bus: {Type: AWS::Events::EventBus, Name: my-bus}}\n")),
        declared(reading.document),
        evaluator(declared, {.parameters = {{"Given", "x,  y"}},
                             .account_id = "111111111111",
                             .region = "ap-southeast-2"}) {
    REQUIRE(reading.usable());
  }

  /// The value of the section Metadata as JSON; "" for none at all.
  std::string value() {
    const auto node = evaluator.evaluate(*declared.section("Metadata"));
    return node ? document::to_json(*node) : "";
  }
  std::string problem() const {
    REQUIRE(evaluator.problems().size() == 1);
    const auto& only = evaluator.problems().front();
    return only.id + " " + std::to_string(only.place->line) + ":" +
           std::to_string(only.place->column) + " " + only.message;
  }

  document::Reading reading;
  intrinsics::Template declared;
  intrinsics::Evaluator evaluator;
};

std::string worth_of(const std::string& yaml, const std::string& sections = "") {
  Example example("Metadata: " + yaml + "\n" + sections);
  const auto out = example.value();
  CHECK(example.evaluator.problems().empty());
  return out;
}

std::string problem_of(const std::string& yaml, const std::string& sections = "") {
  Example example("Metadata: " + yaml + "\n" + sections);
  example.value();
  return example.problem();
}

}  // namespace

TEST_CASE("parameters are worth what is given, else their default") {
  const std::string parameters =
      "Parameters:\n  Given: {Type: CommaDelimitedList, Default: z}\n"
      "  Text: {Type: String, Default: d}\n  Number: {Type: Number, Default: 5}\n"
      "  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a}\n  None: {Type: String}";
  CHECK(worth_of("!Ref Given", parameters) == R"(["x","y"])");
  CHECK(worth_of("[!Ref Text, !Ref Number]", parameters) == R"(["d","5"])");
  CHECK(worth_of("!Sub '${Text}-${Stored}-${None}'", parameters) == R"("d-${Stored}-${None}")");
}

TEST_CASE("pseudo parameters are known where the context knows them") {
  CHECK(worth_of("!Sub '${AWS::Region}/${AWS::AccountId}/${AWS::StackName}'") ==
        R"("ap-southeast-2/111111111111/${AWS::StackName}")");
  CHECK(worth_of("{a: !Ref AWS::NoValue, b: [1, !Ref AWS::NoValue]}") == R"({"b":[1]})");
  CHECK(worth_of("!Ref AWS::NoValue").empty());
}

TEST_CASE("resources are unknown and say so") {
  CHECK(worth_of("[!Ref Bus, !GetAtt Bus.Arn, !Sub 'x${Bus.Arn}']") ==
        R"(["${Bus}","${Bus.Arn}","x${Bus.Arn}"])");
  CHECK(worth_of("{Fn::GetAtt: Bus.Arn}") == R"("${Bus.Arn}")");
}

TEST_CASE("resources are worth what the caller says") {
  Example example("Metadata: [!Ref Bus, !GetAtt Bus.Arn, !Ref Bus]");
  int asked = 0;
  example.evaluator.resolve_resources([&](const cfn::Reference& reference) -> std::optional<Node> {
    ++asked;
    if (!reference.attribute.empty()) return std::nullopt;
    return *example.declared.find_resource(reference.logical_id)->body->find("Name");
  });
  CHECK(example.value() == R"(["my-bus","${Bus.Arn}","my-bus"])");
  CHECK(asked == 2);
}

TEST_CASE("a resource whose value depends on itself is a diagnostic") {
  Example example("Metadata: !Ref Bus");
  example.evaluator.resolve_resources([&](const cfn::Reference&) {
    return example.evaluator.evaluate(*example.declared.section("Metadata"));
  });
  CHECK(example.value() == R"("${Bus}")");
  CHECK(example.problem() == "E0411 1:11 the value of 'Bus' depends on itself");
}

TEST_CASE("texts are joined, split and filled in") {
  CHECK(worth_of("!Join ['-', [a, 1, true, !GetAtt Bus.Arn]]") == R"("a-1-true-${Bus.Arn}")");
  CHECK(worth_of("!Split [',', 'a,,b']") == R"(["a","","b"])");
  CHECK(worth_of("!Split [':', !GetAtt Bus.Arn]") == R"("${Bus.Arn}")");
  CHECK(worth_of("!Join ['-', !Split [':', !GetAtt Bus.Arn]]") == R"("${Bus.Arn}")");
  CHECK(worth_of("!Select [1, [a, b]]") == R"("b")");
  CHECK(worth_of("!Select ['0', !Split ['.', 'a.b']]") == R"("a")");
  CHECK(worth_of("!Sub ['${x}${!y}${Bus}', {x: !Join ['', [a, b]]}]") == R"("ab${y}${Bus}")");
  CHECK(worth_of("!Sub 'open ${'") == R"("open ${")");
  CHECK(worth_of("!Base64 foob") == R"("Zm9vYg==")");
  CHECK(worth_of("!Length [a, b]") == "2");
  CHECK(worth_of("!ToJsonString {a: [1, !Ref AWS::Region]}") ==
        R"("{\"a\":[1,\"ap-southeast-2\"]}")");
}

TEST_CASE("what only AWS knows is unknown") {
  CHECK(worth_of("!ImportValue x") == R"("${Fn::ImportValue.x}")");
  CHECK(worth_of("!GetAZs ''") == R"("${Fn::GetAZs}")");
}

TEST_CASE("a macro may make what a function needs") {
  CHECK(worth_of("!Sub {Fn::Transform: {Name: M}}") == R"("${Fn::Transform}")");
  CHECK(worth_of("!Join {Fn::Transform: {Name: M}}") == R"("${Fn::Transform}")");
}

TEST_CASE("a variable of Fn::Sub has no blanks or other characters") {
  CHECK(problem_of("!Sub 'a ${ b}'") == "E0410 1:11 ' b' is no name of a variable");
  CHECK(problem_of("!Sub '${b:-c}'") == "E0410 1:11 'b:-c' is no name of a variable");
}

TEST_CASE("mappings are looked up") {
  const std::string mappings = "Mappings: {M: {ap-southeast-2: {a: x, b: [1, 2]}}}";
  CHECK(worth_of("!FindInMap [M, !Ref AWS::Region, a]", mappings) == R"("x")");
  CHECK(worth_of("!FindInMap [M, !Ref AWS::Region, b]", mappings) == "[1,2]");
  CHECK(worth_of("!FindInMap [M, q, a, {DefaultValue: d}]", mappings) == R"("d")");
  CHECK(worth_of("!FindInMap [M, !Ref AWS::StackName, a]", mappings) == R"("${AWS::StackName}")");
  CHECK(problem_of("!FindInMap [M, q, a]", mappings) ==
        "E0413 1:11 the mapping 'M' has no 'a' below 'q'");
  CHECK(problem_of("!FindInMap [N, q, a]", mappings) == "E0413 1:11 there is no mapping 'N'");
}

TEST_CASE("conditions decide what an If is worth") {
  const std::string conditions =
      "Conditions:\n  Met: !Equals [!Ref AWS::Region, ap-southeast-2]\n"
      "  Unmet: !Not [!Condition Met]\n  Unknown: !Equals [!Ref AWS::StackName, x]\n"
      "  Same: !Equals [!Ref AWS::StackName, !Ref AWS::StackName]\n"
      "  Both: !And [!Condition Met, !Condition Unknown]\n"
      "  Neither: !And [!Condition Unknown, !Condition Unmet]\n"
      "  Either: !Or [!Condition Unknown, !Condition Met]\n"
      "  Perhaps: !Or [!Condition Unknown, !Condition Unmet]";
  Example example(conditions);
  CHECK(example.evaluator.condition("Met") == true);
  CHECK(example.evaluator.condition("Unmet") == false);
  CHECK(example.evaluator.condition("Unknown") == std::nullopt);
  CHECK(example.evaluator.condition("Same") == true);
  CHECK(example.evaluator.condition("Both") == std::nullopt);
  CHECK(example.evaluator.condition("Neither") == false);
  CHECK(example.evaluator.condition("Either") == true);
  CHECK(example.evaluator.condition("Perhaps") == std::nullopt);
  CHECK(example.evaluator.condition("Absent") == std::nullopt);
  CHECK(worth_of("!If [Met, a, b]", conditions) == R"("a")");
  CHECK(worth_of("{k: !If [Unmet, a, !Ref AWS::NoValue]}", conditions) == "{}");
  CHECK(worth_of("!If [Unknown, a, b]", conditions) == R"("${Fn::If.Unknown}")");
}

TEST_CASE("conditions that depend on themselves are a diagnostic, also over several steps") {
  CHECK(problem_of("!If [A, 1, 2]", "Conditions: {A: !Not [!Condition A]}") ==
        "E0411 2:23 the condition 'A' depends on itself");
  CHECK(problem_of("!If [A, 1, 2]", "Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}")
            .starts_with("E0411 2:"));
  std::string chain = "Conditions:\n";
  for (int i = 0; i < 5000; ++i) {
    chain += "  C" + std::to_string(i) + ": !Not [!Condition C" + std::to_string(i + 1) + "]\n";
  }
  chain += "  C5000: !Equals [a, a]";
  CHECK(problem_of("!If [C0, 1, 2]", chain).find("in a chain of more than 100") !=
        std::string::npos);
}

TEST_CASE("functions used wrongly are diagnostics at their place") {
  CHECK(problem_of("{a: !Ref [x]}") == "E0410 1:15 Ref needs the name of a parameter or resource");
  CHECK(problem_of("!GetAtt x") ==
        "E0410 1:11 Fn::GetAtt needs the id of a resource and one of its attributes");
  CHECK(problem_of("!Join [a]") == "E0410 1:11 Fn::Join needs a delimiter and a list");
  CHECK(problem_of("!Join [a, [[b]]]") == "E0410 1:11 Fn::Join needs a list of strings");
  CHECK(problem_of("!Select [2, [a, b]]") ==
        "E0410 1:11 Fn::Select needs an index below 2, the number of items");
  CHECK(problem_of("!Select [-1, [a, b]]").starts_with("E0410"));
  CHECK(problem_of("!Split ['', a]") == "E0410 1:11 Fn::Split needs a delimiter and a string");
  CHECK(problem_of("!Sub [a]") ==
        "E0410 1:11 Fn::Sub needs a string, or a list of a string and its variables");
  CHECK(problem_of("!If [a, b]").starts_with("E0410 1:11 Fn::If needs the name"));
  CHECK(problem_of("{Fn::Nope: 1}") == "E0410 1:11 there is no intrinsic function 'Fn::Nope'");
  CHECK(problem_of("!If [C, 1, 2]", "Conditions: {C: [a]}") ==
        "E0410 2:17 this is not a condition");
}

TEST_CASE("names that nothing has are diagnostics, but where a macro may add them") {
  CHECK(problem_of("!Ref Nope") == "E0413 1:11 there is no parameter or resource 'Nope'");
  CHECK(problem_of("!GetAtt Nope.Arn") == "E0413 1:11 there is no resource 'Nope'");
  CHECK(problem_of("!Sub '${Nope}'") == "E0413 1:11 there is no parameter or resource 'Nope'");
  CHECK(problem_of("!If [C, 1, 2]") == "E0413 1:11 there is no condition 'C'");
  CHECK(worth_of("!Ref Nope", "Transform: AWS::Serverless-2016-10-31") == R"("${Nope}")");
}

TEST_CASE("what grows without bound ends in a diagnostic") {
  std::string list = "[a";
  for (int i = 0; i < 20'000; ++i) list += ", a";
  std::string uses = "[0";
  for (int i = 0; i < 1'000; ++i) uses += ", !FindInMap [M, a, b]";
  CHECK(problem_of(uses + "]", "Mappings: {M: {a: {b: " + list + "]}}}").starts_with("E0412 "));

  std::string doubled = "\"\\\"\"";
  std::string deep = doubled;
  for (int i = 0; i < 40; ++i) deep = "{Fn::ToJsonString: [" + deep + "]}";
  CHECK(problem_of(deep).starts_with("E0412 "));
}
