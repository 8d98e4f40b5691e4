#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sagewatch/iam/evaluate.hpp"

namespace sagewatch::trace {

/// What becomes of an event at a hop. In this order, so that the worst of several is the greatest.
enum class Mark {
  passed,
  not_meant,  ///< a rule that is for other events, or is off
  undecided,  ///< it depends on what is not known
  stopped,
};

enum class HopKind { schedule, rule, role, bus, target, dead_letters, link };

/// One step of an event's way.
struct Hop {
  int depth;  ///< of indentation
  HopKind kind;
  Mark mark;
  std::string what;  ///< "rule ServiceEventsRule"
  std::string why;
};

using Hops = std::vector<Hop>;

inline Mark worse(Mark left, Mark right) { return std::max(left, right); }

/// What a policy's answer means for who asks.
Mark mark_of(iam::Outcome outcome);

}  // namespace sagewatch::trace
