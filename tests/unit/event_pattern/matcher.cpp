#include "sagewatch/event_pattern/matcher.hpp"

#include <catch2/catch.hpp>

#include "pattern_checks.hpp"

using namespace sagewatch::event_pattern;

TEST_CASE("an exact text takes the same characters only") {
  CHECK(takes(R"(["running"])", R"("running")"));
  CHECK(takes(R"(["", "running"])", R"("")"));
  CHECK_FALSE(takes(R"(["running"])", R"("Running")"));
  CHECK_FALSE(takes(R"(["running"])", R"("running ")"));
  CHECK_FALSE(takes(R"([""])", "null"));
}

TEST_CASE("an escaped string equals the string that it represents") {
  CHECK(takes(R"(["a\u0062\n\ud83d\ude00"])", "\"\\u0061b\\n\xF0\x9F\x98\x80\""));
  CHECK_FALSE(takes(R"(["\\n"])", R"("\n")"));
}

TEST_CASE("strings, numbers and literals are distinguished") {
  CHECK(takes("[true]", "true"));
  CHECK(takes("[null]", "null"));
  CHECK_FALSE(takes("[true]", R"("true")"));
  CHECK_FALSE(takes(R"(["null"])", "null"));
  CHECK_FALSE(takes("[5]", R"("5")"));
  CHECK_FALSE(takes("[null]", "false"));
}

TEST_CASE("an exact number takes what is written the same") {
  CHECK(takes("[300]", "300"));
  CHECK_FALSE(takes("[300]", "300.0"));
  CHECK_FALSE(takes("[300]", "3.0e2"));
  CHECK(takes("[123456789012]", "123456789012"));
}

TEST_CASE("a prefix takes what begins with it") {
  CHECK(takes(R"([{"prefix": "SageMaker "}])", R"("SageMaker Job")"));
  CHECK(takes(R"([{"prefix": "a"}])", R"("a")"));
  CHECK(takes(R"([{"prefix": ""}])", R"("")"));
  CHECK_FALSE(takes(R"([{"prefix": "SageMaker "}])", R"("sagemaker Job")"));
  CHECK_FALSE(takes(R"([{"prefix": "ab"}])", R"("a")"));
  CHECK_FALSE(takes(R"([{"prefix": "1"}])", "12"));
}

TEST_CASE("a prefix can ignore case") {
  CHECK(takes(R"([{"prefix": {"equals-ignore-case": "EventB"}}])", R"("EVENTBridge")"));
  CHECK_FALSE(takes(R"([{"prefix": {"equals-ignore-case": "EventB"}}])", R"("Event")"));
}

TEST_CASE("a suffix takes what ends with it") {
  CHECK(takes(R"([{"suffix": ".png"}])", R"("a.png")"));
  CHECK_FALSE(takes(R"([{"suffix": ".png"}])", R"("a.PNG")"));
  CHECK_FALSE(takes(R"([{"suffix": "long.png"}])", R"(".png")"));
}

TEST_CASE("a suffix can ignore case") {
  CHECK(takes(R"([{"suffix": {"equals-ignore-case": ".Png"}}])", R"("a.pNG")"));
  CHECK_FALSE(takes(R"([{"suffix": {"equals-ignore-case": ".Png"}}])", R"("a.pn")"));
}

TEST_CASE("equals-ignore-case takes any casing of the whole text") {
  CHECK(takes(R"([{"equals-ignore-case": "Alice"}])", R"("aLICE")"));
  CHECK_FALSE(takes(R"([{"equals-ignore-case": "Alice"}])", R"("alice ")"));
}

TEST_CASE("a wildcard matches any characters, including none") {
  CHECK(takes(R"([{"wildcard": "dir/*.png"}])", R"("dir/a/b.png")"));
  CHECK(takes(R"([{"wildcard": "*/lib/*"}])", R"("/lib/")"));
  CHECK(takes(R"([{"wildcard": "a*b*b"}])", R"("abb")"));
  CHECK(takes(R"([{"wildcard": "*"}])", R"("")"));
  CHECK(takes(R"([{"wildcard": "whole"}])", R"("whole")"));
  CHECK_FALSE(takes(R"([{"wildcard": "a*b*b"}])", R"("ab")"));
  CHECK_FALSE(takes(R"([{"wildcard": "dir/*.png"}])", R"("dir/a.jpg")"));
  CHECK_FALSE(takes(R"([{"wildcard": "whole"}])", R"("whole ")"));
  CHECK_FALSE(takes(R"([{"wildcard": "*a"}])", R"("ab")"));
}

TEST_CASE("an escaped star in a wildcard is a star") {
  CHECK(takes(R"([{"wildcard": "a\\*b"}])", R"("a*b")"));
  CHECK(takes(R"([{"wildcard": "a\\\\*"}])", R"("a\\b")"));
  CHECK_FALSE(takes(R"([{"wildcard": "a\\*b"}])", R"("axb")"));
}

TEST_CASE("numeric takes numbers within its bounds") {
  CHECK(takes(R"([{"numeric": [">", 0, "<=", 5]}])", "5"));
  CHECK(takes(R"([{"numeric": ["=", 3.018e2]}])", "301.8"));
  CHECK(takes(R"([{"numeric": [">=", -1.5]}])", "-1.5"));
  CHECK_FALSE(takes(R"([{"numeric": [">", 0, "<=", 5]}])", "0"));
  CHECK_FALSE(takes(R"([{"numeric": [">", 0, "<=", 5]}])", "5.000001"));
  CHECK_FALSE(takes(R"([{"numeric": ["<", 10]}])", "10"));
  CHECK_FALSE(takes(R"([{"numeric": ["<", 10]}])", R"("5")"));
  CHECK_FALSE(takes(R"([{"numeric": [">", 0]}])", "6e9"));
}

TEST_CASE("anything-but takes every other value of any type") {
  CHECK(takes(R"([{"anything-but": "initializing"}])", R"("running")"));
  CHECK(takes(R"([{"anything-but": "5"}])", "5"));
  CHECK(takes(R"([{"anything-but": ["a", "b"]}])", "null"));
  CHECK(takes(R"([{"anything-but": [100, 200]}])", "150"));
  CHECK(takes(R"([{"anything-but": 100}])", R"("100")"));
  CHECK_FALSE(takes(R"([{"anything-but": "initializing"}])", R"("initializing")"));
  CHECK_FALSE(takes(R"([{"anything-but": ["a", "b"]}])", R"("b")"));
  CHECK_FALSE(takes(R"([{"anything-but": [100, 200]}])", "2.0e2"));
}

TEST_CASE("anything-but turns other operators around") {
  CHECK(takes(R"([{"anything-but": {"prefix": "us-"}}])", R"("eu-west-1")"));
  CHECK(takes(R"([{"anything-but": {"suffix": [".png", ".jpg"]}}])", R"("a.gif")"));
  CHECK(takes(R"([{"anything-but": {"equals-ignore-case": "a"}}])", R"("b")"));
  CHECK(takes(R"([{"anything-but": {"wildcard": "*/lib/*"}}])", R"("/usr/bin")"));
  CHECK_FALSE(takes(R"([{"anything-but": {"prefix": ["us-", "eu-"]}}])", R"("eu-west-1")"));
  CHECK_FALSE(takes(R"([{"anything-but": {"suffix": ".png"}}])", R"("a.png")"));
  CHECK_FALSE(takes(R"([{"anything-but": {"equals-ignore-case": ["a", "B"]}}])", R"("b")"));
  CHECK_FALSE(takes(R"([{"anything-but": {"wildcard": ["x*", "*/lib/*"]}}])", R"("/lib/a")"));
}

TEST_CASE("anything-but needs a value") {
  CHECK_FALSE(hit(R"({"f": [{"anything-but": "a"}]})", R"({"g": 1})"));
  CHECK_FALSE(takes(R"([{"anything-but": "a"}])", "[]"));
}

TEST_CASE("exists asks for a value, whatever it is") {
  CHECK(takes(R"([{"exists": true}])", "null"));
  CHECK(takes(R"([{"exists": true}])", R"([""])"));
  CHECK_FALSE(hit(R"({"f": [{"exists": true}]})", R"({"g": 1})"));
  CHECK(hit(R"({"f": [{"exists": false}]})", R"({"g": 1})"));
  CHECK_FALSE(takes(R"([{"exists": false}])", "1"));
}

TEST_CASE("exists works on leaves only") {
  CHECK_FALSE(takes(R"([{"exists": true}])", R"({"inner": 1})"));
  CHECK(takes(R"([{"exists": false}])", R"({"inner": 1})"));
  CHECK(takes(R"([{"exists": false}])", "[]"));
}

TEST_CASE("a field may be absent or have a value") {
  const auto* const pattern = R"({"f": [{"exists": false}, "x"]})";
  CHECK(hit(pattern, R"({"g": 1})"));
  CHECK(hit(pattern, R"({"f": "x"})"));
  CHECK_FALSE(hit(pattern, R"({"f": "y"})"));
}

TEST_CASE("cidr takes the addresses of a block") {
  CHECK(takes(R"([{"cidr": "10.0.0.0/24"}])", R"("10.0.0.255")"));
  CHECK(takes(R"([{"cidr": "10.0.0.0/9"}])", R"("10.127.0.1")"));
  CHECK(takes(R"([{"cidr": "2001:db8::/32"}])", R"("2001:DB8:0:0:1::1")"));
  CHECK_FALSE(takes(R"([{"cidr": "10.0.0.0/24"}])", R"("10.0.1.0")"));
  CHECK_FALSE(takes(R"([{"cidr": "10.0.0.0/9"}])", R"("10.128.0.1")"));
  CHECK_FALSE(takes(R"([{"cidr": "10.0.0.0/24"}])", R"("::ffff:10.0.0.1")"));
  CHECK_FALSE(takes(R"([{"cidr": "::/1"}])", R"("::ffff:10.0.0.1")"));
  CHECK(takes(R"([{"cidr": "10.0.0.0/24"}])", R"("::ffff:a00:1")"));
  CHECK_FALSE(takes(R"([{"cidr": "::/1"}])", R"("::ffff:a00:1")"));
  CHECK_FALSE(takes(R"([{"cidr": "10.0.0.0/24"}])", R"("10.0.0")"));
  CHECK_FALSE(takes(R"([{"cidr": "0.0.0.0/0"}])", "10"));
}

TEST_CASE("numbers are compared with six decimals between -5e9 and 5e9") {
  CHECK(millionths("0.0000004") == 0);
  CHECK(millionths("-5e9") == -5'000'000'000'000'000);
  CHECK(millionths("1e-400") == 0);
  CHECK_FALSE(millionths("5000000000.1"));
  CHECK_FALSE(millionths("1e999"));
}
