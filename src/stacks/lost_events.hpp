#pragma once

/// The metrics of AWS that count what is lost for good: what could not be handed over to the queue
/// for what could not be delivered.
namespace sagewatch {

/// Of a rule, in AWS/Events. Source: EventBridge user guide, "Monitoring Amazon EventBridge".
inline constexpr auto failed_dead_letters = "InvocationsFailedToBeSentToDlq";

/// Of a function that is invoked asynchronously, in AWS/Lambda.
/// Source: Lambda developer guide, "Types of metrics for Lambda functions".
inline constexpr auto failed_destinations = "DestinationDeliveryFailures";

}  // namespace sagewatch
