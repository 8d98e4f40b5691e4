#include "rules.hpp"

#include "property_text.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/event_pattern/match.hpp"
#include "sagewatch/intrinsics/unknown.hpp"

namespace sagewatch::trace {
namespace {

/// The JSON of the pattern, which may be a string in the template.
cfn::Text pattern_json(const document::Node& node) {
  const auto text = intrinsics::text_of(node);
  return text ? *text : document::to_json_text(node);
}

RuleAnswer ask_pattern(const std::string& json, const event_pattern::Event& event) {
  const auto parsed = event_pattern::Pattern::parse(json);
  if (const auto* error = std::get_if<event_pattern::PatternError>(&parsed)) {
    const auto at = error->path.empty() ? "" : error->path + ": ";
    return {HopOutcome::stopped, "EventBridge would refuse its pattern: " + at + error->message};
  }
  const auto mismatch = explain(std::get<event_pattern::Pattern>(parsed), event);
  if (mismatch) return {HopOutcome::not_applicable, sentence(*mismatch)};
  return {HopOutcome::passed, "its pattern matches"};
}

/// A rule receives read-only calls from CloudTrail only in a special state.
bool is_read_only_call(const event_pattern::Event& event) {
  static const auto calls = std::get<event_pattern::Pattern>(event_pattern::Pattern::parse(
      R"({"detail-type": ["AWS API Call via CloudTrail"], "detail": {"eventName": [
         {"prefix": "Describe"}, {"prefix": "Get"}, {"prefix": "List"}]}})"));
  return matches(calls, event);
}

RuleAnswer ask_state(const Resource& rule, const event_pattern::Event& event) {
  const auto state = property_text(rule, "State").value_or("ENABLED");
  const auto* literal = state.literal();
  if (!literal) return {HopOutcome::undecided, "its pattern matches, but its State is not known"};
  if (*literal == "DISABLED")
    return {HopOutcome::not_applicable, "its pattern matches, but the rule is disabled", true};
  if (*literal == "ENABLED" && is_read_only_call(event)) {
    return {HopOutcome::not_applicable,
            "its pattern matches, but read-only calls need the State "
            "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"};
  }
  return {HopOutcome::passed, "its pattern matches"};
}

}  // namespace

RuleAnswer ask_rule(const Resource& rule, const SentEvent& sent) {
  const auto* given = rule.properties.find("EventPattern");
  if (!given) return {HopOutcome::not_applicable, "it has no pattern"};
  const auto json = pattern_json(*given);
  const auto* literal = json.literal();
  if (!literal)
    return {HopOutcome::undecided, "its pattern is not known: " + document::shown(json)};
  auto answer = ask_pattern(*literal, sent.event);
  if (answer.outcome == HopOutcome::passed) answer = ask_state(rule, sent.event);
  if (answer.outcome == HopOutcome::passed && rule.exists == iam::Truth::unknown) {
    return {HopOutcome::undecided, "its pattern matches, but its condition is not known"};
  }
  return answer;
}

bool is_on_bus(const Resource& rule, const Resource* bus) {
  const auto given = property_text(rule, "EventBusName");
  if (bus) return given && (given == bus->ref || given == bus->arn);
  if (!given) return true;
  const auto* literal = given->literal();
  return literal != nullptr && (*literal == "default" || literal->ends_with(":event-bus/default"));
}

}  // namespace sagewatch::trace
