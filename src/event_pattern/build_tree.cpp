#include <algorithm>
#include <map>

#include "rule_tree.hpp"

namespace sagewatch::event_pattern {
namespace {

/// This few branches are matched faster than indexed.
constexpr std::size_t few = 4;
/// A branch with lists of values is in the tree several times, but not more often than this.
constexpr std::size_t most_copies = 64;

/// A branch on its way down the tree.
struct Entry {
  std::uint32_t branch;
  std::vector<std::uint32_t> used = {};  ///< fields that led here
  std::size_t copies = 1;
};

class TreeBuilder {
 public:
  explicit TreeBuilder(RuleTree& tree) : tree_(tree) {}

  void build() {
    std::vector<Entry> all;
    for (std::uint32_t i = 0; i < tree_.branches.size(); ++i) {
      number_keys(tree_.branches[i]);
      all.push_back({i});
    }
    counts_.resize(keys_.size());
    tree_.nodes.emplace_back();
    build_node(0, std::move(all));
  }

 private:
  struct NumberedKey {
    std::uint32_t path;
    Key key;
  };
  using Numbers = std::vector<std::uint32_t>;

  /// Each key at each path has a number, to count the branches that share it.
  void number_keys(const RuleTree::IndexedBranch& branch) {
    auto& fields = keys_by_branch_.emplace_back();
    for (std::size_t i = 0; i < branch.fields.size(); ++i) {
      auto& numbers = fields.emplace_back();
      for (auto& key : keys_of(branch.fields[i]).value_or(std::vector<Key>{})) {
        const auto fresh = static_cast<std::uint32_t>(keys_.size());
        const auto owner = RuleTree::family(branch.paths[i], key.kind);
        numbers.push_back(key_numbers_.find_or_insert(owner, key.text, fresh));
        if (numbers.back() == fresh) keys_.push_back({branch.paths[i], std::move(key)});
      }
      std::ranges::sort(numbers);
      numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
  }

  bool is_free(const Entry& entry, std::uint32_t field) const {
    const auto& keys = keys_by_branch_[entry.branch][field];
    return !keys.empty() && keys.size() * entry.copies <= most_copies &&
           std::ranges::find(entry.used, field) == entry.used.end();
  }

  /// Calls `act` with each field that may be the next level, and its keys.
  template <class Act>
  void each_free_field(const Entry& entry, Act act) const {
    const auto& fields = keys_by_branch_[entry.branch];
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      if (is_free(entry, i)) act(i, fields[i]);
    }
  }

  void count(const std::vector<Entry>& entries, bool up) {
    for (const auto& entry : entries) {
      each_free_field(entry, [&](std::uint32_t, const Numbers& keys) {
        for (const auto key : keys) counts_[key] = up ? counts_[key] + 1 : 0;
      });
    }
  }

  /// The field whose keys are shared by the fewest other branches.
  std::optional<std::uint32_t> best_field(const Entry& entry) const {
    std::optional<std::uint32_t> best;
    std::size_t least = SIZE_MAX;
    each_free_field(entry, [&](std::uint32_t field, const Numbers& keys) {
      std::size_t sharing = 0;
      for (const auto key : keys) sharing += counts_[key];
      if (sharing >= least) return;
      least = sharing;
      best = field;
    });
    return best;
  }

  void build_node(std::uint32_t node, std::vector<Entry> entries) {
    std::map<std::uint32_t, std::vector<Entry>> by_key;
    if (entries.size() > few) {
      count(entries, true);
      std::erase_if(entries, [&](Entry& entry) { return hang(entry, by_key); });
    }
    for (const auto& entry : entries) tree_.nodes[node].branches.push_back(entry.branch);
    reset_counts(by_key, entries);
    for (auto& [key, below] : by_key) build_node(add_child(node, keys_[key]), std::move(below));
  }

  /// Adds the entry under the keys of its best field; false if it has none.
  bool hang(const Entry& entry, std::map<std::uint32_t, std::vector<Entry>>& by_key) const {
    const auto field = best_field(entry);
    if (!field) return false;
    const auto& keys = keys_by_branch_[entry.branch][*field];
    auto below = entry;
    below.used.push_back(*field);
    below.copies *= keys.size();
    for (const auto key : keys) by_key[key].push_back(below);
    return true;
  }

  void reset_counts(const std::map<std::uint32_t, std::vector<Entry>>& by_key,
                    const std::vector<Entry>& rest) {
    for (const auto& [key, below] : by_key) {
      counts_[key] = 0;
      count(below, false);
    }
    count(rest, false);
  }

  std::uint32_t add_probe(std::uint32_t node, std::uint32_t path) {
    const auto fresh = static_cast<std::uint32_t>(tree_.probes.size());
    const auto owner = (static_cast<std::uint64_t>(node) << 32U) | path;
    const auto probe = tree_.probe_index.find_or_insert(owner, "", fresh);
    if (probe == fresh) {
      tree_.probes.push_back({path});
      tree_.nodes[node].probes.push_back(probe);
    }
    return probe;
  }

  std::uint32_t add_child(std::uint32_t node, const NumberedKey& numbered) {
    const auto probe = add_probe(node, numbered.path);
    const auto& [kind, text, size] = numbered.key;
    auto& sizes = tree_.probes[probe].sizes[static_cast<std::size_t>(kind)];
    const auto at = std::ranges::lower_bound(sizes, size);
    if (at == sizes.end() || *at != size) sizes.insert(at, size);
    const auto child = static_cast<std::uint32_t>(tree_.nodes.size());
    tree_.nodes.emplace_back();
    tree_.children.find_or_insert(RuleTree::family(probe, kind), text, child);
    return child;
  }

  RuleTree& tree_;
  std::vector<std::vector<Numbers>> keys_by_branch_;  ///< numbers of each field's keys
  std::vector<NumberedKey> keys_;
  TextIndex key_numbers_;
  std::vector<std::size_t> counts_;  ///< by key: the number of entries of this node that have it
};

}  // namespace

RuleTree build_tree(const std::vector<Pattern>& patterns) {
  RuleTree tree;
  std::uint32_t rule = 0;
  for (const auto& pattern : patterns) {
    for (const auto& branch : pattern.branches()) {
      auto& indexed = tree.branches.emplace_back(RuleTree::IndexedBranch{rule, branch, {}});
      for (const auto& field : branch) {
        indexed.paths.push_back(tree.paths.intern(Paths::root, field.path));
      }
    }
    ++rule;
  }
  TreeBuilder(tree).build();
  return tree;
}

}  // namespace sagewatch::event_pattern
