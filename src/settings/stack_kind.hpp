#pragma once

namespace sagewatch {

/// The stacks that there are.
enum class StackKind {
  key,            ///< encrypts what the next three hold, where the settings want one
  monitoring,     ///< collects the events of all accounts and makes records of them
  insights,       ///< makes more of the records: utilization, silence, notices, alarms
  dashboards,     ///< shows them
  observability,  ///< the sink of a further Region
  management,
  workload_events,
  workload_observability
};

}  // namespace sagewatch
