#include "language/filter_pattern.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Reads arbitrary bytes as a filter pattern. Every place lies within the text; a blank on either
/// side changes nothing.

namespace {

using namespace sagewatch::language;

void check_places(const Problems& problems, std::size_t size) {
  for (const auto& problem : problems) {
    if (problem.offset > size || problem.message.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto pattern = filter_pattern::read(text);
  check_places(pattern.problems, size);
  check_places(pattern.doubts, size);
  if (!pattern.problems.empty() || size >= 1000) return 0;
  const auto padded = filter_pattern::read(" " + text + "\n");
  if (!padded.problems.empty() || padded.kind != pattern.kind) std::abort();
  return 0;
}
