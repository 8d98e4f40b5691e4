#include "aws_cli/value_changes.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sagewatch {
namespace {

using nlohmann::json;
using Told = std::vector<std::string>;

Told told(const json& before, const json& after) {
  Told out;
  for (const auto& change : value_changes(before, after, "")) {
    out.push_back(change.path + ": " + change.before.value_or("-") + " > " +
                  change.after.value_or("-"));
  }
  return out;
}

TEST_CASE("members of objects are compared one by one, each with its path") {
  const json before{{"A", {{"B", "1"}, {"C", "same"}}}, {"Gone", "x"}};
  const json after{{"A", {{"B", "2"}, {"C", "same"}}}, {"Come", "y"}};
  CHECK(told(before, after) == Told{"A/B: 1 > 2", "Gone: x > -", "Come: - > y"});
  CHECK(told(before, before).empty());
}

TEST_CASE("one more item is one difference, at whatever place") {
  const json before{{"L", {"a", "b", "c"}}};
  CHECK(told(before, {{"L", {"x", "a", "b", "c"}}}) == Told{"L/0: - > x"});
  CHECK(told(before, {{"L", {"a", "x", "b", "c"}}}) == Told{"L/1: - > x"});
  CHECK(told(before, {{"L", {"a", "b", "c", "x"}}}) == Told{"L/3: - > x"});
  CHECK(told(before, {{"L", {"a", "c"}}}) == Told{"L/1: b > -"});
  CHECK(told(before, {{"L", {"a", "y", "c"}}}) == Told{"L/1: b > y"});
  CHECK(told({{"L", {"a", "a"}}}, {{"L", {"a"}}}) == Told{"L/1: a > -"});
}

TEST_CASE("items that changed are compared below their place") {
  const json before{{"L", {{{"K", "1"}}, "end"}}};
  const json after{{"L", {{{"K", "2"}}, "end"}}};
  CHECK(told(before, after) == Told{"L/0/K: 1 > 2"});
}

TEST_CASE("references are shown as patterns") {
  const json before{{"A", {{"Ref", "Bus"}}}};
  const json after{{"A", {{"Fn::GetAtt", {"Bus", "Arn"}}}}};
  CHECK(told(before, after) == Told{"A: ${Bus} > ${Bus.Arn}"});
  CHECK(told(before, {{"A", {{"Fn::Sub", "x-${Bus}"}}}}) == Told{"A: ${Bus} > x-${Bus}"});
  CHECK(told(before, {{"A", {{"Fn::ImportValue", "x"}}}}) ==
        Told{R"(A: ${Bus} > {"Fn::ImportValue":"x"})"});
}

TEST_CASE("the arguments of other functions are compared") {
  const json before{{"A", {{"Fn::If", {"C", "1", "2"}}}}};
  const json after{{"A", {{"Fn::If", {"C", "1", "3"}}}}};
  CHECK(told(before, after) == Told{"A/Fn::If/2: 2 > 3"});
}

TEST_CASE("JSON in a text is compared as JSON") {
  const json before{{"Body", R"({"widgets": [{"x": 1}], "a": 1})"}};
  const json after{{"Body", {{"Fn::Sub", R"({"a": 1, "widgets": [{"x": 2}]})"}}}};
  CHECK(told(before, after) == Told{"Body/widgets/0/x: 1 > 2"});
  CHECK(told({{"Body", "{broken"}}, {{"Body", "{broke"}}) == Told{"Body: {broken > {broke"});
}

TEST_CASE("JSON in a text that differs in its layout only is the same") {
  CHECK(told({{"Body", R"({"a":1})"}}, {{"Body", R"({"a": 1})"}}).empty());
}

TEST_CASE("of many lines only those that differ are shown, with the number of the first") {
  const json before{{"Z", "one\ntwo\nthree\n"}};
  CHECK(told(before, {{"Z", "one\n2\nthree\n"}}) == Told{"Z (line 2): two > 2"});
  CHECK(told(before, {{"Z", "one\ntwo\nthree\nfour\n"}}) == Told{"Z (line 4): - > four"});
  CHECK(told(before, {{"Z", "one\nthree\n"}}) == Told{"Z (line 2): two > -"});
  CHECK(told(before, {{"Z", "1\ntwo\n3\n"}}) == Told{"Z (line 1): one\ntwo\nthree > 1\ntwo\n3"});
  CHECK(told(before, {{"Z", "one\ntwo\nthree"}}) == Told{"Z (line 3): three > three"});
}

TEST_CASE("a value of another type is shown completely") {
  CHECK(told({{"A", {"x"}}}, {{"A", "x"}}) == Told{R"(A: ["x"] > x)"});
  CHECK(told({{"A", {{"k", "v"}}}}, json::object()) == Told{R"(A: {"k":"v"} > -)"});
}

}  // namespace
}  // namespace sagewatch
