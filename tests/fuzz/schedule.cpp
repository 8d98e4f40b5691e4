#include "language/schedule.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

/// Problems lie within the text, and blanks around a schedule change nothing but their places.

using namespace sagewatch::language;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto problems = schedule_problems(text);
  for (const auto& problem : problems) {
    if (problem.offset > size || problem.message.empty()) std::abort();
  }
  const auto moved = schedule_problems("  " + text + " ");
  if (moved.size() != problems.size()) std::abort();
  for (std::size_t i = 0; i < moved.size(); ++i) {
    if (moved[i].message != problems[i].message) std::abort();
  }
  return 0;
}
