#include "language/metrics_insights.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Problems stand within the text, a complete query has none, and stays complete with blanks around
/// it.

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto query = read_metrics_insights(text);
  must_stand_within(query.problems, text);
  must_stand_within(query.doubts, text);
  must(query.problems.empty() || !query.complete);
  if (!query.complete) return 0;
  must(is_metrics_insights(text));
  const auto wider = read_metrics_insights("\n " + text + "\t ");
  must(wider.complete && wider.where.size() == query.where.size());
  must(wider.doubts.size() == query.doubts.size());
  return 0;
}
