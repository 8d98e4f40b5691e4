#include <algorithm>
#include <map>
#include <optional>

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

using Numbers = std::vector<std::uint32_t>;

/// The field under whose keys an entry is put next.
struct Choice {
  std::uint32_t field;
  Numbers keys;
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
    build_node(0, all);
  }

 private:
  struct NumberedKey {
    std::uint32_t path;
    Key key;
  };
  /// For each matcher of a field its ways, each with the numbers of its keys.
  using FieldWays = std::vector<std::vector<Numbers>>;

  /// Each key at each path has a number, to count the branches that share it.
  void number_keys(const RuleTree::IndexedBranch& branch) {
    auto& fields = ways_by_branch_.emplace_back();
    for (std::size_t i = 0; i < branch.fields.size(); ++i) {
      auto& ways_of_field = fields.emplace_back();
      for (const auto& matcher : branch.fields[i].matchers) {
        auto& ways = ways_of_field.emplace_back();
        for (auto& keys : ways_to(matcher)) ways.push_back(numbers_of(branch.paths[i], keys));
      }
    }
  }

  Numbers numbers_of(std::uint32_t path, Keys& keys) {
    Numbers out;
    for (auto& key : keys) {
      const auto fresh = static_cast<std::uint32_t>(keys_.size());
      const auto owner = RuleTree::family(path, key.kind);
      out.push_back(key_numbers_.find_or_insert(owner, key.text, fresh));
      if (out.back() == fresh) keys_.push_back({path, std::move(key)});
    }
    return unique(std::move(out));
  }

  static Numbers unique(Numbers numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

  /// Whether a field may be the next level; one that must be absent has no keys.
  static bool is_free(const Entry& entry, std::uint32_t field, const FieldWays& ways) {
    std::size_t keys = 0;
    for (const auto& of_matcher : ways) keys += of_matcher.front().size();
    return keys > 0 && keys * entry.copies <= most_copies &&
           std::ranges::find(entry.used, field) == entry.used.end();
  }

  /// Calls `act` with each field that may be the next level, and its ways.
  template <class Act>
  void each_free_field(const Entry& entry, Act act) const {
    const auto& fields = ways_by_branch_[entry.branch];
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      if (is_free(entry, i, fields[i])) act(i, fields[i]);
    }
  }

  void count(const std::vector<Entry>& entries, bool up) {
    for (const auto& entry : entries) {
      each_free_field(entry, [&](std::uint32_t, const FieldWays& matchers) {
        for (const auto& ways : matchers) {
          for (const auto& keys : ways) {
            for (const auto key : keys) counts_[key] = up ? counts_[key] + 1 : 0;
          }
        }
      });
    }
  }

  std::size_t sharing(const Numbers& keys) const {
    std::size_t out = 0;
    for (const auto key : keys) out += counts_[key];
    return out;
  }

  /// For each matcher the keys that are shared by the fewest branches.
  Numbers best_keys(const FieldWays& matchers) const {
    Numbers out;
    for (const auto& ways : matchers) {
      const auto& best =
          *std::ranges::min_element(ways, {}, [&](const Numbers& keys) { return sharing(keys); });
      out.insert(out.end(), best.begin(), best.end());
    }
    return unique(std::move(out));
  }

  /// The field whose keys are shared by the fewest other branches.
  std::optional<Choice> best_field(const Entry& entry) const {
    std::optional<Choice> best;
    std::size_t least = SIZE_MAX;
    each_free_field(entry, [&](std::uint32_t field, const FieldWays& matchers) {
      auto keys = best_keys(matchers);
      const auto shared = sharing(keys);
      if (shared >= least) return;
      least = shared;
      best = {field, std::move(keys)};
    });
    return best;
  }

  std::vector<std::optional<Choice>> choose(const std::vector<Entry>& entries) {
    std::vector<std::optional<Choice>> out(entries.size());
    if (entries.size() <= few) return out;
    count(entries, true);
    std::ranges::transform(entries, out.begin(),
                           [&](const Entry& entry) { return best_field(entry); });
    count(entries, false);
    return out;
  }

  void build_node(std::uint32_t node, const std::vector<Entry>& entries) {
    std::map<std::uint32_t, std::vector<Entry>> by_key;
    const auto choices = choose(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (choices[i]) {
        put_below(entries[i], *choices[i], by_key);
      } else {
        tree_.nodes[node].branches.push_back(entries[i].branch);
      }
    }
    for (const auto& [key, below] : by_key) build_node(add_child(node, keys_[key]), below);
  }

  static void put_below(Entry entry, const Choice& choice,
                        std::map<std::uint32_t, std::vector<Entry>>& by_key) {
    entry.used.push_back(choice.field);
    entry.copies *= choice.keys.size();
    for (const auto key : choice.keys) by_key[key].push_back(entry);
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
  std::vector<std::vector<FieldWays>> ways_by_branch_;  ///< of each field
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
