#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/aws/logs.hpp"
#include "sagewatch/aws/sqs.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::lambda {

using cfn::Text;

struct Variable {
  std::string name;
  Text value;
};

struct FunctionProps {
  std::string name;
  std::string description;
  std::string python;  ///< the whole source, deployed inline; must define `handler(event, context)`
  iam::Role& role;
  logs::LogGroupReference log_group;
  int timeout_seconds;
  int memory_mb;
  std::vector<Variable> environment = {};
  std::optional<int> reserved_concurrency = {};  ///< reserved concurrency, which is also the limit
};

/// AWS::Lambda::Function with inline code: it needs no bucket and no build.
class Function final : public cfn::Resource {
 public:
  using Props = FunctionProps;
  Function(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }
  iam::Role& role() const { return props_.role; }
  void set_variable(Variable variable) { props_.environment.push_back(std::move(variable)); }

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct PermissionProps {
  const Function& function;
  std::string principal;  ///< a service, e.g. "events.amazonaws.com"
  Text source_arn;
};

/// AWS::Lambda::Permission: lets one source of a service invoke the function.
class Permission final : public cfn::Resource {
 public:
  using Props = PermissionProps;
  Permission(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct EventInvokeConfigProps {
  Function& function;
  sqs::Queue& on_failure;
  int retries = 2;                 ///< 0 to 2
  int max_age_seconds = 6 * 3600;  ///< 60 to 21,600
};

/// AWS::Lambda::EventInvokeConfig: where failed asynchronous invocations go. Grants the function's
/// role permission to send to the queue.
class EventInvokeConfig final : public cfn::Resource {
 public:
  using Props = EventInvokeConfigProps;
  EventInvokeConfig(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct EventSourceMappingProps {
  Function& function;
  Text queue_arn;
  int batch_size;
  std::optional<int> batching_window_seconds = {};  ///< needed for batches of more than 10
  std::optional<int> most_concurrent = {};          ///< 2 to 1,000
};

/// AWS::Lambda::EventSourceMapping: invokes the function with the messages of a queue of the same
/// account. The function reports the messages of a batch that it could not process. Grants the
/// function's role the permissions that Lambda needs to read the queue.
class EventSourceMapping final : public cfn::Resource {
 public:
  using Props = EventSourceMappingProps;
  EventSourceMapping(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::lambda
