#include "changes/stack_set_access.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "changes/stack_set_templates.hpp"

namespace sagewatch {
namespace {

/// Absent if there are no templates to compare.
std::optional<std::vector<AccessChange>> access_in_accounts(const Change& change) {
  auto diff = diff_in_accounts(change);
  if (!diff) return std::nullopt;
  auto out = std::move(diff->access);
  for (auto& one : out) {
    one.sentence = fmt::format("in the accounts of {}: {}", change.logical_id, one.sentence);
    one.logical_id = change.logical_id;
  }
  return out;
}

}  // namespace

std::vector<AccessChange> access_with_stack_sets(const ChangeSet& set) {
  std::vector<AccessChange> inside;
  std::set<std::string> told;
  for (const auto& change : set.changes) {
    auto inner = access_in_accounts(change);
    if (!inner) continue;
    told.insert(change.logical_id);
    std::ranges::move(*inner, std::back_inserter(inside));
  }
  auto out = access_changes(set);
  std::erase_if(out, [&](const auto& one) { return told.contains(one.logical_id); });
  std::ranges::move(inside, std::back_inserter(out));
  return out;
}

}  // namespace sagewatch
