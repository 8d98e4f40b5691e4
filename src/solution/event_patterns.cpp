#include "sagewatch/solution/event_patterns.hpp"

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

}  // namespace sagewatch::solution::event_patterns
