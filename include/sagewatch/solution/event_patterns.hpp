#pragma once

#include "sagewatch/cfn/value.hpp"

/// EventBridge patterns. Workload rules and monitoring rules share them, so that what is sent is
/// what is awaited.
namespace sagewatch::solution::event_patterns {

/// Every native SageMaker event: all 58 documented detail types begin with "SageMaker ", while
/// only 25 of them end in "State Change" or "Status Change".
cfn::Object service_events();

/// CloudTrail's events of SageMaker: API calls, and what SageMaker did by itself.
cfn::Object api_events();
/// Both: what the ingester makes records of.
cfn::Object sagemaker_events();
/// What the schedule in each workload account and Region puts on its bus.
cfn::Object heartbeats();

}  // namespace sagewatch::solution::event_patterns
