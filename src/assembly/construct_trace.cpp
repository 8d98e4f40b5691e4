#include "assembly/construct_trace.hpp"

#include <fmt/format.h>

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

std::vector<std::string> construct_trace(const cfn::Construct& construct) {
  const cfn::Construct* stack = &construct.stack();
  std::vector<std::string> frames;
  for (const auto* at = &construct; true; at = at->parent()) {
    frames.push_back(fmt::format("{} ({}:{}:1)", at->id(), at->where().file, at->where().line));
    if (at == stack) break;
  }
  return frames;
}

const cfn::Construct* construct_at(const cfn::Construct& top, std::string_view path) {
  const auto end = path.find('/');
  if (path.substr(0, end) != top.id()) return nullptr;
  if (end == std::string_view::npos) return &top;
  const auto below = path.substr(end + 1);
  const auto* child = top.find(below.substr(0, below.find('/')));
  return child ? construct_at(*child, below) : nullptr;
}

}  // namespace sagewatch
