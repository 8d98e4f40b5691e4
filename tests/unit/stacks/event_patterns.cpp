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

/// Which of the monitoring bus's patterns match an event of this source and detail type.
std::vector<std::string> takers(std::string_view source, std::string_view detail_type) {
  const auto config = test::example_config();
  const std::vector<std::pair<std::string, cfn::Object>> patterns{
      {"records", event_patterns::sagemaker_events()},
      {"heartbeats", event_patterns::heartbeats()},
      {"changes", event_patterns::changes_of_monitoring(config)},
      {"unexpected", event_patterns::unexpected_events()}};
  std::vector<std::string> out;
  for (const auto& [name, pattern] : patterns) {
    if (event_pattern::hit(cfn::to_json(pattern),
                           fmt::format(R"({{"source": "{}", "detail-type": "{}", "detail": {{}}}})",
                                       source, detail_type)))
      out.push_back(name);
  }
  return out;
}

bool is_told(std::string_view who) { return is_told_of(fmt::format(R"({{"arn": "{}"}})", who)); }

}  // namespace

TEST_CASE("a change through CloudFormation is told, unless it is one of stack sets") {
  CHECK(is_told("arn:aws:sts::333333333333:assumed-role/Admin/erika"));
  CHECK(is_told("arn:aws:iam::333333333333:user/erika"));
  CHECK(is_told("arn:aws:iam::333333333333:root"));
  CHECK_FALSE(is_told("arn:aws:sts::333333333333:assumed-role/stacksets-exec-0a1b2c/session"));
}

TEST_CASE("what anybody can put on the bus is a heartbeat or unexpected, and never both") {
  using Names = std::vector<std::string>;
  const std::string heartbeat(names::heartbeat::detail_type);
  CHECK(takers("sagewatch", heartbeat) == Names{"heartbeats"});
  CHECK(takers("sagewatch", "SageMaker Training Job State Change") == Names{"unexpected"});
  CHECK(takers("sagewatch", "AWS API Call via CloudTrail") == Names{"unexpected"});
  CHECK(takers("sagewatch", "") == Names{"unexpected"});
  CHECK(takers("payments", heartbeat) == Names{"unexpected"});
  CHECK(takers("aws", "SageMaker Training Job State Change") == Names{"unexpected"});
}

TEST_CASE("whatever SageMaker sends becomes a record, also what is called by no known name") {
  using Names = std::vector<std::string>;
  CHECK(takers("aws.sagemaker", "SageMaker Training Job State Change") == Names{"records"});
  CHECK(takers("aws.sagemaker", "AWS Service Event via CloudTrail") == Names{"records"});
  CHECK(takers("aws.sagemaker", "Quantum Job State Change") == Names{"records"});
}

TEST_CASE("a change is told, too, where CloudTrail names no ARN of the caller") {
  CHECK(is_told_of(R"({"type": "AWSService", "invokedBy": "events.amazonaws.com"})"));
  CHECK(is_told_of(R"({"type": "AWSAccount", "accountId": "444444444444"})"));
}

TEST_CASE("the name of a session does not make its change one of stack sets") {
  CHECK(is_told("arn:aws:sts::333333333333:assumed-role/Admin/stacksets-exec-x"));
  CHECK(is_told("arn:aws:sts::333333333333:federated-user/stacksets-exec-x"));
}
