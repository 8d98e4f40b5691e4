#include "stacks/functions/utilization.hpp"

#include "sagewatch/aws/arn.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "settings/names.hpp"
#include "stacks/functions/function_source.hpp"
#include "stacks/policies/encryption.hpp"
#include "stacks/policies/roles.hpp"

namespace sagewatch {
namespace {

/// CloudWatch allows 50 calls of GetMetricData per second, in total for an account and Region (AWS
/// fact CW-10).
constexpr int most_concurrent = 10;

iam::Role& add_role(cfn::Construct& parent, const Config& config,
                    const logs::LogGroupReference& records) {
  auto& role = parent.add<iam::Role>(
      "Role", role_props(config, {.name = names::role::utilization,
                                  .description = "Reads the metrics of ended jobs",
                                  .trust = iam::assumed_by("lambda.amazonaws.com")}));
  const auto table = aws::local_arn("dynamodb", "table/" + config.named(names::job_state_table));
  role.allow({.actions = {"dynamodb:GetItem", "dynamodb:PutItem"}, .resources = {table}});
  Encryption(config).grant_encrypt_decrypt(role, {"dynamodb", "sqs"});
  role.allow({.actions = {"logs:FilterLogEvents"}, .resources = {records.streams_arn}});
  // Metrics have no ARNs; links and the sink policy decide what other accounts share.
  role.allow({.actions = {"cloudwatch:GetMetricData"}, .resources = {"*"}});
  return role;
}

}  // namespace

Utilization::Utilization(cfn::Scope scope, Props props) : Construct(std::move(scope)) {
  const auto& config = props.config;
  const auto records = logs::log_group_named(config.named(names::log_group::ingester));
  auto& function = add<lambda::Function>(
      "Function",
      {.name = config.named(names::function::utilization),
       .description = "Records what the hosts of an ended job used",
       .python = function_source::named(function_source::utilization(), config),
       .role = add_role(*this, config, records),
       .log_group = records,
       .timeout_seconds = 150,  // a sixth of the queue's visibility timeout
       .memory_mb = 512,
       .environment = {
           {std::string(names::environment::table), config.named(names::job_state_table)},
           {std::string(names::environment::state_days), std::to_string(config.job_state_days)}}});
  // One job at a time: the jobs of a batch would wait for each other.
  add<lambda::EventSourceMapping>(
      "Messages", {.function = function,
                   .queue_arn = aws::local_arn("sqs", config.named(names::queue::utilization)),
                   .batch_size = 1,
                   .most_concurrent = most_concurrent});
}

}  // namespace sagewatch
