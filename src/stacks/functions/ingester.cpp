#include "stacks/functions/ingester.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "stacks/functions/function_source.hpp"
#include "stacks/policies/encryption.hpp"
#include "stacks/policies/roles.hpp"

namespace sagewatch {

Ingester::Ingester(cfn::Scope scope, Props props) : Construct(std::move(scope)) {
  const auto& config = props.config;
  const Encryption encryption(config);
  auto& failed = add<sqs::Queue>(
      "FailedEvents", {.name = config.named(names::queue::failed_events), .key = encryption.key()});
  auto& jobs =
      add<dynamodb::Table>("JobState", {.name = config.named(names::job_state_table),
                                        .partition_key = std::string(names::table::key),
                                        .ttl_attribute = std::string(names::table::expires),
                                        .key = encryption.key()});
  log_group_ = &add<logs::LogGroup>("Records", {.name = config.named(names::log_group::ingester),
                                                .retention_days = config.log_retention_days,
                                                .key_arn = encryption.key_arn()});
  role_ = &add<iam::Role>("Role",
                          role_props(config, {.name = names::role::monitoring,
                                              .description = "Role of the ingester",
                                              .trust = iam::assumed_by("lambda.amazonaws.com")}));
  function_ = &add<lambda::Function>(
      "Function", {.name = config.named(names::function::ingester),
                   .description = "Turns SageMaker events into records and metrics",
                   .python = function_source::named(function_source::ingester(), config),
                   .role = *role_,
                   .log_group = log_group_->reference(),
                   .timeout_seconds = 60,
                   .memory_mb = 256,
                   .environment = {{std::string(names::environment::table), jobs.name()},
                                   {std::string(names::environment::state_days),
                                    std::to_string(config.job_state_days)},
                                   {std::string(names::environment::regions),
                                    fmt::format("{}", fmt::join(further_regions(config), ","))},
                                   {std::string(names::environment::team_tags),
                                    fmt::format("{}", fmt::join(config.team_tags, ","))}},
                   .reserved_concurrency = config.reserved(config.ingester_concurrency)});
  add<lambda::EventInvokeConfig>("Retries", {.function = *function_, .on_failure = failed});
  jobs.grant(*role_, {"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"});
  encryption.grant_encrypt_decrypt(*role_, {"dynamodb", "sqs"});
  role_->allow({.actions = {"logs:FilterLogEvents"}, .resources = {log_group_->streams_arn()}});
  if (config.observability_metrics) {
    ask("Utilization", names::environment::utilization_queue,
        {.name = config.named(names::queue::utilization),
         .visibility_seconds = 900,
         .delay_seconds = 300,  // usually CloudWatch has the last metrics by then
         .dead_letters = {{failed, 5}},
         .key = encryption.key()});
  }
  if (config.notices()) {
    ask("Notices", names::environment::notice_queue,
        {.name = config.named(names::queue::notices),
         .visibility_seconds = 420,
         .dead_letters = {{failed, 10}},
         .key = encryption.key()});
  }
}

/// Another function processes it: nothing in the queue is lost before that function is deployed.
void Ingester::ask(std::string id, std::string_view variable, sqs::QueueProps queue) {
  auto& asked = add<sqs::Queue>(std::move(id), std::move(queue));
  asked.grant_send(*role_);
  function_->set_variable({std::string(variable), asked.url()});
}

}  // namespace sagewatch
