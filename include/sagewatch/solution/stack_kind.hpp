#pragma once

namespace sagewatch::solution {

/// The stacks that there are.
enum class StackKind { monitoring, management, workload_events, workload_observability };

}  // namespace sagewatch::solution
