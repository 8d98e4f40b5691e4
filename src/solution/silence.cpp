#include "silence.hpp"

#include "function_source.hpp"
#include "sagewatch/aws/arn.hpp"
#include "sagewatch/aws/event_targets.hpp"
#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution {

Silence::Silence(cfn::Scope scope, Props) : Construct(std::move(scope)) {
  auto& role = add<iam::Role>("Role", {.name = names::role::silence,
                                       .description = "Reads when each account was last heard of",
                                       .trust = iam::assumed_by("lambda.amazonaws.com")});
  const auto table = aws::local_arn("dynamodb", "table/" + cfn::Text(names::job_state_table));
  role.allow({.actions = {"dynamodb:GetItem", "dynamodb:BatchGetItem"}, .resources = {table}});
  auto& function = add<lambda::Function>(
      "Function",
      {.name = std::string(names::function::silence),
       .description = "Says how long ago each account was last heard of",
       .python = function_source::silence(),
       .role = role,
       .log_group = logs::log_group_named(names::log_group::ingester),
       .timeout_seconds = 60,
       .memory_mb = 128,
       .environment = {{std::string(names::environment::table), names::job_state_table}}});
  auto& rule = add<events::Rule>("Schedule", {.name = std::string(names::rule::silence),
                                              .description = "Looks for silent accounts",
                                              .schedule = "rate(5 minutes)"});
  rule.add_scheduled_target(function);
}

}  // namespace sagewatch::solution
