#pragma once

#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// The way of an event that EventBridge Scheduler makes to the sender's default bus, from every
/// schedule that makes it. Without one it has passed.
Trace ask_schedules(const World& world, const Sender& sender, const SentEvent& sent);

}  // namespace sagewatch::trace
