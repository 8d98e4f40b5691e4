#include "status/last_seen.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace sagewatch;

namespace {

AwsCalls answer_of(const std::string& items, const std::string& more = "") {
  std::istringstream in(R"({"Call": "dynamodb batch-get-item", "Of": "0", "Output":
                           {"Responses": {"t": [)" +
                        items + "]}" + more + "}}");
  JsonDocuments documents("", in);
  AwsCalls calls;
  REQUIRE_FALSE(calls.read(documents).has_value());
  return calls;
}

constexpr auto two_regions = R"(
  {"job": {"S": "alive|111111111111|eu-west-1"}, "lastSeen": {"N": "2000"}},
  {"job": {"S": "alive|111111111111|us-east-1"}, "lastSeen": {"N": "1000"}})";

Instant at(int milliseconds) { return Instant(Duration(milliseconds)); }

}  // namespace

TEST_CASE("each Region of an account has a time of its own") {
  const auto times = last_seen(answer_of(two_regions));
  CHECK(times.size() == 2);
  CHECK(times.at({"111111111111", "eu-west-1"}) == at(2000));
  CHECK(times.at({"111111111111", "us-east-1"}) == at(1000));
}

TEST_CASE("items without a time are omitted") {
  CHECK(last_seen(answer_of(R"({"job": {"S": "roster"}}, 7, {},
    {"job": {"S": "alive|111111111111"}, "lastSeen": {"N": "1"}},
    {"job": {"S": "alive|111111111111|eu-west-1"}, "lastSeen": {"N": "soon"}})"))
            .empty());
}

TEST_CASE("an account may be silent in one Region only") {
  const auto times = last_seen(answer_of(two_regions));
  const std::set<std::string> account{"111111111111"};
  CHECK(silent_since(at(1500), "eu-west-1", account, times).empty());
  CHECK(silent_since(at(1500), "us-east-1", account, times) ==
        std::vector<std::string>{"111111111111"});
  CHECK(silent_since(at(1000), "us-east-1", account, times).empty());
}

TEST_CASE("an account without any event is silent") {
  CHECK(silent_since(at(0), "eu-west-1", {"222222222222"}, {}) ==
        std::vector<std::string>{"222222222222"});
}

TEST_CASE("DynamoDB may leave some keys unprocessed") {
  CHECK_FALSE(left_keys_unread(answer_of(two_regions)));
  CHECK_FALSE(left_keys_unread(answer_of(two_regions, R"(, "UnprocessedKeys": {})")));
  CHECK(left_keys_unread(answer_of(two_regions, R"(, "UnprocessedKeys": {"t": {}})")));
}
