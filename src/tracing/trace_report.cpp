#include "tracing/trace_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using trace::Hop;
using trace::Mark;
using trace::Trace;
using Json = nlohmann::ordered_json;

struct HopSign {
  std::string_view text;
  Tone tone;
};

HopSign hop_sign(Mark mark, const Glyphs& glyphs) {
  switch (mark) {
    case Mark::passed:
      return {glyphs.done, Tone::good};
    case Mark::not_meant:
      return {"-", Tone::faint};
    case Mark::undecided:
      return {"?", Tone::caution};
    case Mark::stopped:
      break;
  }
  return {glyphs.failed, Tone::bad};
}

std::string spoken_path(const trace::Sender& sender) {
  if (!sender.ou_path) return "unit not known";
  return sender.ou_path->empty() ? "in no organization" : plain(*sender.ou_path);
}

std::string_view conclusion(Mark mark) {
  switch (mark) {
    case Mark::passed:
      return "the event arrives at every target";
    case Mark::not_meant:
      return "the event is not sent: its rule is off";
    case Mark::undecided:
      return "whether the event arrives can't be told";
    case Mark::stopped:
      break;
  }
  return "the event does not arrive everywhere it should";
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
                    {"result", word_of(hop.mark)},
                    {"what", plain(hop.what)},
                    {"why", plain(hop.why)}});
  }
  return {{"result", word_of(trace.mark)}, {"hops", hops}};
}

bool is_fine(Mark mark) { return mark == Mark::passed || mark == Mark::not_meant; }

}  // namespace

bool TraceReport::passes() const {
  return event.mark == Mark::passed && is_fine(links.mark) && is_fine(roles.mark);
}

std::string_view word_of(Mark mark) {
  switch (mark) {
    case Mark::passed:
      return "passed";
    case Mark::not_meant:
      return "not meant";
    case Mark::undecided:
      return "undecided";
    case Mark::stopped:
      break;
  }
  return "stopped";
}

std::string hop_line(const Hop& hop, const Style& style, const Glyphs& glyphs) {
  const auto sign = hop_sign(hop.mark, glyphs);
  return fmt::format("{}{} {}: {}", std::string(static_cast<std::size_t>(hop.depth) * 2, ' '),
                     style(sign.tone, sign.text), plain(hop.what), plain(hop.why));
}

std::string trace_text(const TraceReport& report, const Style& style, const Glyphs& glyphs) {
  const auto title =
      fmt::format("{} from {} ({}) in {}", plain(report.detail_type), report.sender.account,
                  spoken_path(report.sender), report.sender.region);
  return style(Tone::strong, title) + "\n" + lines(report.event, style, glyphs) +
         section("observability", report.links, style, glyphs) +
         section("look-ups", report.roles, style, glyphs) + "\n" +
         std::string(conclusion(report.event.mark)) + "\n";
}

std::string trace_json(const TraceReport& report) {
  Json sender{{"account", report.sender.account}, {"region", report.sender.region}};
  if (report.sender.ou_path) sender["ouPath"] = plain(*report.sender.ou_path);
  const Json out{{"passes", report.passes()},
                 {"detailType", plain(report.detail_type)},
                 {"sender", sender},
                 {"event", hops_json(report.event)},
                 {"links", hops_json(report.links)},
                 {"roles", hops_json(report.roles)}};
  return out.dump(2) + "\n";
}

}  // namespace sagewatch
