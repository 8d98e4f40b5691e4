#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/event_pattern/json_error.hpp"
#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

struct RuleTree;

/// Many patterns, to be matched at once in a time that hardly depends on how many there are.
///
/// Each branch of a pattern hangs in a tree under the value that the fewest share, and in there
/// under the next such value, until few are left. An event's own values lead to the branches that
/// may match, and only these are looked at as a whole. `anything-but` and `exists` lead nowhere: a
/// pattern that asks nothing else is looked at for each event.
class RuleSet {
 public:
  explicit RuleSet(const std::vector<Pattern>& patterns);
  RuleSet(RuleSet&& other) noexcept;
  RuleSet& operator=(RuleSet&& other) noexcept;
  ~RuleSet();

  const RuleTree& tree() const { return *tree_; }

 private:
  std::unique_ptr<const RuleTree> tree_;
};

/// Matches events with a RuleSet, which must live as long. Keeps its memory from event to event.
class RuleMatcher {
 public:
  explicit RuleMatcher(const RuleSet& rules);
  RuleMatcher(RuleMatcher&& other) noexcept;
  RuleMatcher& operator=(RuleMatcher&& other) noexcept;
  ~RuleMatcher();

  /// The numbers of the patterns that match, ascending, valid until the next call; or why the text
  /// is no event.
  std::variant<std::span<const std::uint32_t>, JsonError> match(std::string_view event);

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

}  // namespace sagewatch::event_pattern
