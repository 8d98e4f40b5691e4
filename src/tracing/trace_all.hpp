#pragma once

#include <string>
#include <vector>

#include "console/console.hpp"
#include "console/glyphs.hpp"
#include "tracing/trace_report.hpp"
#include "tracing/trace_senders.hpp"

namespace sagewatch {

/// What became of every kind of event of one sender.
struct SenderResult {
  SenderKind kind;
  std::size_t events = 0;
  std::size_t arrived = 0;
  std::size_t off = 0;      ///< of which the rule is switched off
  std::size_t refused = 0;  ///< stopped at the bus of the monitoring account
  trace::Mark links = trace::Mark::not_meant;
  trace::Mark roles = trace::Mark::not_meant;
  std::vector<std::string> wrong = {};  ///< what is not as it should be, a line each

  bool as_it_should() const { return wrong.empty(); }
};

/// Sends every kind of event from the sender. An admitted one must get everything to every target,
/// make its link and have its role assumed; one that is not must be refused at the bus and the
/// sink.
SenderResult trace_everything(const trace::World& world, const SenderKind& kind);

/// A table with a line for each sender, and below it what is wrong.
std::string all_text(const std::vector<SenderResult>& results, const Style& style,
                     const Glyphs& glyphs);

std::string all_json(const std::vector<SenderResult>& results);

}  // namespace sagewatch
