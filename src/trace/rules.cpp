#include "rules.hpp"

#include "sagewatch/document/write.hpp"
#include "sagewatch/event_pattern/match.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::trace {
namespace {

std::optional<cfn::Text> text(const Resource& rule, std::string_view property) {
  const auto* value = rule.properties.find(property);
  return value ? intrinsics::text_of(*value) : std::nullopt;
}

/// The JSON of the pattern, which may stand in the template as a text.
cfn::Text pattern_json(const document::Node& node) {
  const auto text = intrinsics::text_of(node);
  return text ? *text : document::to_json_text(node);
}

RuleAnswer ask_pattern(const std::string& json, const event_pattern::Event& event) {
  const auto parsed = event_pattern::Pattern::parse(json);
  if (const auto* error = std::get_if<event_pattern::PatternError>(&parsed)) {
    const auto at = error->path.empty() ? "" : error->path + ": ";
    return {Mark::stopped, "EventBridge would refuse its pattern: " + at + error->message};
  }
  const auto mismatch = explain(std::get<event_pattern::Pattern>(parsed), event);
  if (mismatch) return {Mark::not_meant, sentence(*mismatch)};
  return {Mark::passed, "its pattern matches"};
}

/// A rule gets read-only calls from CloudTrail only in a state of its own.
bool is_read_only_call(const event_pattern::Event& event) {
  static const auto calls = std::get<event_pattern::Pattern>(event_pattern::Pattern::parse(
      R"({"detail-type": ["AWS API Call via CloudTrail"], "detail": {"eventName": [
         {"prefix": "Describe"}, {"prefix": "Get"}, {"prefix": "List"}]}})"));
  return matches(calls, event);
}

RuleAnswer ask_state(const Resource& rule, const event_pattern::Event& event) {
  const auto state = text(rule, "State").value_or("ENABLED");
  const auto* literal = state.literal();
  if (!literal) return {Mark::undecided, "its pattern matches, but its State is not known"};
  if (*literal == "DISABLED") return {Mark::not_meant, "its pattern matches, but it is off", true};
  if (*literal == "ENABLED" && is_read_only_call(event)) {
    return {Mark::not_meant,
            "its pattern matches, but read-only calls need the State "
            "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"};
  }
  return {Mark::passed, "its pattern matches"};
}

}  // namespace

RuleAnswer ask_rule(const Resource& rule, const SentEvent& sent) {
  const auto* given = rule.properties.find("EventPattern");
  if (!given) return {Mark::not_meant, "it has no pattern"};
  const auto json = pattern_json(*given);
  const auto* literal = json.literal();
  if (!literal) return {Mark::undecided, "its pattern is not known: " + document::shown(json)};
  auto answer = ask_pattern(*literal, sent.event);
  if (answer.mark == Mark::passed) answer = ask_state(rule, sent.event);
  if (answer.mark == Mark::passed && rule.exists == iam::Truth::unknown) {
    return {Mark::undecided, "its pattern matches, but its condition is not known"};
  }
  return answer;
}

bool is_on_bus(const Resource& rule, const Resource* bus) {
  const auto given = text(rule, "EventBusName");
  if (bus) return given && (given == bus->ref || given == bus->arn);
  if (!given) return true;
  const auto* literal = given->literal();
  return literal != nullptr && (*literal == "default" || literal->ends_with(":event-bus/default"));
}

}  // namespace sagewatch::trace
