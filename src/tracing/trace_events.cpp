#include "tracing/trace_events.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sagewatch/document/place.hpp"
#include "tracing/sample_events.hpp"

namespace sagewatch {
namespace {

std::string first_text(const event_pattern::Event& event, std::string_view path) {
  const auto number = event.paths().find(event_pattern::Paths::root, path);
  const auto& leaves = event.leaves();
  const auto leaf = number < leaves.first.size() ? leaves.first[number] : event_pattern::Leaf::none;
  if (leaf == event_pattern::Leaf::none) return "";
  const auto& found = leaves.all[leaf];
  return found.type == event_pattern::LeafType::text ? std::string(found.value) : "";
}

TracedEvent traced(std::string text) {
  return std::get<TracedEvent>(read_traced_event("event", std::move(text)));
}

std::string text(const document::Node& properties, std::initializer_list<std::string_view> path) {
  const auto* value = document::find(&properties, path);
  return value && value->text() ? *value->text() : "";
}

}  // namespace

std::string TracedEvent::text(std::string_view path) const { return first_text(event, path); }

std::variant<TracedEvent, cfn::Diagnostic> read_traced_event(const std::string& file,
                                                             std::string text) {
  auto parsed = event_pattern::Event::parse(text);
  if (const auto* error = std::get_if<event_pattern::JsonError>(&parsed)) {
    return cfn::Diagnostic{
        .id = "E0602",
        .message = "this is not an event: " + error->message,
        .hint = "give the JSON of one event, as EventBridge delivers it",
        .place = document::place_of(file, text, document::mark_at(text, error->offset))};
  }
  auto& event = std::get<event_pattern::Event>(parsed);
  auto source = first_text(event, "source");
  auto detail_type = first_text(event, "detail-type");
  if (source.empty() || detail_type.empty()) {
    return cfn::Diagnostic{.id = "E0602",
                           .message = fmt::format("this is not an event: it has no '{}'",
                                                  source.empty() ? "source" : "detail-type"),
                           .hint = "give the JSON of one event, as EventBridge delivers it",
                           .place = document::place_of(file, text, document::Mark{})};
  }
  return TracedEvent{std::move(text), std::move(event), std::move(source), std::move(detail_type)};
}

namespace {

/// In CloudTrail's form.
std::string disabled_rule(const EventOrigin& origin, const std::string& rule) {
  return event_text(
      origin, "aws.events", "AWS API Call via CloudTrail",
      {{"eventSource", "events.amazonaws.com"},
       {"eventName", "DisableRule"},
       {"userIdentity",
        {{"arn", fmt::format("arn:aws:sts::{}:assumed-role/Admin/erika", origin.account)}}},
       {"requestParameters", {{"name", rule}}}});
}

}  // namespace

std::vector<TracedEvent> every_event(const trace::Topology& topology, const trace::Sender& sender) {
  std::vector<TracedEvent> out;
  const EventOrigin origin{.account = sender.account, .region = sender.region};
  for (auto& sample : sagemaker_samples(origin)) out.push_back(traced(std::move(sample.json)));
  for (const auto* schedule : of_type(topology.sending, "AWS::Scheduler::Schedule")) {
    const auto source = text(schedule->properties, {"Target", "EventBridgeParameters", "Source"});
    const auto type = text(schedule->properties, {"Target", "EventBridgeParameters", "DetailType"});
    if (!source.empty() && !type.empty())
      out.push_back(traced(event_text(origin, source, type, nlohmann::json::object())));
  }
  const auto rules = of_type(topology.sending, "AWS::Events::Rule");
  if (!rules.empty()) {
    out.push_back(traced(disabled_rule(origin, text(rules.front()->properties, {"Name"}))));
  }
  return out;
}

}  // namespace sagewatch
