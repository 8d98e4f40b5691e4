#include "sagewatch/event_pattern/rule_set.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "event_pattern/rule_tree.hpp"
#include "pattern_checks.hpp"

using namespace sagewatch::event_pattern;

namespace {

using Numbers = std::vector<std::uint32_t>;

RuleSet set_of(const std::vector<std::string>& patterns) {
  std::vector<Pattern> out;
  for (const auto& pattern : patterns) out.push_back(pattern_of(pattern));
  return RuleSet(out);
}

Numbers found(RuleMatcher& matcher, std::string_view event) {
  const auto result = matcher.match(event);
  const auto& numbers = std::get<std::span<const std::uint32_t>>(result);
  return {numbers.begin(), numbers.end()};
}

/// The most patterns that a set evaluates one by one at one place.
std::size_t most_at_once(const RuleSet& rules) {
  const auto count = [](const RuleTree::Node& node) { return node.branches.size(); };
  return count(*std::ranges::max_element(rules.tree().nodes, {}, count));
}

RuleSet set_of(int count, const std::function<std::string(const std::string&)>& pattern) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) out.push_back(pattern(std::to_string(10'000 + i)));
  return set_of(out);
}

}  // namespace

TEST_CASE("a set returns the patterns that match") {
  const auto rules = set_of({R"({"a": ["x"]})", R"({"a": [{"prefix": "x"}]})", R"({"b": [1]})",
                             R"({"a": [{"anything-but": "x"}]})", R"({"b": [{"exists": false}]})"});
  RuleMatcher matcher(rules);
  CHECK(found(matcher, R"({"a": "x"})") == Numbers{0, 1, 4});
  CHECK(found(matcher, R"({"a": "xy", "b": 1})") == Numbers{1, 2, 3});
  CHECK(found(matcher, R"({"c": "x"})") == Numbers{4});
}

TEST_CASE("a set finds one pattern among thousands by what only this one asks") {
  std::vector<std::string> patterns;
  for (int i = 0; i < 3000; ++i) {
    patterns.push_back(R"({"source": ["s"], "kind": ["k)" + std::to_string(i % 10) +
                       R"("], "n": ["n)" + std::to_string(i) + R"("]})");
  }
  const auto rules = set_of(patterns);
  RuleMatcher matcher(rules);
  CHECK(found(matcher, R"({"source": "s", "kind": "k7", "n": "n1237"})") == Numbers{1237});
  CHECK(found(matcher, R"({"source": "s", "kind": "k7", "n": "n1238"})").empty());
}

TEST_CASE("a set finds patterns by every kind of key") {
  std::vector<std::string> patterns;
  for (int i = 0; i < 20; ++i) {
    const auto n = std::to_string(i);
    for (const auto& matcher :
         {"\"t" + n + "\"", n, R"({"prefix": "p)" + n + R"(-"})", R"({"suffix": "-s)" + n + R"("})",
          R"({"equals-ignore-case": "E)" + n + R"("})",
          R"({"prefix": {"equals-ignore-case": "Q)" + n + R"(-"}})",
          R"({"suffix": {"equals-ignore-case": "-R)" + n + R"("}})",
          R"({"wildcard": "w)" + n + R"(-*x"})", R"({"wildcard": "*-v)" + n + R"("})",
          R"({"wildcard": "u)" + n + R"("})", R"({"numeric": ["=", 1)" + n + ".5]}",
          R"({"numeric": [">=", -1)" + n + R"(.25, "<", -1)" + n + "]}",
          R"({"cidr": "10.)" + n + R"(.128.0/17"})", R"({"cidr": "2001:)" + n + R"(::/32"})"}) {
      patterns.push_back(R"({"f": [)" + matcher + "]}");
    }
  }
  const auto rules = set_of(patterns);
  RuleMatcher matcher(rules);
  const std::vector<std::string> values{
      R"("t13")",   "13",         R"("p13-1")",       R"("1-s13")",       R"("e13")",
      R"("q13-1")", R"("1-r13")", R"("w13-1x")",      R"("1-v13")",       R"("u13")",
      "113.5",      "-113.125",   R"("10.13.200.1")", R"("2001:13:1::1")"};
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    INFO(values[i]);
    CHECK(found(matcher, R"({"f": )" + values[i] + "}") == Numbers{13 * 14 + i});
  }
  CHECK(found(matcher, R"({"f": "none"})").empty());
}

TEST_CASE("a pattern is found once, whatever leads to it") {
  std::vector<std::string> patterns(20, R"({"a": ["x", "y", {"prefix": "x"}], "b": [1, 2]})");
  const auto rules = set_of(patterns);
  RuleMatcher matcher(rules);
  CHECK(found(matcher, R"({"a": ["x", "y", "x"], "b": [2, 1]})").size() == 20);
}

TEST_CASE("wildcards with stars at both ends are not tried one by one") {
  for (const auto* const form :
       {R"("*-N-*")", R"("*/shared/prefix/N/shared/suffix/*")", R"("a*N*b")", R"("*x*N*y*")"}) {
    INFO(form);
    const auto rules = set_of(1000, [&](const std::string& number) {
      std::string wildcard = form;
      wildcard.replace(wildcard.find('N'), 1, number);
      return R"({"s": ["x"], "f": [{"wildcard": )" + wildcard + "}]}";
    });
    CHECK(most_at_once(rules) <= 10);
  }
  const auto rules = set_of(1000, [](const std::string& number) {
    return R"({"f": [{"wildcard": "*-)" + number + R"(-*"}]})";
  });
  RuleMatcher matcher(rules);
  CHECK(found(matcher, R"({"f": "a-10123-b"})") == Numbers{123});
  CHECK(found(matcher, R"({"f": ["-10123-", "x-10007-10008-"]})") == Numbers{7, 8, 123});
  CHECK(found(matcher, R"({"f": "10123"})").empty());
}

TEST_CASE("a wildcard is found by the part that the fewest others have, however short") {
  const auto rules =
      set_of({R"({"f": [{"wildcard": "*"}]})", R"({"f": [{"wildcard": "*é*"}]})",
              R"({"f": [{"wildcard": "*ab*"}]})", R"({"f": [{"wildcard": "*abc*"}]})",
              R"({"f": [{"wildcard": "*a*c*"}]})", R"({"f": [{"wildcard": "*z*z*"}]})"});
  RuleMatcher matcher(rules);
  CHECK(found(matcher, R"({"f": "xabcx"})") == Numbers{0, 2, 3, 4});
  CHECK(found(matcher, R"({"f": "abé"})") == Numbers{0, 1, 2});
  CHECK(found(matcher, R"({"f": "z"})") == Numbers{0});
  CHECK(found(matcher, R"({"f": ""})") == Numbers{0});
}

TEST_CASE("patterns that share a value are told apart by which other fields an event has") {
  for (const auto* const matcher : {R"({"exists": true})", R"({"anything-but": "x"})",
                                    R"({"anything-but": {"prefix": "x"}})", R"({"prefix": ""})"}) {
    INFO(matcher);
    const auto rules = set_of(1000, [&](const std::string& number) {
      return R"({"s": ["x"], "f": {"n)" + number + "\": [" + matcher + "]}}";
    });
    CHECK(most_at_once(rules) <= 4);
    RuleMatcher match(rules);
    CHECK(found(match, R"({"s": "x", "f": {"n10123": "y"}})") == Numbers{123});
    CHECK(found(match, R"({"s": "x", "f": {"other": "y"}})").empty());
  }
}

TEST_CASE("a set of no patterns matches nothing") {
  const auto rules = set_of({});
  RuleMatcher matcher(rules);
  CHECK(found(matcher, R"({"a": 1})").empty());
}

TEST_CASE("a broken event is refused, and the next one read") {
  const auto rules = set_of({R"({"a": ["x"]})"});
  RuleMatcher matcher(rules);
  CHECK(std::get<JsonError>(matcher.match(R"({"a": "x", "b": [}})")).offset == 17);
  CHECK(found(matcher, R"({"a": "x"})") == Numbers{0});
}

TEST_CASE("an event of many equal values is matched in linear time") {
  std::vector<std::string> patterns(50, R"({"a": ["x"], "b": ["x"], "c": ["x"], "d": ["x"]})");
  const auto rules = set_of(patterns);
  RuleMatcher matcher(rules);
  std::string many = "[";
  for (int i = 0; i < 20'000; ++i) many += R"("x",)";
  many += R"("y"])";
  CHECK(found(matcher, R"({"a":)" + many + R"(,"b":)" + many + R"(,"c":)" + many + "}").empty());
}
