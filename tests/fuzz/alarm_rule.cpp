#include "language/alarm_rule.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Problems and alarms stand within the text, and a rule without problems has none when it is
/// negated, unless it then has too many characters or elements.

namespace {

using namespace sagewatch::language;

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto rule = read_alarm_rule(text);
  for (const auto& problem : rule.problems) {
    must(problem.offset <= text.size() && !problem.message.empty());
  }
  for (const auto& child : rule.children) must(child.offset < text.size());
  if (!rule.problems.empty() || size > 1000) return 0;
  const auto negated = read_alarm_rule("NOT (" + text + ")");
  const bool too_many =
      negated.problems.size() == 1 && negated.problems[0].message.ends_with("at most");
  must(negated.problems.empty() || too_many);
  return 0;
}
