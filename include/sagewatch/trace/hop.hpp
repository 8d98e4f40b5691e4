#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sagewatch/iam/evaluate.hpp"

namespace sagewatch::trace {

/// What happens to an event at a hop. Ordered, so that the worst of several is the maximum.
enum class HopOutcome {
  passed,
  not_applicable,  ///< a rule that does not match, or is disabled
  undecided,       ///< it depends on unknown values
  stopped,
};

enum class HopKind { schedule, rule, role, bus, target, dead_letters, key, link };

/// One step on the path of an event.
struct Hop {
  int depth;  ///< of indentation
  HopKind kind;
  HopOutcome outcome;
  std::string what;  ///< "rule ServiceEventsRule"
  std::string why;
};

using Hops = std::vector<Hop>;

inline HopOutcome worse(HopOutcome left, HopOutcome right) { return std::max(left, right); }

/// The outcome for the caller that a policy decision means.
HopOutcome outcome_of(iam::Outcome outcome);

}  // namespace sagewatch::trace
