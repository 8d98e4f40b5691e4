#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

/// EventBridge patterns. Workload rules and monitoring rules share them, so that what is sent is
/// what is awaited.
namespace sagewatch::event_patterns {

/// Every native SageMaker event: all 58 documented detail types begin with "SageMaker ", while
/// only 25 of them end in "State Change" or "Status Change".
cfn::Object service_events();

/// CloudTrail's events of SageMaker: API calls, and what SageMaker did by itself.
cfn::Object api_events();
/// Both, and whatever else SageMaker may once send: what the ingester makes records of.
cfn::Object sagemaker_events();
/// What the schedule in each workload account and Region puts on its bus.
cfn::Object heartbeats();
/// Calls that change a rule, schedule or role of ours, or any link to a monitoring account, which
/// has no name. Not those that CloudFormation makes, as every deployment of ours does.
cfn::Object changes_of_monitoring(const Config& config);
/// Both: whoever disables the rule that would tell of it, silences the heartbeats as well.
cfn::Object heartbeats_and_changes(const Config& config);

/// Of all events above.
std::vector<std::string> sources();
/// Events on our bus that none of the above takes and anybody can make: of another source, or of
/// ours and no heartbeat. Nobody can make events of AWS's sources; those of the services of changes
/// that are not about us are no rule's, and cost nothing.
cfn::Object unexpected_events();

}  // namespace sagewatch::event_patterns
