#include "tracing/trace_all.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/plain_text.hpp"
#include "stacks/monitoring_stack.hpp"
#include "tracing/trace_events.hpp"

namespace sagewatch {
namespace {

using trace::Hop;
using trace::HopOutcome;
using trace::Trace;
using Json = nlohmann::ordered_json;

/// The first hop with the worst outcome, which decides the result.
const Hop& deciding_hop(const Trace& trace) {
  return *std::ranges::max_element(trace.hops, {}, &Hop::outcome);
}

/// Whether a function receives the event: otherwise no record is written.
bool reaches_function(const Trace& trace) {
  return std::ranges::any_of(trace.hops, [](const Hop& hop) {
    return hop.kind == trace::HopKind::target && hop.outcome == HopOutcome::passed &&
           hop.what.starts_with("function ");
  });
}

bool arrives(const Trace& trace) {
  return trace.outcome == HopOutcome::passed && reaches_function(trace);
}

std::string reason_of(const Trace& trace) {
  if (trace.hops.empty()) return "nothing happens";
  if (trace.outcome == HopOutcome::passed)
    return "no function receives it, so no record is written";
  return deciding_hop(trace).what + ": " + deciding_hop(trace).why;
}

/// Whether the bus stops the event: it must reach the bus and be refused there.
bool is_refused_at_bus(const Trace& trace) {
  return trace.outcome == HopOutcome::stopped && !trace.hops.empty() &&
         deciding_hop(trace).kind == trace::HopKind::bus;
}

class SenderTrace {
 public:
  SenderTrace(const trace::Topology& topology, const SenderKind& kind)
      : topology_(topology), out_{kind} {}

  SenderResult run() {
    for (const auto& event : every_event(topology_, out_.kind.sender)) follow(event);
    if (out_.off == 0 && out_.kind.admitted) find_idle_rules();
    check_links();
    if (out_.kind.admitted) check_roles();
    return std::move(out_);
  }

 private:
  void follow(const TracedEvent& event) {
    const auto trace = follow_event(topology_, out_.kind.sender, event.sent());
    ++out_.events;
    out_.arrived += arrives(trace) ? 1 : 0;
    out_.off += trace.outcome == HopOutcome::not_applicable ? 1 : 0;
    out_.refused += is_refused_at_bus(trace) ? 1 : 0;
    for (const auto& hop : trace.hops) {
      if (hop.kind == trace::HopKind::rule)
        (hop.outcome == HopOutcome::not_applicable ? idle_ : busy_).insert(hop.what);
      if (hop.kind == trace::HopKind::key && hop.outcome == HopOutcome::not_applicable)
        out_.unknown_keys.insert(hop.what + ": " + hop.why);
    }
    const bool good = out_.kind.admitted ? arrives(trace) : is_refused_at_bus(trace);
    if (!good && trace.outcome != HopOutcome::not_applicable)
      add_failure(reason_of(trace), event.detail_type + ": ");
  }

  /// The same reason for many events is reported once.
  void add_failure(const std::string& why, const std::string& example = {}) {
    if (told_.insert(why).second) out_.wrong.push_back(example + why);
  }

  void find_idle_rules() {
    for (const auto& rule : idle_) {
      const bool takes_the_rest =
          rule.find(MonitoringStack::unexpected_events_rule) != std::string::npos;
      if (!busy_.contains(rule) && !takes_the_rest)
        out_.wrong.push_back(rule + ": no event matches it");
    }
  }

  void check_links() {
    const auto trace = follow_links(topology_, out_.kind.sender);
    out_.links = trace.outcome;
    const auto wanted = out_.kind.admitted ? HopOutcome::passed : HopOutcome::stopped;
    if (trace.outcome != wanted && trace.outcome != HopOutcome::not_applicable)
      add_failure(reason_of(trace));
  }

  void check_roles() {
    const auto trace = follow_roles(topology_, out_.kind.sender);
    out_.roles = trace.outcome;
    if (trace.outcome == HopOutcome::stopped || trace.outcome == HopOutcome::undecided)
      add_failure(reason_of(trace));
  }

  const trace::Topology& topology_;
  SenderResult out_;
  std::set<std::string> idle_ = {};
  std::set<std::string> busy_ = {};
  std::set<std::string> told_ = {};
};

std::string events_cell(const SenderResult& result) {
  const auto off = result.off > 0 ? fmt::format(", {} off", result.off) : std::string();
  if (!result.kind.admitted)
    return fmt::format("{} of {} refused{}", result.refused, result.events, off);
  return fmt::format("{} of {} arrive{}", result.arrived, result.events, off);
}

std::string link_cell(const SenderResult& result) {
  switch (result.links) {
    case HopOutcome::passed:
      return "made";
    case HopOutcome::not_applicable:
      return "none";
    case HopOutcome::undecided:
      return "?";
    case HopOutcome::stopped:
      break;
  }
  return "refused";
}

std::string role_cell(const SenderResult& result) {
  if (!result.kind.admitted) return "";
  if (result.roles == HopOutcome::not_applicable) return "not used";
  return result.roles == HopOutcome::passed ? "assumed" : std::string(word_of(result.roles));
}

Json result_json(const SenderResult& result) {
  return {{"sender", result.kind.description},
          {"account", result.kind.sender.account},
          {"region", result.kind.sender.region},
          {"ouPath", result.kind.sender.ou_path.value_or("")},
          {"admitted", result.kind.admitted},
          {"events", result.events},
          {"arrived", result.arrived},
          {"refused", result.refused},
          {"off", result.off},
          {"link", word_of(result.links)},
          {"role", word_of(result.roles)},
          {"wrong", result.wrong},
          {"unknownKeys", result.unknown_keys}};
}

}  // namespace

SenderResult trace_sender(const trace::Topology& topology, const SenderKind& kind) {
  return SenderTrace(topology, kind).run();
}

std::string all_text(const std::vector<SenderResult>& results, const Style& style,
                     const Glyphs& glyphs) {
  std::size_t widest = 24;
  for (const auto& result : results) widest = std::max(widest, result.kind.description.size());
  auto out = style(Tone::strong, fmt::format("  {:<{}} {:<13} {:<22} {:<8} {}", "sender", widest,
                                             "account", "events", "link", "role")) +
             "\n";
  std::string wrong;
  std::set<std::string> unknown;
  for (const auto& result : results) {
    const bool good = result.passes_all();
    auto line =
        fmt::format("{} {:<{}} {:<13} {:<22} {:<8} {}",
                    style(good ? Tone::good : Tone::bad, good ? glyphs.done : glyphs.failed),
                    result.kind.description, widest, result.kind.sender.account,
                    events_cell(result), link_cell(result), role_cell(result));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
    unknown.insert(result.unknown_keys.begin(), result.unknown_keys.end());
    for (const auto& what : result.wrong) {
      wrong += fmt::format("{} {}: {}\n", style(Tone::bad, glyphs.failed), result.kind.description,
                           escape_for_terminal(what));
    }
  }
  for (const auto& key : unknown)
    out += fmt::format("{} {}\n", style(Tone::faint, "-"), escape_for_terminal(key));
  return wrong.empty() ? out : out + "\n" + wrong;
}

std::string all_json(const std::vector<SenderResult>& results) {
  auto senders = Json::array();
  for (const auto& result : results) senders.push_back(result_json(result));
  const Json out{{"passes", std::ranges::all_of(results, &SenderResult::passes_all)},
                 {"senders", senders}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sagewatch
