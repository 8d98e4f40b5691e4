#include "language/input_template.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

/// What is filled in is as long as the template, and variables stand where they are said to. What
/// is filled in has no variable any more, unless a text that isn't closed hides what follows.

using namespace sagewatch::language;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = read_input_template(text);
  if (read.filled.size() != size) std::abort();
  for (const auto& [offset, name, in_text] : read.variables) {
    if (text.substr(offset, name.size() + 2) != "<" + name + ">") std::abort();
  }
  const auto again = read_input_template(read.filled);
  if (!again.variables.empty() || again.unknown || again.filled != read.filled) std::abort();
  return 0;
}
