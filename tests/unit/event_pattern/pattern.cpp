#include "sagewatch/event_pattern/pattern.hpp"

#include <catch2/catch.hpp>

#include "pattern_checks.hpp"

using namespace sagewatch::event_pattern;

TEST_CASE("a pattern is refused with the path and the reason") {
  CHECK(refusal("[]") == ": a pattern is an object");
  CHECK(refusal("{}") == ": an empty object is not allowed");
  CHECK(refusal(R"({"detail": {}})") == "detail: an empty object is not allowed");
  CHECK(refusal(R"({"a": {"b": "x"}})") == "a.b: a field takes an object or a list of values");
  CHECK(refusal(R"({"a": []})") == "a: an empty list is not allowed");
  CHECK(refusal(R"({"a": [[1]]})") ==
        "a: a list contains strings, numbers, true, false, null and operators");
  CHECK(refusal(R"({"a": [1], "a": [2]})") == "a: is constrained twice");
  CHECK(refusal(R"({"a.b": [1], "a": {"b": [2]}})") == "a.b: is constrained twice");
}

TEST_CASE("an operator is refused with the reason") {
  CHECK(refusal(R"({"a": [{}]})") == "a: an empty object has no operator");
  CHECK(refusal(R"({"a": [{"regex": "x"}]})") == "a: there is no operator 'regex'");
  CHECK(refusal(R"({"a": [{"prefix": 1}]})") == "a: 'prefix' takes a string");
  CHECK(refusal(R"({"a": [{"prefix": {"suffix": "x"}}]})") ==
        "a: 'prefix' takes a string, or 'equals-ignore-case'");
  CHECK(refusal(R"({"a": [{"prefix": "x", "suffix": "y"}]})") ==
        "a: an object can have only one operator, found another after 'prefix'");
  CHECK(refusal(R"({"a": [{"exists": "true"}]})") == "a: 'exists' takes true or false");
  CHECK(refusal(R"({"a": [{"exists": null}]})") == "a: 'exists' takes true or false");
  CHECK(refusal(R"({"a": [{"cidr": "10.0.0.0"}]})") ==
        "a: 'cidr' takes a block such as 10.0.0.0/8, got '10.0.0.0'");
}

TEST_CASE("a wildcard is refused where EventBridge refuses it") {
  CHECK(refusal(R"({"a": [{"wildcard": "a**b"}]})") ==
        "a: 'wildcard': two wildcards in a row are not allowed");
  CHECK(refusal(R"({"a": [{"wildcard": "**"}]})") ==
        "a: 'wildcard': two wildcards in a row are not allowed");
  CHECK(refusal(R"({"a": [{"wildcard": "a\\b"}]})") ==
        "a: 'wildcard': a backslash stands before '*' or another backslash only");
  CHECK(refusal(R"({"a": [{"wildcard": "a\\"}]})") ==
        "a: 'wildcard': a backslash stands before '*' or another backslash only");
  CHECK(refusal(R"({"a": [{"wildcard": "*\\**"}]})") == "accepted");
}

TEST_CASE("numeric is refused where it makes no range") {
  const auto numeric = [](const std::string& list) {
    return refusal(R"({"a": [{"numeric": )" + list + "}]}");
  };
  CHECK(numeric("5") == "a: 'numeric' takes a list of comparisons");
  CHECK(numeric("[]") == "a: 'numeric' takes at least one comparison");
  CHECK(numeric("[5]") == "a: 'numeric' takes comparisons, each followed by a number");
  CHECK(numeric(R"(["<"])") == "a: 'numeric': a number follows '<'");
  CHECK(numeric(R"(["!=", 5])") == "a: 'numeric' supports <, <=, =, >= and >, got '!='");
  const std::string order =
      "a: 'numeric' takes one comparison, or a lower bound and then an upper bound";
  CHECK(numeric(R"(["<", 5, ">", 0])") == order);
  CHECK(numeric(R"(["=", 5, "<", 9])") == order);
  CHECK(numeric(R"([">", 5, ">=", 6])") == order);
  for (const auto* const bounds :
       {R"([">", 5, "<", 5])", R"([">=", 5, "<=", 5])", R"([">=", 6, "<", 5])"})
    CHECK(numeric(bounds) == "a: 'numeric': the lower bound must be less than the upper bound");
  CHECK(numeric(R"(["<", 5.1e9])") == "a: EventBridge compares numbers from -5e9 to 5e9 only");
}

TEST_CASE("numeric may be a range that no number is in") {
  CHECK_FALSE(takes(R"([{"numeric": [">", 1, "<", 1.000001]}])", "1"));
  CHECK_FALSE(takes(R"([{"numeric": ["<", -5000000000]}])", "-5000000000"));
}

TEST_CASE("cidr is refused for one address, and for one with an IPv4 tail") {
  const auto cidr = [](const std::string& text) {
    return refusal(R"({"a": [{"cidr": ")" + text + "\"}]}");
  };
  for (const auto* const text : {"10.0.0.1/32", "::1/128", "::ffff:a00:1/32"}) {
    CHECK(cidr(text) ==
          "a: 'cidr' takes a block of at least two addresses; write the address itself, without "
          "'cidr'");
  }
  for (const auto* const text : {"::ffff:10.0.0.0/104", "::10.0.0.0/96", "::ffff:a00:0/104"})
    CHECK(cidr(text).starts_with("a: 'cidr' takes a block such as 10.0.0.0/8, got"));
  CHECK(cidr("10.0.0.0/31") == "accepted");
  CHECK(cidr("::/127") == "accepted");
}

TEST_CASE("exactly is a string as it is") {
  CHECK(takes(R"([{"exactly": "x"}])", R"("x")"));
  CHECK_FALSE(takes(R"([{"exactly": "x"}])", R"("X")"));
  CHECK(refusal(R"({"a": [{"exactly": 1}]})") == "a: 'exactly' takes a string");
}

TEST_CASE("anything-but is refused where it means nothing") {
  const auto but = [](const std::string& argument) {
    return refusal(R"({"a": [{"anything-but": )" + argument + "}]}");
  };
  CHECK(but("[]") == "a: 'anything-but' with an empty list");
  CHECK(but(R"(["x", 1])") == "a: 'anything-but' takes strings or numbers, not both");
  CHECK(but("true") == "a: 'anything-but' takes a string");
  CHECK(but("{}") == "a: 'anything-but' with an empty object");
  CHECK(but(R"({"prefix": ""})") == "a: 'anything-but' with an empty 'prefix' takes nothing");
  CHECK(but(R"({"prefix": []})") == "a: 'anything-but' with an empty list");
  CHECK(but(R"({"prefix": 1})") == "a: 'prefix' takes a string");
  CHECK(
      but(R"({"numeric": "1"})").starts_with("a: 'anything-but' takes strings, numbers, 'prefix'"));
}

TEST_CASE("invalid JSON is refused with the position") {
  const auto parsed = Pattern::parse(R"({"a": ["x",]})");
  const auto& error = std::get<PatternError>(parsed);
  CHECK(error.message == "expected a value");
  CHECK(error.offset == 11);
  CHECK(refusal(R"({"a": [1]} x)") == ": expected nothing after the value");
  CHECK(refusal(R"({"a": [)") == "a: the text ends unexpectedly");
  CHECK(refusal(R"({"a": [{"prefix": )") == "a: the text ends unexpectedly");
}

TEST_CASE("$or takes two objects or more, without operators' names") {
  CHECK(refusal(R"({"$or": {"a": [1]}})") == "$or: '$or' takes a list of objects");
  CHECK(refusal(R"({"$or": [{"a": [1]}]})") == "$or: '$or' takes at least two objects");
  CHECK(refusal(R"({"d": {"$or": [{"a": [1]}, 5]}})") == "d.$or: '$or' takes a list of objects");
  CHECK(refusal(R"({"$or": [{"a": [1]}, {"prefix": ["x"]}]})") ==
        "prefix: a field inside '$or' can't have the name of an operator");
  CHECK(refusal(R"({"$or": [{"a": [1]}, {"d": {"date-before": ["x"]}}]})") ==
        "d.date-before: a field inside '$or' can't have the name of an operator");
  CHECK(refusal(R"({"a": [1], "$or": [{"a": [1]}, {"b": [2]}]})") == "a: is constrained twice");
}

TEST_CASE("$or makes no more than 1,000 combinations") {
  const std::string ten =
      R"("$or": [{"A": [1]}, {"B": [1]}, {"C": [1]}, {"D": [1]}, {"E": [1]}, {"F": [1]}, {"G": [1]},
        {"H": [1]}, {"I": [1]}, {"J": [1]}])";
  const auto nested = R"({"a": {)" + ten + R"(}, "b": {)" + ten + R"(}, "c": {)" + ten + "}";
  CHECK(pattern_of(nested + "}").branches().size() == 1000);
  CHECK(refusal(nested + R"(, "d": [1, {"exists": false}]})") ==
        ": more than 1000 combinations of '$or'");
}

TEST_CASE("a pattern's size is that of its compact JSON in characters") {
  CHECK(pattern_of(R"({ "a" : [ "x y\" " ] })").size() == 16);
  CHECK(pattern_of("{\"\xC3\xA9\": [1]}").size() == 9);
  const auto pattern = [](std::size_t length) {
    return R"({"a":[")" + std::string(length - 10, 'x') + R"("]})";
  };
  CHECK(pattern_of(pattern(4096)).size() == 4096);
  CHECK(refusal(pattern(4097)) == ": a pattern has at most 4096 characters, this one has 4097");
  CHECK(refusal(std::string(100'000, ' ')) == ": too long for a pattern");
}

TEST_CASE("a pattern that is nested too deeply is refused") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += R"({"a":)";
  CHECK(refusal(deep).ends_with(": nested too deeply"));
}
