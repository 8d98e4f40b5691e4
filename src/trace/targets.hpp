#pragma once

#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// Whether a rule may deliver to one of its targets, which is no event bus.
Hop ask_target(const Stacks& stacks, const Resource& rule, const cfn::Text& arn, int depth);

/// The same for the queue that takes what can't be delivered.
Hop ask_dead_letters(const Stacks& stacks, const Resource& rule, const cfn::Text& arn, int depth);

/// "sagemaker-monitoring-ingester" of its ARN, or its logical id where AWS makes the name.
std::string short_name(const cfn::Text& arn);

}  // namespace sagewatch::trace
