#include "branch_match.hpp"

#include <algorithm>

#include "same_element.hpp"

namespace sagewatch::event_pattern {
namespace {

bool accepts_any(const Field& field, const Leaf& leaf) {
  return std::ranges::any_of(field.matchers,
                             [&](const Matcher& matcher) { return accepts(matcher, leaf); });
}

enum class Found { nothing, inside_arrays, outside };

/// Whether a leaf is accepted, and whether one of the accepted leaves is outside all array
/// elements, so that it is compatible with any choice for the other fields.
Found find(const Field& field, std::uint32_t path, const Leaves& leaves) {
  auto out = Found::nothing;
  for (auto at = first_leaf(leaves, path); at != Leaf::none; at = leaves.all[at].next) {
    const auto& leaf = leaves.all[at];
    if (!accepts_any(field, leaf)) continue;
    if (leaf.element == Leaf::none) return Found::outside;
    out = Found::inside_arrays;
  }
  return out;
}

Candidates candidates(const Field& field, std::uint32_t path, const Leaves& leaves) {
  Candidates out{field.matchers.empty(), {}};
  for (auto at = first_leaf(leaves, path); at != Leaf::none; at = leaves.all[at].next) {
    if (out.must_be_absent || accepts_any(field, leaves.all[at])) out.leaves.push_back(at);
  }
  return out;
}

}  // namespace

std::uint32_t first_leaf(const Leaves& leaves, std::uint32_t path) {
  return path < leaves.first.size() ? leaves.first[path] : Leaf::none;
}

bool field_matches(const Field& field, std::uint32_t path, const Leaves& leaves) {
  if (field.matchers.empty()) return first_leaf(leaves, path) == Leaf::none;
  return find(field, path, leaves) != Found::nothing;
}

bool branch_matches(const Branch& branch, std::span<const std::uint32_t> paths,
                    const Leaves& leaves) {
  bool any_inside = false;
  for (std::size_t i = 0; i < branch.size(); ++i) {
    if (branch[i].matchers.empty()) {
      any_inside |= first_leaf(leaves, paths[i]) != Leaf::none;
      continue;
    }
    const auto found = find(branch[i], paths[i], leaves);
    if (found == Found::nothing) return false;
    any_inside |= found == Found::inside_arrays;
  }
  if (!any_inside) return true;
  std::vector<Candidates> fields;
  for (std::size_t i = 0; i < branch.size(); ++i) {
    fields.push_back(candidates(branch[i], paths[i], leaves));
  }
  return have_common_elements(leaves, fields);
}

}  // namespace sagewatch::event_pattern
