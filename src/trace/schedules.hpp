#pragma once

#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// The path of an event from EventBridge Scheduler to the sender's default bus, for every schedule
/// that sends it. Without such a schedule it has passed.
Trace ask_schedules(const Topology& topology, const Sender& sender, const SentEvent& sent);

}  // namespace sagewatch::trace
