#include "sagewatch/solution/suggest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace sagewatch::solution {
namespace {

/// Levenshtein distance, one row at a time.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    auto diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j < row.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

constexpr std::size_t longest_typo = 64;

}  // namespace

std::optional<std::string> nearest(std::string_view typed,
                                   std::span<const std::string_view> candidates) {
  if (typed.size() > longest_typo || candidates.empty()) return std::nullopt;
  const auto far = [&](std::string_view candidate) { return distance(typed, candidate); };
  const auto best = std::ranges::min_element(candidates, {}, far);
  const auto near_enough = std::max<std::size_t>(2, best->size() / 3);
  if (far(*best) > near_enough) return std::nullopt;
  return std::string(*best);
}

std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates,
                         std::string_view otherwise) {
  const auto meant = nearest(typed, candidates);
  return meant ? "did you mean '" + *meant + "'?" : std::string(otherwise);
}

}  // namespace sagewatch::solution
