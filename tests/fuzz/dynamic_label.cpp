#include "language/dynamic_label.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Problems stand within the text, where a dynamic value begins, and plain text adds none.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto problems = sagewatch::language::read_dynamic_label(text);
  for (const auto& problem : problems) {
    if (text.compare(problem.offset, 2, "${") != 0 || problem.message.empty()) std::abort();
  }
  const auto wider = sagewatch::language::read_dynamic_label("all: " + text);
  if (wider.size() != problems.size()) std::abort();
  return 0;
}
