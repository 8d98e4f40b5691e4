#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "sagewatch/document/json_error.hpp"
#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::event_pattern {

struct RuleTree;

/// Many patterns, matched at once in a time that hardly depends on their number.
///
/// Each branch of a pattern is in a tree under the value that the fewest branches share, and below
/// that under the next such value, until few are left. A value is a text, or its beginning, end or
/// a part of it, a range or a block; for `anything-but` and `exists` it is the presence of the
/// field. The values of an event lead to the branches that may match, and only these are evaluated
/// completely.
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

/// Matches events with a RuleSet, which must outlive it. Reuses its memory from event to event.
class RuleMatcher {
 public:
  explicit RuleMatcher(const RuleSet& rules);
  RuleMatcher(RuleMatcher&& other) noexcept;
  RuleMatcher& operator=(RuleMatcher&& other) noexcept;
  ~RuleMatcher();

  /// The numbers of the matching patterns, ascending, valid until the next call; or why the text is
  /// not an event.
  std::variant<std::span<const std::uint32_t>, JsonError> match(std::string_view event);

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

}  // namespace sagewatch::event_pattern
