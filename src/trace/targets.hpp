#pragma once

#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// Whether a rule may deliver to one of its targets that is not an event bus.
Hop ask_target(const Stacks& stacks, const Resource& rule, const cfn::Text& arn, int depth);

/// The same for its dead-letter queue.
Hop ask_dead_letters(const Stacks& stacks, const Resource& rule, const cfn::Text& arn, int depth);

/// The name in its ARN, such as "sagemaker-monitoring-ingester", or its logical id if AWS generates
/// the name.
std::string short_name(const cfn::Text& arn);

}  // namespace sagewatch::trace
