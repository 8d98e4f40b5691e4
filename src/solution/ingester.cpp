#include "sagewatch/solution/ingester.hpp"

#include "embedded.hpp"
#include "ingester_source.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution {
namespace {

/// Tags that name the team a resource belongs to, the first that is there.
constexpr std::string_view team_tags = "team,cost-center,project";

cfn::Text source_role_of_any_account() {
  return "arn:" + cfn::pseudo::partition() + ":iam::*:role/" + std::string(names::role::source);
}

}  // namespace

Ingester::Ingester(cfn::Scope scope, Props props) : Construct(std::move(scope)) {
  auto& failed = add<sqs::Queue>("FailedEvents", {});
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
      "Function",
      {.name = std::string(names::ingester),
       .description = "Turns SageMaker events into records and metrics",
       .python = ingester_source(embedded::ingester_py, event_catalogue()),
       .role = *role_,
       .log_group = *log_group_,
       .timeout_seconds = 60,
       .memory_mb = 256,
       .environment = {
           {std::string(names::environment::table), jobs.name()},
           {std::string(names::environment::state_days), std::to_string(props.job_state_days)},
           {std::string(names::environment::team_tags), std::string(team_tags)}}});
  add<lambda::EventInvokeConfig>("Retries", {.function = *function_, .on_failure = failed});
  jobs.grant(*role_, {"dynamodb:GetItem", "dynamodb:PutItem"});
  role_->allow({.actions = {"logs:FilterLogEvents"}, .resources = {log_group_->streams_arn()}});
  role_->allow({.actions = {"sts:AssumeRole"}, .resources = {source_role_of_any_account()}});
}

}  // namespace sagewatch::solution
