#include "stacks/event_patterns.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "event_pattern/pattern_checks.hpp"
#include "sagewatch/cfn/json.hpp"
#include "settings/names.hpp"
#include "support/example_config.hpp"

using namespace sagewatch;

namespace {

/// Whether it is told that the caller, an identity as CloudTrail writes it, disabled a rule of ours
/// through CloudFormation.
bool is_told_of(std::string_view identity) {
  const auto config = test::example_config();
  return event_pattern::hit(
      cfn::to_json(event_patterns::changes_of_monitoring(config)),
      fmt::format(R"({{"source": "aws.events", "detail-type": "AWS API Call via CloudTrail",
                       "detail": {{"eventSource": "events.amazonaws.com", "eventName": "PutRule",
                                   "sourceIPAddress": "cloudformation.amazonaws.com",
                                   "requestParameters": {{"name": "{}"}},
                                   "userIdentity": {}}}}})",
                  config.named(names::rule::api_events), identity));
}

bool is_told(std::string_view who) { return is_told_of(fmt::format(R"({{"arn": "{}"}})", who)); }

}  // namespace

TEST_CASE("a change through CloudFormation is told, unless it is one of stack sets") {
  CHECK(is_told("arn:aws:sts::333333333333:assumed-role/Admin/erika"));
  CHECK(is_told("arn:aws:iam::333333333333:user/erika"));
  CHECK(is_told("arn:aws:iam::333333333333:root"));
  CHECK_FALSE(is_told("arn:aws:sts::333333333333:assumed-role/stacksets-exec-0a1b2c/session"));
}

TEST_CASE("a change is told, too, where CloudTrail names no ARN of the caller") {
  CHECK(is_told_of(R"({"type": "AWSService", "invokedBy": "events.amazonaws.com"})"));
  CHECK(is_told_of(R"({"type": "AWSAccount", "accountId": "444444444444"})"));
}

TEST_CASE("the name of a session does not make its change one of stack sets") {
  CHECK(is_told("arn:aws:sts::333333333333:assumed-role/Admin/stacksets-exec-x"));
  CHECK(is_told("arn:aws:sts::333333333333:federated-user/stacksets-exec-x"));
}
