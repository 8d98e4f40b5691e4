#pragma once

#include <string>

#include "sagewatch/aws/dynamodb.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/cfn/construct.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct IngesterProps {
  const Config& config;
};

/// The function that turns each event into one flat record and counts jobs, with all that it needs:
/// role, log group, state table, retries, the queues for the other functions, and a queue for what
/// could not be processed.
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

}  // namespace sagewatch
