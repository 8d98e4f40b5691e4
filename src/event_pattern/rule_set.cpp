#include "sagewatch/event_pattern/rule_set.hpp"

#include <algorithm>

#include "branch_match.hpp"
#include "read_leaves.hpp"
#include "rule_tree.hpp"

namespace sagewatch::event_pattern {

RuleSet::RuleSet(const std::vector<Pattern>& patterns)
    : tree_(std::make_unique<const RuleTree>(build_tree(patterns))) {}
RuleSet::RuleSet(RuleSet&& other) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&& other) noexcept = default;
RuleSet::~RuleSet() = default;

/// The memory of a RuleMatcher, and its traversal of the tree.
class RuleMatcher::Walk {
 public:
  explicit Walk(const RuleTree& tree)
      : tree_(tree), branch_seen_(tree.branches.size(), 0), node_seen_(tree.nodes.size(), 0) {}

  std::optional<JsonError> match(std::string_view event) {
    found_.clear();
    if (auto error = read_leaves(event, tree_.paths, leaves_)) return error;
    ++event_;
    nodes_.assign(1, 0);
    while (!nodes_.empty()) {
      const auto node = nodes_.back();
      nodes_.pop_back();
      visit(node);
    }
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::nullopt;
  }

  std::span<const std::uint32_t> found() const { return found_; }

 private:
  void visit(std::uint32_t number) {
    const auto& node = tree_.nodes[number];
    for (const auto branch : node.branches) look_at(branch);
    if (node.probes.size() <= leaves_.present.size()) {
      for (const auto probe : node.probes) follow(probe);
      return;
    }
    for (const auto path : leaves_.present) {
      if (const auto probe = tree_.probe_of(number, path); probe != TextIndex::none) follow(probe);
    }
  }

  /// Several values may lead to a branch; once is enough.
  void look_at(std::uint32_t number) {
    if (branch_seen_[number] == event_) return;
    branch_seen_[number] = event_;
    const auto& branch = tree_.branches[number];
    if (branch_matches(branch.fields, branch.paths, leaves_)) found_.push_back(branch.rule);
  }

  void follow(std::uint32_t number) {
    const auto& probe = tree_.probes[number];
    for (auto at = first_leaf(leaves_, probe.path); at != Leaf::none; at = leaves_.all[at].next) {
      follow(number, probe, leaves_.all[at]);
    }
  }

  void follow(std::uint32_t number, const RuleTree::Probe& probe, const Leaf& leaf) {
    whole(number, probe, KeyKind::any, "");
    switch (leaf.type) {
      case LeafType::text:
        return follow_text(number, probe, leaf.value);
      case LeafType::number:
        return follow_number(number, probe, leaf.value);
      case LeafType::literal:
        whole(number, probe, KeyKind::literal, leaf.value);
    }
  }

  void follow_number(std::uint32_t number, const RuleTree::Probe& probe, std::string_view value) {
    whole(number, probe, KeyKind::number, value);
    const auto& sizes = probe.sizes_of(KeyKind::range);
    const auto amount = sizes.empty() ? std::nullopt : millionths(value);
    if (!amount) return;
    for (const auto size : sizes) push(number, KeyKind::range, range_key(*amount, size));
  }

  void follow_text(std::uint32_t number, const RuleTree::Probe& probe, std::string_view value) {
    whole(number, probe, KeyKind::text, value);
    affixes(number, probe, KeyKind::prefix, KeyKind::suffix, value);
    parts(number, probe, value);
    if (asks_folded(probe)) {
      const auto folded = lower_case(value);
      whole(number, probe, KeyKind::folded, folded);
      affixes(number, probe, KeyKind::folded_prefix, KeyKind::folded_suffix, folded);
    }
    const auto& sizes = probe.sizes_of(KeyKind::block);
    const auto address = sizes.empty() ? std::nullopt : parse_event_ip(value);
    if (!address) return;
    for (const auto size : sizes) push(number, KeyKind::block, block_key(*address, size));
  }

  static bool asks_folded(const RuleTree::Probe& probe) {
    return !probe.sizes_of(KeyKind::folded).empty() ||
           !probe.sizes_of(KeyKind::folded_prefix).empty() ||
           !probe.sizes_of(KeyKind::folded_suffix).empty();
  }

  void whole(std::uint32_t number, const RuleTree::Probe& probe, KeyKind kind,
             std::string_view value) {
    if (!probe.sizes_of(kind).empty()) push(number, kind, value);
  }

  void affixes(std::uint32_t number, const RuleTree::Probe& probe, KeyKind prefix, KeyKind suffix,
               std::string_view value) {
    for (const auto size : probe.sizes_of(prefix)) {
      if (size > value.size()) break;
      push(number, prefix, value.substr(0, size));
    }
    for (const auto size : probe.sizes_of(suffix)) {
      if (size > value.size()) break;
      push(number, suffix, value.substr(value.size() - size));
    }
  }

  void parts(std::uint32_t number, const RuleTree::Probe& probe, std::string_view value) {
    for (const auto size : probe.sizes_of(KeyKind::part)) {
      for (std::size_t at = 0; at + size <= value.size(); ++at) {
        push(number, KeyKind::part, value.substr(at, size));
      }
    }
  }

  void push(std::uint32_t probe, KeyKind kind, std::string_view key) {
    const auto child = tree_.children.find(RuleTree::family(probe, kind), key);
    if (child == TextIndex::none || node_seen_[child] == event_) return;
    node_seen_[child] = event_;
    nodes_.push_back(child);
  }

  const RuleTree& tree_;
  Leaves leaves_;
  std::vector<std::uint64_t> branch_seen_;  ///< by branch: the last event that was matched with it
  std::vector<std::uint64_t> node_seen_;    ///< by node: the last event that visited it
  std::uint64_t event_ = 0;
  std::vector<std::uint32_t> nodes_;  ///< to be visited
  std::vector<std::uint32_t> found_;
};

RuleMatcher::RuleMatcher(const RuleSet& rules) : walk_(std::make_unique<Walk>(rules.tree())) {}
RuleMatcher::RuleMatcher(RuleMatcher&& other) noexcept = default;
RuleMatcher& RuleMatcher::operator=(RuleMatcher&& other) noexcept = default;
RuleMatcher::~RuleMatcher() = default;

std::variant<std::span<const std::uint32_t>, JsonError> RuleMatcher::match(std::string_view event) {
  if (auto error = walk_->match(event)) return *error;
  return walk_->found();
}

}  // namespace sagewatch::event_pattern
