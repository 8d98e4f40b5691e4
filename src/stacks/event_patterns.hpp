#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

/// EventBridge patterns, shared by workload rules and monitoring rules, so that what is sent is
/// what is expected.
namespace sagewatch::event_patterns {

/// Every native SageMaker event: all 58 documented detail types begin with "SageMaker ", while
/// only 25 of them end in "State Change" or "Status Change".
cfn::Object service_events();

/// CloudTrail's events of SageMaker: API calls, and SageMaker's own actions.
cfn::Object api_events();
/// Both, and anything else that SageMaker may send in the future: the events that the ingester
/// turns into records.
cfn::Object sagemaker_events();
/// The events that the schedule in each workload account and Region sends to its bus.
cfn::Object heartbeats();
/// Calls that change a rule, schedule or role of ours, or any link to a monitoring account, since
/// links have no name. Calls that CloudFormation makes, as in our deployments, are excluded.
cfn::Object changes_of_monitoring(const Config& config);
/// Both: whoever disables the rule that reports it also stops the heartbeats.
cfn::Object heartbeats_and_changes(const Config& config);

/// The sources of all events above.
std::vector<std::string> sources();
/// Events on our bus that match none of the above and that anybody can send: from another source,
/// or from ours but not a heartbeat. Nobody else can send events with AWS's sources; unrelated
/// events of the services of changes match no rule and cost nothing.
cfn::Object unexpected_events();

}  // namespace sagewatch::event_patterns
