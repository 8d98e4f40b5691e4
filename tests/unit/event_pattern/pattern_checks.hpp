#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "sagewatch/event_pattern/match.hpp"
#include "sagewatch/event_pattern/rule_set.hpp"

namespace sagewatch::event_pattern {

inline Pattern pattern_of(std::string_view json) {
  auto parsed = Pattern::parse(json);
  if (const auto* error = std::get_if<PatternError>(&parsed)) {
    throw std::runtime_error(error->path + ": " + error->message);
  }
  return std::get<Pattern>(std::move(parsed));
}

inline Event event_of(std::string_view json) {
  auto parsed = Event::parse(json);
  if (const auto* error = std::get_if<JsonError>(&parsed)) throw std::runtime_error(error->message);
  return std::get<Event>(std::move(parsed));
}

/// Asks the matcher of one pattern and that of sets, which must agree.
inline bool hit(std::string_view pattern, std::string_view event) {
  const auto parsed = pattern_of(pattern);
  const bool out = matches(parsed, event_of(event));
  const RuleSet rules({parsed});
  RuleMatcher matcher(rules);
  const auto found = matcher.match(event);
  const auto* numbers = std::get_if<std::span<const std::uint32_t>>(&found);
  if (!numbers || numbers->empty() == out) throw std::logic_error("the matchers disagree");
  return out;
}

/// Whether `value` (JSON) of a field passes `matchers` (JSON).
inline bool takes(const std::string& matchers, const std::string& value) {
  return hit(R"({"f": )" + matchers + "}", R"({"f": )" + value + "}");
}

/// "PATH: MESSAGE" of a pattern that is refused.
inline std::string refusal(std::string_view pattern) {
  const auto parsed = Pattern::parse(pattern);
  const auto* error = std::get_if<PatternError>(&parsed);
  return error ? error->path + ": " + error->message : "accepted";
}

}  // namespace sagewatch::event_pattern
