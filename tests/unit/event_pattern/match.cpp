#include "sagewatch/event_pattern/match.hpp"

#include <catch2/catch.hpp>

#include "pattern_checks.hpp"

using namespace sagewatch::event_pattern;

namespace {

std::string why(std::string_view pattern, std::string_view event) {
  const auto mismatch = explain(pattern_of(pattern), event_of(event));
  return mismatch ? sentence(*mismatch) : "matches";
}

}  // namespace

TEST_CASE("all fields of a pattern must match, others don't count") {
  const auto* const pattern = R"({"source": ["aws.ec2"], "detail": {"state": ["running"]}})";
  CHECK(hit(pattern, R"({"source": "aws.ec2", "detail": {"state": "running", "more": 1}})"));
  CHECK_FALSE(hit(pattern, R"({"source": "aws.ec2", "detail": {"state": "stopped"}})"));
  CHECK_FALSE(hit(pattern, R"({"source": "aws.ec2", "state": "running"})"));
}

TEST_CASE("a value in an array matches where any does") {
  CHECK(takes(R"(["a", "b"])", R"(["x", "b"])"));
  CHECK(takes(R"([1])", R"([["x"], [[1]]])"));
  CHECK(takes(R"([{"anything-but": "a"}])", R"(["a", "b"])"));
  CHECK_FALSE(takes(R"(["a"])", R"(["x", "y"])"));
  CHECK_FALSE(takes(R"([{"anything-but": "a"}])", R"(["a", "a"])"));
}

TEST_CASE("fields in an array must match in the same element") {
  const auto* const people =
      R"({"who": [{"first": "Anna", "last": "Smith"}, {"first": "Peter", "last": "Jones"}]})";
  CHECK(hit(R"({"who": {"first": ["Anna"]}})", people));
  CHECK(hit(R"({"who": {"first": ["Anna"], "last": ["Smith"]}})", people));
  CHECK(hit(R"({"who": {"first": ["Anna", "Peter"], "last": ["Jones"]}})", people));
  CHECK_FALSE(hit(R"({"who": {"first": ["Anna"], "last": ["Jones"]}})", people));
}

TEST_CASE("fields in nested arrays must match in the same elements of each") {
  const auto* const event =
      R"({"a": [{"n": 1, "b": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]},
                {"n": 2, "b": [{"x": 1, "y": 4}], "c": [{"z": 1}]}]})";
  CHECK(hit(R"({"a": {"n": [1], "b": {"x": [3], "y": [4]}}})", event));
  CHECK(hit(R"({"a": {"n": [2], "b": {"x": [1], "y": [4]}, "c": {"z": [1]}}})", event));
  CHECK_FALSE(hit(R"({"a": {"n": [1], "b": {"x": [1], "y": [4]}}})", event));
  CHECK_FALSE(hit(R"({"a": {"n": [1], "c": {"z": [1]}}})", event));
}

TEST_CASE("different arrays are chosen from apart") {
  const auto* const event = R"({"a": [{"x": 1}, {"x": 2}], "b": [{"x": 1}, {"x": 2}]})";
  CHECK(hit(R"({"a": {"x": [1]}, "b": {"x": [2]}})", event));
  CHECK_FALSE(hit(R"({"a": {"x": [1]}, "b": {"x": [3]}})", event));
}

TEST_CASE("absence is required in the elements where the others match") {
  const auto* const event = R"({"a": [{"x": 1}, {"x": 2, "y": 1}]})";
  CHECK(hit(R"({"a": {"x": [1], "y": [{"exists": false}]}})", event));
  CHECK_FALSE(hit(R"({"a": {"x": [2], "y": [{"exists": false}]}})", event));
  CHECK_FALSE(hit(R"({"a": {"y": [{"exists": false}]}})", event));
}

TEST_CASE("names with dots are the same as nested objects") {
  CHECK(hit(R"({"a": {"b.c": [1]}})", R"({"a.b": {"c": 1}})"));
  CHECK(hit(R"({"a.b": [1]})", R"({"a": [{"b": 1}]})"));
  CHECK_FALSE(hit(R"({"a.b": [1]})", R"({"a": {"b.c": 1}})"));
}

TEST_CASE("$or matches either of its objects, together with the fields next to it") {
  const auto* const pattern = R"({"source": ["s"], "$or": [{"a": [1]},
    {"b": [2], "$or": [{"c": [3]}, {"d": [4]}]}]})";
  CHECK(hit(pattern, R"({"source": "s", "a": 1})"));
  CHECK(hit(pattern, R"({"source": "s", "b": 2, "d": 4})"));
  CHECK_FALSE(hit(pattern, R"({"source": "s", "b": 2})"));
  CHECK_FALSE(hit(pattern, R"({"source": "t", "a": 1})"));
  CHECK_FALSE(hit(pattern, R"({"source": "s", "d": 4})"));
}

TEST_CASE("a mismatch names the first field, its value and what is wanted") {
  CHECK(
      why(R"({"source": ["a"], "detail": {"n": [1]}})", R"({"source": "b", "detail": {"n": 1}})") ==
      R"(source is "b", the pattern requires ["a"])");
  CHECK(why(R"({"detail": {"n": [ {"numeric": [ ">", 1 ]} ]}})", R"({"detail": {"m": 1}})") ==
        R"(the event has no detail.n, the pattern requires [{"numeric":[">",1]}])");
  CHECK(why(R"({"a": [{"exists": false}]})", R"({"a": [1, null]})") ==
        R"(a is 1, null, the pattern requires [{"exists":false}])");
  CHECK(why(R"({"a": ["x"]})", R"({"a": "x"})") == "matches");
}

TEST_CASE("a mismatch inside of an array says so") {
  CHECK(why(R"({"a": {"x": [1], "y": [2]}})", R"({"a": [{"x": 1}, {"y": 2}]})") ==
        "each field matches, but not in the same element of an array");
}

TEST_CASE("a mismatch of alternatives is about the closest one") {
  CHECK(why(R"({"s": [1], "$or": [{"a": [1], "b": [1]}, {"c": [1]}]})",
            R"({"s": 1, "a": 1, "b": 2})") ==
        "b is 2, and the closest alternative of the pattern requires [1]");
}

TEST_CASE("long values are cut in a mismatch") {
  const auto text = why(R"({"a": ["x"]})", R"({"a": ")" + std::string(1000, 'y') + R"("})");
  CHECK(text.size() < 300);
  CHECK(why(R"({"a": [0]})", R"({"a": [1, 2, 3, 4, 5, 6]})") ==
        "a is 1, 2, 3, 4, 5, ..., the pattern requires [0]");
}
