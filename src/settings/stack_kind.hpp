#pragma once

namespace sagewatch {

/// All stacks.
enum class StackKind {
  key,            ///< encrypts the data of the next three, if the settings ask for a key
  monitoring,     ///< collects the events of all accounts and turns them into records
  insights,       ///< evaluates the records: utilization, silence, notices, alarms
  dashboards,     ///< shows the records
  observability,  ///< the sink of a further Region
  management,
  workload_events,
  workload_observability
};

}  // namespace sagewatch
