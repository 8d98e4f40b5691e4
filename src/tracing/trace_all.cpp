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
using trace::Mark;
using trace::Trace;
using Json = nlohmann::ordered_json;

/// The worst hop, the first of these: why it is as it is.
const Hop& culprit(const Trace& trace) {
  return *std::ranges::max_element(trace.hops, {}, &Hop::mark);
}

/// Whether a function gets the event: what no function gets, no record is made of.
bool reaches_function(const Trace& trace) {
  return std::ranges::any_of(trace.hops, [](const Hop& hop) {
    return hop.kind == trace::HopKind::target && hop.mark == Mark::passed &&
           hop.what.starts_with("function ");
  });
}

bool arrives(const Trace& trace) { return trace.mark == Mark::passed && reaches_function(trace); }

std::string reason_of(const Trace& trace) {
  if (trace.hops.empty()) return "nothing happens";
  if (trace.mark == Mark::passed) return "no function gets it, so no record is made";
  return culprit(trace).what + ": " + culprit(trace).why;
}

/// Whether it is the bus that stops the event: its way there must be good, and end there.
bool is_refused_at_bus(const Trace& trace) {
  return trace.mark == Mark::stopped && !trace.hops.empty() &&
         culprit(trace).kind == trace::HopKind::bus;
}

class Everything {
 public:
  Everything(const trace::World& world, const SenderKind& kind) : world_(world), out_{kind} {}

  SenderResult run() {
    for (const auto& event : every_event(world_, out_.kind.sender)) follow(event);
    if (out_.off == 0 && out_.kind.admitted) find_idle_rules();
    check_links();
    if (out_.kind.admitted) check_roles();
    return std::move(out_);
  }

 private:
  void follow(const TracedEvent& event) {
    const auto trace = follow_event(world_, out_.kind.sender, event.sent());
    ++out_.events;
    out_.arrived += arrives(trace) ? 1 : 0;
    out_.off += trace.mark == Mark::not_meant ? 1 : 0;
    out_.refused += is_refused_at_bus(trace) ? 1 : 0;
    for (const auto& hop : trace.hops) {
      if (hop.kind == trace::HopKind::rule)
        (hop.mark == Mark::not_meant ? idle_ : busy_).insert(hop.what);
    }
    const bool good = out_.kind.admitted ? arrives(trace) : is_refused_at_bus(trace);
    if (!good && trace.mark != Mark::not_meant)
      complain(reason_of(trace), event.detail_type + ": ");
  }

  /// The same reason for many events is told once.
  void complain(const std::string& why, const std::string& example = {}) {
    if (told_.insert(why).second) out_.wrong.push_back(example + why);
  }

  void find_idle_rules() {
    for (const auto& rule : idle_) {
      const bool takes_the_rest =
          rule.find(MonitoringStack::unexpected_events_rule) != std::string::npos;
      if (!busy_.contains(rule) && !takes_the_rest)
        out_.wrong.push_back(rule + ": no event is for it");
    }
  }

  void check_links() {
    const auto trace = follow_links(world_, out_.kind.sender);
    out_.links = trace.mark;
    const auto wanted = out_.kind.admitted ? Mark::passed : Mark::stopped;
    if (trace.mark != wanted && trace.mark != Mark::not_meant) complain(reason_of(trace));
  }

  void check_roles() {
    const auto trace = follow_roles(world_, out_.kind.sender);
    out_.roles = trace.mark;
    if (trace.mark == Mark::stopped || trace.mark == Mark::undecided) complain(reason_of(trace));
  }

  const trace::World& world_;
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
    case Mark::passed:
      return "made";
    case Mark::not_meant:
      return "none";
    case Mark::undecided:
      return "?";
    case Mark::stopped:
      break;
  }
  return "refused";
}

std::string role_cell(const SenderResult& result) {
  if (!result.kind.admitted) return "";
  if (result.roles == Mark::not_meant) return "not used";
  return result.roles == Mark::passed ? "assumed" : std::string(word_of(result.roles));
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
          {"wrong", result.wrong}};
}

}  // namespace

SenderResult trace_everything(const trace::World& world, const SenderKind& kind) {
  return Everything(world, kind).run();
}

std::string all_text(const std::vector<SenderResult>& results, const Style& style,
                     const Glyphs& glyphs) {
  std::size_t widest = 24;
  for (const auto& result : results) widest = std::max(widest, result.kind.description.size());
  auto out = style(Tone::strong, fmt::format("  {:<{}} {:<13} {:<22} {:<8} {}", "sender", widest,
                                             "account", "events", "link", "role")) +
             "\n";
  std::string wrong;
  for (const auto& result : results) {
    const bool good = result.as_it_should();
    auto line =
        fmt::format("{} {:<{}} {:<13} {:<22} {:<8} {}",
                    style(good ? Tone::good : Tone::bad, good ? glyphs.done : glyphs.failed),
                    result.kind.description, widest, result.kind.sender.account,
                    events_cell(result), link_cell(result), role_cell(result));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
    for (const auto& what : result.wrong) {
      wrong += fmt::format("{} {}: {}\n", style(Tone::bad, glyphs.failed), result.kind.description,
                           plain(what));
    }
  }
  return wrong.empty() ? out : out + "\n" + wrong;
}

std::string all_json(const std::vector<SenderResult>& results) {
  auto senders = Json::array();
  for (const auto& result : results) senders.push_back(result_json(result));
  const Json out{{"passes", std::ranges::all_of(results, &SenderResult::as_it_should)},
                 {"senders", senders}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sagewatch
