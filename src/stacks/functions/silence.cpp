#include "stacks/functions/silence.hpp"

#include "sagewatch/aws/arn.hpp"
#include "sagewatch/aws/event_targets.hpp"
#include "settings/names.hpp"
#include "stacks/functions/function_source.hpp"
#include "stacks/policies/encryption.hpp"
#include "stacks/policies/roles.hpp"

namespace sagewatch {

Silence::Silence(cfn::Scope scope, Props props) : Construct(std::move(scope)) {
  const auto& config = props.config;
  auto& role = add<iam::Role>(
      "Role", role_props(config, {.name = names::role::silence,
                                  .description = "Reads when each account last sent an event",
                                  .trust = iam::assumed_by("lambda.amazonaws.com")}));
  const auto table_name = config.named(names::job_state_table);
  const auto table = aws::local_arn("dynamodb", "table/" + table_name);
  role.allow({.actions = {"dynamodb:GetItem", "dynamodb:BatchGetItem"}, .resources = {table}});
  Encryption(config).grant_decrypt(role, {"dynamodb"});
  auto& function = add<lambda::Function>(
      "Function", {.name = config.named(names::function::silence),
                   .description = "Reports how long each account has been silent",
                   .python = function_source::named(function_source::silence(), config),
                   .role = role,
                   .log_group = logs::log_group_named(config.named(names::log_group::ingester)),
                   .timeout_seconds = 60,
                   .memory_mb = 128,
                   .environment = {{std::string(names::environment::table), table_name}},
                   .reserved_concurrency = config.reserved(1)});
  auto& rule = add<events::Rule>("Schedule", {.name = config.named(names::rule::silence),
                                              .description = "Runs the check for silent accounts",
                                              .schedule = "rate(5 minutes)"});
  rule.add_scheduled_target(function);
}

}  // namespace sagewatch
