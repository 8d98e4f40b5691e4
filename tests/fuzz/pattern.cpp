#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sagewatch/event_pattern/match.hpp"
#include "sagewatch/event_pattern/rule_set.hpp"

/// Reads the first line as a pattern and the rest as an event. The two matchers and the explanation
/// must agree.

namespace {

using namespace sagewatch::event_pattern;

void compare(const Pattern& pattern, std::string_view json) {
  const auto event = Event::parse(json);
  const RuleSet rules({pattern, pattern});
  RuleMatcher matcher(rules);
  const auto found = matcher.match(json);
  if (std::holds_alternative<JsonError>(event)) {
    // The set passes over what it does not ask for, but reads it all.
    if (!std::holds_alternative<JsonError>(found)) std::abort();
    return;
  }
  const auto& read = std::get<Event>(event);
  const bool hit = matches(pattern, read);
  const auto& numbers = std::get<std::span<const std::uint32_t>>(found);
  if (numbers.size() != (hit ? 2 : 0)) std::abort();
  const auto mismatch = explain(pattern, read);
  if (mismatch.has_value() == hit) std::abort();
  if (mismatch && sentence(*mismatch).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto line = text.find('\n');
  const auto parsed = Pattern::parse(text.substr(0, line));
  const auto* pattern = std::get_if<Pattern>(&parsed);
  if (pattern) compare(*pattern, line == std::string_view::npos ? "" : text.substr(line + 1));
  return 0;
}
