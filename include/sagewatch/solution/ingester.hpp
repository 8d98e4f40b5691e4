#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/dynamodb.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/cfn/construct.hpp"

namespace sagewatch::solution {

struct IngesterProps {
  int log_retention_days;
  int job_state_days;
  std::vector<std::string> team_tags;  ///< keys of tags that name a resource's team, best first
  bool utilization;                    ///< whether to ask for it when a job ends
  bool notices;                        ///< whether people are told of failures
};

/// The function that turns each event into one flat record and counts jobs, with all that it needs:
/// role, log group, state table, retries, the queues of what is to follow, and one for what could
/// not be processed.
class Ingester final : public cfn::Construct {
 public:
  using Props = IngesterProps;
  Ingester(cfn::Scope scope, Props props);

  lambda::Function& function() { return *function_; }
  logs::LogGroup& log_group() { return *log_group_; }
  iam::Role& role() { return *role_; }

 private:
  void ask(std::string id, std::string_view variable, sqs::QueueProps queue);

  iam::Role* role_;
  logs::LogGroup* log_group_;
  lambda::Function* function_;
};

}  // namespace sagewatch::solution
