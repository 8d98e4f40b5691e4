#pragma once

#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// The result of a rule for an event: passed, or why not.
struct RuleAnswer {
  HopOutcome outcome;
  std::string why;
  bool is_off = false;  ///< its pattern matches, but it is disabled
};

RuleAnswer ask_rule(const Resource& rule, const SentEvent& sent);

/// Whether the rule is on this bus; the default bus if `bus` is null.
bool is_on_bus(const Resource& rule, const Resource* bus);

}  // namespace sagewatch::trace
