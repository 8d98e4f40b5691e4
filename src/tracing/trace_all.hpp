#pragma once

#include <set>
#include <string>
#include <vector>

#include "console/console.hpp"
#include "console/glyphs.hpp"
#include "tracing/trace_report.hpp"
#include "tracing/trace_senders.hpp"

namespace sagewatch {

/// The results for all events of one sender.
struct SenderResult {
  SenderKind kind;
  std::size_t events = 0;
  std::size_t arrived = 0;
  std::size_t off = 0;      ///< whose rule is disabled
  std::size_t refused = 0;  ///< stopped at the bus of the monitoring account
  trace::HopOutcome links = trace::HopOutcome::not_applicable;
  trace::HopOutcome roles = trace::HopOutcome::not_applicable;
  std::vector<std::string> wrong = {};      ///< one line for each problem
  std::set<std::string> unknown_keys = {};  ///< one line for each key that no template creates

  bool passes_all() const { return wrong.empty(); }
};

/// Traces every kind of event from the sender. All events of an admitted sender must reach every
/// target, its link must be accepted and its role assumed; any other sender must be refused by the
/// bus and the sink.
SenderResult trace_sender(const trace::Topology& topology, const SenderKind& kind);

/// A table with a line for each sender, followed by the problems.
std::string all_text(const std::vector<SenderResult>& results, const Style& style,
                     const Glyphs& glyphs);

std::string all_json(const std::vector<SenderResult>& results);

}  // namespace sagewatch
