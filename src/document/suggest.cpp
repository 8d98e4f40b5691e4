#include "sagewatch/document/suggest.hpp"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace sagewatch::document {
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

/// The length of the common prefix of two texts.
std::size_t common_prefix(std::string_view left, std::string_view right) {
  const auto [end, other] = std::ranges::mismatch(left, right);
  return static_cast<std::size_t>(end - left.begin());
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// The length of the word of letters and digits around a position in a text.
std::size_t word_around(std::string_view text, std::size_t at) {
  auto begin = std::min(at, text.size());
  auto end = begin;
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  while (end < text.size() && is_word(text[end])) ++end;
  return end - begin;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool same_but_for_case(std::string_view left, std::string_view right) {
  const auto lower = [](unsigned char c) { return std::tolower(c); };
  return std::ranges::equal(left, right, {}, lower, lower);
}

/// Removes the first word from a text; empty if there is none left.
std::string_view take_word(std::string_view& text) {
  const auto* begin = std::ranges::find_if(text, is_word);
  const auto* end = std::find_if_not(begin, text.end(), is_word);
  const std::string_view word(begin, end);
  text = std::string_view(end, text.end());
  return word;
}

/// Whether two texts differ only in case, or in the characters between and around their words.
bool same_words(std::string_view left, std::string_view right) {
  while (true) {
    const auto word = take_word(left);
    if (!same_but_for_case(word, take_word(right))) return false;
    if (word.empty()) return true;
  }
}

bool looks_like_typo(std::string_view typed, std::string_view meant) {
  constexpr std::size_t longest_difference = 4;
  constexpr std::size_t shortest_word = 4;
  if (typed == meant || typed.empty()) return false;
  if (same_words(typed, meant)) return true;
  const auto begin = common_prefix(typed, meant);
  auto left = typed.substr(begin);
  auto right = meant.substr(begin);
  while (!left.empty() && !right.empty() && left.back() == right.back()) {
    left.remove_suffix(1);
    right.remove_suffix(1);
  }
  if (std::max(left.size(), right.size()) > longest_difference || has_digit(left) ||
      has_digit(right) ||
      std::max(word_around(typed, begin), word_around(meant, begin)) < shortest_word) {
    return false;
  }
  return distance(left, right) <= 2;
}

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

std::optional<std::string> near_miss(std::string_view typed,
                                     std::span<const std::string_view> candidates) {
  const auto meant = [&](std::string_view candidate) { return looks_like_typo(typed, candidate); };
  const auto found = std::ranges::find_if(candidates, meant);
  if (found == candidates.end()) return std::nullopt;
  return std::string(*found);
}

std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates,
                         std::string_view otherwise) {
  const auto meant = nearest(typed, candidates);
  return meant ? "did you mean '" + *meant + "'?" : std::string(otherwise);
}

}  // namespace sagewatch::document
