#include "stacks/policies/service_control_policy.hpp"

#include <catch2/catch.hpp>

#include "iam/policy_checks.hpp"
#include "sagewatch/cfn/json.hpp"
#include "support/example_config.hpp"

using namespace sagewatch;
using iam::Outcome;

namespace {

/// What an administrator of a workload account gets who acts with `role`.
Outcome outcome_of(const std::string& role, const std::string& action, const std::string& on) {
  const auto policy =
      service_control_policy(test::example_config(), {"arn:aws:iam::*:role/deployer"});
  const auto caller = "arn:aws:iam::333333333333:role/" + role;
  const iam::Request request{.caller = {.account = "333333333333", .arn = cfn::Text(caller)},
                             .action = action,
                             .resource = cfn::Text("arn:aws:iam::333333333333:role/" + on),
                             .context = {{"aws:PrincipalArn", {{caller}}}}};
  return iam::evaluate(iam::policy_of(cfn::to_json_lines(policy)), iam::PolicyKind::of_identity,
                       request)
      .outcome;
}

}  // namespace

TEST_CASE("nobody can assume the role of stack sets, which may change everything") {
  for (const auto* action : {"iam:CreateRole", "iam:UpdateAssumeRolePolicy"}) {
    CHECK(outcome_of("admin", action, "stacksets-exec-of-mine") == Outcome::explicitly_denied);
    CHECK(outcome_of("admin", action, "a/path/stacksets-exec-of-mine") ==
          Outcome::explicitly_denied);
    CHECK(outcome_of("a/path/stacksets-exec-of-mine", action, "stacksets-exec-of-mine") ==
          Outcome::explicitly_denied);
    CHECK(outcome_of("deployer", action, "stacksets-exec-of-mine") == Outcome::implicitly_denied);
    CHECK(outcome_of("admin", action, "anything-else") == Outcome::implicitly_denied);
  }
}

TEST_CASE("our roles are changed by stack sets and by who is exempt") {
  const auto on_ours = [](const std::string& role) {
    return outcome_of(role, "iam:PutRolePolicy", "sagemaker-monitoring-heartbeat-role");
  };
  CHECK(on_ours("admin") == Outcome::explicitly_denied);
  CHECK(on_ours("stacksets-exec-0a1b2c") == Outcome::implicitly_denied);
  CHECK(on_ours("deployer") == Outcome::implicitly_denied);
}
