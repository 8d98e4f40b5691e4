#pragma once

#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// Adds the hop of the key that encrypts a queue, a topic or a bus, if it has one: whether its
/// policy lets EventBridge encrypt and decrypt for the rule. A key that no template creates is
/// mentioned once, and does not count.
HopOutcome add_key(const Stacks& stacks, const Resource& rule, const Resource& receiver, int depth,
                   Hops& hops);

}  // namespace sagewatch::trace
