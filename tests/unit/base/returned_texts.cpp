#include "base/returned_texts.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace sagewatch;
using nlohmann::json;

TEST_CASE("a question mark replaces each non-ASCII character") {
  CHECK(is_returned_as("", ""));
  CHECK(is_returned_as("plain?", "plain?"));
  CHECK(is_returned_as("caf\xC3\xA9 \xF0\x9F\x9A\xA8", "caf? ?"));
  CHECK(is_returned_as("\xC3\xA9", "?"));
  CHECK_FALSE(is_returned_as("\xC3\xA9", "??"));
  CHECK_FALSE(is_returned_as("\xC3\xA9\xC3\xA9", "?"));
  CHECK_FALSE(is_returned_as("e", "?"));
  CHECK_FALSE(is_returned_as("\xC3\xA9", "e"));
  CHECK_FALSE(is_returned_as("caf\xC3\xA9", "caf"));
  CHECK(is_returned_as("\xFF", "?"));
}

TEST_CASE("the layout of JSON in a text means nothing") {
  CHECK(is_same_json(R"({"a": [1, "x"]})", R"({"a":[1,"x"]})"));
  CHECK(is_same_json(R"([{"a": "?"}])", "[{\"a\":\"\xC3\xA9\"}]"));
  CHECK_FALSE(is_same_json(R"({"a":1})", R"({"a":2})"));
  CHECK_FALSE(is_same_json("1 ", "1"));
  CHECK_FALSE(is_same_json("{", "{ "));
  auto deployed = json{{"Body", R"({"widgets": []})"}};
  restore_texts(deployed, {{"Body", R"({"widgets":[]})"}});
  CHECK(deployed["Body"] == R"({"widgets":[]})");
}

TEST_CASE("characters are restored where the rest of a text is the same") {
  auto deployed = json{{"a", {"?", "x?"}}, {"b", {{"c", "?t?"}}}, {"gone", "?"}, {"n", 1}};
  const auto wanted = json{{"a", {"\xC3\xA9", "y\xC3\xA9", "more"}},
                           {"b", {{"c", "\xC3\xA9t\xC3\xA9"}}},
                           {"n", "\xC3\xA9"}};
  restore_texts(deployed, wanted);
  CHECK(deployed == json{{"a", {"\xC3\xA9", "x?"}},
                         {"b", {{"c", "\xC3\xA9t\xC3\xA9"}}},
                         {"gone", "?"},
                         {"n", 1}});
}
