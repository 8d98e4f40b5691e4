#include "tracing/trace_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using trace::Hop;
using trace::HopOutcome;
using trace::Trace;
using Json = nlohmann::ordered_json;

struct HopSign {
  std::string_view text;
  Tone tone;
};

HopSign hop_sign(HopOutcome outcome, const Glyphs& glyphs) {
  switch (outcome) {
    case HopOutcome::passed:
      return {glyphs.done, Tone::good};
    case HopOutcome::not_applicable:
      return {"-", Tone::faint};
    case HopOutcome::undecided:
      return {"?", Tone::caution};
    case HopOutcome::stopped:
      break;
  }
  return {glyphs.failed, Tone::bad};
}

std::string describe_path(const trace::Sender& sender) {
  if (!sender.ou_path) return "unknown OU";
  return sender.ou_path->empty() ? "in no organization" : escape_for_terminal(*sender.ou_path);
}

std::string_view conclusion(HopOutcome outcome) {
  switch (outcome) {
    case HopOutcome::passed:
      return "the event arrives at every target";
    case HopOutcome::not_applicable:
      return "the event is not sent: its rule is disabled";
    case HopOutcome::undecided:
      return "it is not known whether the event arrives";
    case HopOutcome::stopped:
      break;
  }
  return "the event does not arrive at every target";
}

std::string lines(const Trace& trace, const Style& style, const Glyphs& glyphs) {
  std::string out;
  for (const auto& hop : trace.hops) out += hop_line(hop, style, glyphs) + "\n";
  return out;
}

std::string section(std::string_view title, const Trace& trace, const Style& style,
                    const Glyphs& glyphs) {
  if (trace.hops.empty()) return "";
  return fmt::format("\n{}\n{}", style(Tone::strong, title), lines(trace, style, glyphs));
}

Json hops_json(const Trace& trace) {
  auto hops = Json::array();
  for (const auto& hop : trace.hops) {
    hops.push_back({{"depth", hop.depth},
                    {"result", word_of(hop.outcome)},
                    {"what", escape_for_terminal(hop.what)},
                    {"why", escape_for_terminal(hop.why)}});
  }
  return {{"result", word_of(trace.outcome)}, {"hops", hops}};
}

bool is_fine(HopOutcome outcome) {
  return outcome == HopOutcome::passed || outcome == HopOutcome::not_applicable;
}

}  // namespace

bool TraceReport::passes() const {
  return event.outcome == HopOutcome::passed && is_fine(links.outcome) && is_fine(roles.outcome);
}

std::string_view word_of(HopOutcome outcome) {
  switch (outcome) {
    case HopOutcome::passed:
      return "passed";
    case HopOutcome::not_applicable:
      return "not applicable";
    case HopOutcome::undecided:
      return "undecided";
    case HopOutcome::stopped:
      break;
  }
  return "stopped";
}

std::string hop_line(const Hop& hop, const Style& style, const Glyphs& glyphs) {
  const auto sign = hop_sign(hop.outcome, glyphs);
  return fmt::format("{}{} {}: {}", std::string(static_cast<std::size_t>(hop.depth) * 2, ' '),
                     style(sign.tone, sign.text), escape_for_terminal(hop.what),
                     escape_for_terminal(hop.why));
}

std::string trace_text(const TraceReport& report, const Style& style, const Glyphs& glyphs) {
  const auto title =
      fmt::format("{} from {} ({}) in {}", escape_for_terminal(report.detail_type),
                  report.sender.account, describe_path(report.sender), report.sender.region);
  return style(Tone::strong, title) + "\n" + lines(report.event, style, glyphs) +
         section("observability", report.links, style, glyphs) +
         section("look-ups", report.roles, style, glyphs) + "\n" +
         std::string(conclusion(report.event.outcome)) + "\n";
}

std::string trace_json(const TraceReport& report) {
  Json sender{{"account", report.sender.account}, {"region", report.sender.region}};
  if (report.sender.ou_path) sender["ouPath"] = escape_for_terminal(*report.sender.ou_path);
  const Json out{{"passes", report.passes()},
                 {"detailType", escape_for_terminal(report.detail_type)},
                 {"sender", sender},
                 {"event", hops_json(report.event)},
                 {"links", hops_json(report.links)},
                 {"roles", hops_json(report.roles)}};
  return out.dump(2) + "\n";
}

}  // namespace sagewatch
