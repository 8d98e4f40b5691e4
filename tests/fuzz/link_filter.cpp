#include "language/link_filter.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

/// What is found lies within the text. A right filter stays right with blanks around it, and with
/// another condition behind it.

using namespace sagewatch::language;

namespace {

bool is_right(const std::string& text) {
  return read_link_filter(text, "Namespace").problems.empty();
}

/// Whether all of it is read: not where a part that is not known or a parenthesis ends reading.
bool is_read_to_the_end(const std::string& text) { return !is_right(text + " ,"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto filter = read_link_filter(text, "Namespace");
  for (const auto& problem : filter.problems) {
    if (problem.offset > size || problem.message.empty()) std::abort();
  }
  for (const auto& like : filter.likes) {
    if (text.substr(like.offset + 1, like.text.size()) != like.text) std::abort();
  }
  if (!filter.problems.empty() || text == "*") return 0;
  if (!is_right(" " + text + " ")) std::abort();
  const auto longer = text + " AND Namespace LIKE 'a%'";
  const auto more = read_link_filter(longer, "Namespace");
  if (!more.problems.empty()) std::abort();
  if (is_read_to_the_end(text) && more.operands != filter.operands + 1) std::abort();
  return 0;
}
