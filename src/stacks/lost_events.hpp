#pragma once

/// The AWS metrics that count permanent losses: events that could not be sent even to the
/// dead-letter queue.
namespace sagewatch {

/// Of a rule, in AWS/Events. Source: EventBridge user guide, "Monitoring Amazon EventBridge".
inline constexpr auto failed_dead_letters = "InvocationsFailedToBeSentToDlq";

/// Of a function that is invoked asynchronously, in AWS/Lambda.
/// Source: Lambda developer guide, "Types of metrics for Lambda functions".
inline constexpr auto failed_destinations = "DestinationDeliveryFailures";

}  // namespace sagewatch
