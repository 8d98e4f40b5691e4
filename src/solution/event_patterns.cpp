#include "sagewatch/solution/event_patterns.hpp"

#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution::event_patterns {

using cfn::List;
using cfn::Object;

Object service_events() {
  return {{"source", List{"aws.sagemaker"}},
          {"detail-type", List{Object{{"prefix", "SageMaker "}}}}};
}

Object api_events() {
  return {{"source", List{"aws.sagemaker"}},
          {"detail-type", List{Object{{"suffix", " via CloudTrail"}}}},
          {"detail", Object{{"eventSource", List{"sagemaker.amazonaws.com"}}}}};
}

Object sagemaker_events() {
  return {{"source", List{"aws.sagemaker"}},
          {"detail-type",
           List{Object{{"prefix", "SageMaker "}}, Object{{"suffix", " via CloudTrail"}}}}};
}

Object heartbeats() {
  return {{"source", List{names::heartbeat::source}},
          {"detail-type", List{names::heartbeat::detail_type}}};
}

}  // namespace sagewatch::solution::event_patterns
