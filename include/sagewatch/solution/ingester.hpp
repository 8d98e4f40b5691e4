#pragma once

#include "sagewatch/aws/dynamodb.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/cfn/construct.hpp"

namespace sagewatch::solution {

struct IngesterProps {
  int log_retention_days;
  int job_state_days;
};

/// The function that turns each event into one flat record and counts jobs, with all that it needs:
/// role, log group, state table, retries and a queue for what it could not process.
class Ingester final : public cfn::Construct {
 public:
  using Props = IngesterProps;
  Ingester(cfn::Scope scope, Props props);

  lambda::Function& function() { return *function_; }
  logs::LogGroup& log_group() { return *log_group_; }
  iam::Role& role() { return *role_; }

 private:
  iam::Role* role_;
  logs::LogGroup* log_group_;
  lambda::Function* function_;
};

}  // namespace sagewatch::solution
