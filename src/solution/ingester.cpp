#include "sagewatch/solution/ingester.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "function_source.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution {
namespace {

cfn::Text source_role_of_any_account() {
  return "arn:" + cfn::pseudo::partition() + ":iam::*:role/" + std::string(names::role::source);
}

}  // namespace

Ingester::Ingester(cfn::Scope scope, Props props) : Construct(std::move(scope)) {
  auto& failed =
      add<sqs::Queue>("FailedEvents", {.name = std::string(names::queue::failed_events)});
  auto& jobs =
      add<dynamodb::Table>("JobState", {.name = std::string(names::job_state_table),
                                        .partition_key = std::string(names::table::key),
                                        .ttl_attribute = std::string(names::table::expires)});
  log_group_ = &add<logs::LogGroup>("Records", {.name = std::string(names::log_group::ingester),
                                                .retention_days = props.log_retention_days});
  role_ = &add<iam::Role>("Role", {.name = names::role::monitoring,
                                   .description = "Turns SageMaker events into records and metrics",
                                   .trust = iam::assumed_by("lambda.amazonaws.com")});
  function_ = &add<lambda::Function>(
      "Function", {.name = std::string(names::function::ingester),
                   .description = "Turns SageMaker events into records and metrics",
                   .python = function_source::ingester(),
                   .role = *role_,
                   .log_group = log_group_->reference(),
                   .timeout_seconds = 60,
                   .memory_mb = 256,
                   .environment = {{std::string(names::environment::table), jobs.name()},
                                   {std::string(names::environment::state_days),
                                    std::to_string(props.job_state_days)},
                                   {std::string(names::environment::team_tags),
                                    fmt::format("{}", fmt::join(props.team_tags, ","))}}});
  add<lambda::EventInvokeConfig>("Retries", {.function = *function_, .on_failure = failed});
  jobs.grant(*role_, {"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"});
  role_->allow({.actions = {"logs:FilterLogEvents"}, .resources = {log_group_->streams_arn()}});
  role_->allow({.actions = {"sts:AssumeRole"}, .resources = {source_role_of_any_account()}});
  if (props.utilization) {
    ask("Utilization", names::environment::utilization_queue,
        {.name = std::string(names::queue::utilization),
         .visibility_seconds = 900,
         .delay_seconds = 300,  // CloudWatch has the last minutes' metrics by then, most often
         .dead_letters = {{failed, 5}}});
  }
  if (props.notices) {
    ask("Notices", names::environment::notice_queue,
        {.name = std::string(names::queue::notices),
         .visibility_seconds = 420,
         .dead_letters = {{failed, 10}}});
  }
}

/// Another function answers: in the queue nothing is lost while that one is not deployed yet.
void Ingester::ask(std::string id, std::string_view variable, sqs::QueueProps queue) {
  auto& asked = add<sqs::Queue>(std::move(id), std::move(queue));
  asked.grant_send(*role_);
  function_->set_variable({std::string(variable), asked.url()});
}

}  // namespace sagewatch::solution
