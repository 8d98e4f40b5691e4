#include "language/metric_math.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Problems stand within the text, parts behind their own parts, and a complete expression stays
/// complete in parentheses and is worth the same.

namespace {

using namespace sagewatch::language;

void must(bool holds) {
  if (!holds) std::abort();
}

void must_stand_within(const Problems& problems, std::string_view text) {
  for (const auto& problem : problems) {
    must(problem.offset <= text.size() && !problem.message.empty());
  }
}

MathKind kind(const MetricMath& math, std::string_view text) {
  Problems doubts;
  const auto out = kind_of(
      math, [](std::string_view id) { return id == "a" ? MathKind::several : MathKind::series; },
      doubts);
  must_stand_within(doubts, text);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto math = read_metric_math(text);
  must_stand_within(math.problems, text);
  must(math.problems.empty() || !math.complete);
  for (std::size_t i = 0; i < math.nodes.size(); ++i) {
    for (const auto part : math.nodes[i].parts) must(part < i);
  }
  const auto worth = kind(math, text);
  if (!math.complete) return 0;
  const auto wider_text = "( " + text + "\n)";
  const auto wider = read_metric_math(wider_text);
  // What is nested as deep as is followed may now be too deep.
  must(wider.problems.empty());
  if (wider.complete) must(kind(wider, wider_text) == worth);
  return 0;
}
