#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/event_pattern/text_index.hpp"

namespace sagewatch::event_pattern {

/// The paths of fields, as a tree of names; a path is the number of its node. A dot inside a
/// name is a step like any other: to EventBridge `{"a.b": 1}` and `{"a": {"b": 1}}` are the same.
class Paths {
 public:
  static constexpr std::uint32_t none = TextIndex::none;
  static constexpr std::uint32_t root = 0;

  /// The path of `name` below `from`, or none.
  std::uint32_t find(std::uint32_t from, std::string_view name) const;
  /// The same, created if it is missing.
  std::uint32_t intern(std::uint32_t from, std::string_view name);

  std::size_t size() const { return names_.size(); }
  /// "detail.state"
  const std::string& name(std::uint32_t path) const { return names_[path]; }

 private:
  TextIndex steps_;
  std::vector<std::string> names_{""};
};

}  // namespace sagewatch::event_pattern
