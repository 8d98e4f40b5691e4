#include <catch2/catch.hpp>
#include <random>

#include "pattern_checks.hpp"
#include "reference_matcher.hpp"

/// Thousands of small patterns and events, made so that about half of them match.

using namespace sagewatch::event_pattern;
using nlohmann::json;

namespace {

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  json event() { return object(0); }

  json pattern(int depth = 0) {
    json out = json::object();
    const auto fields = 1 + below(3);
    for (int i = 0; i < fields; ++i) {
      out[name()] = depth < 2 && below(3) == 0 ? pattern(depth + 1) : asked();
    }
    if (depth == 0 && below(6) == 0) out["$or"] = {pattern(1), pattern(1)};
    return out;
  }

  std::size_t size(std::size_t most) {
    return static_cast<std::size_t>(below(static_cast<int>(most)));
  }

 private:
  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  std::string name() { return std::string(1, static_cast<char>('a' + below(3))); }

  std::string text() {
    std::string out;
    for (int i = below(4); i > 0; --i) out += "xyX*"[below(4)];
    return out;
  }

  std::string wildcard() {
    switch (below(4)) {
      case 0:
        return "*x*";
      case 1:
        return "*xy*";
      case 2:
        return "*x*X*";
      default:
        return "x*\\*";
    }
  }

  json scalar() {
    switch (below(5)) {
      case 0:
        return below(3);
      case 1:
        return nullptr;
      case 2:
        return below(2) == 0;
      default:
        return text();
    }
  }

  json object(int depth) {
    json out = json::object();
    for (int i = 1 + below(3); i > 0; --i) out[name()] = node(depth);
    return out;
  }

  json node(int depth) {
    if (depth > 2 || below(3) == 0) return scalar();
    if (below(2) == 0) return object(depth + 1);
    // Containers and scalars side by side would leave the choice of either open.
    const int kind = below(3);
    auto out = json::array();
    for (int i = below(4); i > 0; --i) {
      out.push_back(kind == 0 ? scalar() : kind == 1 ? object(depth + 1) : json{object(depth + 1)});
    }
    return out;
  }

  json asked() {
    auto out = json::array();
    for (int i = 1 + below(2); i > 0; --i) out.push_back(below(2) == 0 ? scalar() : op());
    return out;
  }

  json op() {
    switch (below(12)) {
      case 0:
        return {{"prefix", text()}};
      case 1:
        return {{"suffix", text()}};
      case 2:
        return {{"equals-ignore-case", text()}};
      case 3:
        return {{"prefix", {{"equals-ignore-case", text()}}}};
      case 4:
        return {{"suffix", {{"equals-ignore-case", text()}}}};
      case 5:
        return {{"wildcard", wildcard()}};
      case 6:
        return {{"exists", below(3) == 0}};
      case 7:
        return {{"numeric", {">=", below(2), "<", 2 + below(2)}}};
      case 8:
        return {{"anything-but", {text(), text()}}};
      case 9:
        return {{"anything-but", below(3)}};
      case 10:
        return {{"anything-but", {{"prefix", {"x", "y" + text()}}}}};
      default:
        return {{"anything-but", {{"wildcard", "*" + std::string(below(2) == 0 ? "x" : "y")}}}};
    }
  }

  std::mt19937 random_;
};

/// A pattern with its JSON, if the parser takes it: it may ask a field twice.
struct Case {
  json source;
  Pattern parsed;
};

std::vector<Case> cases(Generator& generator, std::size_t count) {
  std::vector<Case> out;
  while (out.size() < count) {
    const auto source = generator.pattern();
    const auto parsed = Pattern::parse(source.dump());
    if (const auto* good = std::get_if<Pattern>(&parsed)) out.push_back({source, *good});
  }
  return out;
}

}  // namespace

TEST_CASE("both matchers agree with the reference on random patterns and events") {
  Generator generator(1);
  std::size_t matched = 0;
  for (int round = 0; round < 60; ++round) {
    const auto all = cases(generator, 1 + generator.size(40));
    std::vector<Pattern> patterns;
    for (const auto& one : all) patterns.push_back(one.parsed);
    const RuleSet rules(patterns);
    RuleMatcher matcher(rules);
    for (int i = 0; i < 30; ++i) {
      const auto source = generator.event();
      const auto event = event_of(source.dump());
      std::vector<std::uint32_t> expected;
      for (std::uint32_t n = 0; n < all.size(); ++n) {
        INFO(all[n].source.dump() << "\n" << source.dump());
        const bool wanted = reference::matches(all[n].source, source);
        REQUIRE(matches(all[n].parsed, event) == wanted);
        REQUIRE(explain(all[n].parsed, event).has_value() != wanted);
        if (wanted) expected.push_back(n);
      }
      const auto json_text = source.dump();
      const auto found = matcher.match(json_text);
      const auto& numbers = std::get<std::span<const std::uint32_t>>(found);
      INFO(json_text);
      REQUIRE(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) == expected);
      matched += expected.size();
    }
  }
  CHECK(matched > 1000);  // else the test would say little
}
