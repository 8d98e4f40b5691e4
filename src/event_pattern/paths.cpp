#include "sagewatch/event_pattern/paths.hpp"

namespace sagewatch::event_pattern {
namespace {

/// Removes the first step from `name`; true if there are more.
bool take_step(std::string_view& name, std::string_view& step) {
  const auto dot = name.find('.');
  step = name.substr(0, dot);
  if (dot == std::string_view::npos) return false;
  name.remove_prefix(dot + 1);
  return true;
}

}  // namespace

std::uint32_t Paths::find(std::uint32_t from, std::string_view name) const {
  std::string_view step;
  for (bool more = true; more && from != none;) {
    more = take_step(name, step);
    from = steps_.find(from, step);
  }
  return from;
}

std::uint32_t Paths::intern(std::uint32_t from, std::string_view name) {
  std::string_view step;
  for (bool more = true; more;) {
    more = take_step(name, step);
    const auto fresh = static_cast<std::uint32_t>(names_.size());
    const auto next = steps_.find_or_insert(from, step, fresh);
    if (next == fresh) {
      names_.push_back(from == root ? std::string(step) : names_[from] + "." + std::string(step));
    }
    from = next;
  }
  return from;
}

}  // namespace sagewatch::event_pattern
