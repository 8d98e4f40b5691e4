#include "sagewatch/aws/lambda.hpp"

namespace sagewatch::lambda {

using cfn::Object;

Function::Function(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Lambda::Function"), props_(std::move(props)) {
  props_.log_group.grant_write(props_.role);
}

Object Function::properties() const {
  Object variables;
  for (const auto& [name, value] : props_.environment) variables.set(name, value);
  Object out{{"FunctionName", props_.name},
             {"Description", props_.description},
             {"Runtime", "python3.14"},
             {"Handler", "index.handler"},  // inline code is always stored in the file `index`
             {"Code", Object{{"ZipFile", props_.python}}},
             {"Role", props_.role.arn()},
             {"Timeout", props_.timeout_seconds},
             {"MemorySize", props_.memory_mb},
             {"LoggingConfig", Object{{"LogGroup", props_.log_group.name}}}};
  if (props_.reserved_concurrency)
    out.set("ReservedConcurrentExecutions", *props_.reserved_concurrency);
  if (!variables.empty()) out.set("Environment", Object{{"Variables", std::move(variables)}});
  return out;
}

Permission::Permission(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Lambda::Permission"), props_(std::move(props)) {}

Object Permission::properties() const {
  return {{"FunctionName", props_.function.ref()},
          {"Action", "lambda:InvokeFunction"},
          {"Principal", props_.principal},
          {"SourceArn", props_.source_arn}};
}

EventInvokeConfig::EventInvokeConfig(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Lambda::EventInvokeConfig"), props_(props) {
  props_.on_failure.grant_send(props_.function.role());
}

Object EventInvokeConfig::properties() const {
  const Object on_failure{{"Destination", props_.on_failure.arn()}};
  return {{"FunctionName", props_.function.ref()},
          {"Qualifier", "$LATEST"},
          {"MaximumRetryAttempts", props_.retries},
          {"MaximumEventAgeInSeconds", props_.max_age_seconds},
          {"DestinationConfig", Object{{"OnFailure", on_failure}}}};
}

EventSourceMapping::EventSourceMapping(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Lambda::EventSourceMapping"), props_(std::move(props)) {
  props_.function.role().allow(
      {.actions = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"},
       .resources = {props_.queue_arn}});
}

Object EventSourceMapping::properties() const {
  Object out{{"FunctionName", props_.function.ref()},
             {"EventSourceArn", props_.queue_arn},
             {"BatchSize", props_.batch_size},
             {"MaximumBatchingWindowInSeconds", props_.batching_window_seconds},
             {"FunctionResponseTypes", cfn::List{"ReportBatchItemFailures"}}};
  if (props_.most_concurrent)
    out.set("ScalingConfig", Object{{"MaximumConcurrency", *props_.most_concurrent}});
  return out;
}

}  // namespace sagewatch::lambda
